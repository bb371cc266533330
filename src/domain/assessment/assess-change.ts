/**
 * The assessment of one change: first what can be proved harmless, then the rules over what is left.
 * "Non-material" is only ever said when every difference was proved to mean nothing.
 */

import { assessClause } from './assess-clause.ts';
import { conclude, proved } from './conclude.ts';
import { elementsOf } from './elements.ts';
import type { LanguagePack, Packs } from './language-pack.ts';
import type { ChangeAssessment, ChangeInput, Dictionaries, ElementId } from './model.ts';
import { PACKS } from './packs.ts';
import type { Proof } from './proof.ts';
import { clear } from './provers/proofs.ts';
import { standsBeside } from './provers/prove-split.ts';
import { type Analysis, analyse } from './read/analyse.ts';
import { categoryOf } from './read/categories.ts';
import { compareWords, type Hunk } from './read/compare-words.ts';
import { foldCharacters } from './read/normal-form.ts';
import { tellingPunctuation } from './read/punctuation.ts';
import { type ReadClause, readClause } from './read/read-clause.ts';
import { sentencesOf } from './read/sentences.ts';
import { isDateLine, movedFinding } from './signals/clause-kind.ts';
import { findLinkSignals } from './signals/find-links.ts';
import { findPlurals } from './signals/find-plurals.ts';
import { findSignals } from './signals/find-signals.ts';
import { findStatements } from './signals/find-statements.ts';
import { inLabel, isRetold, labelsOnly } from './signals/in-label.ts';
import type { Finding, Setting } from './signals/signals.ts';

export interface AssessOptions {
  /** Without a dictionary for the language no misspelling can be proved. */
  readonly dictionaries?: Dictionaries;
  readonly packs?: Packs;
}

/** Verdict, direction, elements and signals of one change. Pure: the same input gives the same answer. */
export function assessChange(input: ChangeInput, options: AssessOptions = {}): ChangeAssessment {
  const pack = (options.packs ?? PACKS)[input.lang];
  const old = readClause(input.old);
  const fresh = readClause(input.new);
  if (!pack) return withoutPack(input, old, fresh);
  const isWord = options.dictionaries?.[input.lang];
  if (input.kind === 'added' || input.kind === 'removed')
    return assessClause(input, input.kind === 'added' ? fresh : old, pack);
  const heading = analyse(readClause(input.heading).text, pack);
  const moved = movedFinding(input, pack);
  if (identicalForm(old, fresh)) {
    if (moved) return conclude(input, { findings: [moved], proofs: [] });
    const links = findLinkSignals(old, fresh, analyse(fresh.text, pack), pack);
    return conclude(input, {
      findings: links.findings,
      proofs:
        links.proofs.length + links.findings.length > 0
          ? links.proofs
          : [
              proved(
                input.kind === 'moved' || input.heading_old !== undefined ? 'moved' : 'form',
                input.old,
                input.new,
              ),
            ],
    });
  }
  if (!moved && standsBeside(input, old, fresh, pack))
    return conclude(input, { findings: [], proofs: [proved('context', input.old, input.new)] });
  const { findings, proofs, about } = compareTexts(old, fresh, { input, pack, heading, isWord });
  return conclude(input, { findings: moved ? [...findings, moved] : findings, proofs, about });
}

function withoutPack(input: ChangeInput, old: ReadClause, fresh: ReadClause): ChangeAssessment {
  const equal =
    identicalForm(old, fresh) &&
    old.links.map((link) => link.url).join() === fresh.links.map((link) => link.url).join() &&
    (input.heading_old ?? input.heading) === input.heading;
  if (equal) return conclude(input, { findings: [], proofs: [proved('form', input.old, input.new)] });
  return conclude(input, {
    findings: [
      {
        rule: 'no-pack',
        element: null,
        weight: 'review',
        direction: 'unknown',
        old: input.old,
        new: input.new,
      },
    ],
    proofs: [],
  });
}

