/** Bad input through the command itself, in a process of its own: a sentence, nothing written, bounded memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initContent } from '#workflows/desk/init-content.ts';
import { contentTemplates } from '../../scripts/templates.ts';
import { wordFile } from '../exchange/word-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const MB = 1024 * 1024;

/** What an import of a small, good file needs; read once, all others may add this much to it. */
const ALLOWANCE_MB = 160;

let dir: string;
let needed: number;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'bad-input-'));
  initContent({ dir: join(dir, 'content'), templates: contentTemplates(), name: 'Bakkerij BV' });
  const good = imported('good.docx', wordFile('<w:p><w:r><w:t>Wij bewaren niets.</w:t></w:r></w:p>'));
  expect(good).toMatchObject({ status: 0, written: ['nl.md'] });
  needed = good.megabytes;
  rmSync(join(dir, 'content/privacy/2026-01-01'), { recursive: true });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

interface Outcome {
  readonly status: number | null;
  readonly said: string;
  /** Largest the process ever was. */
  readonly megabytes: number;
  readonly written: readonly string[];
}

/** Prints, as the process ends, how large it ever was (kilobytes, getrusage(2)). */
const MEASURE = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nmaxrss " + process.resourceUsage().maxRSS))',
)}`;

function imported(name: string, bytes: Uint8Array | null, language = 'nl'): Outcome {
  const file = join(dir, name);
  if (bytes) writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      MEASURE,
      'scripts/promulgate.ts',
      'import',
      file,
      ...['--statement', 'privacy', '--edition', '2026-01-01', '--lang', 'nl'],
      ...['--content', join(dir, 'content'), '--report-language', language],
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const folder = join(dir, 'content/privacy/2026-01-01');
  return {
    status,
    said: `${stdout}${stderr.replace(/\nmaxrss .*$/, '')}`,
    megabytes: Number(/maxrss (\d+)/.exec(stderr)?.[1]) / 1024,
    written: existsSync(folder) ? readdirSync(folder) : [],
  };
}

const DOCUMENT =
  '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Tekst.</w:t></w:r></w:p></w:body></w:document>';

/** An OLE container (MS-CFB) with a stream of this name in its directory. */
function ole(name: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, letter] of [...name].entries()) bytes.set([letter.charCodeAt(0), 0], 1024 + 2 * at);
  return bytes;
}

/** A ZIP whose directory says `claimed` bytes for its one part, and whose data unpack to `real`. */
function bomb(real: number, claimed: number): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(real), { level: 9 });
  const name = Buffer.from('word/document.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

const whole = () => wordFile(`<w:p><w:r><w:t>${'Wij bewaren niets. '.repeat(500)}</w:t></w:r></w:p>`);

test.each<readonly [what: string, name: string, bytes: () => Uint8Array, said: string]>([
  ['cut in half', 'half.docx', () => whole().slice(0, whole().length / 2), 'is beschadigd'],
  ['with a password', 'geheim.docx', () => ole('EncryptedPackage'), 'met een wachtwoord beveiligd'],
  ['of an old Word', 'oud.doc', () => ole('WordDocument'), 'een oude Word-versie (.doc)'],
  [
    'with macros',
    'macro.docm',
    () => zipSync({ 'word/document.xml': strToU8(DOCUMENT), 'word/vbaProject.bin': new Uint8Array(9) }),
    'bevat macro’s. Er is niets van uitgevoerd.',
  ],
  ['that is a zip bomb', 'bom.docx', () => bomb(300 * MB, 300 * MB), 'veel groter zijn dan een verklaring'],
  [
    'that is a zip bomb and lies about it',
    'leugen.docx',
    () => bomb(300 * MB, 1_000),
    'veel groter zijn dan een verklaring',
  ],
  ['that is a scan', 'scan.pdf', () => strToU8('%PDF-1.7\n1 0 obj << /Subtype /Image >>'), 'Dit is een pdf.'],
])('a file %s is refused in a sentence, and nothing is written', (_, name, bytes, said) => {
  const outcome = imported(name, bytes());
  expect(outcome).toMatchObject({ status: 1, written: [] });
  expect(outcome.said).toContain(said);
  expect(outcome.said).not.toMatch(/\n\s+at |Error:|undefined/);
  expect(outcome.megabytes).toBeLessThan(needed + ALLOWANCE_MB);
});

test('a file of 200 MB is not even read', () => {
  writeFileSync(join(dir, 'groot.docx'), 'PK\u0003\u0004');
  truncateSync(join(dir, 'groot.docx'), 200 * MB);
  const outcome = imported('groot.docx', null);
  expect(outcome).toMatchObject({ status: 1, written: [] });
  expect(outcome.said).toContain('Dit bestand is 200 MB; zo groot is een verklaring nooit.');
  expect(outcome.megabytes).toBeLessThan(needed + 20);
});

test('an embedded object is left out and named, and never opened', () => {
  const outcome = imported(
    'ingesloten.docx',
    wordFile(
      '<w:p><w:r><w:t>Wij bewaren niets.</w:t></w:r><w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r></w:p>',
      { 'word/embeddings/oleObject1.bin': 'x'.repeat(MB) },
    ),
  );
  expect(outcome).toMatchObject({ status: 0, written: ['nl.md'] });
  expect(outcome.said).toContain('“Excel.Sheet”');
  expect(outcome.megabytes).toBeLessThan(needed + ALLOWANCE_MB);
  rmSync(join(dir, 'content/privacy/2026-01-01'), { recursive: true });
});
