/** Segments -> plain text, for e-mail. */
import type { Segment } from '../model.ts';

/** Old words as `[-old-]`, new ones as `[+new+]`. */
export function renderRedlineText(segments: readonly Segment[]): string {
  return segments
    .map(({ op, text }) => (op === 'equal' ? text : op === 'delete' ? `[-${text}-]` : `[+${text}+]`))
    .join('');
}
