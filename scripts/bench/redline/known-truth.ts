/**
 * Documents whose true history is known: real statements with seeded edits, words borrowed from other statements.
 * What a comparison makes of them can be counted.
 */
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import { type Block, clausesOf } from './clauses.ts';
import { type Random, seeded } from './random.ts';

export interface Document {
  readonly lang: string;
  readonly source: string;
  readonly clauses: readonly Clause[];
}

export type Case =
  | 'unchanged'
  | 'paragraph moved'
  | 'section moved'
  | 'edited 10 %'
  | 'edited 30 %'
  | 'edited 60 %'
  | 'moved and edited 25 %'
  | 'split: exact set'
  | 'split: primary kept'
  | 'merged'
  | 'heading renamed partly'
  | 'heading renamed fully'
  | 'deleted'
  | 'inserted';

/** Told which clauses were found to be one, and which truly are. */
type Linked = (found: ReadonlySet<string>, truth: ReadonlySet<string>) => void;

export type Score = Map<Case, { right: number; of: number }>;

interface Unit extends Block {
  /** Indexes in the old document; empty for an insertion. */
  readonly from: readonly number[];
  readonly done: Case;
  /** The other half of a split. */
  readonly half?: boolean;
}

/** Edits a document in all ways at once. */
function edited(
  document: Document,
  donor: readonly string[],
  strangers: readonly Block[],
  random: Random,
): Unit[] {
  let units: Unit[] = [];
  const { clauses } = document;
  for (let i = 0; i < clauses.length; i++) {
    const { kind, depth, text } = clauses[i]!;
    const base = { kind, depth, text, from: [i] };
    const size = text.split(' ').length;
    const draw = random.next();
    if (random.next() < 0.03) units.push({ ...random.pick(strangers), from: [], done: 'inserted' });
    if (kind === 'heading') {
      if (draw < 0.1)
        units.push({ ...base, text: reworded(text, 0.5, donor, random), done: 'heading renamed partly' });
      else if (draw < 0.2)
        units.push({ ...base, text: fresh(size, donor, random), done: 'heading renamed fully' });
      else units.push({ ...base, done: 'unchanged' });
    } else if (draw < 0.04)
      units.push({ ...base, text: reworded(text, 0.1, donor, random), done: 'edited 10 %' });
    else if (draw < 0.08)
      units.push({ ...base, text: reworded(text, 0.3, donor, random), done: 'edited 30 %' });
    else if (draw < 0.12)
      units.push({ ...base, text: reworded(text, 0.6, donor, random), done: 'edited 60 %' });
    else if (draw < 0.15) continue;
    else if (draw < 0.18) units.push({ ...base, done: 'paragraph moved' });
    else if (draw < 0.21)
      units.push({ ...base, text: reworded(text, 0.25, donor, random), done: 'moved and edited 25 %' });
    else if (draw < 0.25 && sentenceCut(text, random) > 0) {
      const cut = sentenceCut(text, random);
      units.push({ ...base, text: text.slice(0, cut).trim(), done: 'split: exact set' });
      units.push({ ...base, text: text.slice(cut).trim(), done: 'split: exact set', half: true });
    } else if (draw < 0.29 && clauses[i + 1]?.kind === kind && size > 3) {
      units.push({ ...base, text: `${text} ${clauses[i + 1]!.text}`, from: [i, i + 1], done: 'merged' });
      i++;
    } else units.push({ ...base, done: 'unchanged' });
  }
  for (const done of ['paragraph moved', 'moved and edited 25 %'] as const)
    for (const unit of units.filter((each) => each.done === done)) {
      units = units.filter((each) => each !== unit);
      units.splice(random.below(units.length), 0, unit);
    }
  return sectionMoved(units, random);
}

/** Clauses of which the document holds nothing alike: statements of one publisher share whole paragraphs. */
function unlike(strangers: readonly Clause[], document: Document): Clause[] {
  const triples = (text: string) => {
    const words = text.toLowerCase().split(' ');
    return words.length < 3
      ? [words.join(' ')]
      : words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);
  };
  const own = new Set(document.clauses.flatMap((clause) => triples(clause.text)));
  return strangers.filter((clause) => {
    const parts = triples(clause.text);
    return parts.filter((part) => own.has(part)).length <= parts.length * 0.1;
  });
}

function sectionMoved(units: Unit[], random: Random): Unit[] {
  const starts = units.flatMap((unit, i) => (unit.kind === 'heading' && unit.depth > 1 ? [i] : []));
  if (starts.length < 4) return units;
  const n = random.below(starts.length - 1);
  const section = units
    .slice(starts[n]!, starts[n + 1]!)
    .map((unit): Unit => (unit.done === 'unchanged' ? { ...unit, done: 'section moved' } : unit));
  const rest = [...units.slice(0, starts[n]!), ...units.slice(starts[n + 1]!)];
  const targets = rest.flatMap((unit, i) => (unit.kind === 'heading' && unit.depth > 1 ? [i] : []));
  const at = random.pick(targets);
  return [...rest.slice(0, at), ...section, ...rest.slice(at)];
}

