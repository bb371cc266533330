/** Decisions of the editors: raising is free, lowering needs a reason and two roles, other words make it stale. */
import { canonicalJson, digest, type Sha256 } from '../digest.ts';
import type { Decision, Verdict } from '../edition/model.ts';
import { type Problem, worded } from '../problem.ts';
import type { AssessedChange } from './model.ts';

const RANK: Readonly<Record<Verdict, number>> = { 'non-material': 0, review: 1, material: 2 };

/** Digest of the old and new words of one change in all languages: what a decision must name in `of`. */
export function digestOfWords(
  words: Readonly<Record<string, { readonly old: string; readonly new: string }>>,
): Sha256 {
  return digest(canonicalJson(words));
}

/** The most serious of verdicts; nothing changed is non-material. */
export function mostSerious(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>(
    (worst, verdict) => (RANK[verdict] > RANK[worst] ? verdict : worst),
    'non-material',
  );
}

/** Applies the decision on this change, if there is one on exactly these words and it is allowed. */
export function decided(change: AssessedChange, decisions: readonly Decision[]): AssessedChange {
  const decision = decisions.find(
    (candidate) => candidate.clause === change.change && candidate.of === change.of,
  );
  if (!decision || refusal(decision, change.machine)) return change;
  const { verdict, reason, by } = decision;
  return { ...change, verdict, decision: { verdict, reason, by } };
}

function refusal(decision: Decision, machine: Verdict): string | null {
  if (RANK[decision.verdict] >= RANK[machine]) return null;
  if (decision.reason.trim() === '') return 'no-reason';
  return new Set(decision.by.map((role) => role.trim().toLowerCase()).filter(Boolean)).size < 2
    ? 'one-role'
    : null;
}

/** What is wrong with the decisions of an edition: stale ones, and lowering without reason or second role. */
export function decisionProblems(
  decisions: readonly Decision[],
  changes: readonly AssessedChange[],
  file: string,
): Problem[] {
  return decisions.flatMap((decision): Problem[] => {
    const same = changes.filter((change) => change.change === decision.clause);
    const exact = same.filter((change) => change.of === decision.of);
    const place = { severity: 'error' as const, file };
    if (same.length === 0)
      return [
        {
          ...place,
          code: 'assessment/decision-without-change',
          ...worded({
            nl: {
              message: `Het besluit over bepaling “${decision.clause}” gaat over een bepaling die in deze editie niet verandert.`,
              hint: 'Verwijder het besluit, of verbeter het kenmerk van de bepaling.',
            },
            en: {
              message: `The decision on clause "${decision.clause}" is about a clause that does not change in this edition.`,
              hint: 'Remove the decision, or correct the clause id.',
            },
          }),
        },
      ];
    if (exact.length === 0)
      return [
        {
          ...place,
          code: 'assessment/stale-decision',
          ...worded({
            nl: {
              message: `Het besluit over bepaling “${decision.clause}” is genomen over andere woorden dan de editie nu heeft.`,
              hint: `Besluit opnieuw over de huidige woorden en zet \`of: ${same[0]!.of}\` in het besluit.`,
            },
            en: {
              message: `The decision on clause "${decision.clause}" was taken on other words than the edition has now.`,
              hint: `Decide again on the present words, and put \`of: ${same[0]!.of}\` in the decision.`,
            },
          }),
        },
      ];
    const refused = exact
      .map((change) => refusal(decision, change.machine))
      .find((reason) => reason !== null);
    if (refused === 'no-reason')
      return [
        {
          ...place,
          code: 'assessment/lowering-without-reason',
          ...worded({
            nl: {
              message: `Het besluit over bepaling “${decision.clause}” verlaagt het oordeel tot “${decision.verdict}” zonder reden.`,
              hint: 'Schrijf in `reason` waarom de wijziging voor de betrokkenen niet van belang is.',
            },
            en: {
              message: `The decision on clause "${decision.clause}" lowers the verdict to "${decision.verdict}" without a reason.`,
              hint: 'Write in `reason` why the change does not matter to the people concerned.',
            },
          }),
        },
      ];
    if (refused === 'one-role')
      return [
        {
          ...place,
          code: 'assessment/lowering-needs-two',
          ...worded({
            nl: {
              message: `Het besluit over bepaling “${decision.clause}” verlaagt het oordeel tot “${decision.verdict}”; dat moeten twee verschillende rollen goedkeuren.`,
              hint: 'Noem beide rollen in `by`, bijvoorbeeld [privacy-officer, legal-counsel]. Rollen, nooit namen.',
            },
            en: {
              message: `The decision on clause "${decision.clause}" lowers the verdict to "${decision.verdict}", which two different roles must approve.`,
              hint: 'Name both roles in `by`, for example [privacy-officer, legal-counsel]. Roles, never names.',
            },
          }),
        },
      ];
    return [];
  });
}
