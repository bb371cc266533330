/** A clause cut into stretches of one form: bold, italics, link, footnote; and the redline laid over it. */
import type { Segment } from '#domain/change/model.ts';
import type { Clause } from '#domain/edition/model.ts';

export interface Stretch {
  readonly op: Segment['op'];
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly link?: string;
  /** Label of a footnote that follows the text, in the new clause. */
  readonly footnote?: string;
  /** Label of the footnote that stood here in the old clause. */
  readonly footnoteBefore?: string;
}

/**
 * The stretches of a redlined clause. What is new or the same has the form of the new clause, what is gone
 * that of the old one.
 */
export function stretches(
  segments: readonly Segment[],
  old: Clause | null,
  fresh: Clause | null,
): readonly Stretch[] {
  const result: Stretch[] = [];
  let [before, after] = [0, 0];
  for (const { op, text } of segments) {
    if (op === 'delete') result.push(...cut(text, op, old, before, old));
    else if (op === 'insert') result.push(...cut(text, op, fresh, after));
    else result.push(...cut(text, op, fresh ?? old, fresh ? after : before, old, before));
    if (op !== 'insert') before += text.length;
    if (op !== 'delete') after += text.length;
  }
  return result;
}

/** A clause that nothing happened to, or that is new or gone as a whole. */
export function wholeClause(clause: Clause, op: Segment['op']): readonly Stretch[] {
  return cut(clause.text, op, clause, 0, op === 'delete' ? clause : null);
}

/** @param old where footnotes of the old text stand; the words themselves have the form of `clause` */
function cut(
  text: string,
  op: Segment['op'],
  clause: Clause | null,
  start: number,
  old: Clause | null = null,
  oldStart = start,
): Stretch[] {
  if (!clause) return [{ op, text, bold: false, italic: false, strike: false }];
  const end = start + text.length;
  const edges = new Set([start, end]);
  for (const span of [...clause.marks, ...clause.links]) {
    for (const at of [span.start, span.end]) if (at > start && at < end) edges.add(at);
  }
  const back = start - oldStart;
  const notes = op === 'delete' ? [] : clause.footnotes;
  const notesBefore = (old?.footnotes ?? []).map((note) => ({ ...note, at: note.at + back }));
  for (const note of [...notes, ...notesBefore]) if (note.at > start && note.at <= end) edges.add(note.at);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const marked = (type: string) =>
      clause.marks.some((mark) => mark.type === type && mark.start <= from && mark.end >= to);
    const link = clause.links.find((each) => each.start <= from && each.end >= to)?.url;
    const footnote = notes.find((note) => note.at === to)?.label;
    const footnoteBefore = notesBefore.find((note) => note.at === to)?.label;
    return {
      op,
      text: text.slice(from - start, to - start),
      bold: marked('strong'),
      italic: marked('emphasis'),
      strike: marked('strikethrough'),
      ...(link === undefined ? {} : { link }),
      ...(footnote === undefined ? {} : { footnote }),
      ...(footnoteBefore === undefined ? {} : { footnoteBefore }),
    };
  });
}
