/** Words that two texts have in common. */

/** Words kept: `a[from + k] === b[to + k]` for k below `length`; in order on both sides. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The same, with runs that touch on both sides made one. */
export function joined(runs: readonly Run[]): Run[] {
  const whole: { from: number; to: number; length: number }[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.from + last.length === run.from && last.to + last.length === run.to)
      last.length += run.length;
    else if (run.length > 0) whole.push({ ...run });
  }
  return whole;
}
