/** The files of an edition -> one edition: every language there, the same clauses in each, one id per clause. */
import type { Language } from '../language.ts';
import { hasErrors, type Problem, worded } from '../problem.ts';
import type { Clause, Edition, EditionMeta, EditionText } from './model.ts';
import { parseEditionText } from './parse-edition.ts';
import { skeletonDifference } from './skeleton.ts';

export interface EditionSources {
  readonly statement: string;
  readonly id: string;
  readonly authentic: Language;
  /** Languages this edition must have; the authentic one among them. */
  readonly languages: readonly Language[];
  readonly files: readonly { readonly language: Language; readonly file: string; readonly source: string }[];
}

/**
 * Reads and checks a whole edition. The ids of the authentic text are given to the translations, clause by clause.
 *
 * @returns no edition when anything is an error; all problems of all files in any case
 */
export function composeEdition(o: EditionSources): { edition: Edition | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const texts: Partial<Record<Language, EditionText>> = {};
  let meta: EditionMeta | null = null;
  for (const { language, file, source } of o.files) {
    const parsed = parseEditionText(source, { file, language, authentic: language === o.authentic });
    problems.push(...parsed.problems);
    if (parsed.text) texts[language] = parsed.text;
    meta = parsed.meta ?? meta;
    if (parsed.text) problems.push(...idProblems(parsed.text, language === o.authentic));
  }
  problems.push(...missingLanguages(o));
  const authentic = texts[o.authentic];
  if (authentic) {
    for (const language of o.languages) {
      const text = texts[language];
      if (!text || language === o.authentic) continue;
      const difference = skeletonDifference(authentic, text);
      if (difference) problems.push(difference);
      else texts[language] = { ...text, clauses: withIdsOf(authentic.clauses, text.clauses) };
    }
  }
  if (!authentic || !meta || hasErrors(problems)) return { edition: null, problems };
  const { statement, id, languages } = o;
  return { edition: { statement, id, authentic: o.authentic, languages, texts, meta }, problems };
}

function missingLanguages(o: EditionSources): Problem[] {
  const folder = `${o.statement}/${o.id}`;
  const present = o.files.map((file) => `${file.language}.md`).join(', ');
  return o.languages
    .filter((language) => !o.files.some((file) => file.language === language))
    .map((language) => ({
      code: 'edition/missing-translation',
      severity: 'error',
      file: `${folder}/${language}.md`,
      ...worded({
        nl: {
          message: `Editie ${folder} heeft geen ${language}.md${present ? `, wel ${present}` : ''}.`,
          hint:
            language === o.authentic
              ? 'Voeg het bestand toe: het is de authentieke tekst.'
              : 'Voeg de vertaling toe, met dezelfde koppen, alinea’s en opsommingen.',
        },
        en: {
          message: `Edition ${folder} has no ${language}.md${present ? ` but it has ${present}` : ''}.`,
          hint:
            language === o.authentic
              ? 'Add it: it is the authentic text.'
              : 'Add the translation, with the same headings, paragraphs and items.',
        },
      }),
    }));
}

function withIdsOf(authentic: readonly Clause[], translated: readonly Clause[]): readonly Clause[] {
  return translated.map((clause, i) => ({
    ...clause,
    id: authentic[i]!.id,
    explicit: authentic[i]!.explicit,
  }));
}

const FIXED_ID = /\{#([^{}\s]*)\}/g;

function idProblems(text: EditionText, authentic: boolean): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Clause>();
  for (const clause of text.clauses) {
    const where = { severity: 'error', file: text.file, line: clause.line, column: clause.column } as const;
    if (clause.explicit && !authentic)
      problems.push({
        ...where,
        code: 'edition/id-in-translation',
        ...worded({
          nl: {
            message: `Het kenmerk \`{#${clause.id}}\` van een bepaling staat in een vertaling.`,
            hint: 'Kenmerken staan alleen in de authentieke tekst en gelden voor alle talen: verwijder het hier.',
          },
          en: {
            message: `The clause id \`{#${clause.id}}\` stands in a translation.`,
            hint: 'Ids are fixed in the authentic text only and hold for all languages: remove it here.',
          },
        }),
      });
    if (clause.explicit && /^(?:c|d|p)-/.test(clause.id))
      problems.push({
        ...where,
        code: 'edition/reserved-id',
        ...worded({
          nl: {
            message: `Het kenmerk \`{#${clause.id}}\` begint met \`${clause.id.slice(0, 2)}\`, en dat is bestemd voor kenmerken die vanzelf worden gegeven.`,
            hint: 'Kies een ander kenmerk.',
          },
          en: {
            message: `The clause id \`{#${clause.id}}\` begins with \`${clause.id.slice(0, 2)}\`, which is kept for ids that are given automatically.`,
            hint: 'Choose another id.',
          },
        }),
      });
    if (clause.explicit) seen.set(clause.id, clause);
    for (const [written, id] of clause.text.matchAll(FIXED_ID)) {
      const first = seen.get(id ?? '');
      problems.push({
        ...where,
        code: first ? 'edition/duplicate-id' : 'edition/malformed-id',
        ...(first ? duplicateId(written, first.line) : malformedId(written)),
      });
    }
  }
  return problems;
}

function duplicateId(written: string, line: number) {
  return worded({
    nl: {
      message: `De aanduiding \`${written}\` is twee keer gebruikt: eerst op regel ${line} en hier opnieuw.`,
      hint: 'Geef elke bepaling een eigen aanduiding.',
    },
    en: {
      message: `The clause id \`${written}\` is used twice: first on line ${line}, again here.`,
      hint: 'Give each clause its own id.',
    },
  });
}

function malformedId(written: string) {
  return worded({
    nl: {
      message: `\`${written}\` lijkt op de aanduiding van een bepaling, maar is het niet.`,
      hint: 'Een aanduiding staat aan het einde van een kop of alinea, begint met een letter en bevat alleen letters, cijfers, koppeltekens, punten en lage streepjes.',
    },
    en: {
      message: `\`${written}\` looks like a clause id, but it is not one.`,
      hint: 'An id stands at the end of a heading or paragraph, begins with a letter and holds letters, digits, hyphens, dots and underscores.',
    },
  });
}
