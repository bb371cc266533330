/** Will it be in time? Asked before the first message leaves, and while they leave. */
import { type Problem, worded } from '../problem.ts';

export interface ForecastInput {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly deadline?: number;
  /** Messages still to be sent. */
  readonly remaining: number;
  /** Messages a second, observed or promised. */
  readonly perSecond: number;
  /** Messages the provider still allows in this period, and when the next period begins. */
  readonly quotaLeft?: number;
  readonly quotaResetsAt?: number;
}

export interface Forecast {
  readonly finishesAt: number;
  readonly problems: readonly Problem[];
}

/** When the mail-out ends at this speed, and what stands in its way. */
export function forecast(input: ForecastInput): Forecast {
  const finishesAt = input.now + Math.ceil((input.remaining / Math.max(input.perSecond, 0.001)) * 1000);
  const problems: Problem[] = [];
  if (input.quotaLeft !== undefined && input.quotaLeft < input.remaining)
    problems.push({
      code: 'delivery/quota',
      severity: 'error',
      ...worded({
        nl: {
          message: `Er moeten nog ${input.remaining} berichten uit, maar de provider staat in deze periode nog maar ${input.quotaLeft} toe.`,
          hint: 'Verhoog het quotum bij de provider en begin dan opnieuw; er is niets verzonden.',
        },
        en: {
          message: `${input.remaining} messages are due, but the provider allows only ${input.quotaLeft} more in this period.`,
          hint: 'Raise the quota with the provider, then start again; nothing was sent.',
        },
      }),
    });
  if (input.deadline !== undefined && finishesAt > input.deadline)
    problems.push({
      code: 'delivery/deadline',
      severity: 'error',
      ...worded({
        nl: {
          message: `Met ${input.perSecond} berichten per seconde is de verzending om ${iso(finishesAt)} klaar, na de uiterste datum ${iso(input.deadline)}.`,
          hint: 'Verplaats de editie naar een latere datum, of verhoog de snelheid bij de provider.',
        },
        en: {
          message: `At ${input.perSecond} messages a second the mail-out ends at ${iso(finishesAt)}, after its deadline ${iso(input.deadline)}.`,
          hint: 'Reschedule the edition to a later date, or raise the rate with the provider.',
        },
      }),
    });
  return { finishesAt, problems };
}

function iso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' });
}
