/**
 * Which texts were seen before, in 16 to 32 bytes each whatever their length: a file of a million addresses
 * fits where a set of strings would not. Two of a million texts are taken for one with a chance of 1 in 30 million.
 */
import { createHash } from 'node:crypto';

export interface FingerprintSet {
  /** @returns false when the text was added before */
  readonly add: (text: string) => boolean;
}

/** Table with open addressing: two 32-bit halves per place, (0, 0) = empty. */
export function fingerprintSet(): FingerprintSet {
  let size = 1 << 12;
  let high = new Uint32Array(size);
  let low = new Uint32Array(size);
  let used = 0;

  const place = (a: number, b: number): number => {
    let index = b & (size - 1);
    while ((high[index] !== 0 || low[index] !== 0) && (high[index] !== a || low[index] !== b))
      index = (index + 1) & (size - 1);
    return index;
  };
  const grow = () => {
    const [oldHigh, oldLow] = [high, low];
    size *= 2;
    high = new Uint32Array(size);
    low = new Uint32Array(size);
    for (let index = 0; index < oldHigh.length; index += 1) {
      const a = oldHigh[index] ?? 0;
      const b = oldLow[index] ?? 0;
      if (a === 0 && b === 0) continue;
      const next = place(a, b);
      high[next] = a;
      low[next] = b;
    }
  };
  return {
    add: (text) => {
      const hash = createHash('sha256').update(text).digest();
      // The empty mark must not be a fingerprint.
      const a = hash.readUInt32LE(0) || 1;
      const b = hash.readUInt32LE(4);
      const index = place(a, b);
      if (high[index] === a && low[index] === b) return false;
      high[index] = a;
      low[index] = b;
      used += 1;
      if (used * 2 > size) grow();
      return true;
    },
  };
}
