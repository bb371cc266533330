/** Everything a review can say about an edition, in the order a reader meets the clauses. */
import type { Dictionaries, EditionAssessment } from '../assessment/model.ts';
import type { Edition, EditionText } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { Publisher } from '../publisher.ts';
import { completenessFindings } from './completeness/completeness.ts';
import { type Finding, locate } from './finding.ts';
import type { Glossary } from './glossary.ts';
import { oneLanguageFindings } from './one-language.ts';
import { parityFindings } from './parity/parity.ts';
import { avoidedIn } from './parity/terms.ts';
import { readHedges } from './plain-language/hedges.ts';
import { plainLanguageFindings } from './plain-language/plain-language.ts';
import { PLAIN_RULES } from './plain-language/rules.ts';
import { spellingFindings } from './spelling.ts';

export interface ReviewInput {
  readonly edition: Edition;
  readonly publisher: Publisher;
  /** Against the edition before; absent for a first one. */
  readonly assessment?: EditionAssessment;
  readonly dictionaries?: Dictionaries;
  readonly glossary?: Glossary;
  /** The project's own words per language. */
  readonly words?: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** Sources of the files, for comments in them. */
  readonly sources?: Readonly<Partial<Record<Language, string>>>;
}

/** All findings; pure and deterministic. */
export function reviewEdition(input: ReviewInput): readonly Finding[] {
  const { edition, publisher, glossary = [] } = input;
  const authentic = edition.texts[edition.authentic];
  const translations = edition.languages
    .filter((language) => language !== edition.authentic)
    .flatMap((language) => edition.texts[language] ?? []);
  const texts = [...(authentic ? [authentic] : []), ...translations];
  return [
    ...(authentic
      ? translations.flatMap((translation) => parityFindings(authentic, translation, glossary))
      : []),
    ...(input.assessment ? oneLanguageFindings(edition, input.assessment) : []),
    // Completeness asks what is told, not in which words: the authentic text answers for all.
    ...(authentic
      ? completenessFindings({ text: authentic, meta: edition.meta, publisher, languages: edition.languages })
      : []),
    ...texts.flatMap((text) => textFindings(text, input)),
  ];
}

function textFindings(text: EditionText, input: ReviewInput): readonly Finding[] {
  const { publisher, glossary = [] } = input;
  const source = input.sources?.[text.language];
  const names = [publisher.name, publisher.shortName];
  return [
    ...spellingFindings(text, {
      dictionaries: input.dictionaries ?? {},
      words: input.words?.[text.language] ?? [],
      glossary,
      names,
    }),
    ...plainLanguageFindings(text, {
      names,
      ...(source === undefined ? {} : { hedges: readHedges(source, text.clauses) }),
    }),
    ...avoidedFindings(text, glossary),
  ];
}

/** R13: words the glossary advises against. */
function avoidedFindings(text: EditionText, glossary: Glossary): readonly Finding[] {
  const rule = PLAIN_RULES.R13;
  return text.clauses.flatMap((clause) =>
    avoidedIn(clause.text, text.language, glossary).map(({ term, words }) => {
      const instead = term.forms[text.language]?.[0] ?? '';
      return {
        code: 'plain/R13',
        group: 'plain-language' as const,
        severity: rule.severity,
        blocks: false,
        ...locate(clause, text),
        quote: words,
        message: { nl: `${rule.message.nl}: “${words}”.`, en: `${rule.message.en}: “${words}”.` },
        hint: { nl: `Schrijf “${instead}”.`, en: `Write “${instead}”.` },
        source: rule.source,
      };
    }),
  );
}
