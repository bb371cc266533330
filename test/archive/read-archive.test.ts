import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { appendActs } from '#archive/register-file.ts';
import { ProblemError } from '#domain/problem.ts';
import { type ContentFolder, contentFolder } from '../workflows/content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { term: ['binnen 1 maand', 'within 1 month'] });
  content.publish('b', '2027-01-02T10:00:00Z');
});
afterEach(() => content.remove());

const at = (...path: string[]) => join(content.dir, 'privacy', ...path);
const problems = () => readArchive(content.dir).problems;

function refusal(): readonly {
  message: string;
  code: string;
  line?: number | undefined;
  file?: string | undefined;
}[] {
  try {
    readArchive(content.dir);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
}

describe('a sound content folder', () => {
  test('reads without a problem, published editions first, with frozen ids', () => {
    content.write('c', { term: ['binnen 1 maand', 'within 1 month'] });
    const archive = readArchive(content.dir);
    expect(archive.problems).toEqual([]);
    const [statement] = archive.statements;
    expect(statement?.editions.map((edition) => edition.id)).toEqual(['a', 'b', 'c']);
    expect(statement?.drafts.map((draft) => draft.id)).toEqual(['c']);
    const ids = (edition: number) =>
      statement?.editions[edition]?.texts.nl?.clauses.map((clause) => clause.id);
    expect(ids(1)).toEqual(ids(0));
    expect(ids(2)).toEqual(ids(0));
  });

  test('problems of a draft stay with the draft: nothing of it reaches the public record', () => {
    content.write('c', { languages: ['nl'] });
    const archive = readArchive(content.dir);
    expect(archive.problems).toEqual([]);
    expect(archive.statements[0]?.drafts[0]?.problems[0]?.code).toBe('edition/missing-translation');
  });
});

describe('behind the register’s back', () => {
  test('an altered text is named with its file, line and both digests', () => {
    const text = readFileSync(at('a', 'nl.md'), 'utf8');
    writeFileSync(at('a', 'nl.md'), text.replace('90 dagen', '91 dagen'));
    expect(problems()).toHaveLength(1);
    expect(problems()[0]).toMatchObject({ code: 'archive/altered-text', file: at('a', 'nl.md'), line: 13 });
    expect(problems()[0]?.message).toMatch(
      /published on 2027-01-01 and changed since: its digest is [0-9a-f]{64}, the register has [0-9a-f]{64}/,
    );
  });

  test('a text altered into something unreadable is still told as altered', () => {
    writeFileSync(at('a', 'nl.md'), '---\ntitle: [\n---\n');
    expect(problems().map((problem) => problem.code)).toEqual(['archive/altered-text']);
  });

  test('a removed file, a removed folder and an added language', () => {
    rmSync(at('a', 'en.md'));
    rmSync(at('b'), { recursive: true });
    expect(problems().map((problem) => problem.code)).toEqual([
      'archive/missing-file',
      'archive/missing-edition',
    ]);
  });

  test('a renamed folder is recognised by its texts', () => {
    renameSync(at('b'), at('x'));
    expect(problems()).toHaveLength(1);
    expect(problems()[0]).toMatchObject({ code: 'archive/renamed-edition' });
    expect(problems()[0]?.hint).toContain(`git mv ${at('x')} ${at('b')}`);
  });

  test('frozen ids without an act', () => {
    content.write('x');
    writeFileSync(at('x', 'clauses.json'), readFileSync(at('a', 'clauses.json')));
    writeFileSync(at('x', 'nl.md'), `${readFileSync(at('x', 'nl.md'), 'utf8')}\nAnders.\n`);
    expect(problems().map((problem) => problem.code)).toEqual(['archive/unknown-edition']);
  });

  test('changed clause ids', () => {
    appendFileSync(at('a', 'clauses.json'), '\n');
    expect(problems().map((problem) => problem.code)).toEqual(['archive/altered-clauses']);
  });

  test('no act is recorded on a damaged record', () => {
    appendFileSync(at('a', 'nl.md'), '\nErbij.\n');
    content.write('c');
    expect(() => content.publish('c', '2027-02-01T10:00:00Z')).toThrow(/changed since/);
  });
});

describe('input that cannot be read', () => {
  test('bytes that are not UTF-8 are told with file and line', () => {
    mkdirSync(at('c'));
    writeFileSync(at('c', 'nl.md'), Buffer.from('---\ntitle: T\n---\n\nPriv\xe9.\n', 'latin1'));
    const draft = readArchive(content.dir).statements[0]?.drafts[0];
    expect(draft?.problems[0]).toMatchObject({ code: 'archive/not-utf8', file: at('c', 'nl.md'), line: 5 });
  });

  test('a missing folder, a folder without publisher.yaml', () => {
    expect(() => readArchive(join(content.dir, 'nowhere'))).toThrow(
      /There is no content folder .*nowhere.*promulgate init/s,
    );
    rmSync(join(content.dir, 'publisher.yaml'));
    expect(() => readArchive(content.dir)).toThrow(/There is no file .*publisher\.yaml/);
  });

  test('every mistake in publisher.yaml is told at once, with its line', () => {
    writeFileSync(
      join(content.dir, 'publisher.yaml'),
      "name: ''\ncontact: { emial: info@example.org }\nauthentic: fr\nlanguages: [nl]\ntime-zone: Europe/Amsterdm\nnotice: { period: soon, threshold: 2 }\nsender: { updates: x, privacy: a@example.org, reply-to: a@example.org }\nstatements: { privacy: { nl: P } }\n",
    );
    const told = refusal();
    expect(told.map((problem) => problem.line)).toEqual([1, 2, 2, 3, 5, 6, 6, 7]);
    expect(told.map((problem) => problem.message).join(' ')).toMatch(/time zone nobody knows/);
  });

  test('an empty content folder says how to begin', () => {
    rmSync(at(), { recursive: true });
    expect(problems()[0]).toMatchObject({ code: 'archive/empty' });
  });

  test('a statement that publisher.yaml does not name', () => {
    mkdirSync(join(content.dir, 'cookies', 'a'), { recursive: true });
    writeFileSync(join(content.dir, 'cookies', 'a', 'nl.md'), '---\ntitle: T\n---\n\nTekst.\n');
    expect(problems()[0]).toMatchObject({ code: 'archive/unnamed-statement' });
  });

  test('a register that another process is writing', () => {
    writeFileSync(at('register.jsonl.lock'), `${process.pid}\n`);
    expect(() => appendActs(at(), [])).toThrow(/Another process is writing/);
    writeFileSync(at('register.jsonl.lock'), '99999999\n');
    expect(appendActs(at(), [])).toEqual([]);
  });
});
