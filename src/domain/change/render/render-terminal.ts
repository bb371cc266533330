/** A redline for a terminal: one block per change, old words red, new words green, and marks for those without colour. */
import type { Language } from '../../language.ts';
import { facetPhrase } from '../facets/facet-words.ts';
import type { Change, LinkChange, Redline, Segment } from '../model.ts';
import { renderRedlineText } from './render-text.ts';

const WORDS: Record<
  Language,
  {
    readonly none: string;
    readonly count: (changes: number, unchanged: number) => string;
    readonly link: string;
    readonly nothing: string;
    readonly doubtful: string;
    readonly relocated: Record<'to' | 'from', string>;
  }
> = {
  nl: {
    none: 'Geen verschillen.',
    count: (changes, unchanged) =>
      `${changes} ${changes === 1 ? 'wijziging' : 'wijzigingen'}, ${unchanged} ${unchanged === 1 ? 'bepaling' : 'bepalingen'} ongewijzigd.`,
    link: 'link',
    nothing: 'geen',
    doubtful: 'onzeker welke bepaling dit was',
    relocated: { to: 'zin staat nu in', from: 'zin komt uit' },
  },
  en: {
    none: 'No differences.',
    count: (changes, unchanged) =>
      `${changes} ${changes === 1 ? 'change' : 'changes'}, ${unchanged} ${unchanged === 1 ? 'clause' : 'clauses'} unchanged.`,
    link: 'link',
    nothing: 'none',
    doubtful: 'unsure which clause this was',
    relocated: { to: 'sentence now stands in', from: 'sentence comes from' },
  },
};

const COLOURS = { delete: '\u001b[31;9m', insert: '\u001b[32;4m', dim: '\u001b[2m', off: '\u001b[0m' };

/** @param options.colour use ANSI colours instead of `[-…-]` and `[+…+]` */
export function renderTerminal(
  lines: Redline,
  language: Language,
  options: { readonly colour: boolean },
): string {
  const words = WORDS[language];
  if (lines.changes.length === 0) return words.none;
  const changed = new Set(lines.changes.flatMap((change) => change.to));
  const blocks = lines.changes.map((change) => block(change, lines, language, options.colour));
  return [...blocks, words.count(lines.changes.length, lines.new.length - changed.size)].join('\n\n');
}

function block(change: Change, lines: Redline, language: Language, colour: boolean): string {
  const words = WORDS[language];
  const clause = lines.new[change.to[0] ?? -1] ?? lines.old[change.from[0] ?? -1];
  const dim = (text: string) => (colour ? `${COLOURS.dim}${text}${COLOURS.off}` : text);
  const doubt = change.confidence === 'low' ? `; ${words.doubtful}` : '';
  const place = clause && clause.path.length > 0 ? ` (${clause.path.join(' > ')})` : '';
  return [
    dim(`${facetPhrase(change.facets, language)}${doubt}  ${change.id}${place}`),
    segmentsText(change.display, colour),
    ...change.links.map((link) => dim(linkText(link, words))),
    ...change.relocated.map(({ direction, change: other, text }) =>
      dim(`${words.relocated[direction]} ${other}: ${text}`),
    ),
  ].join('\n');
}

function linkText(link: LinkChange, words: { readonly link: string; readonly nothing: string }): string {
  return `${words.link} "${link.text}": ${link.from ?? words.nothing} -> ${link.to ?? words.nothing}`;
}

function segmentsText(segments: readonly Segment[], colour: boolean): string {
  if (!colour) return renderRedlineText(segments);
  return segments
    .map(({ op, text }) => (op === 'equal' ? text : `${COLOURS[op]}${text}${COLOURS.off}`))
    .join('');
}
