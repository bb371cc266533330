import { expect, test } from 'vitest';
import { ENGINES } from '../support/postgres.ts';
import { soakRound } from '../support/soak-round.ts';

/** `npm run soak` does a thousand; here a seeded share of it. */
const KILLS = 12;

test.each(ENGINES)(
  `on $name, four workers killed ${KILLS} times under a failing provider lose nobody and repeat nobody`,
  async (engine) => {
    const result = await soakRound({
      databaseUrl: await engine.readyUrl(),
      seed: 7,
      people: 1_000,
      kills: KILLS,
      workers: 4,
      replaysErrors: false,
    });
    expect(result).toMatchObject({ duplicates: 0, lost: 0, recorded: 1_000 });
    expect(result.midway).toBeGreaterThan(0);
  },
  120_000,
);
