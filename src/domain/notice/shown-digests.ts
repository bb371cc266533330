/** What the register keeps of a notice: digests, so that anyone can prove later what was shown and sent. */
import { canonicalJson, digest, type Sha256 } from '../digest.ts';
import type { MessageTemplate, Notice } from './model.ts';

/**
 * Digests of a notice's parts, keyed `nl.banner`, `nl.customer.html`, `nl.customer.text`, `nl.customer.subject`.
 * Messages are digested as templates, with sentinels where a recipient's own links go, so that every
 * recipient can compare theirs (see `verify-message.ts`) and nobody is identified.
 */
export function shownDigests(notice: Pick<Notice, 'banner' | 'messages'>): Readonly<Record<string, Sha256>> {
  const banners = Object.entries(notice.banner).map(([language, banner]) => [
    `${language}.banner`,
    digest(canonicalJson(banner)),
  ]);
  const messages = notice.messages.flatMap((message) =>
    MESSAGE_PARTS.map((part) => [
      `${message.language}.${message.basis}.${part}`,
      digest(normalised(message[part])),
    ]),
  );
  return Object.fromEntries([...banners, ...messages]);
}

const MESSAGE_PARTS = ['subject', 'html', 'text'] as const satisfies readonly (keyof MessageTemplate)[];

/** Mail changes line endings and white space at line ends on its way; neither counts. */
export function normalised(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replace(/\n*$/, '\n');
}
