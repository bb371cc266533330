/** Terms of the glossary in a clause and its translation. */
import type { Language } from '../../language.ts';
import type { Glossary, Term } from '../glossary.ts';

export interface TermDifference {
  readonly term: Term;
  /** Language that has it, and language that lacks it. */
  readonly present: Language;
  readonly absent: Language;
  readonly words: string;
  readonly at: number;
}

interface Occurrence {
  readonly term: Term;
  readonly words: string;
  readonly at: number;
}

/** Occurrences of every term; a longer form covers the shorter ones inside it. */
export function termsIn(text: string, language: Language, glossary: Glossary): readonly Occurrence[] {
  const candidates = glossary
    .flatMap((term) => (term.forms[language] ?? []).map((form) => ({ term, form })))
    .sort((a, b) => b.form.length - a.form.length);
  let rest = text;
  const found: Occurrence[] = [];
  for (const { term, form } of candidates) {
    const pattern = wordPattern(form);
    for (const match of rest.matchAll(pattern)) {
      found.push({ term, words: match[0], at: match.index });
      rest =
        rest.slice(0, match.index) +
        '\u0000'.repeat(match[0].length) +
        rest.slice(match.index + match[0].length);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Terms that one language has in this clause and the other has not. */
export function compareTerms(
  here: { readonly text: string; readonly language: Language },
  there: { readonly text: string; readonly language: Language },
  glossary: Glossary,
): readonly TermDifference[] {
  const left = termsIn(here.text, here.language, glossary);
  const right = termsIn(there.text, there.language, glossary);
  const lacking = (
    own: readonly Occurrence[],
    other: readonly Occurrence[],
    present: Language,
    absent: Language,
  ) =>
    own
      .filter(({ term }, at) => own.findIndex((each) => each.term === term) === at)
      .filter(({ term }) => term.forms[absent] !== undefined && !other.some((each) => each.term === term))
      .map(({ term, words, at }) => ({ term, present, absent, words, at }));
  return [
    ...lacking(left, right, here.language, there.language),
    ...lacking(right, left, there.language, here.language),
  ];
}

/** Words the glossary advises against. */
export function avoidedIn(
  text: string,
  language: Language,
  glossary: Glossary,
): readonly { readonly term: Term; readonly words: string; readonly at: number }[] {
  const covered = termsIn(text, language, glossary);
  return glossary.flatMap((term) =>
    (term.avoid[language] ?? []).flatMap((word) =>
      [...text.matchAll(wordPattern(word))]
        .filter(
          (match) =>
            !covered.some((each) => match.index >= each.at && match.index < each.at + each.words.length),
        )
        .map((match) => ({ term, words: match[0], at: match.index })),
    ),
  );
}

function wordPattern(form: string): RegExp {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
