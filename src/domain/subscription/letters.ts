/** Letters to one person about their own subscription: confirm, already subscribed, goodbye. */
import type { Language } from '../language.ts';
import type { Block } from '../notice/blocks.ts';
import { AUTOMATIC } from '../notice/headers.ts';
import { htmlMessage } from '../notice/layout-html.ts';
import { textMessage } from '../notice/layout-text.ts';
import { type MessageTemplate, SENTINEL } from '../notice/model.ts';
import type { Publisher } from '../publisher.ts';
import { LETTER_WORDS } from './letter-words.ts';
import type { LetterKind } from './model.ts';
import { oursOf } from './our-statements.ts';

export interface LetterOptions {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly publisher: Publisher;
  /** What is announced now: a person who joins between notice and effect hears of it at once. */
  readonly upcoming?: readonly { readonly text: string; readonly href: string }[];
}

/** A letter as a template; the confirmation link, preferences and unsubscribe stand in it as sentinels. */
export function composeLetter(o: LetterOptions): MessageTemplate {
  const words = LETTER_WORDS[o.language];
  const letter = words.letters[o.kind];
  const body = {
    language: o.language,
    sender: o.publisher.name,
    title: letter.subject(o.publisher.name),
    blocks: [
      ...letter.lead(oursOf(o.publisher, o.language)).map(paragraph),
      ...(o.kind === 'confirm'
        ? [{ kind: 'button', text: words.confirmButton, href: SENTINEL.confirm } as const]
        : []),
      ...(o.kind === 'already-subscribed' ? [manageLinks(o.language)] : []),
      ...letter.after.map(paragraph),
      ...(o.kind === 'goodbye' ? [] : upcomingBlocks(o)),
      ...contactBlocks(o),
    ],
  };
  return {
    language: o.language,
    basis: 'subscriber',
    subject: body.title,
    html: htmlMessage(body),
    text: textMessage(body),
    headers: AUTOMATIC,
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function manageLinks(language: Language): Block {
  const words = LETTER_WORDS[language];
  return {
    kind: 'links',
    links: [
      { text: words.preferences, href: SENTINEL.preferences },
      { text: words.unsubscribe, href: SENTINEL.unsubscribe },
    ],
  };
}

function upcomingBlocks(o: LetterOptions): readonly Block[] {
  if (!o.upcoming || o.upcoming.length === 0) return [];
  return [
    { kind: 'heading', text: LETTER_WORDS[o.language].upcoming },
    { kind: 'links', links: o.upcoming },
  ];
}

function contactBlocks(o: LetterOptions): readonly Block[] {
  const words = LETTER_WORDS[o.language];
  return [{ kind: 'small', text: words.contact(o.publisher.name, o.publisher.contact.email) }];
}
