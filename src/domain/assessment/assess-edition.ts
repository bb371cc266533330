/**
 * The assessment of an edition: every change of every language, against the edition in force before it and
 * against the last edition people were told about. The most serious verdict wins.
 */

import type { Change, Redline } from '../change/model.ts';
import { redline } from '../change/redline.ts';
import type { Clause, ClauseId, Edition, Verdict } from '../edition/model.ts';
import type { Language } from '../language.ts';
import { type Problem, worded } from '../problem.ts';
import { assessChange } from './assess-change.ts';
import { decided, decisionProblems, digestOfWords, mostSerious } from './decisions.ts';
import { draftFor } from './explain/draft.ts';
import type { Packs } from './language-pack.ts';
import type {
  AssessedChange,
  BaselineAssessment,
  ChangeInput,
  Dictionaries,
  Direction,
  EditionAssessment,
} from './model.ts';
import { clauseMarkdown } from './read/clause-markdown.ts';
import { RULE_SET } from './rule-set.ts';

export interface EditionQuestion {
  readonly edition: Edition;
  /** In force immediately before; `null` for a first edition. */
  readonly previous: Edition | null;
  /** Last edition people were told about; a first edition counts as told. */
  readonly lastNotified: Edition | null;
  readonly dictionaries?: Dictionaries;
  readonly packs?: Packs;
}

/** Assesses an edition, decisions applied. Problems are errors that publication must refuse, or findings. */
export function assessEdition(question: EditionQuestion): {
  assessment: EditionAssessment;
  problems: Problem[];
} {
  const { edition, previous, lastNotified } = question;
  if (!previous)
    return {
      assessment: {
        ruleSet: RULE_SET,
        verdict: 'first',
        direction: 'neutral',
        consentCheck: false,
        disagreements: [],
      },
      problems: [],
    };
  const first = assessAgainst(previous, question);
  const second =
    lastNotified && lastNotified.id !== previous.id ? assessAgainst(lastNotified, question) : undefined;
  const baselines = second ? [first, second] : [first];
  const changes = baselines.flatMap((baseline) => baseline.changes);
  const file = edition.texts[edition.authentic]?.file ?? edition.id;
  const disagreements = edition.meta.correction ? [] : disagreementsOf(first, edition.languages);
  const consentCheck = baselines.some((baseline) => baseline.consentCheck);
  const assessment: EditionAssessment = {
    ruleSet: RULE_SET,
    verdict: mostSerious(baselines.map((baseline) => baseline.verdict)),
    direction: overall(changes),
    consentCheck,
    previous: first,
    ...(second ? { lastNotified: second } : {}),
    disagreements,
  };
  return {
    assessment,
    problems: [
      ...decisionProblems(edition.meta.decisions, changes, file),
      ...disagreements.map((found) => disagreementProblem(found, edition, previous)),
      ...consentProblems(assessment, edition, file),
    ],
  };
}

function assessAgainst(baseline: Edition, question: EditionQuestion): BaselineAssessment {
  const { edition } = question;
  const languages = edition.languages.filter(
    (language) => baseline.texts[language] && edition.texts[language],
  );
  const found = languages.flatMap((language) => {
    const lines = redline(baseline.texts[language]!.clauses, edition.texts[language]!.clauses, {
      overrides: edition.meta.clauses,
      language,
    });
    return lines.changes.map((change) => ({ language, change, input: inputOf(change, lines, language) }));
  });
  const digests = new Map<ClauseId, string>();
  for (const id of new Set(found.map((one) => one.change.id))) {
    const words = found
      .filter((one) => one.change.id === id)
      .map((one) => [one.language, { old: one.input.old, new: one.input.new }] as const);
    digests.set(id, digestOfWords(Object.fromEntries(words)));
  }
  const options = {
    ...(question.dictionaries ? { dictionaries: question.dictionaries } : {}),
    ...(question.packs ? { packs: question.packs } : {}),
  };
  const changes = found.map(({ language, change, input }): AssessedChange => {
    const assessed = assessChange(input, options);
    const draft = assessed.verdict === 'non-material' ? undefined : draftFor(assessed, language, input);
    const raw: AssessedChange = {
      ...assessed,
      change: change.id,
      language,
      machine: assessed.verdict,
      of: digests.get(change.id)!,
      ...(draft ? { draft } : {}),
    };
    return decided(raw, edition.meta.decisions);
  });
  return {
    baseline: baseline.id,
    verdict: mostSerious(changes.map((change) => change.verdict)),
    direction: overall(changes),
    consentCheck: changes.some((change) => change.consentCheck && change.verdict !== 'non-material'),
    changes,
  };
}

