/**
 * Parity of real translations: `node scripts/bench/parity-pairs.ts NL.md EN.md [NL.md EN.md …]`.
 * Prints every alarm and how many there are per 10,000 words. The files stay where they are.
 */
import { readFileSync } from 'node:fs';
import type { EditionText } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import type { Language } from '#domain/language.ts';
import { parseGlossary } from '#domain/review/glossary.ts';
import { parityFindings } from '#domain/review/parity/parity.ts';
import { wordsOf } from '#domain/review/sentences.ts';

const files = process.argv.slice(2);
if (files.length === 0 || files.length % 2 !== 0) {
  process.stderr.write('Give pairs of files: Dutch, English, Dutch, English …\n');
  process.exit(2);
}

const { glossary } = parseGlossary(readFileSync('content/glossary.yaml', 'utf8'), 'content/glossary.yaml');

function read(file: string, language: Language): EditionText {
  const body = readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  return { language, file, title: file, clauses: parseClauses(body), sha256: '' };
}

let words = 0;
const alarms = { error: 0, warning: 0, info: 0 };
for (let at = 0; at < files.length; at += 2) {
  const [nl, en] = [read(files[at]!, 'nl'), read(files[at + 1]!, 'en')];
  words += [...nl.clauses, ...en.clauses].reduce((sum, clause) => sum + wordsOf(clause.text).length, 0);
  for (const finding of parityFindings(nl, en, glossary)) {
    alarms[finding.severity] += 1;
    process.stdout.write(
      `${finding.severity} ${finding.file}:${finding.line} ${finding.message.en} (${finding.quote ?? ''})\n`,
    );
  }
}
const rate = ((alarms.error / Math.max(words, 1)) * 10_000).toFixed(2);
process.stdout.write(
  `${files.length / 2} pairs, ${words} words: ${alarms.error} errors (${rate} per 10,000 words), ${alarms.warning} warnings, ${alarms.info} remarks\n`,
);
