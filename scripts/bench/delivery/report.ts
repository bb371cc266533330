/** One line per figure: what was asked, what was measured, and whether that is enough. */

export interface Report {
  /** A figure without a target. */
  readonly say: (name: string, value: unknown) => void;
  /** A figure that must be at least, or at most, something. */
  readonly judge: (name: string, value: number, unit: string, target: Target) => void;
  readonly missed: () => readonly string[];
}

export type Target = { readonly atLeast: number } | { readonly atMost: number };

export function reportTo(write: (line: string) => void): Report {
  const missed: string[] = [];
  return {
    say: (name, value) =>
      write(`        ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`),
    judge(name, value, unit, target) {
      const met = 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
      if (!met) missed.push(name);
      const wanted = 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`;
      write(`${met ? 'met   ' : 'MISSED'}  ${name}: ${rounded(value)} ${unit} (target ${wanted})\n`);
    },
    missed: () => missed,
  };
}

export function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 5 : 3));
}
