/** Lets anyone who received a message compare it with what the public register says was sent. */
import { digest, type Sha256 } from '../digest.ts';
import { SENTINEL } from './model.ts';
import { normalised } from './shown-digests.ts';

/** A recipient's own links, as `subscription/links.ts` makes them. */
const OWN_LINK = /https?:\/\/[^\s"'<>]+?\/(unsubscribe|preferences)\/[A-Za-z0-9_-]+\.[0-9a-f]+/g;

/**
 * Digest of the template behind a received part: personal links become sentinels again.
 * @param part HTML, text or subject as received, decoded from its transfer encoding
 */
export function templateDigest(part: string): Sha256 {
  const impersonal = part.replaceAll(OWN_LINK, (_, kind: keyof typeof SENTINEL) => SENTINEL[kind]);
  return digest(normalised(impersonal));
}

/**
 * Finds a received part among the published digests.
 * @param shown of every `notice-started` act
 * @returns the name it was published under (`nl.customer.html`), or `undefined`: not a word of it is ours
 */
export function recognise(
  part: string,
  shown: readonly Readonly<Record<string, Sha256>>[],
): string | undefined {
  const found = templateDigest(part);
  return shown.flatMap((digests) => Object.entries(digests)).find(([, value]) => value === found)?.[0];
}
