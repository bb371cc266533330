/** Plain language: every clause against rules R01 to R17, with the sentence as it could read. */
import type { Clause, EditionText } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import { excerpt, type Finding, locate, type Sentence } from '../finding.ts';
import { type Sentences, sentencesOf } from '../sentences.ts';
import type { Hedges } from './hedges.ts';
import { PLAIN_RULES, type PlainRuleId } from './rules.ts';
import { shapesOf } from './sentence-shape.ts';
import { FORMAL, INFORMAL, KNOWN_ABBREVIATIONS, MEASURE, WE, WORD_RULES } from './words.ts';

export interface PlainLanguageOptions {
  /** Justified hedges: index of the clause -> reason. */
  readonly hedges?: Hedges;
  /** Names that look like abbreviations: the publisher's own. */
  readonly names?: readonly string[];
}

/** All findings of one text, clause by clause in the order a reader meets them. */
export function plainLanguageFindings(
  text: EditionText,
  options: PlainLanguageOptions = {},
): readonly Finding[] {
  const perClause = text.clauses
    .filter((clause) => clause.kind !== 'code' && clause.kind !== 'html')
    .flatMap((clause) => [
      ...wordFindings(clause, text, options),
      ...(clause.kind === 'heading' || clause.kind === 'row' ? [] : shapeFindings(clause, text)),
    ]);
  return [...perClause, ...abbreviationFindings(text, options), ...addressFindings(text)].sort(
    (a, b) => (a.clause?.index ?? 0) - (b.clause?.index ?? 0),
  );
}

function wordFindings(clause: Clause, text: EditionText, options: PlainLanguageOptions): Finding[] {
  const reason = options.hedges?.get(clause.index);
  return sentencesOf(clause.text, text.language).flatMap((sentence) =>
    WORD_RULES[text.language].flatMap((rule) => {
      if (rule.weActs && !WE[text.language].test(sentence.text)) return [];
      if (rule.unless?.test(sentence.text)) return [];
      if (rule.rule === 'R14' && MEASURE[text.language].test(clause.text)) return [];
      if (rule.rule === 'R01' && reason !== undefined) return [];
      return [...sentence.text.matchAll(rule.pattern)].map((match) =>
        finding(clause, text, rule.rule, {
          quote: excerpt(sentence.text, match.index, match[0].length),
          words: match[0],
          ...(rule.instead === undefined ? {} : { rewrite: replaced(sentence, match, rule.instead) }),
        }),
      );
    }),
  );
}

