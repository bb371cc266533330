/** A transport that keeps messages in memory: for tests of what is said, and for rehearsals. */
import type { OutgoingMail, Transport } from './transport.ts';

export interface MemoryTransport extends Transport {
  /** By delivery, in the order taken over. */
  readonly mails: ReadonlyMap<string, OutgoingMail>;
}

/** Takes everything over; a repeat changes nothing. */
export function createMemory(): MemoryTransport {
  const mails = new Map<string, OutgoingMail>();
  return {
    name: 'memory',
    capabilities: {
      maxBatch: 100,
      idempotencyMs: Number.POSITIVE_INFINITY,
      receipts: 'none',
      timeoutMs: 1_000,
      demonstration: true,
    },
    mails,
    async send(batch) {
      for (const mail of batch) if (!mails.has(mail.delivery)) mails.set(mail.delivery, mail);
      return {
        kind: 'done',
        mails: batch.map((mail) => ({ outcome: 'accepted', providerId: `memory-${mail.delivery}` })),
      };
    },
    close: async () => {},
  };
}
