/** Everything the wording of one notice in one language may speak of. */
import type { LocalDate } from '../date.ts';
import type { Language } from '../language.ts';
import type { Publisher } from '../publisher.ts';
import type { NoticeKind } from './model.ts';

export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly language: Language;
  readonly publisher: Publisher;
  /** Name of the statement as it stands in a sentence: `onze privacyverklaring`, `our privacy statement`. */
  readonly ours: string;
  /** Name of the statement on its own: `Privacyverklaring`. */
  readonly name: string;
  readonly edition: string;
  readonly material: boolean;
  readonly effective?: LocalDate;
  /** The date announced before, for a postponement. */
  readonly was?: LocalDate;
  /** Earliest possible date, when none has been fixed. */
  readonly earliest?: LocalDate;
  /** The announced date passed without effect: people had not been told in time, or something else was open. */
  readonly missed?: 'notice' | 'other';
  /** Days before effect, for a reminder. */
  readonly offset?: number;
  /** Date of an edition announced before this one, with which this one is compared. */
  readonly after?: LocalDate;
  /** Editions that stay announced when another is withdrawn; `anew`: its people are told again. */
  readonly standing?: readonly { readonly effective: LocalDate; readonly anew: boolean }[];
  readonly since?: LocalDate;
  readonly reason?: string;
  readonly erratum?: { readonly reads: string; readonly shouldRead: string };
  /** The authentic language, named in the reader's language: `Nederlands`. */
  readonly authentic: string;
  /** The edition is an example that the publisher never published. */
  readonly illustrative: boolean;
}
