/**
 * The proof of notice for one edition: what was published and assessed, who was due, who was told, who was not
 * and why, when, with which exact bytes. Counts and digests only; people stand in it as keyed proofs.
 */
import type { StatementArchive } from '#archive/read-statement.ts';
import type { Instant } from '#domain/date.ts';
import { toInstant } from '#domain/date.ts';
import { type Counts, coverageOf, type DeliveryState, TOLD_STATES } from '#domain/delivery/states.ts';
import { digest, type Sha256 } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { normalised } from '#domain/notice/shown-digests.ts';
import { publishedAct, statusOf } from '#domain/notice/statement-like.ts';
import { refuse, worded } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, NoticeGivenAct, NoticeStartedAct, PublishedAct } from '#domain/register/model.ts';
import { type KeyRing, sign } from '#domain/subscription/key-ring.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { contentsOf, noticesAbout, type OutcomeCount, outcomesOf, reachedCounts } from '#store/evidence.ts';
import { type NoticeRow, noticeCounts } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import { bannersShown, type ShownBanner } from './banners-shown.ts';

/** Not told by a message, and still to be told: to be reached in another way. */
export const UNREACHED_STATES = [
  'bounced',
  'failed',
  'provider-suppressed',
  'rejected',
  'held',
  'suppressed',
  'cancelled',
] as const satisfies readonly DeliveryState[];

export interface ContentEvidence {
  readonly language: string;
  readonly basis: string;
  readonly subject: string;
  readonly sender: string;
  /** Digest of envelope, headers and both parts, as frozen before the first message left. */
  readonly sha256: Sha256;
  readonly htmlSha256: Sha256;
  readonly textSha256: Sha256;
  /** The public register holds the same digests. */
  readonly inRegister: boolean;
}

export interface NoticeEvidence {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly transport: string;
  /** Messages of a demonstration never prove that anybody was told. */
  readonly demonstration: boolean;
  readonly frozenAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly due: number;
  readonly told: number;
  readonly suppressed: number;
  /** Told before, but unsubscribed or erased when this follow-up was sent. */
  readonly leftSince?: number;
  /** Told about this edition by an earlier message, so that this one was not for them; per language. */
  readonly toldBefore?: Readonly<Record<string, number>>;
  readonly unreached: number;
  readonly coverage: number;
  readonly threshold: number;
  readonly sufficient: boolean;
  readonly outcomes: readonly OutcomeCount[];
  readonly contents: readonly ContentEvidence[];
  readonly reachedOtherwise: readonly { readonly means: string; readonly recipients: number }[];
}

export interface EvidenceReport {
  readonly version: 1;
  readonly generatedAt: Instant;
  readonly publisher: string;
  readonly timeZone: string;
  readonly statement: string;
  /** What the statement is called, per language. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
  readonly edition: string;
  readonly register: { readonly lines: number; readonly head: Sha256 };
  readonly published: PublishedAct;
  readonly status: EditionStatus;
  /** Every act about this edition, with the digest of its line. */
  readonly acts: readonly { readonly act: Act; readonly sha256: Sha256 }[];
  readonly channels: {
    /** Where and when the prominent notice was seen. */
    readonly banner: readonly { readonly url: string; readonly at: Instant }[];
    readonly gaps: readonly {
      readonly from: Instant;
      readonly until: Instant | null;
      readonly reason: string;
    }[];
    readonly mail: readonly string[];
  };
  /** The prominent notice as the register says it was shown; `inBundle` when its very words could be made again. */
  readonly banners: readonly (Omit<ShownBanner, 'json'> & { readonly inBundle: boolean })[];
  readonly notices: readonly NoticeEvidence[];
  /** The store that was asked; the register names the store that must hold the deliveries. */
  readonly store: string;
  readonly storeMatches: boolean;
}

export interface EvidenceSource {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly statement: StatementArchive;
  readonly timeline: Timeline;
  readonly now: Instant;
  /** Where the site stands, without trailing slash: its notices name it. */
  readonly publicUrl?: string;
}

/** @throws {ProblemError} when the edition was not published */
export async function evidenceOf(source: EvidenceSource, edition: string): Promise<EvidenceReport> {
  const { statement, store, publisher } = source;
  const published = publishedAct(statement, edition);
  const status = statusOf(source.timeline, edition);
  if (!published || !status) {
    const others = statement.acts
      .filter((act) => act.kind === 'published')
      .map((act) => act.edition)
      .join(', ');
    refuse({
      code: 'evidence/not-published',
      ...worded({
        nl: {
          message: `Editie ${edition} van ${statement.statement} is niet gepubliceerd.`,
          hint: `Gepubliceerd: ${others || 'geen'}.`,
        },
        en: {
          message: `Edition ${edition} of ${statement.statement} was not published.`,
          hint: `Published: ${others || 'none'}.`,
        },
      }),
    });
  }
  const acts = statement.acts
    .filter((act) => act.edition === edition)
    .map((act) => ({ act, sha256: statement.digests.get(act.seq) ?? '' }));
  const rows = await noticesAbout(store, statement.statement, edition);
  const notices = [];
  for (const row of rows) notices.push(await noticeEvidence(source, row, published));
  return {
    version: 1,
    generatedAt: source.now,
    publisher: publisher.name,
    timeZone: publisher.timeZone,
    statement: statement.statement,
    names: publisher.statements[statement.statement] ?? {},
    edition,
    register: { lines: statement.acts.length, head: statement.head },
    published,
    status,
    acts,
    channels: channelsOf(
      acts.map(({ act }) => act),
      notices,
    ),
    banners: bannersShown(source, edition).map(({ json, ...banner }) => ({
      ...banner,
      inBundle: json !== null,
    })),
    notices,
    store: store.id,
    storeMatches: published.store === store.id,
  };
}

