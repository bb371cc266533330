/** New names for clauses. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../digest.ts';
import type { Clause, ClauseId } from '../../edition/model.ts';

/** RFC 4648 base 32, in lower case: no two letters that are taken for each other when read aloud or copied. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 10;

/**
 * Gives each clause an id that none of the statement ever had: `c-` and ten letters and digits of the SHA-256 over
 * where the clause first appeared and what it said. The same draft gives the same ids on every machine.
 * @param taken every id in use now or before; the new ones are added
 */
export function idMinter(
  statement: string,
  edition: string,
  taken: Set<ClauseId>,
): (clause: Pick<Clause, 'kind' | 'text'>) => ClauseId {
  // Clauses that say the same differ in `n`; trying all from 0 for each would take quadratic time.
  const next = new Map<string, number>();
  return ({ kind, text }) => {
    const words = `${kind} ${text}`;
    for (let n = next.get(words) ?? 0; ; n++) {
      const id = `c-${base32(sha256(utf8ToBytes(canonicalJson([statement, edition, kind, text, n]))))}`;
      if (taken.has(id)) continue;
      taken.add(id);
      next.set(words, n + 1);
      return id;
    }
  };
}

function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
      if (text.length === LENGTH) return text;
    }
  }
  return text;
}
