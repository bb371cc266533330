import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repairRegister } from '#archive/register-file.ts';
import { digest } from '#domain/digest.ts';
import { readRegister } from '#domain/register/chain.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { newRecord } from '../domain/timeline/record.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'verify-'));
  writePublication(join(dir, 'privacy'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Two editions in two languages, the second material and told in time. */
function writePublication(folder: string): void {
  const record = newRecord();
  const files = (edition: string) => {
    const path = join(folder, edition);
    mkdirSync(path, { recursive: true });
    const write = (name: string, text: string) => {
      writeFileSync(join(path, name), text);
      return digest(text);
    };
    return {
      digests: {
        nl: write('nl.md', `Nederlandse tekst van ${edition}\n`),
        en: write('en.md', `English text of ${edition}\n`),
      },
      clauses: write('clauses.json', `{"edition":"${edition}"}\n`),
    };
  };
  record.publish('A', '2027-01-01T10:00:00Z', files('A'));
  const b = record.publish('B', '2027-02-01T10:00:00Z', { verdict: 'material', ...files('B') });
  record.tell(b, '2027-02-01T12:00:00Z');
  writeFileSync(join(folder, 'register.jsonl'), record.text);
}

const codes = () => verifyPublication({ dir }).problems.map((problem) => problem.code);

describe('verify', () => {
  test('finds nothing wrong with a sound publication, in a content folder and in a built site', () => {
    expect(codes()).toEqual([]);
    const site = join(dir, 'site');
    mkdirSync(site);
    cpSync(join(dir, 'privacy'), join(site, 'source', 'privacy'), { recursive: true });
    const { statements, problems } = verifyPublication({ dir: site });
    expect(problems).toEqual([]);
    expect(statements[0]).toMatchObject({ statement: 'privacy', editions: 2, files: 6 });
  });

  test('finds every changed byte of every published file', () => {
    const { head } = readRegister(readFileSync(join(dir, 'privacy', 'register.jsonl'), 'utf8'));
    for (const path of filesIn(dir)) {
      const bytes = readFileSync(path);
      for (let index = 0; index < bytes.length; index += path.endsWith('jsonl') ? 37 : 1) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ 1;
        writeFileSync(path, changed);
        const { problems } = verifyPublication({ dir, head });
        expect(problems.length, `${path} byte ${index}`).toBeGreaterThan(0);
      }
      writeFileSync(path, bytes);
    }
    expect(codes()).toEqual([]);
  });

  test('names a text that is gone, a folder that was renamed, and a language that was added', () => {
    rmSync(join(dir, 'privacy', 'A', 'en.md'));
    expect(codes()).toEqual(['archive/missing-file']);
    renameSync(join(dir, 'privacy', 'B'), join(dir, 'privacy', 'B-renamed'));
    expect(codes()).toEqual([...Array(4).fill('archive/missing-file'), 'verify/no-line']);
    writeFileSync(join(dir, 'privacy', 'A', 'de.md'), 'Deutsch\n');
    expect(codes()).toContain('archive/added-language');
  });

  test('warns of a frozen edition whose line was cut off the end of the register', () => {
    const register = join(dir, 'privacy', 'register.jsonl');
    const lines = readFileSync(register, 'utf8').split('\n');
    const last = lines.findLastIndex((line) => line.includes('"kind":"published"'));
    writeFileSync(
      register,
      lines
        .slice(0, last)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(codes()).toEqual(['verify/no-line']);
  });

  test('knows any line of the register by its digest, and no other', () => {
    const { digests } = readRegister(readFileSync(join(dir, 'privacy', 'register.jsonl'), 'utf8'));
    for (const head of digests.values()) expect(verifyPublication({ dir, head }).problems).toEqual([]);
    expect(verifyPublication({ dir, head: digest('another') }).problems[0]).toMatchObject({
      code: 'verify/unknown-head',
    });
  });

  test('refuses a folder without a register', () => {
    expect(() => verifyPublication({ dir: join(dir, 'privacy', 'A') })).toThrow(/There is no register in/);
  });
});

describe('a crash while writing', () => {
  const register = () => join(dir, 'privacy', 'register.jsonl');

  test('half a line is moved aside, and the register is as it was', () => {
    const sound = readFileSync(register(), 'utf8');
    appendFileSync(register(), '{"clauses":"abc');
    expect(codes()).toEqual(['register/half-line']);
    expect(repairRegister(join(dir, 'privacy'))?.message).toMatch(/ends with line 4 again/);
    expect(readFileSync(register(), 'utf8')).toBe(sound);
    expect(readFileSync(`${register()}.torn`, 'utf8')).toBe('{"clauses":"abc');
    expect(repairRegister(join(dir, 'privacy'))).toBeNull();
  });

  test('a missing line feed is added', () => {
    const sound = readFileSync(register(), 'utf8');
    writeFileSync(register(), sound.slice(0, -1));
    expect(codes()).toEqual(['register/no-line-feed']);
    repairRegister(join(dir, 'privacy'));
    expect(readFileSync(register(), 'utf8')).toBe(sound);
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
