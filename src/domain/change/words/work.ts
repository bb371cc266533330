/**
 * Counts the steps a redline takes, so that the effort spent on any input is bounded by a number and not by a clock:
 * the same input gives the same result on every machine, however busy.
 */
export interface Work {
  spent: number;
  readonly limit: number;
}

const STEPS_PER_WORD = 600;
const LEAST_STEPS = 3_000_000;

/**
 * A budget in proportion to the size: c · n · log n.
 * @param size number of words on both sides together, in the part that differs; asked for at the first step
 */
export function workFor(size: () => number): Work {
  let limit = 0;
  return {
    spent: 0,
    get limit() {
      if (limit === 0) {
        const words = size();
        limit = Math.max(LEAST_STEPS, Math.ceil(STEPS_PER_WORD * words * Math.log2(words + 2)));
      }
      return limit;
    },
  };
}

/** Spends steps when the budget allows; otherwise the caller takes its coarser way. */
export function spend(work: Work, steps: number): boolean {
  if (work.spent + steps > work.limit) return false;
  work.spent += steps;
  return true;
}
