/** What happened to a clause, in words. */
import type { Language } from '../../language.ts';
import type { Facet } from '../model.ts';

export const FACET_WORDS: Record<Language, Record<Facet, string>> = {
  nl: {
    added: 'toegevoegd',
    removed: 'vervallen',
    text: 'gewijzigd',
    typographic: 'alleen typografie',
    format: 'andere opmaak',
    link: 'andere link',
    moved: 'verplaatst',
    renamed: 'ander kopje',
    split: 'gesplitst',
    merged: 'samengevoegd',
    restored: 'teruggekeerd',
  },
  en: {
    added: 'added',
    removed: 'removed',
    text: 'changed',
    typographic: 'typography only',
    format: 'other layout',
    link: 'other link',
    moved: 'moved',
    renamed: 'renamed heading',
    split: 'split',
    merged: 'merged',
    restored: 'restored',
  },
};

/** The facets of a change as one phrase: `changed, moved`. */
export function facetPhrase(facets: readonly Facet[], language: Language): string {
  return facets.map((facet) => FACET_WORDS[language][facet]).join(', ');
}
