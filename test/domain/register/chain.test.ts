import { describe, expect, test } from 'vitest';
import { canonicalJson, digest } from '#domain/digest.ts';
import { actDigest, appendAct, EMPTY_HEAD, readRegister } from '#domain/register/chain.ts';
import { at, fullRegister } from '../timeline/record.ts';

describe('the chain', () => {
  test('each line is canonical JSON and names the digest of the line before', () => {
    const { text, acts } = fullRegister();
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(acts.length);
    lines.forEach((line, index) => {
      expect(canonicalJson(JSON.parse(line))).toBe(line);
      expect(JSON.parse(line).prev).toBe(index === 0 ? EMPTY_HEAD : digest(lines[index - 1] ?? ''));
    });
  });

  test('a register reads back as the acts that were written, with digest and head', () => {
    const { text, acts } = fullRegister();
    const read = readRegister(text);
    expect(read.problems).toEqual([]);
    expect(read.acts).toEqual(acts);
    expect(read.head).toBe(digest(text.trimEnd().split('\n').at(-1) ?? ''));
    expect(read.digests.get(3)).toBe(actDigest(acts[2] as never));
  });

  test('changing any one byte of a small register is found, at that line or the one after', () => {
    const { text } = fullRegister();
    const bytes = Buffer.from(text);
    const { head } = readRegister(text);
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const line = bytes.subarray(0, index).filter((byte) => byte === 10).length + 1;
      const { problems } = readRegister(changed.toString('utf8'), 'r');
      // No later line vouches for the last one: the head on the site and in every notice does.
      if (problems.length === 0) {
        expect(line, `byte ${index}`).toBe(text.split('\n').length - 1);
        expect(readRegister(changed.toString('utf8')).head).not.toBe(head);
      } else expect([line, line + 1], `byte ${index}`).toContain(problems[0]?.line);
    }
  });

  test('dropping, doubling or swapping lines is found', () => {
    const { text } = fullRegister();
    const lines = text.trimEnd().split('\n');
    for (let index = 0; index < lines.length - 1; index += 1) {
      const dropped = lines.toSpliced(index, 1);
      const doubled = lines.toSpliced(index, 0, lines[index] ?? '');
      const swapped = lines.toSpliced(index, 2, lines[index + 1] ?? '', lines[index] ?? '');
      for (const changed of [dropped, doubled, swapped])
        expect(readRegister(`${changed.join('\n')}\n`).problems).toHaveLength(1);
    }
  });

  test('the same act is never recorded twice', () => {
    const { text, acts } = fullRegister();
    const { v: _v, seq: _seq, prev: _prev, ...again } = acts[0] as never as Record<string, unknown>;
    expect(() => appendAct(text, { ...again, recordedAt: at('2027-03-01T00:00:00Z') } as never)).toThrow(
      /stands in the register already: line 1/,
    );
  });

  test('an act is never recorded before the one it follows', () => {
    const record = fullRegister();
    expect(() => record.publish('Z', '2027-01-15T00:00:00Z')).toThrow(
      /It is 2027-01-15.* last act was recorded at 2027-02-08/,
    );
  });
});

describe('damage is told in a sentence, with the exact repair', () => {
  const good = fullRegister().text;
  const lines = good.trimEnd().split('\n');
  test.each([
    ['a half-written last line', good.slice(0, -40), 'register/half-line', 10],
    ['a missing last line feed', good.slice(0, -1), 'register/no-line-feed', 10],
    [
      'a merge conflict',
      `${lines.slice(0, 3).join('\n')}\n<<<<<<< HEAD\n${lines[3]}\n=======\n${lines[3]}\n>>>>>>> other\n`,
      'register/merge-conflict',
      4,
    ],
    ['Windows line endings', good.replaceAll('\n', '\r\n'), 'register/not-canonical', 1],
    ['an empty line', good.replace('\n', '\n\n'), 'register/not-json', 2],
    ['a line of a later version', good.replace('"v":1', '"v":2'), 'register/not-an-act', 1],
    ['an unknown key', good.replace('{"', '{"extra":1,"'), 'register/not-an-act', 1],
  ])('%s', (_, text, code, line) => {
    const { problems, acts } = readRegister(text, 'content/privacy/register.jsonl');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code,
      line,
      file: 'content/privacy/register.jsonl',
      severity: 'error',
    });
    expect(problems[0]?.hint).toBeTruthy();
    expect(acts).toHaveLength(line - 1);
  });
});

test('every kind of act can be read back after it was written', () => {
  const kinds = new Set(fullRegister().acts.map((act) => act.kind));
  expect([...kinds].sort()).toEqual([
    'deviation',
    'erratum',
    'notice-given',
    'notice-interrupted',
    'notice-started',
    'published',
    'rescheduled',
    'withdrawn',
  ]);
});
