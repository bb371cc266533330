/** Accept all = new text, reject all = old text: proven with a reader that is not ours. */
import { expect, test } from 'vitest';
import type { EditionText } from '#domain/edition/model.ts';
import { ownText, textOfMarkdown } from '../domain/review/own-editions.ts';
import { LIBREOFFICE, settleInLibreOffice } from '../support/libreoffice.ts';
import { exportedRedline } from './word-file.ts';
import { HARD_PAIRS } from './word-pairs.ts';

const OWN = [
  ['2026-11-23', '2026-11-23-2', 'nl'],
  ['2018-05-07', '2026-11-23-2', 'en'],
] as const;

const pairs: readonly (readonly [what: string, old: EditionText, fresh: EditionText])[] = [
  ...HARD_PAIRS.map(
    ([what, before, after]) => [what, textOfMarkdown(before), textOfMarkdown(after)] as const,
  ),
  ...OWN.map(
    ([before, after, language]) =>
      [`${before} and ${after} in ${language}`, ownText(before, language), ownText(after, language)] as const,
  ),
];

/** Title, then paragraphs, items and cells, then footnotes in the order in which they are referred to. */
function lines(text: EditionText, title: string): readonly string[] {
  const referred = text.clauses.flatMap((clause) => clause.footnotes.map(({ label }) => label));
  const notes = text.clauses
    .filter((clause) => clause.kind === 'footnote' && referred.includes(clause.label ?? ''))
    .sort((a, b) => referred.indexOf(a.label ?? '') - referred.indexOf(b.label ?? ''));
  const rest = text.clauses.filter((clause) => clause.kind !== 'footnote');
  return [title, ...[...rest, ...notes].flatMap((clause) => clause.cells ?? [clause.text])].filter(
    (line) => line !== '',
  );
}

test.skipIf(!LIBREOFFICE)(
  LIBREOFFICE
    ? `in LibreOffice, for ${pairs.length} pairs with tables, lists, footnotes, moves, splits and joins`
    : 'not proven here: LibreOffice is not installed (apt-get install libreoffice-writer-nogui)',
  { timeout: 240_000 },
  async () => {
    const files = await Promise.all(pairs.map(([, old, fresh]) => exportedRedline(old, fresh)));
    const settled = settleInLibreOffice(files);
    for (const [at, [what, old, fresh]] of pairs.entries()) {
      expect(settled[at]?.accepted, `${what}: accepted`).toEqual(lines(fresh, fresh.title));
      expect(settled[at]?.rejected, `${what}: rejected`).toEqual(lines(old, fresh.title));
    }
  },
);