/** The same words in another dress: markup, spaces, quotes, invisible characters. */
function identicalForm(old: ReadClause, fresh: ReadClause): boolean {
  if (old.struck.join('\n') !== fresh.struck.join('\n')) return false;
  const form = (clause: ReadClause) =>
    foldCharacters(clause.text)
      .replace(/[⏎\s]+/g, ' ')
      .trim();
  return form(old) === form(fresh);
}

interface Context {
  readonly input: ChangeInput;
  readonly pack: LanguagePack;
  readonly heading: Analysis;
  readonly isWord: Dictionaries[string];
}

function compareTexts(
  old: ReadClause,
  fresh: ReadClause,
  { input, pack, heading, isWord }: Context,
): { findings: Finding[]; proofs: Proof[]; about: readonly ElementId[] } {
  const before = analyse(old.text, pack);
  const after = analyse(fresh.text, pack);
  const dateLine = isDateLine(before, pack) && isDateLine(after, pack);
  const comparison = compareWords(before, after);
  const cleared = clear({
    before,
    after,
    comparison,
    pack,
    isWord,
    oldLinks: old.links,
    newLinks: fresh.links,
  });
  const statements = findStatements(cleared.hunks, {
    before,
    after,
    comparison,
    pack,
    input,
    oldLinks: old.links,
    newLinks: fresh.links,
  });
  const links = findLinkSignals(old, fresh, after, pack);
  const struck = old.struck.join('\n') === fresh.struck.join('\n') ? [] : [struckFinding(old, fresh)];
  const setting = settingOf(before, after, comparison, statements.hunks, heading, fresh.row || old.row);
  const proofs = [...cleared.proofs, ...statements.proofs, ...links.proofs];
  const about = aboutOf(cleared.hunks, before, after, heading);
  if (dateLine) return { ...dateLineResult(setting, statements.hunks, proofs), about };
  const label =
    (old.heading > 0 || fresh.heading > 0) &&
    [old, fresh].every((clause) => clause.text.length < 160 && !/[.;]\s/.test(clause.text));
  if (label && statements.hunks.length > 0 && labelsOnly(before, after, pack)) {
    const title = old.heading === 1 || fresh.heading === 1;
    const findings = findSignals(cleared.hunks, setting).map((finding) =>
      inLabel(finding, setting, { isWord, title }),
    );
    const beside = [input.context_before, input.context_after].map((text) =>
      analyse(readClause(text).text, pack),
    );
    const retold = isRetold(setting, beside);
    const open = retold ? [] : findings.filter((finding) => finding !== null);
    if (open.length === 0) proofs.push(proved(retold ? 'context' : 'heading', old.text, fresh.text));
    return {
      findings: [...open, ...links.findings],
      proofs: open.length === 0 ? proofs : links.proofs,
      about,
    };
  }
  const findings = [
    ...findSignals(statements.hunks, setting),
    ...statements.findings,
    ...links.findings,
    ...struck,
    ...findPlurals(comparison.pairs, setting, pack),
  ];
  if (findings.length === 0) {
    const marks = comparison.hunks.length === 0 ? tellingPunctuation(before, after, pack) : null;
    if (marks)
      findings.push({
        rule: 'punctuation',
        element: setting.elements[0] ?? null,
        weight: 'review',
        direction: 'unknown',
        ...marks,
      });
    else if (proofs.length === 0) proofs.push(proved('form', old.text, fresh.text));
  }
  return { findings, proofs, about };
}

/** Counted words of the sentences in which something differs. */
function touched(analysis: Analysis, hunks: Setting['comparison']['hunks'], side: 'old' | 'new'): number {
  const changed = new Set(hunks.flatMap((hunk) => hunk[side]));
  return sentencesOf(analysis)
    .filter((sentence) => sentence.tokens.some((token) => changed.has(token)))
    .reduce((sum, sentence) => sum + sentence.tokens.length, 0);
}

