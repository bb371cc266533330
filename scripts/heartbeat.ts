/** A ping for the watchdog that calls when it stops: one line per run, and `/fail` when the run failed. */

/** Never throws: a dead watchdog must not stop the run it watches. */
export async function heartbeat(url: string | undefined, ok: boolean): Promise<boolean> {
  if (url === undefined) return false;
  try {
    const response = await fetch(ok ? url : `${url.replace(/\/+$/, '')}/fail`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
