import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { editDocument, generateDocument } from '../../../scripts/bench/redline/generate.ts';
import { brokenLaws, syntaxShown } from '../../../scripts/bench/redline/invariants.ts';
import { brokenRenderings } from '../../../scripts/bench/redline/renderings.ts';
import { PLAIN, SYNTAX_MUTATIONS, writeMarkdown } from '../../../scripts/bench/redline/write-markdown.ts';

/** 20,000 in the soak; a seeded tenth in every run. */
const DOCUMENTS = process.env.SOAK ? 20_000 : 2_000;
const PATIENCE_MS = process.env.SOAK ? 3_600_000 : 240_000;

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const check = (numRuns: number) => ({ numRuns, seed: 20_261_123, endOnFailure: true });

describe('the laws of a redline hold on generated documents', () => {
  test(
    'lossless, complete, empty on itself, repeatable, whole words, fixed ids, bounded work, deaf to syntax',
    () => {
      let seen = 0;
      fc.assert(
        fc.property(seeds, seeds, (document, edit) => {
          const before = generateDocument(document);
          const old = parseClauses(writeMarkdown(before));
          const after = parseClauses(writeMarkdown(editDocument(before, edit)));
          expect(brokenLaws(old, after)).toEqual([]);
          // Every rendering on both sides takes as long as the comparison: every fourth document.
          if (process.env.SOAK || seen % 4 === 0) expect(brokenRenderings(redline(old, after))).toEqual([]);
          const [name, style] = SYNTAX_MUTATIONS[seen++ % SYNTAX_MUTATIONS.length]!;
          const written = parseClauses(writeMarkdown(before, { ...PLAIN, ...style }));
          expect(syntaxShown(old, written), name).toBe(false);
        }),
        check(DOCUMENTS),
      );
    },
    PATIENCE_MS,
  );

  test(
    'a link or emphasis that changed is always recorded, whatever else changed',
    () => {
      fc.assert(
        fc.property(seeds, fc.boolean(), (seed, link) => {
          const old = parseClauses(writeMarkdown(generateDocument(seed)));
          // A picture is a mark too, and another picture is a link.
          const isPicture = ({ type }: Clause['marks'][number]) => type === 'image';
          const at = old.findIndex(({ links, marks }) =>
            link ? links.length > 0 : marks.some((mark) => !isPicture(mark)),
          );
          if (at === -1) return;
          const after = old.map((clause, i): Clause => {
            if (i !== at) return clause;
            return link
              ? { ...clause, links: clause.links.map((each) => ({ ...each, url: `${each.url}/other` })) }
              : { ...clause, marks: clause.marks.filter(isPicture) };
          });
          const [change, ...more] = redline(old, after).changes;
          expect(more).toEqual([]);
          expect(change).toMatchObject({ from: [at], to: [at], facets: [link ? 'link' : 'format'] });
        }),
        check(DOCUMENTS / 8),
      );
    },
    PATIENCE_MS,
  );
});

describe('the laws hold on any characters at all', () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        'de',
        'not',
        '30',
        '👩‍👩‍👧',
        '🇳🇱',
        'é',
        'e\u0301',
        '\u200B',
        '\u202E',
        '# ',
        '- ',
        '\n\n',
        '| a |',
        '{#x}',
      ),
    ),
    { maxLength: 30 },
  );
  test(
    'and none makes reading or comparing fail',
    () => {
      fc.assert(
        fc.property(text, text, (a, b) => {
          expect(brokenLaws(parseClauses(a.join(' ')), parseClauses(b.join(' ')))).toEqual([]);
        }),
        check(DOCUMENTS / 8),
      );
    },
    PATIENCE_MS,
  );
});
