/** Defects as translators make them: each kind finds its places in an English text and spoils one of them. */
import type { EditionText } from '#domain/edition/model.ts';
import { parseEditionText } from '#domain/edition/parse-edition.ts';

export interface DefectClass {
  readonly name: string;
  /** Whether the table of checks calls it an error; only then is recall promised. */
  readonly level: 'error' | 'warning';
  /** All spoiled versions of a source. */
  readonly spoil: (source: string, dutch: string) => readonly string[];
}

/** Replaces each match in the body in turn; `null` leaves one alone. */
function each(pattern: RegExp, replace: (words: string, ...groups: string[]) => string | null) {
  return (source: string): readonly string[] => {
    const start = source.indexOf('\n---\n') + 5;
    return [...source.matchAll(pattern)].flatMap((match) => {
      if (match.index < start) return [];
      const words = replace(match[0], ...match.slice(1));
      return words === null || words === match[0]
        ? []
        : [source.slice(0, match.index) + words + source.slice(match.index + match[0].length)];
    });
  };
}

const WORDS: Readonly<Record<string, string>> = {
  two: 'three',
  four: 'five',
  three: 'four',
  thirty: 'sixty',
  seven: 'eight',
};
const UNITS: Readonly<Record<string, string>> = {
  days: 'weeks',
  weeks: 'months',
  months: 'years',
  years: 'months',
  hours: 'days',
  month: 'week',
  year: 'month',
};
const TERMS: Readonly<Record<string, string>> = {
  consent: 'approval',
  controller: 'manager',
  processor: 'contractor',
  complaint: 'report',
  'legitimate interest': 'business need',
  'standard contractual clauses': 'usual agreements',
  'personal data': 'records',
  'binding corporate rules': 'internal rules',
  'European Economic Area': 'continent',
  object: 'respond',
};

/** One line of the body at a time. */
function lines(test: RegExp, change: (line: string) => string | null) {
  return (source: string): readonly string[] => {
    const all = source.split('\n');
    const start = all.indexOf('---', 1);
    return all.flatMap((line, at) => {
      if (at <= start || !test.test(line)) return [];
      const spoiled = change(line);
      return [[...all.slice(0, at), ...(spoiled === null ? [] : [spoiled]), ...all.slice(at + 1)].join('\n')];
    });
  };
}

