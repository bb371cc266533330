/**
 * Whether the acts of a chained register make sense together. The chain proves that no line was changed;
 * this proves that the lines say something possible: causes that exist, dates that follow, states that allow it.
 */
import { localDateOf } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import { type Problem, worded } from '../problem.ts';
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
        file,
        line: act.seq,
        ...worded({
          nl: {
            message: `Regel ${act.seq} (${act.kind} van ${act.edition}) ${complaint.nl}.`,
            hint: 'Geen opdracht van Promulgate schrijft dit. Zoek op wie de regel heeft toegevoegd en zet het register terug tot de regel ervoor.',
          },
          en: {
            message: `Line ${act.seq} (${act.kind} of ${act.edition}) ${complaint.en}.`,
            hint: 'No command of Promulgate writes this. Look up who added the line, and restore the register to the line before it.',
          },
        }),
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

/** The rest of a sentence that begins with the line. */
type Complaint = Readonly<Record<Language, string>>;

function complaintOf(act: Act, known: Known): Complaint | undefined {
  switch (act.kind) {
    case 'published':
      return publishedComplaint(act, known);
    case 'notice-started':
      return causeComplaint(act.cause, known);
    case 'notice-given': {
      const started = known.before.some(
        (each) => each.kind === 'notice-started' && each.notice === act.notice,
      );
      if (!started)
        return {
          nl: 'zegt dat een aankondiging is gedaan die nooit is begonnen',
          en: 'says notice was given that was never started',
        };
      if (act.completedAt > act.recordedAt)
        return {
          nl: 'is vastgelegd voordat de aankondiging volledig was',
          en: 'was recorded before the notice was complete',
        };
      return causeComplaint(act.cause, known);
    }
    case 'notice-interrupted':
      if (act.until !== undefined && act.until < act.from)
        return { nl: 'eindigt voordat zij begint', en: 'ends before it begins' };
      return causeComplaint(act.cause, known);
    case 'rescheduled': {
      const state = stateBefore(act, known.before);
      if (state?.state !== 'announced' && state?.state !== 'postponed')
        return {
          nl: 'verplaatst de datum van een editie die niet is aangekondigd',
          en: 'moves the date of an edition that is not announced',
        };
      if (state.effective !== act.was)
        return {
          nl: `zegt dat de datum ${act.was} was, maar die was ${state.effective}`,
          en: `says the date was ${act.was}, but it was ${state.effective}`,
        };
      if (act.effective <= localDateOf(act.recordedAt, state.zone))
        return {
          nl: 'stelt een datum vast die niet in de toekomst ligt',
          en: 'sets a date that is not in the future',
        };
      return causeComplaint(act.cause, known);
    }
    case 'withdrawn': {
      const state = stateBefore(act, known.before)?.state;
      return state === 'announced' || state === 'postponed'
        ? undefined
        : {
            nl: 'trekt een editie in die niet is aangekondigd',
            en: 'withdraws an edition that is not announced',
          };
    }
    case 'erratum':
    case 'deviation':
      return known.published.has(act.edition)
        ? undefined
        : {
            nl: 'gaat over een editie die nooit is gepubliceerd',
            en: 'is about an edition that was never published',
          };
  }
}

function causeComplaint(cause: Sha256, { digests }: Known): Complaint | undefined {
  if (digests.has(cause)) return undefined;
  const name = `${cause.slice(0, 12)}…`;
  return {
    nl: `noemt een oorzaak (${name}) die geen eerdere regel is`,
    en: `names a cause (${name}) that is no line before it`,
  };
}

function publishedComplaint(act: PublishedAct, { before, published }: Known): Complaint | undefined {
  const today = localDateOf(act.recordedAt, act.timeZone);
  for (const [nl, en, id] of [
    ['vergelijkt met', 'compares with', act.previous],
    ['noemt als laatst aangekondigd', 'names as last told', act.lastNotified],
    ['vervangt', 'replaces', act.replaces ?? null],
  ] as const)
    if (id !== null && !published.has(id))
      return {
        nl: `${nl} ${id}, die niet eerder is gepubliceerd`,
        en: `${en} ${id}, which was never published before it`,
      };
  if (act.languages.some((language) => act.digests[language] === undefined))
    return { nl: 'mist de controlesom van een taal', en: 'lacks the digest of a language' };
  if (act.historical) {
    if (before.some((each) => each.kind !== 'published' || !each.historical))
      return {
        nl: 'legt een editie uit het verleden vast na de eerste gewone handeling',
        en: 'records a past edition after ordinary acts began',
      };
    return act.effective < today
      ? undefined
      : { nl: 'noemt een datum voorbij die dat niet was', en: 'calls a date past that was not' };
  }
  if (act.effective < today)
    return { nl: `heeft terugwerkende kracht tot ${act.effective}`, en: `is back-dated to ${act.effective}` };
  const { verdict } = act.assessment;
  if (verdict === 'first')
    return published.size === 0
      ? undefined
      : { nl: 'noemt zich de eerste editie', en: 'calls itself the first edition' };
  const material = verdict === 'material' || verdict === 'review';
  if (!material || act.correction)
    return act.effective === today
      ? undefined
      : {
          nl: 'wordt later van kracht, hoewel zij niet hoeft te worden aangekondigd',
          en: 'takes effect later although it owes no notice',
        };
  if (act.notice === null)
    return {
      nl: 'is materieel en hoeft toch niet te worden aangekondigd',
      en: 'is material and owes no notice',
    };
  if (isImmediate(act.notice) || act.inherits !== undefined) return undefined;
  const earliest = earliestEffective(today, act.notice);
  return act.effective < earliest
    ? {
        nl: `wordt van kracht vóór ${earliest}, de vroegste datum die haar eigen termijn toelaat`,
        en: `takes effect before ${earliest}, the earliest date its own rule allows`,
      }
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
