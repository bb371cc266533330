/** How time grows with length: texts of 2,000 to 200,000 words, and the exponent of the growth. */
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import { clausesOf } from './clauses.ts';
import { type Random, seeded } from './random.ts';

const SIZES = [2_000, 20_000, 50_000, 200_000] as const;

export interface Growth {
  readonly name: string;
  /** Words -> CPU milliseconds. */
  readonly times: readonly (readonly [number, number])[];
  readonly exponent: number;
}

type Pair = readonly [readonly Clause[], readonly Clause[]];

const word = (random: Random) => `w${Math.floor(random.next() ** 3 * 20_000)}`;

function text(random: Random, words: number): string[] {
  return Array.from({ length: words }, () => word(random));
}

function inClauses(words: readonly string[], size = 50): Clause[] {
  const blocks = [];
  for (let i = 0; i < words.length; i += size)
    blocks.push({ kind: 'paragraph' as const, depth: 0, text: words.slice(i, i + size).join(' ') });
  return clausesOf(blocks);
}

/** Two texts of so many words that have nothing to do with each other. */
export function unrelated(words: number): Pair {
  return [inClauses(text(seeded(1), words)), inClauses(text(seeded(2), words))];
}

/** A text of so many words, and the same with another word in the middle. */
export function oneWord(words: number): Pair {
  const a = text(seeded(1), words);
  return [inClauses(a), inClauses(a.map((each, i) => (i === words / 2 ? 'changed' : each)))];
}

const CASES: readonly (readonly [string, (words: number) => Pair])[] = [
  ['unrelated', unrelated],
  [
    '2 % edited',
    (n) => {
      const [a, random] = [text(seeded(1), n), seeded(3)];
      return [inClauses(a), inClauses(a.map((each) => (random.next() < 0.02 ? word(random) : each)))];
    },
  ],
  [
    'halves swapped',
    (n) => {
      const a = text(seeded(1), n);
      return [inClauses(a), inClauses([...a.slice(n / 2), ...a.slice(0, n / 2)])];
    },
  ],
  ['one word', oneWord],
  [
    'one paragraph, 0.5 % edited',
    (n) => {
      const [a, random] = [text(seeded(1), n), seeded(4)];
      return [
        inClauses(a, n),
        inClauses(
          a.map((each) => (random.next() < 0.005 ? word(random) : each)),
          n,
        ),
      ];
    },
  ],
  [
    'near duplicates, all edited',
    (n) => {
      const base = text(seeded(5), 24);
      const make = (mark: string) =>
        inClauses(Array.from({ length: n / 25 }, (_, i) => [...base, `${mark}${i}`]).flat(), 25);
      return [make('a'), make('b')];
    },
  ],
];

export function growth(largest: number): Growth[] {
  return CASES.map(([name, make]) => {
    const times = SIZES.filter((size) => size <= largest).map((size): [number, number] => {
      const [old, after] = make(size);
      return [size, cpuMs(() => redline(old, after), 3)];
    });
    const [first, last] = [times[0]!, times.at(-1)!];
    return { name, times, exponent: Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]) };
  });
}

/** The processor's clock ticks in milliseconds: short runs are repeated until it can see them. */
const VISIBLE_MS = 60;

/** CPU time of the main thread for one run; the least of some rounds after one to warm up. */
export function cpuMs(run: () => unknown, rounds: number): number {
  run();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const before = process.threadCpuUsage();
    let spent = 0;
    let times = 0;
    do {
      run();
      times++;
      const { user, system } = process.threadCpuUsage(before);
      spent = (user + system) / 1000;
    } while (spent < VISIBLE_MS);
    least = Math.min(least, spent / times);
  }
  return least;
}
