/** A table of measures: the target, our figure, whether it is met, and the same for the others where they have one. */
export interface Row {
  readonly measure: string;
  readonly target: string;
  readonly figure: string;
  /** `null` where there is no target. */
  readonly met: boolean | null;
  readonly peers?: readonly string[];
}

export const atLeast = (value: number, target: number): boolean => value >= target;
export const atMost = (value: number, target: number): boolean => value <= target;

export function printTable(title: string, peers: readonly string[], rows: readonly Row[]): void {
  const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  process.stdout.write(`\n## ${title}\n\n`);
  line(['measure', 'target', 'promulgate', '', ...peers]);
  line(Array.from({ length: 4 + peers.length }, () => '---'));
  for (const { measure, target, figure, met, peers: others } of rows)
    line([
      measure,
      target,
      figure,
      met === null ? '' : met ? 'met' : 'MISSED',
      ...peers.map((_, i) => others?.[i] ?? ''),
    ]);
}
