/**
 * The laws of dates (law.md 9.4) over generated histories: whatever an editor, a machine or a hand writes into
 * a register, the timeline keeps them. Dates are recomputed here with `Intl` only, not with the code under test.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, toInstant } from '#domain/date.ts';
import type { NoticePeriod } from '#domain/publisher.ts';
import { actDigest, readRegister } from '#domain/register/chain.ts';
import type {
  Act,
  NoticeGivenAct,
  NoticeInterruptedAct,
  NoticeStartedAct,
  PublishedAct,
  RescheduledAct,
  WithdrawnAct,
} from '#domain/register/model.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { type History, type HistorySeed, historySeed, play } from './histories.ts';

const COUNT = process.env.SOAK ? 5000 : 500;
/** Generated once: each law looks at all of them. */
const HISTORIES: readonly { readonly seed: HistorySeed; readonly history: History }[] = fc
  .sample(historySeed, { numRuns: COUNT, seed: 20270328 })
  .map((seed) => ({ seed, history: play(seed) }));

const formats = new Map<string, Intl.DateTimeFormat>();
/** Wall clock of a zone, `2027-03-28 03:00:00`. */
function wall(instant: Instant, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  return format.format(new Date(instant));
}
const day = (instant: Instant, zone: string) => wall(instant, zone).slice(0, 10);
const plusDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function plusPeriod(date: string, period: NoticePeriod): string {
  if ('days' in period) return plusDays(date, period.days);
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + period.months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + period.months, Math.min(dayOfMonth, last)))
    .toISOString()
    .slice(0, 10);
}

const at = (history: History, now: Instant): Timeline =>
  timelineAt(history.acts, { statement: 'privacy', now, timeZone: history.zone });
const published = (history: History, edition: string) =>
  history.acts.find((act) => act.kind === 'published' && act.edition === edition) as PublishedAct;

/** Moments at which something may change, each with the millisecond before and after. */
function moments(history: History): readonly Instant[] {
  const { intervals, editions } = at(history, history.end);
  const edges = [
    ...history.acts.map((act) => act.recordedAt),
    ...intervals.map(({ from }) => from),
    ...editions.map(({ effective }) => `${effective}T00:00:00.000Z`),
  ];
  return [...new Set(edges.flatMap((edge) => [-1, 0, 1].map((ms) => toInstant(Date.parse(edge) + ms))))]
    .filter((moment) => moment <= history.end)
    .sort();
}

/** The acts by which an edition was told in time for `effect`, judged from scratch. */
function tellings(history: History, status: EditionStatus, effect: Instant): readonly NoticeGivenAct[] {
  const act = published(history, status.edition);
  return history.acts.filter((given): given is NoticeGivenAct => {
    if (given.kind !== 'notice-given' || !status.clock.includes(given.cause) || given.recordedAt > effect)
      return false;
    const seen = history.acts.some(
      (started) =>
        started.kind === 'notice-started' &&
        started.notice === given.notice &&
        started.seq < given.seq &&
        (started as NoticeStartedAct).seen !== undefined,
    );
    const due = Object.entries(given.counts)
      .filter(([state]) => state !== 'suppressed')
      .flatMap(([, counts]) => Object.values(counts))
      .reduce((a, b) => a + b, 0);
    return (
      seen &&
      due > 0 &&
      given.coverage >= 0.95 &&
      given.store === act.store &&
      !given.demonstration &&
      given.about === undefined &&
      given.startedAt <= given.completedAt
    );
  });
}

const law = (name: string, check: (history: History) => void) =>
  test(name, () => {
    for (const { seed, history } of HISTORIES) {
      try {
        check(history);
      } catch (error) {
        throw new Error(`broken by ${JSON.stringify(seed)}`, { cause: error });
      }
    }
  }, 600_000);

/** Editions that took effect and owed a notice for it. */
function owed(history: History): readonly EditionStatus[] {
  return at(history, history.end).editions.filter((status) => {
    const act = published(history, status.edition);
    return (
      status.inForceFrom !== undefined &&
      status.material &&
      !status.historical &&
      act.correction === undefined &&
      act.assessment.verdict !== 'first'
    );
  });
}

test('the generated histories hold what the laws are about', () => {
  const ends = HISTORIES.map(({ history }) => at(history, history.end));
  const statuses = ends.flatMap(({ editions }) => editions);
  const count = (holds: (status: EditionStatus) => boolean) => statuses.filter(holds).length;
  const material = HISTORIES.flatMap(({ history }) => owed(history));
  expect(material.length).toBeGreaterThan(COUNT / 10);
  expect(material.filter((status) => status.notice?.exception).length).toBeGreaterThan(COUNT / 100);
  for (const state of ['postponed', 'withdrawn', 'replaced', 'superseded'] as const)
    expect(
      count((status) => status.state === state),
      state,
    ).toBeGreaterThan(COUNT / 20);
  const acts = HISTORIES.flatMap(({ history }) => history.acts);
  for (const kind of ['notice-interrupted', 'rescheduled', 'erratum', 'deviation'] as const)
    expect(acts.filter((act) => act.kind === kind).length, kind).toBeGreaterThan(COUNT / 20);
});

