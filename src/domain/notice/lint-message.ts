/**
 * What a legal notice must and must not be as a message (`mail.md` sections 3 and 6, `law.md` 8.5): checked on
 * templates in the tests, and by `notify --test` and `doctor` on the publisher's own.
 */
import type { Problem } from '../problem.ts';
import { type MessageTemplate, SENTINEL } from './model.ts';

/** Gmail cuts a message off at about 102 KB; 90 leaves room for what transports add. */
export const MAX_BYTES = 90 * 1024;
/** Longer subjects are cut on a telephone; a date must survive. */
export const MAX_SUBJECT = 120;

interface LintOptions {
  /** Envelope address the class is sent from, with or without a display name. */
  readonly from: string;
  readonly publicUrl: string;
}

type Check = (message: MessageTemplate, o: LintOptions) => string | undefined;

const FORBIDDEN_TAGS = /<(script|img|iframe|object|embed|form|video|audio|link|base|svg)\b/i;
/** Words of advertising, and of consent by silence (WP260 par. 29; law.md 0.6). */
const FORBIDDEN_WORDS =
  /korting|aanbieding|\bgratis\b|discount|special offer|\bfor free\b|als u niets doet, gaat u akkoord|if you do nothing, you agree|stilzwijgend akkoord/i;
const LINKS = /href="([^"]*)"/g;

const CHECKS: Readonly<Record<string, Check>> = {
  'mail/size': (m) =>
    bytes(m.html) + bytes(m.text) > MAX_BYTES
      ? `The message is larger than ${MAX_BYTES / 1024} KB; mail programs cut it off.`
      : undefined,
  'mail/subject': (m) =>
    m.subject.length === 0 || m.subject.length > MAX_SUBJECT || /[\r\n]/.test(m.subject)
      ? `The subject is empty, longer than ${MAX_SUBJECT} characters or holds a line break.`
      : undefined,
  'mail/automatic': (m) =>
    m.headers['Auto-Submitted'] === 'auto-generated'
      ? undefined
      : 'The header Auto-Submitted is missing, so holiday replies will come back (RFC 3834).',
  'mail/bulk': (m) =>
    Object.keys(m.headers).some((name) => name.toLowerCase() === 'precedence')
      ? 'The header Precedence marks a legal notice as bulk mail.'
      : undefined,
  'mail/one-click': (m) => oneClickFault(m),
  'mail/header-injection': (m) =>
    Object.entries(m.headers).some(([name, value]) => !/^[!-9;-~]+$/.test(name) || /[\r\n]/.test(value))
      ? 'A header has a name or a line break that mail does not allow.'
      : undefined,
  'mail/list-id': (m) =>
    m.headers['List-Id'] === undefined || /^<[a-z0-9][a-z0-9.-]*>$/i.test(m.headers['List-Id'])
      ? undefined
      : 'The header List-Id is not of the form <list.example.org> (RFC 2919).',
  'mail/from': (_, o) =>
    /[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/.test(o.from) ? undefined : 'The sender is not an e-mail address.',
  'mail/foreign': (m, o) => {
    // Only what can be clicked: the words of a statement may name other sites.
    const foreign = [...m.html.matchAll(LINKS)]
      .map(([, url = '']) => url)
      .find((url) => !url.startsWith(o.publicUrl) && !url.startsWith('@@promulgate:'));
    return foreign ? `The message links to ${foreign}, which is not the publisher's own site.` : undefined;
  },
  'mail/active': (m) =>
    FORBIDDEN_TAGS.test(m.html) || /\s(on\w+|src|background)\s*=|url\(/i.test(m.html)
      ? 'The message fetches or runs something; a notice has no images, trackers or scripts.'
      : undefined,
  'mail/words': (m) => {
    const word = FORBIDDEN_WORDS.exec(`${m.subject} ${m.text}`)?.[0];
    return word
      ? `The message says “${word}”: no offers, and no consent by silence, in a legal notice.`
      : undefined;
  },
  'mail/language': (m) =>
    m.html.includes(`<html lang="${m.language}"`)
      ? undefined
      : 'The HTML does not say which language it is in.',
  'mail/dark': (m) =>
    m.html.includes('prefers-color-scheme:dark') && m.html.includes('name="color-scheme"')
      ? undefined
      : 'The HTML has no colours for dark mode.',
};

/** Every fault of a template, as problems; none is the aim. */
export function lintMessage(message: MessageTemplate, o: LintOptions): readonly Problem[] {
  return Object.entries(CHECKS).flatMap(([code, check]) => {
    const fault = check(message, o);
    return fault ? [{ code, severity: 'error', message: fault } as const] : [];
  });
}

/** RFC 8058 for subscribers; nothing of the kind for customers, whose notice is a duty. */
function oneClickFault(m: MessageTemplate): string | undefined {
  const list = m.headers['List-Unsubscribe'];
  const post = m.headers['List-Unsubscribe-Post'];
  if (m.basis === 'customer')
    return list || post
      ? 'A customer cannot unsubscribe from what must be told; remove List-Unsubscribe.'
      : undefined;
  const offersLeaving = m.text.includes(SENTINEL.unsubscribe) && m.headers['List-Id'] !== undefined;
  if (!offersLeaving && !list) return undefined;
  return list === `<${SENTINEL.unsubscribe}>` && post === 'List-Unsubscribe=One-Click'
    ? undefined
    : 'List-Unsubscribe and List-Unsubscribe-Post must allow one click (RFC 8058).';
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
