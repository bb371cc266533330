/** The comparisons that are measured, each made to give segments of text. */

import { diffWords, diffWordsWithSpace } from 'diff';
import DiffMatchPatch from 'diff-match-patch';
import htmldiff from 'node-htmldiff';
import type { Segment } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause } from '#domain/edition/model.ts';
import type { Shown } from './measure.ts';

/** A pair, ready for every engine: parsed clauses, plain text, raw Markdown. */
export interface Subject {
  readonly id: string;
  readonly oldClauses: readonly Clause[];
  readonly newClauses: readonly Clause[];
  readonly oldText: string;
  readonly newText: string;
  readonly oldRaw: string;
  readonly newRaw: string;
}

export interface Engine {
  readonly name: string;
  /** The comparison itself, which is what is timed; `undefined` when it gave up. */
  readonly run: (subject: Subject) => unknown;
  /** What it shows, and the two texts it should give back. */
  readonly show: (subject: Subject, result: never) => { shown: Shown; old: string; new: string };
}

export function plainText(clauses: readonly Clause[]): string {
  return clauses.map((clause) => clause.text).join('\n\n');
}

interface Part {
  readonly value: string;
  readonly added?: boolean;
  readonly removed?: boolean;
}

const segmentsOf = (parts: readonly Part[]): Segment[] =>
  parts.map((part) => ({ op: part.added ? 'insert' : part.removed ? 'delete' : 'equal', text: part.value }));

export const OURS: Engine = {
  name: 'promulgate',
  run: (subject) => redline(subject.oldClauses, subject.newClauses),
  show: (subject, result: never) => {
    const { changes } = result as ReturnType<typeof redline>;
    const side = (clauses: readonly Clause[], indexes: readonly number[]) =>
      indexes.map((i) => clauses[i]!.text).join(' ');
    return {
      shown: changes.map((change) => change.display),
      old: changes.map((change) => side(subject.oldClauses, change.from)).join(''),
      new: changes.map((change) => side(subject.newClauses, change.to)).join(''),
    };
  },
};

/** Wall clock for one pair; jsdiff can take minutes on a text that was rewritten. */
export const PATIENCE_MS = 120_000;

type JsDiff = (a: string, b: string, o: { readonly timeout: number }) => Part[] | undefined;

const jsdiff = (name: string, compare: JsDiff, raw: boolean): Engine => ({
  name: `${name}, ${raw ? 'raw' : 'text'}`,
  run: (s) =>
    raw
      ? compare(s.oldRaw, s.newRaw, { timeout: PATIENCE_MS })
      : compare(s.oldText, s.newText, { timeout: PATIENCE_MS }),
  show: (s, result: never) => ({
    shown: [segmentsOf(result as Part[])],
    old: raw ? s.oldRaw : s.oldText,
    new: raw ? s.newRaw : s.newText,
  }),
});

const dmp: Engine = {
  name: 'diff-match-patch + semantic, text',
  run: (s) => {
    const engine = new DiffMatchPatch();
    // Its default stops after one second of wall clock, so that a busy machine gives another result.
    engine.Diff_Timeout = 5;
    const diffs = engine.diff_main(s.oldText, s.newText);
    engine.diff_cleanupSemantic(diffs);
    return diffs;
  },
  show: (s, result: never) => ({
    shown: [
      (result as [number, string][]).map(([op, text]) => ({
        op: op === 1 ? 'insert' : op === -1 ? 'delete' : 'equal',
        text,
      })),
    ],
    old: s.oldText,
    new: s.newText,
  }),
};

const html = (clauses: readonly Clause[]) =>
  clauses.map((clause) => `<p>${escapeHtml(clause.text)}</p>`).join('');

const nodeHtmldiff: Engine = {
  name: 'node-htmldiff, HTML',
  run: (s) => htmldiff(html(s.oldClauses), html(s.newClauses)),
  show: (s, result: never) => {
    const segments: Segment[] = [];
    let op: Segment['op'] = 'equal';
    for (const piece of (result as string).split(/(<[^>]*>)/)) {
      if (piece.startsWith('<ins')) op = 'insert';
      else if (piece.startsWith('<del')) op = 'delete';
      else if (piece === '</ins>' || piece === '</del>') op = 'equal';
      else {
        const text = piece.startsWith('<') ? (piece === '</p>' ? '\n\n' : '') : unescaped(piece);
        if (text !== '') segments.push({ op, text });
      }
    }
    return { shown: [segments], old: `${s.oldText}\n\n`, new: `${s.newText}\n\n` };
  },
};

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The first block beside the first, the second beside the second: what stands where, not what became what. */
const positional: Engine = {
  name: 'jsdiff per block in place',
  run: ({ oldClauses, newClauses }) =>
    Array.from({ length: Math.max(oldClauses.length, newClauses.length) }, (_, i) => {
      const [a, b] = [oldClauses[i]?.text ?? '', newClauses[i]?.text ?? ''];
      return a === b ? [{ value: a }] : diffWordsWithSpace(a, b);
    }),
  show: (s, result: never) => ({
    shown: (result as Part[][]).map(segmentsOf),
    old: s.oldClauses.map(({ text }) => text).join(''),
    new: s.newClauses.map(({ text }) => text).join(''),
  }),
};

export const PEERS = {
  diffWords: jsdiff('jsdiff diffWords', diffWords as JsDiff, true),
  withSpaceRaw: jsdiff('jsdiff diffWordsWithSpace', diffWordsWithSpace as JsDiff, true),
  withSpaceText: jsdiff('jsdiff diffWordsWithSpace', diffWordsWithSpace as JsDiff, false),
  dmp,
  nodeHtmldiff,
  positional,
} as const;
