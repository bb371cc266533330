/** SHA-256 (FIPS 180-4) and canonical JSON (RFC 8785), for the floors that may not use `node:crypto`. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = string;

/** Digest of a text (as UTF-8) or of bytes. */
export function digest(data: string | Uint8Array): Sha256 {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/**
 * Canonical JSON: one byte sequence per value, whatever the order of keys.
 * @throws {TypeError} for a value JSON cannot express
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only values that JSON can express have a canonical form.');
  return text;
}
