/** Precision, recall and their harmonic mean, from 0 to 1, of what was found against what is true. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly truths: number;
}

export function agreementOf(
  pairs: readonly (readonly [found: ReadonlySet<string>, truth: ReadonlySet<string>])[],
): Agreement {
  let [right, found, truths] = [0, 0, 0];
  for (const [seen, truth] of pairs) {
    right += seen.intersection(truth).size;
    found += seen.size;
    truths += truth.size;
  }
  const [precision, recall] = [found === 0 ? 1 : right / found, truths === 0 ? 1 : right / truths];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), truths };
}
