/** The acts of the public record: one line each. Never an address or a name, only roles. */

import type { Direction, EditionAssessment, Verdict } from '../assessment/model.ts';
import type { Instant, LocalDate } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Decision, ExceptionKind } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { NoticePeriod } from '../publisher.ts';

interface ActBase {
  readonly v: 1;
  /** Line number from 1. */
  readonly seq: number;
  /** SHA-256 of the line before, without its line feed; 64 zeros for the first. */
  readonly prev: Sha256;
  readonly statement: string;
  readonly edition: string;
  readonly recordedAt: Instant;
  /** Unique: statement, edition, kind, cause. Makes a second act of the same kind impossible. */
  readonly key: string;
}

/** What a notice is about; the clock of the interlock runs on `upcoming` only. */
export type NoticeAbout =
  | 'upcoming'
  | 'reminder'
  | 'in-force'
  | 'postponed'
  | 'withdrawn'
  | 'erratum'
  | 'deviation'
  | 'translation-corrected';

/** How the notice period of a material edition was found. Frozen: a later policy never changes it. */
export interface NoticeRule {
  /** The longest of all that apply, counted from the day of the act. */
  readonly applied: NoticePeriod;
  /** Every period that applies; the interlock takes the latest date that any of them gives. */
  readonly because: readonly { readonly source: string; readonly period: NoticePeriod }[];
  readonly exception?: {
    readonly kind: ExceptionKind;
    readonly reason: string;
    readonly by: readonly string[];
  };
  /** Accepted share from which a mail-out counts as complete, as the policy stood. */
  readonly threshold?: number;
}

/** A later edition judged anew because the one it was compared with will not take effect. */
export interface Reassessment {
  readonly edition: string;
  /** The baseline it is compared with from now on. */
  readonly previous: string | null;
  readonly assessment: EditionAssessment;
  readonly notice: NoticeRule | null;
  /** True when it now holds changes nobody was told about: its notice must be given again. */
  readonly restarts: boolean;
}

export interface PublishedAct extends ActBase {
  readonly kind: 'published';
  /** Recorded afterwards, before any ordinary act. */
  readonly historical?: true;
  readonly languages: readonly Language[];
  /** Digest of each language file and of `clauses.json`. */
  readonly digests: Readonly<Partial<Record<Language, Sha256>>>;
  readonly clauses: Sha256;
  readonly previous: string | null;
  readonly lastNotified: string | null;
  readonly assessment: EditionAssessment;
  readonly decisions: readonly Decision[];
  readonly consent?: { readonly reason: string; readonly by: readonly string[] };
  /** Calendar date from which it governs, in the publisher's zone. */
  readonly effective: LocalDate;
  readonly timeZone: string;
  readonly notice: NoticeRule | null;
  readonly reminders: readonly number[];
  /** What the text itself promises about its next change; binds the next edition. */
  readonly promise?: { readonly period: NoticePeriod; readonly clause: string };
  readonly replaces?: string;
  /** How this edition differs from the announced one that it replaces. */
  readonly replacement?: { readonly verdict: Verdict; readonly direction: Direction };
  /** Digest of the act whose notice also counts for this edition: not material against the text announced there. */
  readonly inherits?: Sha256;
  readonly reassessed?: readonly Reassessment[];
  readonly correction?: { readonly translation: Language };
  readonly illustrative?: true;
  /** The store that will hold the deliveries. */
  readonly store: string;
}

export interface NoticeStartedAct extends ActBase {
  readonly kind: 'notice-started';
  /** Id of the causing act's line: its digest. */
  readonly cause: Sha256;
  readonly notice: string;
  /** Absent means `upcoming`. */
  readonly about?: NoticeAbout;
  /** Every edition that the same message announces, by effective date; absent when it is about one. */
  readonly together?: readonly string[];
  /** Digests of what will be shown and sent, per language and part (`banner`, `html`, `text`). */
  readonly shown: Readonly<Record<string, Sha256>>;
  /** The banner was seen at this address at this moment. */
  readonly seen?: { readonly url: string; readonly at: Instant };
}

export interface NoticeGivenAct extends ActBase {
  readonly kind: 'notice-given';
  readonly cause: Sha256;
  readonly notice: string;
  /** Absent means `upcoming`. */
  readonly about?: NoticeAbout;
  readonly startedAt: Instant;
  readonly completedAt: Instant;
  /** Recipients per state and language. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Accepted / (due - suppressed), 0 to 1; 1 when nobody was due. */
  readonly coverage: number;
  /** Of those told before, how many had unsubscribed or were erased, so that this follow-up was not for them. */
  readonly leftSince?: number;
  readonly transport: string;
  readonly store: string;
  /** True for a demonstration transport: satisfies the interlock in demonstration mode only. */
  readonly demonstration?: true;
  /** Nobody was due, and this is the reason in publisher.yaml why no direct channel exists. */
  readonly noDirectChannel?: string;
}

/** The prominent notice was not on the site. Recorded once when seen missing, once more with `until` when it is back. */
export interface NoticeInterruptedAct extends ActBase {
  readonly kind: 'notice-interrupted';
  readonly cause: Sha256;
  readonly from: Instant;
  readonly until?: Instant;
  readonly reason: string;
}

export interface RescheduledAct extends ActBase {
  readonly kind: 'rescheduled';
  /** Digest of the act that set the date before this one. */
  readonly cause: Sha256;
  readonly effective: LocalDate;
  readonly was: LocalDate;
  readonly reason: string;
  readonly by: readonly string[];
}

export interface WithdrawnAct extends ActBase {
  readonly kind: 'withdrawn';
  readonly reason: string;
  readonly by: readonly string[];
  readonly reassessed?: readonly Reassessment[];
}

export interface ErratumAct extends ActBase {
  readonly kind: 'erratum';
  readonly language: Language;
  readonly clause: string;
  readonly reads: string;
  readonly shouldRead: string;
  readonly reason: string;
  readonly by: readonly string[];
}

export interface DeviationAct extends ActBase {
  readonly kind: 'deviation';
  readonly clauses: readonly string[];
  readonly since: LocalDate;
  readonly reason: Readonly<Partial<Record<Language, string>>>;
  readonly by: readonly string[];
}

export type Act =
  | PublishedAct
  | NoticeStartedAct
  | NoticeGivenAct
  | NoticeInterruptedAct
  | RescheduledAct
  | WithdrawnAct
  | ErratumAct
  | DeviationAct;

type WithoutChain<A> = A extends Act
  ? Omit<A, 'v' | 'seq' | 'prev' | 'key'> & { readonly key?: string }
  : never;

/** An act before it has its place in the chain; its key is computed, one that is given must agree. */
export type ActDraft = WithoutChain<Act>;
