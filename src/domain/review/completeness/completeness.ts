/** Completeness: the 34 rules of law.md 6. They inform; they never refuse a publication. */
import type { EditionMeta, EditionText } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import type { Publisher } from '../../publisher.ts';
import { excerpt, type Finding, locate } from '../finding.ts';
import { type Document, sectionsOf } from './document.ts';
import type { Answer, CompletenessRule } from './rule.ts';
import { FORM } from './rules-form.ts';
import { PRACTICE } from './rules-practice.ts';
import { RIGHTS_RULES } from './rules-rights.ts';
import { SHARING_AND_KEEPING } from './rules-sharing-and-keeping.ts';
import { WHO } from './rules-who.ts';
import { WHY } from './rules-why.ts';

/** C01 to C34, in order. */
export const COMPLETENESS_RULES: readonly CompletenessRule[] = [
  ...WHO,
  ...WHY,
  ...SHARING_AND_KEEPING,
  ...RIGHTS_RULES,
  ...PRACTICE,
  ...FORM,
].sort((a, b) => a.id.localeCompare(b.id));

export interface CompletenessInput {
  readonly text: EditionText;
  readonly meta: EditionMeta;
  readonly publisher: Publisher;
  readonly languages: readonly Language[];
}

/** What each rule answers; several answers when it found several places. */
export function completenessOf(input: CompletenessInput): readonly {
  readonly rule: CompletenessRule;
  readonly answers: readonly Answer[];
  readonly na: string | null;
}[] {
  const document: Document = {
    language: input.text.language,
    text: input.text,
    clauses: input.text.clauses,
    sections: sectionsOf(input.text.clauses),
    whole: input.text.clauses.map((clause) => clause.text).join('\n'),
    meta: input.meta,
    publisher: input.publisher,
    languages: input.languages,
  };
  return COMPLETENESS_RULES.map((rule) => {
    const na =
      rule.elements.map((element) => input.meta.na[element]).find((reason) => reason !== undefined) ?? null;
    const answers = na === null ? rule.check(document) : ({ level: 'silent' } as const);
    return { rule, answers: Array.isArray(answers) ? answers : [answers as Answer], na };
  });
}

/** The findings of a text. */
export function completenessFindings(input: CompletenessInput): readonly Finding[] {
  return completenessOf(input).flatMap(({ rule, answers }) =>
    answers.flatMap((answer): Finding[] => {
      if (!('severity' in answer)) return [];
      const { place } = answer;
      return [
        {
          code: `completeness/${rule.id}`,
          group: 'completeness',
          severity: answer.severity,
          blocks: false,
          ...(place
            ? {
                ...locate(place.clause, input.text),
                quote: excerpt(place.clause.text, place.at, Math.min(place.words.length, 120)),
              }
            : { language: input.text.language, file: input.text.file }),
          message: {
            nl: `${rule.title.nl}: ${lower(answer.message.nl)}.`,
            en: `${rule.title.en}: ${lower(answer.message.en)}.`,
          },
          hint: answer.hint,
          source: rule.source,
        },
      ];
    }),
  );
}

/** A sentence after a colon begins small, unless its first word is a name, a quotation or a figure. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}*(?:\s|$)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
