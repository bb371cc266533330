/** Headings that only name a subject: what of their words can matter (law.md 3.2, heading; worked pair 05). */

import type { LanguagePack } from '../language-pack.ts';
import type { Dictionaries } from '../model.ts';
import type { Analysis } from '../read/analyse.ts';
import { CATEGORIES } from '../read/categories.ts';
import type { Token } from '../read/tokenise.ts';
import { isLabel } from './clause-kind.ts';
import type { Finding, Setting } from './signals.ts';

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
    if (
      !says &&
      !verbs &&
      ordinary(finding.old) &&
      !isTied(setting) &&
      (!isClause(setting) || isTopic(setting))
    )
      return null;
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

/** `about the services` behind a heading: names its subject, in words of which none is a limit. */
function isTopic({ comparison }: Setting): boolean {
  return comparison.hunks.every((hunk) => {
    const [part, other] = hunk.old.length > 0 ? [hunk.old, hunk.new] : [hunk.new, hunk.old];
    const topic =
      other.length === 0 && part.length <= 4 && /^(?:about|over|regarding)$/.test(part[0]?.folded ?? '');
    return topic || (isDocument(hunk.old) && isDocument(hunk.new));
  });
}

/** `notices` for `statements`: one word for a document after another. */
const isDocument = (tokens: readonly Token[]): boolean =>
  tokens.length === 1 && /^(?:document\.|noun\.notification$)/.test(tokens[0]!.concept ?? '');

/** True when every word that a heading lost or gained stands in the rest of it or in the short line beside it. */
export function isRetold(setting: Setting, beside: readonly Analysis[]): boolean {
  const { before, after, comparison } = setting;
  const plain = (token: Token) => token.key.replace(/\+several$/, '');
  const context = beside.filter(({ text }) => text.length < 120).flatMap(({ tokens }) => tokens.map(plain));
  return comparison.hunks.every((hunk) => {
    const [part, rest] = hunk.new.length === 0 ? [hunk.old, after] : [hunk.new, before];
    const said = new Set([...context, ...rest.tokens.map(plain)]);
    return (hunk.old.length === 0 || hunk.new.length === 0) && part.every((token) => said.has(plain(token)));
  });
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
