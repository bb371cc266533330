/** Headings that only name a subject: what of their words can matter (law.md 3.2, heading; worked pair 05). */
import type { Analysis } from './analyse.ts';
import { CATEGORIES } from './categories.ts';
import { isLabel } from './clause-kind.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Dictionaries } from './model.ts';
import type { Finding, Setting } from './signals.ts';
import type { Token } from './tokenise.ts';

/** Both headings name a subject, or limit it in the same words. */
export function labelsOnly(before: Analysis, after: Analysis, pack: LanguagePack): boolean {
  const limits = (analysis: Analysis) =>
    analysis.text.match(new RegExp(pack.scopeHeading, 'gi'))?.join() ?? '';
  const statement = (analysis: Analysis) => !isLabel(analysis, pack) && limits(analysis) === '';
  return limits(before) === limits(after) && !statement(before) && !statement(after);
}

/** Subjects that a heading may name without saying anything about them. */
const SUBJECTS = new Set(
  'purpose tracking protect keep collect delete inform data document use contact'.split(' '),
);

interface Label {
  readonly isWord: Dictionaries[string];
  /** The title of the whole statement: its words may say to whom or what the statement applies. */
  readonly title: boolean;
}

/** Inside a label a word that only names the subject says nothing; names and words tied by a preposition may limit it. */
export function inLabel(finding: Finding, setting: Setting, { isWord, title }: Label): Finding | null {
  /** Titles write ordinary words with a capital: only a word that is none is the name of something. */
  const ordinary = (words: string) =>
    isWord !== undefined &&
    words.split(/[^\p{L}]+/u).every((word) => word === '' || isWord(word.toLowerCase()));
  const verbs = setting.after.tokens.some((token) =>
    /^(?:purpose\.(?:improve|develop|personalise|measure)|verb\.offer|use\.|verb\.help)/.test(
      token.concept ?? '',
    ),
  );
  if (SUBJECTS.has(finding.rule))
    return finding.weight === 'material' && (verbs || finding.rule === 'data') ? finding : null;
  if (/^(?:name|wording|statement|number)/.test(finding.rule)) {
    if (verbs && finding.new.length > finding.old.length)
      return { ...finding, element: 'E05', weight: 'material' };
    if (!ordinary(finding.new)) return finding;
    const says = finding.weight === 'material' || title || finding.rule === 'number';
    if (!says && !verbs && ordinary(finding.old) && !isTied(setting) && !isClause(setting)) return null;
    return { ...finding, weight: 'review' };
  }
  const category = CATEGORIES[finding.rule];
  if (category && !category.gate && finding.weight === 'review' && finding.rule !== 'scope') return null;
  return /^(?:universal|cookie)$/.test(finding.rule) ? { ...finding, weight: 'review' } : finding;
}

/** `How we keep it`: a clause, in which one word more may be a limit. */
function isClause({ before, after }: Setting): boolean {
  return [before, after].some(({ tokens }) =>
    tokens.some((token) => /^(?:we|wij|you|u|je|if|when|where|als|indien|wanneer|waar)$/.test(token.folded)),
  );
}

const TIES =
  /^(?:for|to|with|in|outside|within|by|without|from|voor|aan|met|binnen|buiten|door|zonder|bij|naar|van)$/;

/** `for members`, `voor jeugdleden`: words behind a preposition say whom or what the heading is about. */
function isTied({ comparison }: Setting): boolean {
  const tied = (tokens: readonly Token[], at: number, size: number) =>
    tokens.slice(Math.max(0, at - 1), at + size).some((token) => TIES.test(token.folded));
  return comparison.hunks.some(
    (hunk) =>
      tied(comparison.old, hunk.oldAt, hunk.old.length) || tied(comparison.new, hunk.newAt, hunk.new.length),
  );
}
