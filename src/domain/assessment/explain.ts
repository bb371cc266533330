/** One sentence per signal, in both languages. */
import type { Language } from '../language.ts';
import type { Proof } from './proof.ts';
import type { Finding } from './signals.ts';

export function explainFinding(finding: Finding): Record<Language, string> {
  return {
    nl: `${finding.rule}: „${finding.old}" wordt „${finding.new}".`,
    en: `${finding.rule}: "${finding.old}" becomes "${finding.new}".`,
  };
}

export function explainProof(proof: Proof): Record<Language, string> {
  return { nl: `Gelijkwaardig (${proof.kind}).`, en: `Equivalent (${proof.kind}).` };
}
