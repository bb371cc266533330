import { expect, test } from 'vitest';
import type { ChangeInput } from '#domain/assessment/model.ts';
import { assess, readTable } from './tables.ts';

const rows = readTable('worked-pairs.tsv').map((row) => ({
  id: row.id!,
  lang: row.lang!,
  machine: row.machine!,
  direction: row.direction!,
  elements: row.elements!.split(','),
  answer: assess({
    id: row.id!,
    lang: row.lang!,
    kind: row.kind as ChangeInput['kind'],
    heading: row.heading!,
    ...(row.heading_old ? { heading_old: row.heading_old } : {}),
    old: row.old!,
    new: row.new!,
  }),
}));

test.each(rows)('the worked pair $id in $lang is what the law brief says: $machine', (row) => {
  expect(row.answer.verdict, JSON.stringify(row.answer.signals)).toBe(row.machine);
});

test('at least nine in ten worked pairs get the direction of the law brief, and none the opposite', () => {
  const right = rows.filter((row) => row.answer.direction === row.direction);
  const opposite = rows.filter((row) =>
    /^(?:adverse favourable|favourable adverse)$/.test(`${row.direction} ${row.answer.direction}`),
  );
  expect(opposite.map((row) => `${row.id} ${row.lang}`)).toEqual([]);
  expect(right.length / rows.length).toBeGreaterThanOrEqual(0.9);
});

test('at least nine in ten material worked pairs name an element of the law brief', () => {
  const material = rows.filter((row) => row.answer.verdict === 'material');
  const named = material.filter((row) =>
    row.answer.elements.some((element) => row.elements.includes(element)),
  );
  expect(named.length / material.length).toBeGreaterThanOrEqual(0.9);
});