/** Elements of the sentences in which something differs. */
function aboutOf(
  hunks: readonly Hunk[],
  before: Analysis,
  after: Analysis,
  heading: Analysis,
): readonly ElementId[] {
  const touched = (side: 'old' | 'new') => {
    const changed = new Set(hunks.flatMap((hunk) => hunk[side]));
    return sentencesOf(side === 'old' ? before : after)
      .filter((sentence) => sentence.tokens.some((token) => changed.has(token)))
      .flatMap((sentence) => sentence.tokens);
  };
  return elementsOf([...touched('old'), ...touched('new')], heading.tokens).slice(0, 3);
}

function struckFinding(old: ReadClause, fresh: ReadClause): Finding {
  return {
    rule: 'struck',
    element: null,
    weight: 'material',
    direction: 'unknown',
    old: old.struck.join(' '),
    new: fresh.struck.join(' '),
  };
}

function settingOf(
  before: Analysis,
  after: Analysis,
  comparison: ReturnType<typeof compareWords>,
  hunks: Setting['comparison']['hunks'],
  heading: Analysis,
  row: boolean,
): Setting {
  const changed = hunks.reduce(
    (sum, hunk) =>
      sum + (hunk.old.length > 0 && hunk.new.length > 0 ? Math.max(hunk.old.length, hunk.new.length) : 0),
    0,
  );
  const changedTokens = hunks.flatMap((hunk) => [...hunk.old, ...hunk.new]);
  const near = elementsOf(changedTokens);
  const whole = elementsOf([...before.tokens, ...after.tokens], heading.tokens);
  return {
    elements: [...new Set([...whole.slice(0, 1), ...near.slice(0, 1), ...whole, ...near])],
    categories: new Set(
      [...before.tokens, ...after.tokens].flatMap((token) => categoryOf(token.concept) ?? []),
    ),
    before,
    after,
    comparison,
    row,
    rewritten: changed / Math.max(1, Math.max(touched(before, hunks, 'old'), touched(after, hunks, 'new'))),
  };
}

function dateLineResult(
  setting: Setting,
  hunks: Setting['comparison']['hunks'],
  proofs: Proof[],
): { findings: Finding[]; proofs: Proof[] } {
  const [from, to] = [effectiveDate(setting.before), effectiveDate(setting.after)];
  const words = { old: setting.before.text, new: setting.after.text };
  if (from !== undefined && to !== undefined && to < from)
    return {
      findings: [
        { rule: 'date-earlier', element: 'E26', weight: 'material', direction: 'adverse', ...words },
      ],
      proofs,
    };
  const uncertain = [setting.before, setting.after].some(
    ({ tokens }) =>
      tokens.some(isEffective) && tokens.some((token) => token.kind === 'date' && token.value === undefined),
  );
  if (uncertain && hunks.some((hunk) => [...hunk.old, ...hunk.new].some((token) => token.kind === 'date')))
    return {
      findings: [{ rule: 'date', element: 'E26', weight: 'review', direction: 'unknown', ...words }],
      proofs,
    };
  if (hunks.length === 0)
    return { findings: [], proofs: proofs.length > 0 ? proofs : [proved('form', words.old, words.new)] };
  const later = from !== undefined && to !== undefined && to > from;
  return {
    findings: [],
    proofs: [
      {
        ...proved('date-line', words.old, words.new),
        ...(later ? { direction: 'favourable' as const } : {}),
      },
    ],
  };
}

/** The first date that the words before it (or, alone in its line, after it) give as the day of entry into force. */
function effectiveDate({ tokens }: Analysis): number | undefined {
  const dates = tokens.filter((token) => token.kind === 'date' && token.value !== undefined);
  const effective = dates.filter((date) => {
    const label = tokens
      .slice(0, tokens.indexOf(date))
      .findLast((token) => /^date\./.test(token.concept ?? ''));
    return label?.concept === 'date.effective';
  });
  const labelledAfter = effective.length === 0 && dates.length === 1 && tokens.some(isEffective);
  const values = (labelledAfter ? dates : effective).map((token) => token.value!);
  return values.length > 0 ? Math.min(...values) : undefined;
}
const isEffective = (token: Analysis['tokens'][number]): boolean => token.concept === 'date.effective';

export type { Dictionaries } from './model.ts';
