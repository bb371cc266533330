import { expect, test } from 'vitest';
import { assessRecord } from '#domain/assessment/assess-record.ts';

const record = (old: string, fresh: string) => ({
  id: 'a',
  lang: 'nl',
  kind: 'modified' as const,
  heading: 'Bewaartermijn',
  old,
  new: fresh,
  context_before: '',
  context_after: '',
});

test('a change that its own words do not show is never called harmless', () => {
  const same = 'Wij bewaren logbestanden 30 dagen.';
  expect(assessRecord(record(same, same))).toMatchObject({ verdict: 'review', direction: 'unknown' });
});

test('a change of form that the words do show is still proved harmless', () => {
  expect(
    assessRecord(record('Wij bewaren logbestanden 30 dagen', 'Wij bewaren **logbestanden** 30 dagen.')),
  ).toMatchObject({ verdict: 'non-material' });
});