describe('laws of dates', () => {
  law('1, 11: no material edition is in force before notice plus every period that applies', (history) => {
    for (const status of owed(history)) {
      const effect = status.inForceFrom as Instant;
      const given = tellings(history, status, effect);
      expect(given.length, `${status.edition} took effect untold`).toBeGreaterThan(0);
      const rule = status.notice;
      if (!rule) throw new Error('no rule');
      const periods = rule.exception
        ? [rule.applied]
        : [rule.applied, ...rule.because.map((reason) => reason.period)];
      const told = given.map((act) => day(act.completedAt, history.zone)).sort()[0] as string;
      const earliest = periods
        .map((period) => plusDays(plusPeriod(told, period), 1))
        .sort()
        .at(-1) as string;
      const immediate = rule.exception !== undefined && 'days' in rule.applied && rule.applied.days === 0;
      if (!immediate)
        expect(day(effect, history.zone) >= earliest, `${status.edition}: ${effect}, told ${told}`).toBe(
          true,
        );
    }
  });

  law('2: an exception shortens the period and never removes the notice', (history) => {
    for (const status of owed(history).filter((each) => each.notice?.exception)) {
      const effect = status.inForceFrom as Instant;
      expect(tellings(history, status, effect).some((act) => act.completedAt <= effect)).toBe(true);
    }
  });

  law('3: nothing is back-dated, except past editions recorded as such', (history) => {
    for (const status of at(history, history.end).editions) {
      if (status.inForceFrom === undefined || status.historical) continue;
      expect(status.inForceFrom >= status.publishedAt).toBe(true);
    }
  });

  law('4: what owes no notice is in force at its act', (history) => {
    for (const act of history.acts) {
      if (act.kind !== 'published' || act.historical) continue;
      const quiet =
        ['non-material', 'first'].includes(act.assessment.verdict) || act.correction !== undefined;
      if (!quiet) continue;
      const status = at(history, act.recordedAt).editions.find((each) => each.edition === act.edition);
      expect(status?.inForceFrom).toBe(act.recordedAt);
    }
  });

  law('8: every line verifies, and a chain with one line less or changed does not', (history) => {
    const read = readRegister(history.text);
    expect(read.problems).toEqual([]);
    expect(read.acts).toEqual(history.acts);
    const lines = history.text.trimEnd().split('\n');
    const victim = lines.length >> 1;
    if (victim < lines.length - 1)
      expect(readRegister(`${lines.toSpliced(victim, 1).join('\n')}\n`).problems).toHaveLength(1);
  });

  law(
    '9: exactly one edition is in force at every instant after the first; intervals never overlap or leave a gap',
    (history) => {
      const { intervals, editions } = at(history, history.end);
      const first = history.acts[0]?.recordedAt as Instant;
      for (const [index, interval] of intervals.entries()) {
        expect(interval.until).toBe(intervals[index + 1]?.from);
        if (interval.until !== undefined) expect(interval.until >= interval.from).toBe(true);
      }
      expect(editions.filter((status) => status.state === 'in-force')).toHaveLength(1);
      for (const moment of moments(history)) {
        const { inForce } = at(history, moment);
        expect(inForce === null).toBe(moment < first);
      }
    },
  );

  law(
    '9, 20: the past never changes: what was in force then is what is in force in every later telling',
    (history) => {
      const { intervals } = at(history, history.end);
      const opening =
        history.acts.findLast((act) => act.kind === 'published' && act.historical)?.recordedAt ??
        history.acts[0]?.recordedAt ??
        '';
      for (const moment of moments(history).filter((each) => each >= opening)) {
        // An interval of no length is never seen: the last act of a moment wins.
        const told = intervals.findLast(
          ({ from, until }) => from <= moment && (until === undefined || moment < until),
        );
        expect(at(history, moment).inForce, moment).toBe(told?.edition);
      }
    },
  );

  law(
    '12: the clock starts only after the last required channel, with the words of the notice on record before',
    (history) => {
      for (const status of at(history, history.end).editions) {
        if (status.noticeGivenAt === undefined) continue;
        const act = history.acts.find(
          (each) =>
            each.kind === 'notice-given' &&
            each.completedAt === status.noticeGivenAt &&
            status.clock.includes(each.cause),
        ) as NoticeGivenAct | undefined;
        const started = history.acts.find(
          (each) =>
            each.kind === 'notice-started' &&
            status.clock.includes(each.cause) &&
            (each as NoticeStartedAct).seen !== undefined,
        ) as NoticeStartedAct;
        expect(started.seq).toBeLessThan(act?.seq ?? Number.POSITIVE_INFINITY);
        expect(status.noticeGivenAt >= (started.seen?.at ?? '')).toBe(true);
      }
    },
  );

  law('18: a withdrawn or replaced edition never takes effect', (history) => {
    const gone = history.acts.filter(
      (act): act is WithdrawnAct | PublishedAct =>
        act.kind === 'withdrawn' || (act.kind === 'published' && act.replaces !== undefined),
    );
    const { editions } = at(history, history.end);
    for (const act of gone) {
      const edition = act.kind === 'withdrawn' ? act.edition : act.replaces;
      const status = editions.find((each) => each.edition === edition);
      if (status?.state === 'withdrawn' || status?.state === 'replaced')
        expect(status.inForceFrom).toBeUndefined();
      else
        expect(
          status?.inForceFrom !== undefined && status.inForceFrom <= act.recordedAt,
          `${edition} ${status?.state}`,
        ).toBe(true);
    }
  });

  law('19: a correction counts the notice of the announced text only when its act says so', (history) => {
    for (const status of at(history, history.end).editions) {
      const act = published(history, status.edition);
      if (act.replaces === undefined) continue;
      const foreign = status.clock.filter(
        (cause) =>
          cause !== actDigest(act) && cause !== act.inherits && !isOwnRestart(history, status.edition, cause),
      );
      expect(foreign).toEqual([]);
    }
  });

  law(
    '24: it flips at 00:00 local on its date, neither a moment earlier nor later, also on days of 23 and 25 hours',
    (history) => {
      for (const status of owed(history).filter((each) => each.notice?.exception === undefined)) {
        const from = status.inForceFrom as Instant;
        const moved = history.acts.findLast(
          (act): act is RescheduledAct =>
            act.kind === 'rescheduled' && act.edition === status.edition && act.recordedAt <= from,
        );
        const set = moved?.recordedAt ?? status.publishedAt;
        if (set === from) continue;
        expect(day(from, history.zone)).toBe(status.effective);
        expect(day(toInstant(Date.parse(from) - 1), history.zone) < status.effective).toBe(true);
      }
    },
  );

  law(
    '26: an announced edition is public from its act until it takes effect, is withdrawn or replaced',
    (history) => {
      for (const moment of moments(history)) {
        for (const status of at(history, moment).editions) {
          expect(status.publishedAt <= moment).toBe(true);
          if (status.state === 'announced' || status.state === 'postponed')
            expect(at(history, moment).upcoming).toContain(status.edition);
        }
      }
    },
  );

  law('gaps: every day on which the prominent notice was missing is made good', (history) => {
    for (const status of owed(history)) {
      const rule = status.notice;
      if (!rule || (rule.exception && 'days' in rule.applied && rule.applied.days === 0)) continue;
      const effect = status.inForceFrom as Instant;
      const told = tellings(history, status, effect)
        .map((act) => act.completedAt)
        .sort()[0] as Instant;
      const gaps = history.acts.filter(
        (act): act is NoticeInterruptedAct =>
          act.kind === 'notice-interrupted' && status.clock.includes(act.cause) && act.recordedAt <= effect,
      );
      const closed = (from: Instant) =>
        gaps.find((gap) => gap.from === from && gap.until !== undefined)?.until;
      for (const gap of gaps) expect(closed(gap.from), 'in force while the notice was missing').toBeDefined();
      const missing = (date: string) =>
        gaps.some((gap) => {
          const until = closed(gap.from) as Instant;
          return until > told && day(gap.from, history.zone) <= date && date <= day(until, history.zone);
        });
      let live = 0;
      for (
        let date = plusDays(day(told, history.zone), 1);
        date < day(effect, history.zone);
        date = plusDays(date, 1)
      )
        if (!missing(date)) live += 1;
      const needed = (
        rule.exception ? [rule.applied] : [rule.applied, ...rule.because.map((reason) => reason.period)]
      ).map((period) => ('days' in period ? period.days : 28 * period.months));
      expect(live).toBeGreaterThanOrEqual(Math.max(...needed));
    }
  });

  law('consent: an edition whose consent check is open never takes effect', (history) => {
    for (const status of at(history, history.end).editions) {
      const act = published(history, status.edition);
      if (act.assessment.consentCheck && act.correction === undefined && status.clock[0] === actDigest(act))
        expect(status.inForceFrom).toBeUndefined();
    }
  });
});

function isOwnRestart(history: History, edition: string, cause: string): boolean {
  return history.acts.some(
    (act: Act) =>
      actDigest(act) === cause &&
      ((act.kind === 'rescheduled' && act.edition === edition) ||
        ((act.kind === 'withdrawn' || act.kind === 'published') &&
          (act.reassessed ?? []).some((again) => again.edition === edition))),
  );
}
