import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteGate } from '#workflows/deliver/byte-gate.ts';

test('whatever comes and goes, no more is inside than the limit, or one alone; and everybody gets in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.record({ bytes: fc.nat({ max: 150 }), stays: fc.nat({ max: 3 }) }), { maxLength: 30 }),
      async (limit, work) => {
        const gate = byteGate(limit);
        const inside = new Set<{ readonly bytes: number }>();
        let served = 0;
        await Promise.all(
          work.map(async (one) => {
            const leave = await gate(one.bytes);
            inside.add(one);
            const sum = [...inside].reduce((total, { bytes }) => total + bytes, 0);
            expect(sum <= limit || inside.size === 1 || sum === one.bytes).toBe(true);
            for (let turn = 0; turn < one.stays; turn += 1) await Promise.resolve();
            inside.delete(one);
            served += 1;
            leave();
          }),
        );
        expect(served).toBe(work.length);
      },
    ),
    { seed: 20_261_123, numRuns: 100 },
  );
});
