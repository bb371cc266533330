/** What is said about one act, in every language: banner, e-mail, feed entry, embed. */
import type { Instant, LocalDate } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';

export type NoticeKind =
  | 'upcoming'
  | 'reminder'
  | 'in-force'
  | 'postponed'
  | 'withdrawn'
  | 'erratum'
  | 'deviation'
  | 'translation-corrected';

/** On whose account someone is told: asked for it, or must be told. */
export type Basis = 'subscriber' | 'customer';

/**
 * Whom a notice concerns. A message exists only for the bases and languages that can be due; suppressed,
 * erased and unconfirmed people are left out of every audience.
 *
 * - `everyone`: all customers and all subscribers of the statement;
 * - `all-changes`: only subscribers who asked for every change (never a customer);
 * - `not-told-before`: `everyone` except those (the second message after a move of the date);
 * - `told-before`: exactly those whose mailbox accepted an earlier notice about this edition, less those who
 *   unsubscribed or were erased since.
 */
export type Audience = 'everyone' | 'all-changes' | 'told-before' | 'not-told-before';

/** A complete message for one language and basis, with sentinels where a recipient's own links go. */
export interface MessageTemplate {
  readonly language: Language;
  readonly basis: Basis;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Extra headers; values may contain sentinels. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The prominent notice on the site. */
export interface Banner {
  readonly kind: NoticeKind;
  readonly heading: string;
  readonly date?: LocalDate;
  readonly dateInWords?: string;
  /** What changes, for whom, what it means, what you can do: paragraphs of plain text. */
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

/** An edition that a notice is about, when it is about more than one. */
export interface NoticeSubject {
  readonly edition: string;
  /** Digest of the causing act's line. */
  readonly cause: Sha256;
  readonly banner: Notice['banner'];
}

export interface Notice {
  /** Hash of the causing act (of all, when there are several), the kind and the reminder offset. */
  readonly id: Sha256;
  readonly kind: NoticeKind;
  readonly statement: string;
  readonly edition: string;
  /** Digest of the causing act's line. */
  readonly cause: Sha256;
  /** Days before effect, for a reminder. */
  readonly offset?: number;
  readonly material: boolean;
  readonly audience: Audience;
  readonly effective?: LocalDate;
  /** Not before, and not after, for the mail-out. */
  readonly dueAt: Instant;
  readonly deadline?: Instant;
  readonly banner: Readonly<Partial<Record<Language, Banner>>>;
  readonly messages: readonly MessageTemplate[];
  /**
   * Two or more upcoming editions that one message announces, by effective date; the first is also in `edition`
   * and `cause`. Absent when the notice is about one edition.
   */
  readonly together?: readonly NoticeSubject[];
}

/** Every edition a notice is about, with its own cause and banner; at least one. */
export function subjectsOf(notice: Notice): readonly NoticeSubject[] {
  return notice.together ?? [{ edition: notice.edition, cause: notice.cause, banner: notice.banner }];
}

/** Sentinels in {@link MessageTemplate}; replaced per recipient, each URL built from a recipient's token. */
export const SENTINEL = {
  unsubscribe: '@@promulgate:unsubscribe@@',
  preferences: '@@promulgate:preferences@@',
  /** Only in the letter that asks for confirmation. */
  confirm: '@@promulgate:confirm@@',
} as const;
