/** What "now" is for a command: the clock, or what `--as-of` says. */
import { type Instant, parseWhen, type TimeZone, toInstant } from '#domain/date.ts';
import { refuse, worded } from '#domain/problem.ts';
import type { CommonOptions } from './cli.ts';

/**
 * For commands that only read.
 * @throws {ProblemError} when `--as-of` is neither an instant nor a date
 */
export function nowOf(options: Pick<CommonOptions, 'asOf'>, zone: TimeZone): Instant {
  if (options.asOf === undefined) return toInstant(Temporal.Now.instant());
  return (
    parseWhen(options.asOf, zone) ??
    refuse({
      code: 'cli/as-of',
      ...worded({
        nl: {
          message: `“${options.asOf}” is geen datum en geen tijdstip.`,
          hint: 'Schrijf een bestaande datum zoals 2028-03-01 (00:00 uur plaatselijke tijd) of een tijdstip zoals 2028-03-01T12:00:00+01:00.',
        },
        en: {
          message: `“${options.asOf}” is neither a date nor an instant.`,
          hint: 'Write a date such as 2028-03-01 (00:00 local) or an instant such as 2028-03-01T12:00:00+01:00.',
        },
      }),
    })
  );
}
