/** The exact message, plainly marked as a test; it proves nothing and counts for nothing. */
import { escapeHtml } from './escape-html.ts';
import { htmlFlag } from './layout-html.ts';
import { wrap } from './layout-text.ts';
import type { MessageTemplate } from './model.ts';
import { NOTICE_WORDS } from './notice-words.ts';

/** Marks subject, HTML and text; everything else stays byte for byte what people get. */
export function asTest(message: MessageTemplate): MessageTemplate {
  const words = NOTICE_WORDS[message.language].test;
  const label = words.slice(0, words.indexOf(':'));
  return {
    ...message,
    subject: `[${label}] ${message.subject}`,
    html: message.html.replace('<h1 ', `${htmlFlag(escapeHtml(words))}\n<h1 `),
    text: `${wrap(`*** ${words} ***`)}\n\n${message.text}`,
  };
}
