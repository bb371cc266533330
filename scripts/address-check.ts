/** Addresses are promises: what an earlier build published must still be there. */
import { readFileSync } from 'node:fs';
import type { Problem } from '#domain/problem.ts';

/**
 * @param promised addresses of an earlier build
 * @param manifest path of the new build's `addresses.txt`
 */
export function missingAddresses(promised: readonly string[], manifest: string): readonly Problem[] {
  if (promised.length === 0) return [];
  const present = new Set(readFileSync(manifest, 'utf8').split('\n'));
  return promised
    .filter((address) => !present.has(address))
    .map((address) => ({
      code: 'build/address-lost',
      severity: 'error' as const,
      message: `The address ${address} was published before and is missing from this build.`,
      file: manifest,
      hint: 'Bring the edition or clause back: an address that people may have cited never disappears.',
    }));
}
