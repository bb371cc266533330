/**
 * The wording of notices: one table per language. Sentences name absolute dates and stay true when they are
 * read late; none contains an offer, and none says that doing nothing means agreeing (WP260 par. 29, 31;
 * `law.md` 8.5).
 */
import type { LocalDate } from '../date.ts';
import type { Language } from '../language.ts';
import type { NoticeFacts } from './facts.ts';
import type { Basis, NoticeKind } from './model.ts';

export interface KindWords {
  /** Subject of the message and heading of the page part: what happens and from when. */
  readonly subject: (facts: NoticeFacts) => string;
  /** First paragraphs: what holds from when, whom it concerns. */
  readonly lead: (facts: NoticeFacts) => readonly string[];
  /** What the texts are called where they are not “the amended text” and “the preceding text”. */
  readonly links?: Partial<TextLinks>;
}

interface TextLinks {
  readonly newText: string;
  readonly oldText: string;
  readonly compare: string;
}

export interface NoticeWords {
  readonly kinds: Readonly<Record<NoticeKind, KindWords>>;
  /** `onze privacyverklaring` for `Privacyverklaring`. */
  readonly ours: (name: string) => string;
  readonly day: (date: LocalDate) => string;
  /** The line that stands apart at the top: the day the change takes effect. */
  readonly effectiveOn: (date: LocalDate) => string;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly sections: {
    readonly summary: string;
    readonly impact: string;
    readonly changes: string;
    readonly read: string;
    readonly questions: string;
    readonly why: string;
    readonly check: string;
  };
  readonly links: TextLinks & {
    readonly archive: string;
    readonly calendar: string;
    readonly subscribe: string;
    readonly preferences: string;
    readonly unsubscribe: string;
    readonly verify: string;
    /** Link to the same edition in another language, worded in the reader's own. */
    readonly otherLanguage: (language: string) => string;
  };
  readonly change: {
    readonly added: string;
    readonly removed: string;
    readonly changed: string;
    readonly moved: string;
    readonly renamed: string;
    readonly split: string;
    readonly merged: string;
    readonly link: string;
    readonly restored: string;
    /** Words that stand inside the marks, because many mail programs and screen readers drop the marks. */
    readonly insert: string;
    readonly delete: string;
    readonly legend: { readonly html: string; readonly text: string };
    /** `null` = no link there. */
    readonly linkChanged: (from: string | null, to: string | null) => string;
    readonly form: (count: number) => string;
    readonly more: (count: number) => string;
    readonly unavailable: string;
    readonly reads: string;
    readonly shouldRead: string;
  };
  /** One message about several upcoming editions; dates by effective date, at least two. */
  readonly together: {
    readonly subject: (ours: string, dates: readonly LocalDate[]) => string;
    readonly lead: (ours: string, dates: readonly LocalDate[]) => readonly string[];
    /** Heading of a part: the date, then what the part is. */
    readonly part: (date: LocalDate, title: string) => string;
    /** With which text the changes below are compared. */
    readonly compared: (date: LocalDate) => string;
    /** Followed by the digest of that line. */
    readonly check: (date: LocalDate, line: number) => string;
  };
  readonly illustrative: (publisher: string) => string;
  readonly test: string;
  readonly whom: (ours: string) => string;
  readonly questions: (publisher: string) => string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly why: Readonly<Record<Basis, (facts: NoticeFacts) => string>>;
  /** Followed by the digest of that line. */
  readonly check: (line: number) => string;
  readonly password: string;
}
