/** `summary` and `impact` as an editor wrote them, ready to be read: paragraphs with the date filled in. */
import type { LocalDate } from '../date.ts';
import type { Language } from '../language.ts';
import { NOTICE_WORDS } from './notice-words.ts';

/**
 * Fills in `{{effective}}` (the only placeholder, DESIGN section 4) and splits into paragraphs.
 * @returns no paragraphs for an absent text
 */
export function plainParagraphs(
  text: string | undefined,
  language: Language,
  effective: LocalDate | undefined,
): readonly string[] {
  if (!text) return [];
  const date = effective ? NOTICE_WORDS[language].day(effective) : '';
  return text
    .replaceAll(/\{\{\s*effective\s*\}\}/g, date)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}