function channelsOf(acts: readonly Act[], notices: readonly NoticeEvidence[]): EvidenceReport['channels'] {
  return {
    banner: acts.flatMap((act) => (act.kind === 'notice-started' && act.seen ? [act.seen] : [])),
    gaps: acts.flatMap((act) =>
      act.kind === 'notice-interrupted'
        ? [{ from: act.from, until: act.until ?? null, reason: act.reason }]
        : [],
    ),
    mail: [...new Set(notices.map((notice) => notice.transport))],
  };
}

async function noticeEvidence(
  source: EvidenceSource,
  row: NoticeRow,
  published: PublishedAct,
): Promise<NoticeEvidence> {
  const { store, publisher, statement } = source;
  const counts = await noticeCounts(store, row.id);
  const { due } = coverageOf(counts);
  const outcomes = await outcomesOf(store, row.id);
  const sum = (states: readonly string[]) =>
    outcomes
      .filter(({ state }) => states.includes(state))
      .reduce((total, { recipients }) => total + recipients, 0);
  const demonstration = row.transport === 'mailbox' || row.transport === 'memory';
  const threshold = published.notice?.threshold ?? publisher.notice.threshold;
  const shown = statement.acts
    .filter((act): act is NoticeStartedAct => act.kind === 'notice-started' && act.notice === row.name)
    .map((act) => act.shown);
  const toldBefore = toldBeforeOf(statement.acts, row.name, published.edition);
  const before = Object.values(toldBefore ?? {}).reduce((sum, count) => sum + count, 0);
  const coverage = withBefore(counts, before);
  return {
    id: row.name,
    kind: row.kind,
    state: row.state,
    transport: row.transport,
    demonstration,
    frozenAt: moment(row.frozen_at),
    startedAt: moment(row.started_at),
    completedAt: moment(row.completed_at),
    due,
    told: sum(TOLD_STATES),
    suppressed: sum(['suppressed']),
    ...(row.left_since === null ? {} : { leftSince: Number(row.left_since) }),
    ...(toldBefore === undefined ? {} : { toldBefore }),
    unreached: sum(UNREACHED_STATES),
    coverage,
    threshold,
    sufficient: !demonstration && row.completed_at !== null && coverage >= threshold,
    outcomes,
    contents: (await contentsOf(store, row.id)).map((content) => contentEvidence(content, shown)),
    reachedOtherwise: await reachedCounts(store, row.id),
  };
}

/** What the register says of those for whom an earlier message was enough. */
function toldBeforeOf(acts: readonly Act[], notice: string, edition: string) {
  return acts.findLast(
    (act): act is NoticeGivenAct =>
      act.kind === 'notice-given' && act.notice === notice && act.edition === edition,
  )?.counts['told-before'];
}

/** As the register reckons: those told before count as due and as told. */
function withBefore(counts: Counts, before: number): number {
  const { due, accepted, coverage } = coverageOf(counts);
  if (before === 0) return coverage;
  const suppressed = Object.values(counts.suppressed ?? {}).reduce((sum, count) => sum + count, 0);
  return (accepted + before) / (due - suppressed + before);
}

function contentEvidence(
  content: Awaited<ReturnType<typeof contentsOf>>[number],
  shown: readonly Readonly<Record<string, Sha256>>[],
): ContentEvidence {
  const htmlSha256 = digest(normalised(content.html));
  const textSha256 = digest(normalised(content.text));
  const key = `${content.language}.${content.basis}`;
  return {
    language: content.language,
    basis: content.basis,
    subject: content.subject,
    sender: content.sender,
    sha256: content.digest,
    htmlSha256,
    textSha256,
    inRegister: shown.some(
      (digests) => digests[`${key}.html`] === htmlSha256 && digests[`${key}.text`] === textSha256,
    ),
  };
}

function moment(ms: number | null): Instant | null {
  return ms === null ? null : toInstant(ms);
}

/**
 * The name under which one person stands in the evidence of one notice. Without the secret nobody can tell
 * whose it is; with it and the address, anybody can be shown their own line.
 */
export function proofOf(keys: KeyRing, notice: string, addressHmac: string): Sha256 {
  return sign(keys, 'evidence', `${notice}\n${addressHmac}`);
}
