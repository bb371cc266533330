import { expect, test } from 'vitest';
import { excerptOf } from '../../src/site/render/excerpt.ts';

const long = 'één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf';

test('words that are cut off end in an ellipsis, without the comma or the full stop that stood there', () => {
  expect(excerptOf([{ op: 'equal', text: long }])).toEqual([
    { op: 'equal', text: 'één, twee, drie, vier, vijf, zes, zeven, acht, negen…' },
  ]);
  expect(
    excerptOf([
      { op: 'insert', text: long },
      { op: 'equal', text: '.' },
    ]),
  ).toEqual([{ op: 'insert', text: 'één, twee, drie, vier, vijf, zes, zeven, acht, negen…' }]);
  expect(
    excerptOf([
      { op: 'delete', text: long },
      { op: 'equal', text: ', en meer' },
    ]).at(-1),
  ).toEqual({ op: 'equal', text: ' en meer' });
});

test('words that are whole keep their punctuation', () => {
  const whole = [
    { op: 'delete', text: 'twee' },
    { op: 'insert', text: 'drie' },
    { op: 'equal', text: ', niet meer.' },
  ] as const;
  expect(excerptOf(whole)).toEqual(whole);
});
