/** Parity: does each clause say the same in every language? (site.md 8) */
import type { Clause, EditionText } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import type { Severity } from '../../problem.ts';
import { excerpt, type Finding, locate, type Sentence } from '../finding.ts';
import type { Glossary } from '../glossary.ts';
import { sentencesOf, wordsOf } from '../sentences.ts';
import { compareFacts } from './compare-facts.ts';
import { type Fact, type FactKind, factsOf, linkKey } from './facts.ts';
import { countLogic, type LogicKind } from './logic.ts';
import { compareNames } from './names.ts';
import { type Pair, pairClauses } from './structure.ts';
import { compareTerms } from './terms.ts';
import { isUntranslated } from './untranslated.ts';

/** What differs, before it is placed in a file. `at` is an offset in the clause of the translation. */
interface Difference {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Sentence;
  readonly hint: Sentence;
  readonly at?: number;
  readonly length?: number;
}

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

function compareClauses(
  here: Clause,
  there: Clause,
  from: Language,
  to: Language,
  glossary: Glossary,
): readonly Difference[] {
  if (isUntranslated(there.text, to, here.text, from)) return [UNTRANSLATED];
  const left = { text: here.text, language: from };
  const right = { text: there.text, language: to };
  return [
    ...shapeDifferences(here, there),
    ...linkDifferences(here, there),
    ...factDifferences(factsOf(here.text, from), factsOf(there.text, to)),
    ...termDifferences(left, right, glossary),
    ...compareNames({ ...left, text: sayable(here) }, { ...right, text: sayable(there) }).map(
      ({ words, language }): Difference => nameDifference(words, language),
    ),
    ...logicDifferences(left, right),
    ...sizeDifferences(here, there, from, to),
  ];
}

/** Cells of a row are phrases of their own: each begins with a capital that names nothing. */
const sayable = (clause: Clause) => clause.cells?.join('. ') ?? clause.text;

const UNTRANSLATED: Difference = {
  code: 'parity/untranslated',
  severity: 'error',
  message: { nl: 'Deze bepaling is niet vertaald', en: 'This clause has not been translated' },
  hint: { nl: 'Vertaal haar.', en: 'Translate it.' },
};

/** Cells, footnotes, emphasis. */
function shapeDifferences(here: Clause, there: Clause): Difference[] {
  const counts: readonly (readonly [
    code: string,
    severity: Severity,
    a: number,
    b: number,
    name: Sentence,
  ])[] = [
    [
      'parity/cells',
      'error',
      here.cells?.length ?? 0,
      there.cells?.length ?? 0,
      { nl: 'cellen', en: 'cells' },
    ],
    [
      'parity/footnotes',
      'error',
      here.footnotes.length,
      there.footnotes.length,
      { nl: 'voetnoten', en: 'footnotes' },
    ],
    [
      'parity/emphasis',
      'warning',
      countMarks(here),
      countMarks(there),
      { nl: 'stukken vet of cursief', en: 'stretches of bold or italics' },
    ],
  ];
  return counts
    .filter(([, , a, b]) => a !== b)
    .map(([code, severity, a, b, name]) => ({
      code,
      severity,
      message: {
        nl: `De talen verschillen in het aantal ${name.nl}: ${a} en ${b}`,
        en: `The languages differ in the number of ${name.en}: ${a} and ${b}`,
      },
      hint: { nl: 'Maak ze gelijk.', en: 'Make them equal.' },
    }));
}

const countMarks = (clause: Clause) =>
  clause.marks.filter((mark) => mark.type === 'strong' || mark.type === 'emphasis').length;

