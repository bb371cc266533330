/**
 * Checks the laws of the redline on real pairs, given by path: `redline-check.ts PAIRS.jsonl[.gz]`.
 * Prints every law that is broken, and ends with 1 when there is one.
 */
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { brokenLaws, syntaxShown } from './redline/invariants.ts';
import { readPairs } from './redline/pairs.ts';
import { brokenRenderings } from './redline/renderings.ts';

/** Ways of writing the same that are safe on any document. */
const MUTATIONS: readonly (readonly [string, (markdown: string) => string])[] = [
  ['CRLF', (markdown) => markdown.replace(/\r?\n/g, '\r\n')],
  ['closed headings', (markdown) => markdown.replace(/^(#{1,6}) ([^#\n{]*[^#\n{\s]) *$/gm, '$1 $2 $1')],
  ['a comment at the end', (markdown) => `${markdown.trimEnd()}\n\n<!-- nobody sees this -->\n`],
  ['spaces at line ends', (markdown) => markdown.replace(/(\S)\n\n/g, '$1 \n\n')],
];

const [path] = process.argv.slice(2);
if (!path) {
  process.stderr.write('Give the file with the pairs: redline-check.ts PAIRS.jsonl[.gz]\n');
  process.exit(2);
}
const pairs = readPairs(path);
let failures = 0;
const fail = (id: string, what: string) => {
  failures++;
  process.stdout.write(`${id}: ${what}\n`);
};
for (const pair of pairs) {
  const [old, after] = [parseClauses(pair.old), parseClauses(pair.new)];
  for (const law of brokenLaws(old, after)) fail(pair.id, law);
  for (const law of brokenLaws(after, old)) fail(`${pair.id} backwards`, law);
  for (const what of brokenRenderings(redline(old, after))) fail(pair.id, what);
  if (!pair.new.includes('```'))
    for (const [name, mutate] of MUTATIONS) {
      const written: readonly Clause[] = parseClauses(mutate(pair.new));
      if (syntaxShown(after, written)) fail(pair.id, `5: ${name} is shown as a change`);
    }
}
process.stdout.write(`${pairs.length} pairs, ${failures} broken laws.\n`);
process.exitCode = failures === 0 ? 0 : 1;
