/** New names for clauses. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../digest.ts';
import type { Clause, ClauseId } from '../edition/model.ts';

/** RFC 4648 base 32, in lower case: no two letters that are taken for each other when read aloud or copied. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 10;

/**
 * An id that no clause of the statement ever had: `c-` and ten letters and digits of the SHA-256 over where the
 * clause first appeared and what it said. The same draft gives the same ids on every machine.
 * @param taken every id in use now or before; the new one is added
 */
export function mintId(
  statement: string,
  edition: string,
  clause: Pick<Clause, 'kind' | 'text'>,
  taken: Set<ClauseId>,
): ClauseId {
  for (let n = 0; ; n++) {
    const hash = sha256(utf8ToBytes(canonicalJson([statement, edition, clause.kind, clause.text, n])));
    const id = `c-${base32(hash)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
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
