/** Addresses are promises: what an earlier build published must still be there. */
import { readFileSync } from 'node:fs';
import { type Problem, worded } from '#domain/problem.ts';

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
      ...worded({
        nl: {
          message: `Het adres ${address} is eerder gepubliceerd en ontbreekt in deze build.`,
          hint: 'Zet de editie of de bepaling terug: een adres waarnaar iemand kan hebben verwezen, verdwijnt nooit.',
        },
        en: {
          message: `The address ${address} was published before and is missing from this build.`,
          hint: 'Bring the edition or clause back: an address that people may have cited never disappears.',
        },
      }),
      file: manifest,
    }));
}