/** One change of a redline as the assessment reads it. Split and merged clauses are read as one text. */
export function inputOf(change: Change, lines: Redline, lang: string): ChangeInput {
  const old = change.from.map((index) => lines.old[index]!);
  const fresh = change.to.map((index) => lines.new[index]!);
  const kind =
    old.length === 0
      ? 'added'
      : fresh.length === 0
        ? 'removed'
        : old.map((clause) => clause.text).join(' ') === fresh.map((clause) => clause.text).join(' ') &&
            change.facets.includes('moved')
          ? 'moved'
          : 'modified';
  const path = (clauses: readonly Clause[]) => headingOf(clauses[0], clauses === old ? lines.old : lines.new);
  const heading = fresh.length > 0 ? path(fresh) : path(old);
  const [side, at] = fresh.length > 0 ? [lines.new, change.to] : [lines.old, change.from];
  const stands = standing(change, lines, kind, { old, fresh });
  const before = stands((at[0] ?? 0) - 1) ? side[(at[0] ?? 0) - 1] : undefined;
  const after = stands((at.at(-1) ?? 0) + 1) ? side[(at.at(-1) ?? 0) + 1] : undefined;
  const relocated = change.relocated.map((sentence) => sentence.text);
  return {
    id: change.id,
    lang,
    kind,
    heading,
    ...(old.length > 0 && fresh.length > 0 && path(old) !== path(fresh) ? { heading_old: path(old) } : {}),
    old: old.map(clauseMarkdown).join('\n'),
    new: fresh.map(clauseMarkdown).join('\n'),
    context_before: before ? clauseMarkdown(before) : '',
    context_after: [after ? clauseMarkdown(after) : '', ...relocated].filter(Boolean).join('\n'),
  };
}

/**
 * Which neighbours may show that words are not new, or not gone: those that stand on both sides. The same words
 * added twice would else excuse each other. Where words only went, a neighbour of the new text will do.
 */
function standing(
  change: Change,
  lines: Redline,
  kind: ChangeInput['kind'],
  { old, fresh }: { readonly old: readonly Clause[]; readonly fresh: readonly Clause[] },
): (index: number) => boolean {
  const size = (clauses: readonly Clause[]) => clauses.reduce((sum, clause) => sum + clause.text.length, 0);
  if (kind === 'moved' || (kind === 'modified' && size(fresh) < size(old))) return () => true;
  const side = kind === 'removed' ? 'from' : 'to';
  const changed = new Set(
    lines.changes
      .filter((other) => other !== change && !isSameText(other, lines))
      .flatMap((other) => other[side]),
  );
  return (index) => !changed.has(index);
}

const isSameText = (change: Change, lines: Redline): boolean =>
  change.from.length > 0 &&
  change.from.map((index) => lines.old[index]!.text).join(' ') ===
    change.to.map((index) => lines.new[index]!.text).join(' ');

/** Headings above a clause; for an entry of a list also the words that introduce the list. */
function headingOf(clause: Clause | undefined, all: readonly Clause[]): string {
  if (!clause) return '';
  let at = clause.index - 1;
  while (clause.kind === 'item' && at >= 0 && all[at]?.kind === 'item') at--;
  const lead =
    clause.kind === 'item' && all[at]?.kind === 'paragraph' && all[at]!.text.endsWith(':')
      ? [all[at]!.text]
      : [];
  return [...clause.path, ...lead].join(' > ');
}

