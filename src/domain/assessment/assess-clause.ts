/** A clause that is new, or gone. */

import { conclude, proved } from './conclude.ts';
import { elementsOf } from './elements.ts';
import type { LanguagePack } from './language-pack.ts';
import type { ChangeAssessment, ChangeInput } from './model.ts';
import { bareLetters, type Proof } from './proof.ts';
import { type Analysis, analyse } from './read/analyse.ts';
import { categoryOf } from './read/categories.ts';
import { type ReadClause, readClause } from './read/read-clause.ts';
import { sentencesOf } from './read/sentences.ts';
import type { Token } from './read/tokenise.ts';
import { isDateLine, isLabel } from './signals/clause-kind.ts';
import { judgeStatement } from './signals/judge-statement.ts';
import type { Finding } from './signals/signals.ts';
import { accompanied } from './signals/stance.ts';

export function assessClause(input: ChangeInput, clause: ReadClause, pack: LanguagePack): ChangeAssessment {
  const kind = input.kind === 'added' ? 'added' : 'removed';
  const words = kind === 'added' ? { old: '', new: clause.text } : { old: clause.text, new: '' };
  const analysis = analyse(clause.text, pack);
  const done = (proofKind: Proof['kind']) =>
    conclude(input, { findings: [], proofs: [proved(proofKind, words.old, words.new)] });
  if (bareLetters(clause.text) === '') return done('form');
  if (isDateLine(analysis, pack)) return done('date-line');
  if (repeated(input, clause)) return done('context');
  if (isTranslation(input, clause)) return done('pointer');
  const label =
    clause.heading > 0 ||
    (clause.item !== null && analysis.tokens.length <= 6 && !/[.:]$/.test(clause.text) && boldOnly(input));
  if (label && isLabel(analysis, pack) && !analysis.tokens.some(isGrave)) return done('heading');
  if (clause.row && isHeaderRow(input, kind)) return done('heading');
  const contexts = [input.context_before, input.context_after].map((context) =>
    analyse(readClause(context).text, pack),
  );
  const findings: Finding[] = [];
  const proofs: Proof[] = [];
  for (const sentence of sentencesOf(analysis)) {
    const judged = judgeStatement(
      sentence,
      kind,
      contexts,
      pack,
      input.heading,
      clause.links.some((link) => sentence.text.includes(link.text)),
    );
    if (judged.proof) proofs.push(judged.proof);
    findings.push(...judged.findings);
  }
  const item =
    clause.row ||
    clause.item !== null ||
    (analysis.tokens.length < 14 && !/\S\s+\S+\s+\S.*[.!?]$/.test(clause.text));
  if (item && kind === 'removed' && isRecipientEntry(input, analysis, pack))
    return conclude(input, {
      findings: [
        { rule: 'listed-removed', element: 'E11', weight: 'review', direction: 'favourable', ...words },
      ],
      proofs: [],
    });
  if (findings.length > 0 && !findings.some((finding) => finding.weight === 'material') && item)
    findings.push(...listed(input, analysis, kind, words, pack));
  if (PURPOSE_ENTRY.test(analysis.text) && clause.item !== null && findings.length > 0)
    findings.unshift(purposeEntry(kind, words));
  const period = clause.row && isRetentionRow(input, analysis, pack);
  const told = kind === 'added' ? accompanied(findings) : findings;
  return conclude(input, {
    findings: period ? [retentionRow(kind, words), ...findings.filter(isOwnSubject)] : told,
    proofs: period ? [] : proofs,
    about: elementsOf(analysis.tokens, analyse(input.heading, pack).tokens).slice(0, 4),
  });
}

/** Even as a mere name of a section these are news: sale, special data, automated decisions. */
const isGrave = (token: Token): boolean =>
  /^(?:sell|special|automated)$/.test(categoryOf(token.concept) ?? '');

/** A row with a period, in a table about keeping: its words name what is kept, not what is promised about it. */
function isRetentionRow(input: ChangeInput, analysis: Analysis, pack: LanguagePack): boolean {
  if (!analysis.tokens.some((token) => token.duration)) return false;
  return [input.heading, input.context_before]
    .map((text) => analyse(readClause(text).text, pack).tokens)
    .some((tokens) => tokens.some((token) => /^(?:retention|keep)\./.test(token.concept ?? '')));
}

