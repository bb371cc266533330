/** From findings and proofs to the verdict: the most serious wins; nothing found and all proved is non-material. */
import { explainFinding, explainProof } from './explain/explain.ts';
import type { ChangeAssessment, ChangeInput, Direction, ElementId, Signal } from './model.ts';
import type { Proof, ProofKind } from './proof.ts';
import type { Finding } from './signals/signals.ts';

export const proved = (kind: ProofKind, old: string, fresh: string): Proof => ({ kind, old, new: fresh });

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly proofs: readonly Proof[];
  /** What the clause as a whole is about, most telling first. */
  readonly about?: readonly ElementId[];
}

export function conclude(input: ChangeInput, outcome: Outcome): ChangeAssessment {
  const findings = merge(outcome.findings);
  const material = findings.filter((finding) => finding.weight === 'material');
  const verdict = material.length > 0 ? 'material' : findings.length > 0 ? 'review' : 'non-material';
  const telling = material.length > 0 ? material : findings;
  return {
    id: input.id,
    verdict,
    direction: verdict === 'non-material' ? proofDirection(outcome.proofs) : direction(telling),
    elements: elements(telling, findings, verdict === 'non-material' ? [] : (outcome.about ?? [])),
    signals: [
      ...findings.map((finding) => signal(finding)),
      ...outcome.proofs.map((proof) => proofSignal(proof)),
    ],
    consentCheck: material.some((finding) => finding.consentCheck === true),
  };
}

/** The same rule on the same element is told once. */
function merge(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.rule} ${finding.element} ${finding.old} ${finding.new}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Mixed signs are never averaged (law.md 3.4). */
function direction(findings: readonly Finding[]): Direction {
  const known = new Set(findings.map((finding) => finding.direction).filter((value) => value !== 'unknown'));
  if (known.has('adverse') && known.has('favourable')) return 'unknown';
  if (known.size === 2) known.delete('neutral');
  return known.size === 1 ? [...known][0]! : findings.length === 0 ? 'neutral' : 'unknown';
}

function proofDirection(proofs: readonly Proof[]): Direction {
  return proofs.some((proof) => proof.direction === 'favourable') ? 'favourable' : 'neutral';
}

/** Elements of the telling findings first, then what the clause as a whole is about. */
function elements(
  telling: readonly Finding[],
  all: readonly Finding[],
  about: readonly ElementId[],
): ElementId[] {
  const named = (list: readonly Finding[]) => list.flatMap((finding) => finding.element ?? []);
  const found = [...new Set(named(telling))];
  const first = found.length > 0 ? found : [...new Set(named(all))];
  return [...new Set([...first.slice(0, 4), ...about])].slice(0, 5);
}

const signal = (finding: Finding): Signal => ({
  kind: finding.rule,
  element: finding.element,
  old: finding.old,
  new: finding.new,
  why: explainFinding(finding),
});
const proofSignal = (proof: Proof): Signal => ({
  kind: `proof:${proof.kind}`,
  element: null,
  old: proof.old,
  new: proof.new,
  why: explainProof(proof),
});
