/** One engine over all pairs: its time, and how what it shows reads. */
import type { Engine, Subject } from './engines.ts';
import { quality } from './measure.ts';

export interface EngineFigures {
  readonly name: string;
  /** CPU milliseconds of the main thread, per pair. */
  readonly times: readonly number[];
  readonly gaveUp: number;
  /** Share of the pairs whose both texts can be had back from what is shown. */
  readonly exact: number;
  /** Words shown as changed, per word of the smallest possible change. */
  readonly churn: number;
  readonly churnP95: number;
  readonly hunks: number;
  readonly islands: number;
  readonly midWord: number;
  /** Pairs without a changed word that are shown with one. */
  readonly falseChange: number;
}

export function measureEngine(
  engine: Engine,
  subjects: readonly Subject[],
  least: readonly number[],
): EngineFigures {
  const total = { shown: 0, least: 0, hunks: 0, sentences: 0, islands: 0, midWord: 0 };
  let [exact, falseChange, gaveUp] = [0, 0, 0];
  const ratios: number[] = [];
  for (const subject of [...subjects].sort((a, b) => a.oldRaw.length - b.oldRaw.length).slice(0, 5))
    engine.run(subject);
  const times = subjects.map((subject, i) => {
    tell(engine.name, i, subjects.length);
    const before = process.threadCpuUsage();
    const result = engine.run(subject);
    const { user, system } = process.threadCpuUsage(before);
    if (result === undefined) gaveUp++;
    else {
      const { shown, old, new: after } = engine.show(subject, result as never);
      const figures = quality(shown);
      for (const key of ['shown', 'hunks', 'sentences', 'islands', 'midWord'] as const)
        total[key] += figures[key];
      total.least += least[i]!;
      if (least[i]! > 0) ratios.push(figures.shown / least[i]!);
      else if (figures.shown > 0) falseChange++;
      if (givesBack(shown, old, after)) exact++;
    }
    return (user + system) / 1000;
  });
  tell(engine.name, subjects.length, subjects.length);
  ratios.sort((a, b) => a - b);
  return {
    name: engine.name,
    times,
    gaveUp,
    exact: exact / subjects.length,
    churn: total.shown / total.least,
    churnP95: ratios[Math.floor(ratios.length * 0.95)] ?? 0,
    hunks: total.hunks / total.sentences,
    islands: total.islands,
    midWord: total.midWord,
    falseChange,
  };
}

/** Where the long wait comes from; on a terminal only, and on the error stream. */
function tell(name: string, done: number, of: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(done === of ? '\r\u001b[K' : `\r\u001b[K${name}: ${done} of ${of} pairs`);
  else if (done === 0) process.stderr.write(`${name} …\n`);
}

function givesBack(
  shown: readonly (readonly { readonly op: string; readonly text: string }[])[],
  old: string,
  after: string,
): boolean {
  const side = (hide: string) =>
    shown
      .flat()
      .map((segment) => (segment.op === hide ? '' : segment.text))
      .join('');
  return side('insert') === old && side('delete') === after;
}
