/** How well the comparison finds what people labelled by hand (test/data/hand-labelled.md). */
import { readFileSync } from 'node:fs';
import { redline } from '#domain/change/redline.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { type Agreement, agreementOf } from './agreement.ts';

const FILE = new URL('../../../test/data/hand-labelled.md', import.meta.url);
const LABEL = / @([\d,]+)(?=\s*\|?\s*$)/;

export interface Labelled {
  readonly language: string;
  readonly name: string;
  readonly old: string;
  readonly new: string;
  /** Old and new index of every clause and what it came from. */
  readonly links: ReadonlySet<string>;
  readonly relocated: readonly string[];
}

export function labelledPairs(): Labelled[] {
  const [, ...cases] = readFileSync(FILE, 'utf8').split(/^=== /m);
  return cases.map((text) => {
    const [title = '', ...rest] = text.split('\n');
    const lines = rest.filter((line) => !line.startsWith('relocated: '));
    const relocated = rest.flatMap((line) => (line.startsWith('relocated: ') ? [line.slice(11)] : []));
    const [old, after] = lines.join('\n').split(/^---$/m).map(labelled) as [Side, Side];
    const links = new Set<string>();
    old.labels.forEach((from, i) => {
      after.labels.forEach((to, j) => {
        if (from.some((label) => to.includes(label))) links.add(`${i} ${j}`);
      });
    });
    const [language = '', ...name] = title.split(' ');
    return { language, name: name.join(' '), old: old.markdown, new: after.markdown, links, relocated };
  });
}

interface Side {
  readonly markdown: string;
  /** Of each clause. */
  readonly labels: readonly (readonly string[])[];
}

function labelled(markdown: string): Side {
  const labels = parseClauses(markdown).map(({ text }) => LABEL.exec(text)?.[1]?.split(',') ?? []);
  return { markdown: markdown.replace(new RegExp(LABEL.source, 'gm'), ''), labels };
}

export interface HandFigures {
  readonly links: Agreement;
  readonly relocated: Agreement;
  /** Pairs in which anything was found that no person labelled, or missed. */
  readonly wrong: readonly string[];
}

/** @param language of the pairs that count; all when absent */
export function handFigures(language?: string): HandFigures {
  const links: (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [];
  const sentences: (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [];
  const wrong: string[] = [];
  for (const pair of labelledPairs()) {
    if (language !== undefined && pair.language !== language) continue;
    const lines = redline(parseClauses(pair.old), parseClauses(pair.new));
    const found = new Set([
      ...[...lines.identity].map(([i, j]) => `${i} ${j}`),
      ...lines.parts.map(({ from, to }) => `${from} ${to}`),
    ]);
    const wandered = lines.changes.flatMap((change) =>
      change.relocated.filter(({ direction }) => direction === 'to').map(({ text }) => text),
    );
    links.push([found, pair.links]);
    sentences.push([new Set(wandered), new Set(pair.relocated)]);
    if (found.symmetricDifference(pair.links).size > 0) wrong.push(`${pair.language} ${pair.name}`);
  }
  return { links: agreementOf(links), relocated: agreementOf(sentences), wrong };
}
