/** Figures about people and messages for whoever watches the service: counts, never a person. */

import type { Store } from '#store/open-store.ts';
import { countDeliveries } from '#store/recipient-record.ts';
import { countRelations } from '#store/relations.ts';
import { countSignUps } from '#store/sign-ups.ts';

export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly values: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

export async function serviceGauges(store: Store): Promise<readonly Figure[]> {
  const [relations, deliveries, waiting] = await Promise.all([
    countRelations(store.db),
    countDeliveries(store.db),
    countSignUps(store.db),
  ]);
  return [
    {
      name: 'promulgate_people',
      help: 'People by basis, state and language.',
      values: relations.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'promulgate_deliveries',
      help: 'Messages of mail-outs under way, by kind and state.',
      values: deliveries.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'promulgate_sign_ups_waiting',
      help: 'Requests that were not worked off yet.',
      values: [{ labels: {}, value: waiting }],
    },
  ];
}