function replaced(sentence: Sentences, match: RegExpMatchArray, instead: string): string {
  const at = match.index ?? 0;
  const turned = instead === '' ? wordOrder(sentence.text, at, match[0].length) : undefined;
  if (turned !== undefined) return excerpt(turned, at, 8, 40);
  const result = sentence.text.slice(0, at) + instead + sentence.text.slice(at + match[0].length);
  const tidy = result
    .replace(/\s+([.,;:])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  const near = excerpt(tidy, Math.max(0, at - 1), instead.length + 1, 40);
  return near.charAt(0) === '…' ? near : near.charAt(0).toUpperCase() + near.slice(1);
}

/** "Mogelijk gebruiken wij" without its adverb is "Wij gebruiken": the subject takes the first place. */
function wordOrder(sentence: string, at: number, length: number): string | undefined {
  if (at > 0 && !/:\s*$/u.test(sentence.slice(0, at))) return undefined;
  const [whole, verb, subject = ''] =
    /^\s+(\p{L}+)\s+(wij|we|onze\s+\p{L}+)(?!\p{L})/iu.exec(sentence.slice(at + length)) ?? [];
  if (whole === undefined) return undefined;
  const first = subject.charAt(0).toUpperCase() + subject.slice(1);
  return `${sentence.slice(0, at)}${first} ${verb}${sentence.slice(at + length + whole.length)}`;
}

function shapeFindings(clause: Clause, text: EditionText): Finding[] {
  return sentencesOf(clause.text, text.language).flatMap((sentence) =>
    shapesOf(sentence.text, text.language).map((hit) => {
      const counted = hit.rule === 'R04' || hit.rule === 'R05';
      return finding(clause, text, hit.rule, {
        quote: counted ? excerpt(sentence.text, 0, 40, 0) : excerpt(sentence.text, hit.at, hit.quote.length),
        words: counted ? counts(hit.rule, hit.quote)[text.language] : hit.quote,
        ...(counted ? { count: counts(hit.rule, hit.quote) } : {}),
        ...(hit.grave ? { grave: true as const } : {}),
        ...(hit.rewrite === undefined ? {} : { rewrite: hit.rewrite }),
      });
    }),
  );
}

const counts = (rule: PlainRuleId, count: string): Sentence =>
  rule === 'R04'
    ? { nl: `${count} woorden`, en: `${count} words` }
    : { nl: `${count} komma’s`, en: `${count} commas` };

/** Two or more capitals that nobody explains: neither here in brackets nor behind its full name. */
function abbreviationFindings(text: EditionText, options: PlainLanguageOptions): Finding[] {
  const own = new Set((options.names ?? []).flatMap((name) => name.split(/\s+/)));
  const seen = new Set<string>();
  const whole = text.clauses.map((clause) => clause.text).join('\n');
  return text.clauses.flatMap((clause) => {
    // A heading in capitals is no row of abbreviations.
    if (clause.text === clause.text.toUpperCase()) return [];
    return [...clause.text.matchAll(/(?<![\p{L}\p{N}.@/-])\p{Lu}{2,6}(?:'?s)?(?![\p{L}\p{N}@])/gu)].flatMap(
      (match) => {
        const name = match[0].replace(/'?s$/, '');
        if (seen.has(name) || own.has(name) || KNOWN_ABBREVIATIONS.has(name)) return [];
        seen.add(name);
        const explained = new RegExp(
          `\\(\\s*[“"]?${name}(?:'?s)?[”"]?\\s*[),]|(?<!\\p{L})${name}(?:'?s)?\\s*\\(|(?<!\\p{L})${name}\\s+(?:staat voor|stands for|betekent|means)`,
          'u',
        );
        return explained.test(whole)
          ? []
          : [
              finding(clause, text, 'R12', {
                quote: excerpt(clause.text, match.index, match[0].length),
                words: match[0],
              }),
            ];
      },
    );
  });
}

/** Dutch only: the rarer form of address, once. English has one. */
function addressFindings(text: EditionText): Finding[] {
  if (text.language !== 'nl') return [];
  const count = (pattern: RegExp) =>
    text.clauses.reduce((sum, clause) => sum + (clause.text.match(pattern)?.length ?? 0), 0);
  const formal = count(FORMAL);
  const informal = count(INFORMAL);
  if (formal === 0 || informal === 0) return [];
  const rarer = formal < informal ? FORMAL : INFORMAL;
  for (const clause of text.clauses) {
    const [match] = clause.text.matchAll(rarer);
    if (match)
      return [
        finding(clause, text, 'R15', {
          quote: excerpt(clause.text, match.index, match[0].length),
          words: match[0],
        }),
      ];
  }
  return [];
}

interface Detail {
  readonly quote: string;
  readonly words: string;
  readonly rewrite?: string;
  readonly grave?: true;
  readonly count?: Sentence;
}

function finding(clause: Clause, text: EditionText, id: PlainRuleId, detail: Detail): Finding {
  const rule = PLAIN_RULES[id];
  const say = (reader: Language) => {
    const words = detail.count?.[reader] ?? `“${detail.words}”`;
    return `${rule.message[reader]}: ${words}.`;
  };
  const advise = (reader: Language) =>
    detail.rewrite === undefined
      ? rule.hint[reader]
      : `${rule.hint[reader]} ${(id === 'R04' ? CUT : REWRITE)[reader](detail.rewrite)}`;
  return {
    code: `plain/${id}`,
    group: 'plain-language',
    severity: detail.grave ? 'error' : rule.severity,
    blocks: false,
    ...locate(clause, text),
    quote: detail.quote,
    message: { nl: say('nl'), en: say('en') },
    hint: { nl: advise('nl'), en: advise('en') },
    source: rule.source,
  };
}

const REWRITE: Record<Language, (text: string) => string> = {
  nl: (text) => (text.includes('\n') ? `Bijvoorbeeld:\n${text}` : `Bijvoorbeeld: “${text}”`),
  en: (text) => (text.includes('\n') ? `For example:\n${text}` : `For example: “${text}”`),
};

const CUT: Record<Language, (text: string) => string> = {
  nl: (text) => `Hier kan de zin worden geknipt: “${text}”`,
  en: (text) => `The sentence can be cut here: “${text}”`,
};
