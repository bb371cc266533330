/**
 * Characters that a reader cannot see but that can change what is read: zero-width marks can hide a change from
 * the eye, bidirectional controls can show words in another order than they are stored (CVE-2021-42574).
 */
import { type Problem, worded } from '../problem.ts';

const ZERO_WIDTH: Readonly<Record<string, string>> = {
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\u00AD': 'soft hyphen',
  '\uFEFF': 'byte order mark',
  '\u180E': 'Mongolian vowel separator',
};

const BIDI: Readonly<Record<string, string>> = {
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u061C': 'Arabic letter mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
};

const HIDDEN = new RegExp(`[${Object.keys({ ...ZERO_WIDTH, ...BIDI }).join('')}]`, 'g');
const JOINS_EMOJI = /\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?$/u;
const MOST_TOLD = 50;

/** Every invisible character with its line and column; the first 50, then how many more. */
export function hiddenCharacters(source: string, file: string): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  for (const match of source.matchAll(HIDDEN)) {
    const character = match[0];
    if (match.index === 0 && character === '\uFEFF') continue;
    // A zero-width joiner between two pictures makes one emoji of them: it is seen.
    if (character === '\u200D' && JOINS_EMOJI.test(source.slice(Math.max(0, match.index - 8), match.index)))
      continue;
    for (
      let at = source.indexOf('\n', seen);
      at !== -1 && at < match.index;
      at = source.indexOf('\n', at + 1)
    ) {
      line++;
      lineStart = at + 1;
    }
    seen = match.index;
    if (problems.length === MOST_TOLD) more++;
    else problems.push(hidden(character, file, line, match.index - lineStart + 1));
  }
  if (more > 0)
    problems.push({
      code: 'edition/hidden-character',
      severity: 'warning',
      ...worded({
        nl: { message: `Er volgen nog ${more} onzichtbare tekens.` },
        en: { message: `${more} more invisible characters follow.` },
      }),
      file,
    });
  return problems;
}

function hidden(character: string, file: string, line: number, column: number): Problem {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const bidi = BIDI[character];
  return {
    code: bidi ? 'edition/bidi-control' : 'edition/hidden-character',
    severity: 'warning',
    ...worded({
      nl: {
        message: bidi
          ? `Hier staat een onzichtbaar stuurteken voor de schrijfrichting (${bidi}, ${code}): het kan woorden in een andere volgorde tonen dan waarin zij zijn opgeslagen.`
          : `Hier staat een onzichtbaar teken (${ZERO_WIDTH[character]}, ${code}): het kan een wijziging aan het oog onttrekken.`,
        hint: 'Verwijder het, tenzij het echt nodig is.',
      },
      en: {
        message: bidi
          ? `There is an invisible direction control (${bidi}, ${code}) here: it can show words in another order than they are stored.`
          : `There is an invisible character (${ZERO_WIDTH[character]}, ${code}) here: it can hide a change from the eye.`,
        hint: 'Remove it unless it is really needed.',
      },
    }),
    file,
    line,
    column,
  };
}
