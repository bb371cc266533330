/** Segments -> HTML for readers: `ins` and `del`, with words for those who hear the page. */
import { escapeHtml } from '../../edition/escape.ts';
import type { Language } from '../../language.ts';
import type { Segment } from '../model.ts';

/** What a screen reader says before and after a stretch: colour and lines alone tell it nothing. */
const SPOKEN: Record<Language, Record<'delete' | 'insert', readonly [string, string]>> = {
  nl: { delete: ['[verwijderd: ', ']'], insert: ['[toegevoegd: ', ']'] },
  en: { delete: ['[removed: ', ']'], insert: ['[added: ', ']'] },
};

/**
 * One clause as a redline. Take away `.visually-hidden`, then `del`, and the text is the new one; take away `ins`
 * instead, and it is the old one, to the letter.
 */
export function renderRedlineHtml(segments: readonly Segment[], language: Language): string {
  return segments.map((segment) => segmentHtml(segment, language)).join('');
}

function segmentHtml({ op, text }: Segment, language: Language): string {
  if (op === 'equal') return escapeHtml(text);
  const tag = op === 'delete' ? 'del' : 'ins';
  const [before, after] = SPOKEN[language][op];
  return `<${tag}>${hidden(before)}${escapeHtml(text)}${hidden(after)}</${tag}>`;
}

function hidden(words: string): string {
  return `<span class="visually-hidden">${escapeHtml(words)}</span>`;
}
