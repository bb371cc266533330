/** Do two languages of an edition have the same clauses, one for one? */
import type { Language } from '../language.ts';
import { type Problem, worded } from '../problem.ts';
import type { Clause, ClauseKind, EditionText } from './model.ts';

const KIND_NAMES: Readonly<Record<Language, Readonly<Record<ClauseKind, string>>>> = {
  nl: {
    heading: 'een kop',
    paragraph: 'een alinea',
    item: 'een onderdeel van een opsomming',
    row: 'een rij van een tabel',
    footnote: 'een voetnoot',
    quote: 'een citaat',
    code: 'een blok code',
    html: 'een blok HTML',
  },
  en: {
    heading: 'a heading',
    paragraph: 'a paragraph',
    item: 'a list item',
    row: 'a table row',
    footnote: 'a footnote',
    quote: 'a quotation',
    code: 'a block of code',
    html: 'a block of HTML',
  },
};

/**
 * The first place where the clauses of a translation and of the authentic text differ in kind, level or parent.
 * @returns `undefined` when the skeletons are equal
 */
export function skeletonDifference(authentic: EditionText, translation: EditionText): Problem | undefined {
  const length = Math.max(authentic.clauses.length, translation.clauses.length);
  for (let i = 0; i < length; i++) {
    const here = translation.clauses[i];
    const there = authentic.clauses[i];
    if (here && there && shape(here) === shape(there)) continue;
    return {
      code: 'edition/unequal-skeleton',
      severity: 'error',
      file: translation.file,
      line: (here ?? translation.clauses.at(-1))?.line ?? 1,
      ...worded({
        nl: {
          message: `${here ? `Bepaling ${i + 1} is hier ${described(here, 'nl')}` : `Bepaling ${i + 1} ontbreekt hier`}, maar ${there ? `in ${authentic.file} (regel ${there.line}) ${described(there, 'nl')}` : `komt in ${authentic.file} niet voor`}.`,
          hint: 'Geef beide teksten dezelfde koppen, alinea’s, opsommingen en rijen, in dezelfde volgorde.',
        },
        en: {
          message: `Clause ${i + 1} is ${described(here, 'en')} here, but ${described(there, 'en')} in ${authentic.file}${there ? ` on line ${there.line}` : ''}.`,
          hint: 'Give both texts the same headings, paragraphs, items and rows, in the same order.',
        },
      }),
    };
  }
  return undefined;
}

function shape(clause: Clause): string {
  const { kind, depth, parent, list, cells, header } = clause;
  return [kind, depth, parent, list?.ordered, list?.checked, cells?.length, header].join(' ');
}

function described(clause: Clause | undefined, language: Language): string {
  const nl = language === 'nl';
  if (!clause) return nl ? 'afwezig' : 'absent';
  const level = clause.depth > 0 ? (nl ? ` van niveau ${clause.depth}` : ` of level ${clause.depth}`) : '';
  const cells = clause.cells
    ? nl
      ? ` van ${clause.cells.length} cellen`
      : ` of ${clause.cells.length} cells`
    : '';
  const words = clause.text.length > 50 ? `${clause.text.slice(0, 50).trimEnd()}…` : clause.text;
  return `${KIND_NAMES[language][clause.kind]}${level}${cells} (${nl ? `“${words}”` : `"${words}"`})`;
}