export const DEFECTS: readonly DefectClass[] = [
  {
    name: 'figure',
    level: 'error',
    spoil: each(/(?<![\w/.@\n-])\d+(?![\w/]|-\d)/g, (figure) => String(Number(figure) + 1)),
  },
  {
    name: 'decimal mark',
    level: 'error',
    spoil: each(/\d,\d{3}\.\d\d/g, (amount) => amount.replace('.', '|').replace(',', '.').replace('|', ',')),
  },
  {
    name: 'number word',
    level: 'error',
    spoil: each(/\b(?:two|four|three|thirty|seven)\b/g, (word) => WORDS[word] ?? null),
  },
  {
    name: 'unit of a period',
    level: 'error',
    spoil: each(
      /(?<=\b(?:\d+|one|two|four|thirty) )(?:days|weeks|months|years|hours|month|year)\b/g,
      (unit) => UNITS[unit] ?? null,
    ),
  },
  {
    name: 'month of a date',
    level: 'error',
    spoil: each(/\b(?:March|April|December)(?= \d{4})/g, () => 'July'),
  },
  {
    name: 'year of a date',
    level: 'error',
    spoil: each(/(?<=\d (?:March|April|December) )\d{4}/g, (year) => String(Number(year) - 1)),
  },
  {
    name: 'e-mail address',
    level: 'error',
    spoil: each(/(?<=\[)[\w.]+@[\w.]+(?=\])/g, (mail) => `x${mail}`),
  },
  {
    name: 'target of a mail link',
    level: 'error',
    spoil: each(/(?<=mailto:)[\w.]+@[\w.]+/g, (mail) => `x${mail}`),
  },
  { name: 'telephone number', level: 'error', spoil: each(/088 180 5250/g, () => '088 180 5251') },
  {
    name: 'web address',
    level: 'error',
    spoil: each(/https:\/\/[^\s)]+/g, (url) => url.replace(/\.(nl|org)\//, '.com/')),
  },
  {
    name: 'link dropped',
    level: 'error',
    spoil: each(/\[([^\]@]+)\]\([^)]*\)/g, (_, words) => words ?? null),
  },
  { name: 'account number', level: 'error', spoil: each(/NL91 ABNA/g, () => 'NL92 ABNA') },
  {
    name: 'cited paragraph',
    level: 'error',
    spoil: each(/6\(1\)\(([a-f])\)/g, (_, letter) => `6(1)(${letter === 'a' ? 'c' : 'a'})`),
  },
  { name: 'cited article', level: 'error', spoil: each(/Article 6/g, () => 'Article 9') },
  { name: 'case number', level: 'error', spoil: each(/C-311\/18/g, () => 'C-311/19') },
  { name: 'cited decision', level: 'error', spoil: each(/2021\/914/g, () => '2021/915') },
  { name: 'percentage', level: 'error', spoil: each(/2\.5 percent/g, () => '5.2 percent') },
  {
    name: 'statutory term',
    level: 'error',
    spoil: each(new RegExp(`\\b(?:${Object.keys(TERMS).join('|')})\\b`, 'g'), (term) => TERMS[term] ?? null),
  },
  { name: 'item dropped', level: 'error', spoil: lines(/^(?:- |\d\. )/, () => null) },
  { name: 'row dropped', level: 'error', spoil: lines(/^\| (?!---)/, () => null) },
  { name: 'heading one level deeper', level: 'error', spoil: lines(/^## /, (line) => `#${line}`) },
  { name: 'paragraph dropped', level: 'error', spoil: lines(/^[A-Z]/, () => null) },
  {
    name: 'heading made a paragraph',
    level: 'error',
    spoil: lines(/^#+ /, (line) => line.replace(/^#+ /, '')),
  },
  {
    name: 'clause left in Dutch',
    level: 'error',
    spoil: (source, dutch) => {
      const [own, other] = [source.split('\n'), dutch.split('\n')];
      const [start, offset] = [own.indexOf('---', 1), other.indexOf('---', 1) - own.indexOf('---', 1)];
      return own.flatMap((line, at) => {
        const instead = other[at + offset] ?? '';
        return at > start && /^[A-Z-]/.test(line) && line.split(' ').length > 6
          ? [[...own.slice(0, at), instead, ...own.slice(at + 1)].join('\n')]
          : [];
      });
    },
  },
  {
    name: 'negation dropped',
    level: 'warning',
    spoil: each(/\b(?:do not|does not|may not|are not|never|no|without|not)\b /g, (words) =>
      words.includes(' not') ? `${words.split(' ')[0]} ` : '',
    ),
  },
  {
    name: 'may for must',
    level: 'warning',
    spoil: each(/\b(?:must|may|can)\b(?! not)/g, (word) => (word === 'must' ? 'may' : 'must')),
  },
  {
    name: 'name dropped',
    level: 'warning',
    spoil: each(/\b(?:Belastingdienst|Servicedesk|Oudveen|Germany|GDPR|GPS)\b/g, () => 'it'),
  },
  {
    name: 'half a clause dropped',
    level: 'warning',
    spoil: lines(/^[A-Z].{250}/, (line) =>
      line
        .split('. ')
        .slice(0, Math.floor(line.split('. ').length / 2))
        .join('. '),
    ),
  },
];

export function read(source: string, language: 'nl' | 'en'): EditionText | null {
  return parseEditionText(source, { file: `${language}.md`, language, authentic: language === 'nl' }).text;
}
