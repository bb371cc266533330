/** Parity: does each clause say the same in every language? (site.md 8) */
import type { Clause, EditionText } from '../../edition/model.ts';
import { excerpt, type Finding, locate } from '../finding.ts';
import type { Glossary } from '../glossary.ts';
import { wordsOf } from '../sentences.ts';
import { compareClauses, type Difference, factDifferences } from './differences.ts';
import { factsOf } from './facts.ts';
import { type Pair, pairClauses } from './structure.ts';

const SOURCE = 'GDPR art. 12(1); WP260 rev.01 par. 13';

/** All differences between the authentic text and a translation of it. */
export function parityFindings(
  authentic: EditionText,
  translation: EditionText,
  glossary: Glossary = [],
): readonly Finding[] {
  const pairs = pairClauses(authentic.clauses, translation.clauses);
  const findings = pairs.flatMap((pair) => pairFindings(pair, authentic, translation, glossary));
  return [...frontFindings(authentic, translation), ...findings, ...lengthFindings(authentic, translation)];
}

function pairFindings(
  pair: Pair,
  authentic: EditionText,
  translation: EditionText,
  glossary: Glossary,
): readonly Finding[] {
  if (!pair.here || !pair.there) return [skeletonFinding(pair, authentic, translation)];
  const { here, there } = pair;
  return compareClauses(here, there, authentic.language, translation.language, glossary).map((difference) =>
    finding(difference, there, translation),
  );
}

function skeletonFinding(pair: Pair, authentic: EditionText, translation: EditionText): Finding {
  const [clause, text, other] = pair.here
    ? [pair.here, authentic, translation]
    : [pair.there!, translation, authentic];
  return finding(
    {
      code: 'parity/skeleton',
      severity: 'error',
      message: {
        nl: `Deze bepaling staat niet in ${other.file}`,
        en: `This clause is missing from ${other.file}`,
      },
      hint: {
        nl: 'Elke taal heeft dezelfde koppen, alinea’s, punten en rijen, in dezelfde volgorde.',
        en: 'Every language has the same headings, paragraphs, items and rows, in the same order.',
      },
    },
    clause,
    text,
  );
}

const DOCUMENT_RATIO = { low: 0.85, high: 1.35, words: 200 } as const;

/** Dutch against English words of a whole text stayed within these bounds in 22 real pairs (site.md 8). */
function lengthFindings(authentic: EditionText, translation: EditionText): readonly Finding[] {
  const count = (text: EditionText) =>
    text.clauses.reduce((sum, clause) => sum + wordsOf(clause.text).length, 0);
  const [nl, en] =
    authentic.language === 'nl'
      ? [count(authentic), count(translation)]
      : [count(translation), count(authentic)];
  const ratio = nl / Math.max(en, 1);
  const [first] = translation.clauses;
  if (!first || en < DOCUMENT_RATIO.words || (ratio >= DOCUMENT_RATIO.low && ratio <= DOCUMENT_RATIO.high))
    return [];
  return [
    finding(
      {
        code: 'parity/length-of-text',
        severity: 'warning',
        message: {
          nl: `De talen verschillen veel in lengte: ${nl} en ${en} woorden`,
          en: `The languages differ much in length: ${nl} and ${en} words`,
        },
        hint: { nl: 'Controleer of er niets is weggelaten.', en: 'Check that nothing was left out.' },
      },
      first,
      translation,
    ),
  ];
}

/** Summary, impact and glance: present in both, with the same figures. */
function frontFindings(authentic: EditionText, translation: EditionText): readonly Finding[] {
  const place = { language: translation.language, file: translation.file, line: 1 };
  const make = (difference: Difference, key: string): Finding => ({
    ...base(difference),
    ...place,
    message: {
      nl: `In \`${key}\`: ${difference.message.nl}.`,
      en: `In \`${key}\`: ${difference.message.en}.`,
    },
  });
  const missing = (key: string): Finding =>
    make(
      {
        code: 'parity/front-matter',
        severity: 'error',
        message: { nl: 'staat maar in één taal', en: 'is there in one language only' },
        hint: { nl: 'Vul het in elke taal in.', en: 'Fill it in for every language.' },
      },
      key,
    );
  const texts = (['summary', 'impact'] as const).flatMap((key) => {
    const [a, b] = [authentic[key], translation[key]];
    if ((a === undefined) !== (b === undefined)) return [missing(key)];
    if (a === undefined || b === undefined) return [];
    return factDifferences(factsOf(a, authentic.language), factsOf(b, translation.language)).map((each) =>
      make(each, key),
    );
  });
  const rows = [authentic.glance ?? [], translation.glance ?? []] as const;
  if (rows[0].length !== rows[1].length) return [...texts, missing('glance')];
  const cells = rows[0].flatMap((row, at) => {
    const words = (cellsOf: object) => Object.values(cellsOf).join('; ');
    return factDifferences(
      factsOf(words(row), authentic.language),
      factsOf(words(rows[1][at] ?? {}), translation.language),
    ).map((each) => make(each, `glance ${at + 1}`));
  });
  return [...texts, ...cells];
}

function base(difference: Difference) {
  const { code, severity, hint } = difference;
  return { code, group: 'parity', severity, blocks: severity === 'error', hint, source: SOURCE } as const;
}

function finding(difference: Difference, clause: Clause, text: EditionText): Finding {
  const quote =
    difference.at === undefined
      ? excerpt(clause.text, 0, 60, 0)
      : excerpt(clause.text, difference.at, difference.length ?? 0);
  return {
    ...base(difference),
    ...locate(clause, text),
    quote,
    message: { nl: `${difference.message.nl}.`, en: `${difference.message.en}.` },
  };
}