function reworded(text: string, share: number, donor: readonly string[], random: Random): string {
  const result = text.split(' ').flatMap((word) => {
    if (random.next() >= share) return [word];
    const draw = random.next();
    if (draw < 0.15) return [];
    if (draw < 0.3) return [word, random.pick(donor)];
    return [random.pick(donor)];
  });
  return result.length > 0 ? result.join(' ') : random.pick(donor);
}

function fresh(size: number, donor: readonly string[], random: Random): string {
  return Array.from({ length: Math.max(1, size) }, () => random.pick(donor)).join(' ');
}

function sentenceCut(text: string, random: Random): number {
  const cuts = [...text.matchAll(/[.!?;] (?=\p{Lu})/gu)].map((found) => found.index + 1);
  return cuts.length === 0 ? 0 : cuts[Math.floor(random.next() * 0.999 * cuts.length)]!;
}

/**
 * @param documents real documents; each is edited in turn with words of the others
 * @returns how often each kind of edit was understood
 */
export function knownTruth(
  documents: readonly Document[],
  rounds: number,
  seed = 1,
  failed: (name: Case, detail: () => string) => void = () => {},
  linked: Linked = () => {},
): Score {
  const score: Score = new Map();
  for (let round = 0; round < rounds; round++) {
    const random = seeded(seed * 100_003 + round);
    const document = documents[round % documents.length]!;
    const others = documents.filter((each) => each.source !== document.source && each.lang === document.lang);
    const foreign = others.flatMap((each) => each.clauses.filter((clause) => clause.kind !== 'heading'));
    const donor = foreign.flatMap((clause) => clause.text.split(' '));
    const units = edited(document, donor, unlike(foreign, document), random);
    count(document, units, score, failed, linked);
  }
  return score;
}

function count(
  document: Document,
  units: readonly Unit[],
  score: Score,
  failed: (name: Case, detail: () => string) => void,
  linked: Linked,
): void {
  const lines = redline(document.clauses, clausesOf(units));
  const recordOf = new Map(lines.changes.flatMap((change) => change.to.map((j) => [j, change] as const)));
  const say = (from: readonly number[], to: readonly number[]) =>
    `${from.map((i) => `- ${document.clauses[i]!.text}`).join('\n')}\n${to.map((j) => `+ ${units[j]!.text}`).join('\n')}`;
  const add = (name: Case, right: boolean, from: readonly number[], to: readonly number[]) => {
    if (!right)
      failed(name, () => {
        const records = lines.changes.filter(
          (change) => from.some((i) => change.from.includes(i)) || to.some((j) => change.to.includes(j)),
        );
        return `truth\n${say(from, to)}\nfound\n${records.map((change) => say(change.from, change.to)).join('\n--\n')}`;
      });
    const entry = score.get(name) ?? { right: 0, of: 0 };
    score.set(name, entry);
    entry.of++;
    if (right) entry.right++;
  };
  const kept = new Set(units.flatMap((unit) => unit.from));
  const times = new Map<string, number>();
  for (const { text } of document.clauses) times.set(text, (times.get(text) ?? 0) + 1);
  // A clause whose words stand twice in the document has no one true history.
  const ambiguous = (i: number) => times.get(document.clauses[i]!.text)! > 1;
  const told = (links: readonly (readonly [number, number])[]) =>
    new Set(links.filter(([i]) => !ambiguous(i)).map(([i, j]) => `${i} ${j}`));
  linked(
    told([...lines.identity, ...lines.parts.map(({ from, to }) => [from, to] as const)]),
    told(units.flatMap((unit, j) => unit.from.map((i) => [i, j] as const))),
  );
  document.clauses.forEach((_, i) => {
    if (!kept.has(i) && !ambiguous(i))
      add('deleted', !lines.identity.has(i) && !lines.parts.some((part) => part.from === i), [i], []);
  });
  units.forEach((unit, j) => {
    const [i] = unit.from;
    if (unit.from.some(ambiguous) && unit.done !== 'unchanged') return;
    if (i === undefined) {
      const matched = [...lines.identity.values()].includes(j) || lines.parts.some((part) => part.to === j);
      add('inserted', !matched, [], [j]);
    } else if (unit.done === 'split: exact set') {
      if (unit.half) return;
      const other = units.findIndex((each) => each.half === true && each.from[0] === i);
      const record = recordOf.get(j);
      const both = record !== undefined && record === recordOf.get(other);
      add(
        'split: exact set',
        both && record.from.length === 1 && record.to.length === 2 && record.from[0] === i,
        [i],
        [j, other],
      );
      add('split: primary kept', [j, other].includes(lines.identity.get(i) ?? -1), [i], [j, other]);
    } else if (unit.done === 'merged') {
      const record = recordOf.get(j);
      add(
        'merged',
        record !== undefined && record.to.length === 1 && unit.from.every((k) => record.from.includes(k)),
        unit.from,
        [j],
      );
    } else {
      const same = lines.identity.get(i) === j;
      // Of two clauses with the same words either may have become the other.
      const twin =
        lines.new[lines.identity.get(i) ?? -1]?.text === unit.text && unit.text === document.clauses[i]!.text;
      add(unit.done, same || twin, [i], [j]);
    }
  });
}