function retentionRow(kind: 'added' | 'removed', words: { old: string; new: string }): Finding {
  return {
    rule: `listed-${kind}`,
    element: 'E13',
    weight: 'material',
    direction: kind === 'added' ? 'adverse' : 'favourable',
    ...words,
  };
}

/** `Security logs`, `Access data`, `30 days`: said by the row as a whole. Special data stay a subject of their own. */
const isOwnSubject = (finding: Finding): boolean =>
  finding.element !== null && !/^E(?:13|14|20)$/.test(finding.element);

/** A name with what it does and where, under a heading about recipients: no sentence of its own. */
function isRecipientEntry(input: ChangeInput, analysis: Analysis, pack: LanguagePack): boolean {
  if (analysis.tokens.some((token) => pack.finite(token.folded))) return false;
  const heading = analyse(input.heading, pack).tokens;
  const [about] = elementsOf(heading);
  const place = analysis.tokens.some((token) => ['third', 'eea'].includes(categoryOf(token.concept) ?? ''));
  return (
    (about === 'E11' || (about === undefined && place && analysis.text.includes('¦'))) &&
    !heading.some((token) => categoryOf(token.concept) === 'negation')
  );
}

/** `Het uitvoeren van controles`, `To prevent fraud`: an entry that begins with what is done names a purpose. */
const PURPOSE_ENTRY =
  /^(?:het \p{L}+en (?:van|en)\b|om \p{L}|to \p{L}+|voor het \p{L}+en\b|for \p{L}+ing\b)/iu;

function purposeEntry(kind: 'added' | 'removed', words: { old: string; new: string }): Finding {
  return {
    rule: `listed-${kind}`,
    element: 'E05',
    weight: 'material',
    direction: kind === 'added' ? 'adverse' : 'favourable',
    ...words,
  };
}

/** An entry of a list means what its heading says: a name under "Subprocessors" is a recipient. */
function listed(
  input: ChangeInput,
  analysis: Analysis,
  kind: 'added' | 'removed',
  words: { old: string; new: string },
  pack: LanguagePack,
): Finding[] {
  const heading = analyse(
    `${input.heading}. ${input.context_before.length < 200 ? readClause(input.context_before).text : ''}`,
    pack,
  );
  const [headed] = elementsOf(heading.tokens);
  const element = PURPOSE_ENTRY.test(analysis.text) && analysis.tokens.length > 3 ? 'E05' : headed;
  if (!element || !['E05', 'E08', 'E10', 'E11', 'E12', 'E13', 'E14', 'E18', 'E19', 'E09'].includes(element))
    return [];
  const content = analysis.tokens.some(
    (token) => token.kind === 'word' || token.kind === 'name' || token.kind === 'concept',
  );
  if (!content) return [];
  const negated = heading.tokens.some((token) => categoryOf(token.concept) === 'negation');
  const burden = element !== 'E14';
  const worse = (kind === 'added') === burden;
  return [
    {
      rule: `listed-${kind}`,
      element,
      weight: kind === 'added' || element !== 'E11' ? 'material' : 'review',
      direction: worse !== negated ? 'adverse' : 'favourable',
      ...words,
    },
  ];
}

/** Under "Translations", a link in another script than the statement's: the way to a translation, nothing more. */
function isTranslation(input: ChangeInput, clause: ReadClause): boolean {
  if (!/(?<!\p{L})(?:translations?|vertaling(?:en)?)(?!\p{L})/iu.test(input.heading)) return false;
  const words = clause.text
    .replace(/\]?\((?:https?:\/\/\S*|add link)\)?/giu, '')
    .replace(/https?:\/\/\S+/g, '');
  const letters = words.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.every((letter) => !/\p{Script=Latin}/u.test(letter));
}

function repeated(input: ChangeInput, clause: ReadClause): boolean {
  const letters = bareLetters(clause.text);
  return [input.context_before, input.context_after].some(
    (context) => bareLetters(readClause(context).text) === letters,
  );
}

function boldOnly(input: ChangeInput): boolean {
  return /^\s*(?:[*+-]|\d+[.)])\s+(\*\*|__)[^*_]+\1:?\s*(?:\{[^}]*\}\s*)?$/.test(input.new || input.old);
}

function isHeaderRow(input: ChangeInput, kind: 'added' | 'removed'): boolean {
  const source = kind === 'added' ? input.new : input.old;
  return /<th\b/i.test(source) && !/<td\b/i.test(source);
}
