/** What differs between one clause and its translation. */
import type { Clause } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import type { Severity } from '../../problem.ts';
import type { Sentence } from '../finding.ts';
import type { Glossary } from '../glossary.ts';
import { sentencesOf, wordsOf } from '../sentences.ts';
import { compareFacts } from './compare-facts.ts';
import { type Fact, type FactKind, factsOf, linkKey } from './facts.ts';
import { countLogic, type LogicKind } from './logic.ts';
import { compareNames } from './names.ts';
import { compareTerms } from './terms.ts';
import { isUntranslated } from './untranslated.ts';

/** What differs, before it is placed in a file. `at` is an offset in the clause of the translation. */
export interface Difference {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Sentence;
  readonly hint: Sentence;
  readonly at?: number;
  readonly length?: number;
}

/** Every difference, the gravest kinds first. */
export function compareClauses(
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

/** Figures, dates, periods and addresses that differ. */
export function factDifferences(left: readonly Fact[], right: readonly Fact[]): Difference[] {
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
