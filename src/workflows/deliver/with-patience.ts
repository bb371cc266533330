/** The database restarts, fills up, or sees a deadlock: try again for a while before giving up. */

const PAUSES_MS = [50, 200, 1_000, 3_000, 5_000, 10_000, 10_000] as const;

/** Runs a transaction that changes nothing when it fails, a few times. Throws the last failure. */
export async function withPatience<T>(run: () => Promise<T>): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await run();
    } catch (error) {
      if (error instanceof TypeError || (error as Error).name === 'ProblemError') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return run();
}
