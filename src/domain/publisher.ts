/**
 * Who publishes, and under which rules: the content of `content/publisher.yaml`, validated.
 * Data only; read by `archive`.
 */
import type { TimeZone } from './date.ts';
import type { Language } from './language.ts';

/** Legal floor for the notice period; see `src/domain/timeline` for the arithmetic of each. */
export type NoticeProfile = 'gdpr-default' | 'p2b' | 'eecc' | 'psd2';

/** A length of notice: whole calendar days or whole calendar months. */
export type NoticePeriod = { readonly days: number } | { readonly months: number };

export interface NoticePolicy {
  /** The publisher's own period; default 30 days. */
  readonly period: NoticePeriod;
  /** Floors that apply by law; default `['gdpr-default']`. */
  readonly profiles: readonly NoticeProfile[];
  /** Accepted share of those due, 0 to 1, from which a mail-out counts as complete; default 0.95. */
  readonly threshold: number;
  /** Days before effect on which a reminder goes out; default none. */
  readonly reminders: readonly number[];
  /** Why no direct channel exists, when nobody is due; without it "nobody due" never counts as told. */
  readonly noDirectChannel?: string;
}

export interface Publisher {
  readonly name: string;
  /** Short name used in running text, e.g. "Partners 4 IT". */
  readonly shortName: string;
  readonly contact: {
    readonly email: string;
    readonly phone?: string;
    readonly address?: string;
    readonly url?: string;
  };
  readonly authentic: Language;
  /** In order of preference, authentic language first. */
  readonly languages: readonly Language[];
  readonly timeZone: TimeZone;
  readonly notice: NoticePolicy;
  /** Envelope of every message. `updates` mails subscribers, `privacy` mails customers. */
  readonly sender: { readonly updates: string; readonly privacy: string; readonly replyTo: string };
  /** The provider that handles the mailing list, named in the list's own privacy notice (GDPR art. 13, 28). */
  readonly mailProcessor?: { readonly name: string; readonly country: string };
  /** Name of each statement per language, keyed by folder name: `privacy` -> `Privacyverklaring`. */
  readonly statements: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>;
  /** How many editions get every pair compared on the site; default 50. */
  readonly comparedEditions: number;
}
