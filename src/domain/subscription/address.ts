/**
 * E-mail addresses: what a person typed, the key by which two spellings are one mailbox, and why an
 * address cannot be used. Dots and `+tags` are never stripped: only the owner of the domain knows
 * whether `a.b@` and `ab@` are one person.
 */

/** An address that can be mailed. */
export interface Address {
  /** As typed: trimmed, Unicode NFC, domain as typed. What mail is sent to. */
  readonly display: string;
  /** Lower-cased local part + ASCII domain: equal for equal mailboxes. Never shown. */
  readonly key: string;
}

/** Why a text is not a usable address; permanent names, worded in `words.ts`. */
export type AddressFault =
  | 'empty'
  | 'no-at'
  | 'space-or-control'
  | 'too-long'
  | 'local-part'
  | 'local-part-not-ascii'
  | 'domain';

export type AddressResult =
  | { readonly address: Address; readonly fault?: never }
  | { readonly address?: never; readonly fault: AddressFault };

/** RFC 5321, 4.5.3.1: 64 octets before the `@`, 254 for the whole (RFC 3696 erratum 1690). */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;
/** RFC 5322 dot-atom. Quoted local parts exist, but no provider delivers them reliably. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
/** RFC 1123 host label; the URL parser lets `exa_mple` through, mail servers do not. */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const UNSAFE = /[\s\u0000-\u001f\u007f<>(),;:"[\]\\]/;

/**
 * Reads an address.
 * @param text as typed by a person or found in a file
 * @returns the address, or the one fault that hides all others
 */
export function parseAddress(text: string): AddressResult {
  const display = text.trim().normalize('NFC');
  if (display === '') return { fault: 'empty' };
  if (UNSAFE.test(display)) return { fault: 'space-or-control' };
  const at = display.lastIndexOf('@');
  if (at < 1 || at === display.length - 1) return { fault: 'no-at' };
  const local = display.slice(0, at);
  // Non-ASCII before the @ needs SMTPUTF8 on the whole path; refused here rather than lost on the way.
  if (!/^[\x21-\x7e]+$/.test(local)) return { fault: 'local-part-not-ascii' };
  if (local.length > MAX_LOCAL || !LOCAL_PART.test(local)) return { fault: 'local-part' };
  const domain = asciiDomain(display.slice(at + 1));
  if (!domain) return { fault: 'domain' };
  const key = `${local.toLowerCase()}@${domain}`;
  if (key.length > MAX_ADDRESS) return { fault: 'too-long' };
  return { address: { display, key } };
}

/** UTS 46 by the platform's URL parser, then the label check that it lacks. */
function asciiDomain(domain: string): string | undefined {
  let host: string;
  try {
    host = new URL(`http://${domain}/`).hostname;
  } catch {
    return undefined;
  }
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  // `1.2.3.4` is a host to a URL parser, never a mail domain.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  return /[/?#@]/.test(domain) ? undefined : labels.join('.');
}