function overall(changes: readonly AssessedChange[]): Direction {
  const telling = changes.filter((change) => change.verdict !== 'non-material');
  const known = new Set(telling.map((change) => change.direction));
  if (telling.length === 0) return 'neutral';
  if (known.has('adverse') && !known.has('favourable')) return 'adverse';
  known.delete('neutral');
  if (known.size === 0) return 'neutral';
  return known.size === 1 ? [...known][0]! : 'unknown';
}

function disagreementsOf(
  baseline: BaselineAssessment,
  languages: readonly Language[],
): EditionAssessment['disagreements'] {
  const ids = [...new Set(baseline.changes.map((change) => change.change))];
  return ids.flatMap((clause) => {
    const of = (language: Language): Verdict =>
      mostSerious(
        baseline.changes
          .filter((change) => change.change === clause && change.language === language)
          .map((change) => change.verdict),
      );
    const verdicts = Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<
      Language,
      Verdict
    >;
    return new Set(Object.values(verdicts)).size > 1 ? [{ clause, verdicts }] : [];
  });
}

const VERDICTS_NL: Readonly<Record<Verdict, string>> = {
  material: 'materieel',
  'non-material': 'niet-materieel',
  review: 'te beoordelen',
};

/** Material and review both count as material; only "non-material" beside another verdict stops publication. */
function disagreementProblem(
  found: EditionAssessment['disagreements'][number],
  edition: Edition,
  previous: Edition,
): Problem {
  const verdicts = Object.entries(found.verdicts) as [Language, Verdict][];
  const serious = Object.values(found.verdicts).includes('non-material');
  const text = edition.texts[edition.authentic];
  const clause = text?.clauses.find((each) => each.id === found.clause);
  const told = clause ?? previous.texts[edition.authentic]?.clauses.find((each) => each.id === found.clause);
  const words = told && (told.text.length > 80 ? `${told.text.slice(0, 80).trimEnd()}…` : told.text);
  const heading = told?.kind === 'heading' ? undefined : told?.path.at(-1);
  return {
    code: 'assessment/languages-disagree',
    severity: serious ? 'error' : 'warning',
    file: text?.file ?? edition.id,
    ...(clause ? { line: clause.line } : {}),
    ...worded({
      nl: {
        message: `${heading === undefined ? '' : `Onder “${heading}”: `}${words === undefined ? `bepaling ${found.clause}` : `de bepaling “${words}”`} wijzigt niet in elke taal evenveel (${verdicts.map(([language, verdict]) => `${language}: ${VERDICTS_NL[verdict]}`).join(', ')}).`,
        hint: `Laat de vertalingen hetzelfde zeggen, of beslis over deze bepaling bij \`decisions\` (\`clause: ${found.clause}\`).`,
      },
      en: {
        message: `${heading === undefined ? '' : `Under “${heading}”: `}${words === undefined ? `clause ${found.clause}` : `the clause “${words}”`} does not change alike in every language (${verdicts.map(([language, verdict]) => `${language}: ${verdict}`).join(', ')}).`,
        hint: `Make the translations say the same, or decide on this clause in \`decisions\` (\`clause: ${found.clause}\`).`,
      },
    }),
  };
}

function consentProblems(assessment: EditionAssessment, edition: Edition, file: string): Problem[] {
  if (!assessment.consentCheck || edition.meta.consent) return [];
  return [
    {
      code: 'assessment/open-consent-check',
      severity: 'error',
      file,
      ...worded({
        nl: {
          message:
            'Deze editie wijzigt iets waarvoor aankondigen niet genoeg is: er is nieuwe toestemming of een verenigbaarheidstoets nodig (WP260, punt 31).',
          hint: 'Leg bovenaan het bestand vast hoe dat is opgelost: `consent: { reason: …, by: [rol] }`.',
        },
        en: {
          message:
            'This edition changes something that notice alone does not cure: new consent or a compatibility test is needed (WP260 par. 31).',
          hint: 'Resolve it and say how in the front matter: `consent: { reason: …, by: [role] }`.',
        },
      }),
    },
  ];
}
