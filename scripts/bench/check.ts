/**
 * How long `check` takes on a draft of about 6,000 words in two languages, compared with an edition in force:
 * `node scripts/bench/check.ts`. Cold includes loading the dictionaries; warm is the best of three.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { checkContent } from '#workflows/check.ts';

const TARGET_WORDS = 6000;
const dir = mkdtempSync(join(tmpdir(), 'bench-check-'));

/** Our own statement again and again, each time a little different, so that no clause is there twice. */
function long(language: 'nl' | 'en', edited: boolean): string {
  const source = readFileSync(`content/privacy/2026-11-23-2/${language}.md`, 'utf8');
  const body = source.split('---\n').slice(2).join('---\n');
  const times = Math.ceil(TARGET_WORDS / body.split(/\s+/).length);
  const parts = Array.from({ length: times }, (_, at) =>
    body.replace(/^(#+ .*)$/gm, `$1 ${at + 1}`).replace(/\.\n/g, ` (${at + 1}).\n`),
  );
  const text = parts.join('\n');
  return `---\ntitle: Test\n---\n\n${edited ? text.replace(/90 (dagen|days)/, '60 $1') : text}`;
}

try {
  writeFileSync(join(dir, 'publisher.yaml'), readFileSync('content/publisher.yaml', 'utf8'));
  writeFileSync(join(dir, 'glossary.yaml'), readFileSync('content/glossary.yaml', 'utf8'));
  for (const [edition, edited] of [
    ['2026-01-01', false],
    ['2026-02-01', true],
  ] as const) {
    mkdirSync(join(dir, 'privacy', edition), { recursive: true });
    for (const language of ['nl', 'en'] as const)
      writeFileSync(join(dir, 'privacy', edition, `${language}.md`), long(language, edited));
  }
  const once = async () => {
    const started = performance.now();
    const archive = readArchive(dir);
    const dictionaries = await loadDictionaries(archive.publisher.languages);
    const report = checkContent({
      archive,
      now: '2026-11-23T10:00:00.000Z',
      dictionaries,
      reader: 'nl',
      edition: '2026-02-01',
    });
    return {
      ms: performance.now() - started,
      words: report.editions[0]?.words ?? 0,
      findings: report.editions[0]?.findings.length ?? 0,
    };
  };
  const cold = await once();
  const warm = [await once(), await once(), await once()].sort((a, b) => a.ms - b.ms)[0]!;
  process.stdout.write(
    `${cold.words} words in two languages, ${cold.findings} findings: cold ${(cold.ms / 1000).toFixed(2)} s (at most 10), warm ${(warm.ms / 1000).toFixed(2)} s (at most 3)\n`,
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
