/** A small builder of registers: acts in order, chained as the product chains them. */
import type { Verdict } from '#domain/assessment/model.ts';
import { type Instant, type LocalDate, localDateOf, toInstant } from '#domain/date.ts';
import { digest, type Sha256 } from '#domain/digest.ts';
import { noticeId } from '#domain/notice/notice-id.ts';
import type { NoticePolicy } from '#domain/publisher.ts';
import { actDigest, appendAct } from '#domain/register/chain.ts';
import type {
  Act,
  ActDraft,
  NoticeGivenAct,
  NoticeRule,
  NoticeStartedAct,
  PublishedAct,
} from '#domain/register/model.ts';
import { noticeRule, proposeEffective } from '#domain/timeline/notice-period.ts';

export const ZONE = 'Europe/Amsterdam';
export const POLICY: NoticePolicy = {
  period: { days: 30 },
  profiles: ['gdpr-default'],
  threshold: 0.95,
  reminders: [],
};

export interface RegisterRecord {
  readonly acts: readonly Act[];
  readonly text: string;
  add(draft: ActDraft): Act;
  /** Publishes an edition at an instant; material ones get the default rule and the proposed date. */
  publish(
    edition: string,
    at: string,
    o?: Partial<PublishedAct> & { verdict?: Verdict | 'first' },
  ): PublishedAct;
  /** Banner seen and notice started, then the mail-out complete. */
  tell(cause: Act, at: string, o?: TellOptions): void;
}

export interface TellOptions {
  readonly completedAt?: string;
  readonly recordedAt?: string;
  readonly started?: Partial<NoticeStartedAct>;
  readonly given?: Partial<NoticeGivenAct>;
  /** Only the notice-started act. */
  readonly unfinished?: boolean;
}

export const SHA: Sha256 = digest('some text');

export function at(text: string): Instant {
  return toInstant(text);
}

export function ruleOn(today: LocalDate, policy: NoticePolicy = POLICY): NoticeRule {
  return noticeRule({ policy, today });
}

export function newRecord(statement = 'privacy', zone = ZONE): RegisterRecord {
  const acts: Act[] = [];
  let text = '';
  const add = (draft: ActDraft): Act => {
    const added = appendAct(text, draft);
    text = added.text;
    acts.push(added.act);
    return added.act;
  };
  return {
    acts,
    get text() {
      return text;
    },
    add,
    publish(edition, when, o = {}) {
      const recordedAt = at(when);
      const today = localDateOf(recordedAt, zone);
      const { verdict = acts.length === 0 ? 'first' : 'non-material', ...rest } = o;
      const material = verdict === 'material' || verdict === 'review';
      const notice = material ? (rest.notice ?? ruleOn(today)) : null;
      const previous =
        acts.filter((act): act is PublishedAct => act.kind === 'published').at(-1)?.edition ?? null;
      return add({
        kind: 'published',
        statement,
        edition,
        recordedAt,
        languages: ['nl', 'en'],
        digests: { nl: digest(`${edition} nl`), en: digest(`${edition} en`) },
        clauses: digest(`${edition} clauses`),
        previous,
        lastNotified: previous,
        assessment: {
          ruleSet: 'test',
          verdict,
          direction: material ? 'adverse' : 'neutral',
          consentCheck: false,
          disagreements: [],
        },
        decisions: [],
        effective: notice ? proposeEffective(today, notice) : today,
        timeZone: zone,
        notice,
        reminders: [],
        store: 'store-1',
        ...rest,
      }) as PublishedAct;
    },
    tell(cause, when, o = {}) {
      const digested = actDigest(cause);
      const notice = noticeId({ cause: digested, kind: 'upcoming' });
      const startedAt = at(when);
      const completedAt = at(o.completedAt ?? when);
      add({
        kind: 'notice-started',
        statement,
        edition: cause.edition,
        recordedAt: startedAt,
        cause: digested,
        notice,
        shown: { 'nl.banner': SHA },
        seen: { url: 'https://example.org/nl/privacy/', at: startedAt },
        ...o.started,
      });
      if (o.unfinished) return;
      add({
        kind: 'notice-given',
        statement,
        edition: cause.edition,
        recordedAt: at(o.recordedAt ?? o.completedAt ?? when),
        cause: digested,
        notice,
        startedAt,
        completedAt,
        counts: { accepted: { nl: 2 } },
        coverage: 1,
        transport: 'smtp',
        store: 'store-1',
        ...o.given,
      });
    },
  };
}

/** A register with every kind of act. */
export function fullRegister(): RegisterRecord {
  const record = newRecord();
  record.publish('A', '2027-01-01T10:00:00Z');
  const b = record.publish('B', '2027-02-01T10:00:00Z', { verdict: 'material' });
  record.tell(b, '2027-02-01T12:00:00Z');
  const common = { statement: 'privacy', edition: 'B', by: ['legal'] } as const;
  const gap = {
    kind: 'notice-interrupted',
    statement: 'privacy',
    edition: 'B',
    cause: actDigest(b),
    from: at('2027-02-02T00:00:00Z'),
    reason: 'not seen',
  } as const;
  record.add({ ...gap, recordedAt: at('2027-02-03T00:00:00Z') });
  record.add({ ...gap, recordedAt: at('2027-02-04T00:00:00Z'), until: at('2027-02-04T00:00:00Z') });
  record.add({
    ...common,
    kind: 'rescheduled',
    recordedAt: at('2027-02-05T00:00:00Z'),
    cause: actDigest(b),
    was: '2027-03-11',
    effective: '2027-03-20',
    reason: 'gap',
  });
  record.add({
    ...common,
    kind: 'deviation',
    recordedAt: at('2027-02-06T00:00:00Z'),
    clauses: ['c1'],
    since: '2027-02-05',
    reason: { nl: 'Anders.', en: 'Different.' },
  });
  record.add({
    ...common,
    kind: 'erratum',
    recordedAt: at('2027-02-07T00:00:00Z'),
    language: 'nl',
    clause: 'c1',
    reads: 'gegvens',
    shouldRead: 'gegevens',
    reason: 'spelling',
  });
  record.add({ ...common, kind: 'withdrawn', recordedAt: at('2027-02-08T00:00:00Z'), reason: 'not needed' });
  return record;
}
