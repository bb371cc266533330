/**
 * What a message is made of. HTML and text are both written from the same blocks, so that neither says
 * more than the other, and each in its own way: the text is not stripped HTML.
 */
import type { LocalDate } from '../date.ts';
import type { Language } from '../language.ts';
import type { Excerpt } from './excerpts.ts';

export type Block =
  /** A remark that must be seen first: test, example. */
  | { readonly kind: 'flag'; readonly text: string }
  | { readonly kind: 'date'; readonly date: LocalDate; readonly words: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quote'; readonly label: string; readonly text: string }
  /** `continued`: goes on under the label of the change before it. */
  | { readonly kind: 'change'; readonly excerpt: Excerpt; readonly continued?: boolean }
  | { readonly kind: 'links'; readonly links: readonly { readonly text: string; readonly href: string }[] }
  | { readonly kind: 'button'; readonly text: string; readonly href: string }
  | { readonly kind: 'small'; readonly text: string }
  /** A digest, on a line of its own so that it can be copied. */
  | { readonly kind: 'digest'; readonly text: string }
  /** How changes are marked, which differs between HTML and text. */
  | { readonly kind: 'legend'; readonly html: string; readonly text: string };

export interface MessageBody {
  readonly language: Language;
  /** Who writes: stands above the title. */
  readonly sender: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
