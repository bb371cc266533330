/** How much Markdown is read: a statement has some thousands of words, and reading must stay bounded for any input. */
import { type Problem, worded } from '../problem.ts';

/** A hundred times the longest statement that is known, in UTF-16 units. */
export const MOST_CHARACTERS = 12_000_000;

/** The refusal of a file that is too large to be a statement; `undefined` for any other. */
export function tooMuchMarkdown(source: string, file: string): Problem | undefined {
  if (source.length <= MOST_CHARACTERS) return undefined;
  return {
    code: 'edition/too-large',
    severity: 'error',
    ...worded({
      nl: {
        message: `Het bestand bevat ${source.length} tekens; er worden er hoogstens ${MOST_CHARACTERS} gelezen.`,
        hint: 'Ga na of dit de verklaring zelf is, zonder ingeplakte afbeeldingen of andere bestanden.',
      },
      en: {
        message: `The file holds ${source.length} characters; at most ${MOST_CHARACTERS} are read.`,
        hint: 'Check that it is the statement itself, without pictures or other files pasted into it.',
      },
    }),
    file,
    line: 1,
  };
}
