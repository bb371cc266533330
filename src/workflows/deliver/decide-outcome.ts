/** What the answer of a transport means for a batch. */
import { retryPauseMs } from '#domain/delivery/retry.ts';
import type { BatchOutcome } from '#mail/transport.ts';
import type { BatchRecord, RowOutcome } from '#store/outbox-record.ts';

export interface DecisionInput {
  /** Messages handed over. */
  readonly size: number;
  /** Ordinals of the messages, in the order handed over. */
  readonly ordinals: readonly number[];
  /** Attempts made, this one included. */
  readonly attempts: number;
  readonly now: number;
  /** A repeat is answered from memory, so it is safe. */
  readonly repeatable: boolean;
}

/** A pure function: answer in, record out. */
export function decideOutcome(outcome: BatchOutcome, input: DecisionInput): BatchRecord {
  switch (outcome.kind) {
    case 'done':
      return done(outcome.mails, input);
    case 'try-later':
      return {
        kind: 'retry',
        at: input.now + Math.max(outcome.afterMs, 0),
        certain: true,
        free: true,
        code: outcome.code,
      };
    case 'halt':
      return { kind: 'retry', at: input.now, certain: true, free: true, code: outcome.code };
    case 'split':
      return input.size > 1 ? { kind: 'split', code: outcome.code } : { kind: 'reject', code: outcome.code };
    case 'ambiguous':
      return input.repeatable
        ? {
            kind: 'retry',
            at: input.now + retryPauseMs(input.attempts),
            certain: false,
            free: false,
            code: outcome.code,
          }
        : { kind: 'unknown', code: outcome.code };
    case 'unknown':
      return { kind: 'unknown', code: outcome.code };
  }
}

function done(mails: Extract<BatchOutcome, { kind: 'done' }>['mails'], input: DecisionInput): BatchRecord {
  // An answer for another number of messages cannot be mapped to people: look it up instead of guessing.
  if (mails.length !== input.size) return { kind: 'unknown', code: 'answer-count-mismatch' };
  const rows: RowOutcome[] = mails.map((mail, index) =>
    mail.outcome === 'accepted'
      ? { ordinal: input.ordinals[index] ?? -1, state: 'accepted', providerId: mail.providerId }
      : { ordinal: input.ordinals[index] ?? -1, state: 'rejected', code: mail.code },
  );
  const ids = rows.flatMap((row) => (row.state === 'accepted' ? [row.providerId] : []));
  if (new Set(ids).size !== ids.length) return { kind: 'unknown', code: 'answer-repeats-ids' };
  return { kind: 'outcomes', rows };
}
