/**
 * Whether the acts of a chained register make sense together. The chain proves that no line was changed;
 * this proves that the lines say something possible: causes that exist, dates that follow, states that allow it.
 */
import { localDateOf } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Problem } from '../problem.ts';
import { actDigest } from '../register/chain.ts';
import type { Act, PublishedAct } from '../register/model.ts';
import { earliestEffective, isImmediate } from './notice-period.ts';
import { timelineAt } from './timeline-at.ts';

/**
 * Checks every act against those before it.
 * @returns the problems in order of their lines; empty for a sound register
 */
export function checkActs(acts: readonly Act[], file: string): readonly Problem[] {
  const digests = new Map<Sha256, Act>();
  const published = new Map<string, PublishedAct>();
  const problems: Problem[] = [];
  for (const [index, act] of acts.entries()) {
    const complaint = complaintOf(act, { before: acts.slice(0, index), digests, published });
    if (complaint !== undefined)
      problems.push({
        code: 'register/impossible-act',
        severity: 'error',
        message: `Line ${act.seq} (${act.kind} of ${act.edition}) ${complaint}.`,
        file,
        line: act.seq,
        hint: 'No command of Promulgate writes this. Look up who added the line, and restore the register to the line before it.',
      });
    digests.set(actDigest(act), act);
    if (act.kind === 'published') published.set(act.edition, act);
  }
  return problems;
}

interface Known {
  readonly before: readonly Act[];
  readonly digests: ReadonlyMap<Sha256, Act>;
  readonly published: ReadonlyMap<string, PublishedAct>;
}

function complaintOf(act: Act, known: Known): string | undefined {
  switch (act.kind) {
    case 'published':
      return publishedComplaint(act, known);
    case 'notice-started':
      return causeComplaint(act.cause, known);
    case 'notice-given': {
      const started = known.before.some(
        (each) => each.kind === 'notice-started' && each.notice === act.notice,
      );
      if (!started) return 'says notice was given that was never started';
      if (act.completedAt > act.recordedAt) return 'was recorded before the notice was complete';
      return causeComplaint(act.cause, known);
    }
    case 'notice-interrupted':
      if (act.until !== undefined && act.until < act.from) return 'ends before it begins';
      return causeComplaint(act.cause, known);
    case 'rescheduled': {
      const state = stateBefore(act, known.before);
      if (state?.state !== 'announced' && state?.state !== 'postponed')
        return 'moves the date of an edition that is not announced';
      if (state.effective !== act.was) return `says the date was ${act.was}, but it was ${state.effective}`;
      if (act.effective <= localDateOf(act.recordedAt, state.zone))
        return 'sets a date that is not in the future';
      return causeComplaint(act.cause, known);
    }
    case 'withdrawn': {
      const state = stateBefore(act, known.before)?.state;
      return state === 'announced' || state === 'postponed'
        ? undefined
        : 'withdraws an edition that is not announced';
    }
    case 'erratum':
    case 'deviation':
      return known.published.has(act.edition) ? undefined : 'is about an edition that was never published';
  }
}

function causeComplaint(cause: Sha256, { digests }: Known): string | undefined {
  return digests.has(cause) ? undefined : `names a cause (${cause.slice(0, 12)}…) that is no line before it`;
}

function publishedComplaint(act: PublishedAct, { before, published }: Known): string | undefined {
  const today = localDateOf(act.recordedAt, act.timeZone);
  for (const [word, id] of [
    ['compares with', act.previous],
    ['names as last told', act.lastNotified],
    ['replaces', act.replaces ?? null],
  ] as const)
    if (id !== null && !published.has(id)) return `${word} ${id}, which was never published before it`;
  if (act.languages.some((language) => act.digests[language] === undefined))
    return 'lacks the digest of a language';
  if (act.historical) {
    if (before.some((each) => each.kind !== 'published' || !each.historical))
      return 'records a past edition after ordinary acts began';
    return act.effective < today ? undefined : 'calls a date past that was not';
  }
  if (act.effective < today) return `is back-dated to ${act.effective}`;
  const { verdict } = act.assessment;
  if (verdict === 'first') return published.size === 0 ? undefined : 'calls itself the first edition';
  const material = verdict === 'material' || verdict === 'review';
  if (!material || act.correction)
    return act.effective === today ? undefined : 'takes effect later although it owes no notice';
  if (act.notice === null) return 'is material and owes no notice';
  if (isImmediate(act.notice) || act.inherits !== undefined) return undefined;
  const earliest = earliestEffective(today, act.notice);
  return act.effective < earliest
    ? `takes effect before ${earliest}, the earliest date its own rule allows`
    : undefined;
}

function stateBefore(act: Act, before: readonly Act[]) {
  const timeZone = before.find(
    (each): each is PublishedAct => each.kind === 'published' && each.edition === act.edition,
  )?.timeZone;
  if (timeZone === undefined) return undefined;
  const timeline = timelineAt(before, { statement: act.statement, now: act.recordedAt, timeZone });
  const status = timeline.editions.find((each) => each.edition === act.edition);
  return status ? { ...status, zone: timeZone } : undefined;
}
