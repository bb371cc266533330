/** What holds when: the answer computed from the register, for one statement at one moment. */
import type { Direction, Verdict } from '../assessment/model.ts';
import type { Instant, LocalDate } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { NoticeRule } from '../register/model.ts';

export type EditionState =
  | 'draft'
  | 'announced'
  | 'postponed'
  | 'in-force'
  | 'superseded'
  | 'withdrawn'
  | 'replaced';

/** What stands between an upcoming edition and its date, as things are now. */
export type Obstacle =
  /** Notice was not given, and counted from today it would be too late. */
  | 'notice-not-given'
  /** Notice was given, but too few days before the date (late, or days lost to gaps). */
  | 'notice-too-late'
  /** The prominent notice is not on the site now. */
  | 'banner-missing'
  /** The edition it was compared with has not taken effect. */
  | 'previous-not-in-force'
  /** Consent or a compatibility test is needed, and no resolution is on record. */
  | 'consent-open'
  /** The date went by; a new one must be set. */
  | 'date-passed';

export interface EditionStatus {
  readonly edition: string;
  readonly state: EditionState;
  readonly verdict: Verdict | 'first';
  readonly direction: Direction;
  readonly material: boolean;
  readonly historical: boolean;
  readonly illustrative: boolean;
  /** When the act was recorded. */
  readonly publishedAt: Instant;
  /** The date now on record (after rescheduling). */
  readonly effective: LocalDate;
  readonly notice: NoticeRule | null;
  readonly noticeStartedAt?: Instant;
  /** When the last required channel was complete. */
  readonly noticeGivenAt?: Instant;
  /** Earliest date on which it can come into force, given the notice so far (or if it were given now). */
  readonly earliest?: LocalDate;
  /** Set once it governs or governed. */
  readonly inForceFrom?: Instant;
  readonly inForceUntil?: Instant;
  readonly withdrawnAt?: Instant;
  readonly replacedBy?: string;
  /** Baseline it is compared with (after re-assessment). */
  readonly previous: string | null;
  /** Digests of the acts whose `upcoming` notice counts for it; the first is its own. */
  readonly clock: readonly Sha256[];
  /** Only while upcoming. */
  readonly obstacle?: Obstacle;
  /** Calendar days on which the prominent notice was missing since notice was given. */
  readonly lostDays?: number;
}

/** A stretch of time in which one edition governed; `until` is exclusive and absent for the present one. */
export interface Interval {
  readonly edition: string;
  readonly from: Instant;
  readonly until?: Instant;
}

export interface Timeline {
  readonly statement: string;
  readonly now: Instant;
  readonly timeZone: string;
  /** In the order they were recorded. */
  readonly editions: readonly EditionStatus[];
  /** Edition that governs now; `null` before the first is published. */
  readonly inForce: string | null;
  /** Announced or postponed, by effective date. */
  readonly upcoming: readonly string[];
  /** Contiguous, never overlapping. */
  readonly intervals: readonly Interval[];
}