function linkDifferences(here: Clause, there: Clause): Difference[] {
  const left = here.links.map(linkKey);
  const right = there.links.map(linkKey);
  if (left.length !== right.length)
    return [
      {
        code: 'parity/links',
        severity: 'error',
        message: {
          nl: `De talen verschillen in het aantal links: ${left.length} en ${right.length}`,
          en: `The languages differ in the number of links: ${left.length} and ${right.length}`,
        },
        hint: { nl: 'Zet in beide talen dezelfde links.', en: 'Put the same links in both languages.' },
      },
    ];
  const rest = [...left];
  const odd = right.findIndex((key) => {
    const at = rest.indexOf(key);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  if (odd < 0) return [];
  const link = there.links[odd]!;
  return [
    {
      code: 'parity/link-target',
      severity: 'error',
      message: {
        nl: `Deze link leidt ergens anders heen dan in de authentieke tekst: ${link.url}`,
        en: `This link leads elsewhere than in the authentic text: ${link.url}`,
      },
      hint: {
        nl: `Daar staat: ${here.links.map((each) => each.url).join(', ')}.`,
        en: `There it is: ${here.links.map((each) => each.url).join(', ')}.`,
      },
      at: link.start,
      length: link.end - link.start,
    },
  ];
}

const FACTS: Readonly<Record<FactKind, Sentence>> = {
  number: { nl: 'Het getal verschilt', en: 'The number differs' },
  duration: { nl: 'De termijn verschilt', en: 'The period differs' },
  date: { nl: 'De datum verschilt', en: 'The date differs' },
  amount: { nl: 'Het bedrag verschilt', en: 'The amount differs' },
  percentage: { nl: 'Het percentage verschilt', en: 'The percentage differs' },
  citation: { nl: 'Het wetsartikel verschilt', en: 'The cited article differs' },
  email: { nl: 'Het e-mailadres verschilt', en: 'The e-mail address differs' },
  phone: { nl: 'Het telefoonnummer verschilt', en: 'The telephone number differs' },
  url: { nl: 'Het internetadres verschilt', en: 'The web address differs' },
  code: { nl: 'De code of het nummer verschilt', en: 'The code or number differs' },
};

const NOTHING: Sentence = { nl: 'niets', en: 'nothing' };

function factDifferences(left: readonly Fact[], right: readonly Fact[]): Difference[] {
  return compareFacts(left, right).map(({ kind, doubtful, here, there }) => {
    const say = (facts: readonly Fact[], reader: Language) =>
      facts.length === 0 ? NOTHING[reader] : facts.map((fact) => `“${fact.words}”`).join(', ');
    const [first] = there;
    return {
      code: `parity/${kind}`,
      severity: doubtful ? 'warning' : 'error',
      message: {
        nl: `${FACTS[kind].nl}: ${say(here, 'nl')} in de authentieke tekst, ${say(there, 'nl')} in de vertaling`,
        en: `${FACTS[kind].en}: ${say(here, 'en')} in the authentic text, ${say(there, 'en')} in the translation`,
      },
      hint: { nl: 'Zet in beide talen hetzelfde.', en: 'Say the same in both languages.' },
      ...(first ? { at: first.at, length: first.words.length } : {}),
    };
  });
}

function termDifferences(
  left: { text: string; language: Language },
  right: { text: string; language: Language },
  glossary: Glossary,
): Difference[] {
  return compareTerms(left, right, glossary).map(({ term, words, present, absent, at }) => ({
    code: 'parity/term',
    severity: term.statutory ? 'error' : 'warning',
    message: {
      nl: `“${words}” staat in "${present}", maar niet in "${absent}"`,
      en: `“${words}” is there in "${present}" but not in "${absent}"`,
    },
    hint: {
      nl: `Gebruik “${term.forms[absent]?.[0] ?? ''}”, of vul de woordenlijst aan.`,
      en: `Use “${term.forms[absent]?.[0] ?? ''}”, or add to the glossary.`,
    },
    ...(present === right.language ? { at, length: words.length } : {}),
  }));
}

const nameDifference = (words: string, language: Language): Difference => ({
  code: 'parity/name',
  severity: 'warning',
  message: {
    nl: `“${words}” staat alleen in "${language}"`,
    en: `“${words}” is there only in "${language}"`,
  },
  hint: {
    nl: 'Noem in beide talen dezelfde namen en afkortingen.',
    en: 'Give the same names and abbreviations in both languages.',
  },
});

const LOGIC: Readonly<Record<LogicKind, Sentence>> = {
  negation: { nl: 'Een ontkenning staat maar in één taal', en: 'A negation stands in one language only' },
  possibility: {
    nl: '“Kunnen” of “mogen” staat maar in één taal',
    en: '“May” or “can” stands in one language only',
  },
  obligation: { nl: '“Moeten” staat maar in één taal', en: '“Must” stands in one language only' },
};

function logicDifferences(
  left: { text: string; language: Language },
  right: { text: string; language: Language },
): Difference[] {
  const counted = (['negation', 'possibility', 'obligation'] as const).map((kind) => ({
    kind,
    here: countLogic(left.text, left.language, kind),
    there: countLogic(right.text, right.language, kind),
  }));
  // One class up and another down: a promise became an option, or the reverse.
  const swapped =
    new Set(
      counted.flatMap(({ kind, here, there }) =>
        kind !== 'negation' && here.length !== there.length ? [Math.sign(here.length - there.length)] : [],
      ),
    ).size > 1;
  return counted
    .filter(({ here, there }) => here.length !== there.length)
    .map(({ kind, here, there }) => {
      const words = (matches: readonly RegExpMatchArray[], reader: Language) =>
        matches.map((match) => `“${match[0]}”`).join(', ') || NOTHING[reader];
      const [first] = there;
      return {
        code: `parity/${kind}`,
        severity: swapped && kind !== 'negation' ? 'error' : 'warning',
        message: {
          nl: `${LOGIC[kind].nl}: ${words(here, 'nl')} tegenover ${words(there, 'nl')}`,
          en: `${LOGIC[kind].en}: ${words(here, 'en')} against ${words(there, 'en')}`,
        },
        hint: {
          nl: 'Lees beide zinnen na: is de belofte even sterk?',
          en: 'Read both sentences again: is the promise equally strong?',
        },
        ...(first ? { at: first.index ?? 0, length: first[0].length } : {}),
      };
    });
}

const RATIO = { low: 0.55, high: 1.8, words: 12 } as const;

function sizeDifferences(here: Clause, there: Clause, from: Language, to: Language): Difference[] {
  const [a, b] = [sentencesOf(here.text, from).length, sentencesOf(there.text, to).length];
  const [left, right] = [wordsOf(here.text).length, wordsOf(there.text).length];
  const ratio = left / Math.max(right, 1);
  const odd = (left >= RATIO.words || right >= RATIO.words) && (ratio < RATIO.low || ratio > RATIO.high);
  if (a === b && !odd) return [];
  return [
    {
      code: odd ? 'parity/length' : 'parity/sentences',
      // A sentence more or less is taste; a clause that is much shorter has lost something.
      severity: odd || Math.abs(a - b) > 1 ? 'warning' : 'info',
      message: odd
        ? {
            nl: `De bepaling telt ${left} woorden en de vertaling ${right}`,
            en: `The clause has ${left} words and its translation ${right}`,
          }
        : {
            nl: `De bepaling telt ${a} zinnen en de vertaling ${b}`,
            en: `The clause has ${a} sentences and its translation ${b}`,
          },
      hint: { nl: 'Controleer of er niets is weggelaten.', en: 'Check that nothing was left out.' },
    },
  ];
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
