/** An assessment as text for a person at a terminal. */
import type {
  ChangeAssessment,
  ChangeInput,
  Direction,
  EditionAssessment,
  Verdict,
} from '#domain/assessment/model.ts';
import type { Language } from '#domain/language.ts';

const VERDICTS: Record<Language, Record<Verdict | 'first', string>> = {
  nl: {
    material: 'materieel',
    'non-material': 'niet-materieel',
    review: 'te beoordelen (telt als materieel)',
    first: 'eerste editie',
  },
  en: {
    material: 'material',
    'non-material': 'non-material',
    review: 'to be reviewed (counts as material)',
    first: 'first edition',
  },
};
const DIRECTIONS: Record<Language, Record<Direction, string>> = {
  nl: { adverse: 'nadelig', favourable: 'gunstig', neutral: 'neutraal', unknown: 'richting onbekend' },
  en: { adverse: 'adverse', favourable: 'favourable', neutral: 'neutral', unknown: 'direction unknown' },
};
const LABELS: Record<
  Language,
  { edition: string; none: string; was: string; becomes: string; consent: string; start: string }
> = {
  nl: {
    edition: 'Editie',
    none: 'Er is niets gewijzigd.',
    was: 'was',
    becomes: 'wordt',
    consent:
      'Een aankondiging alleen volstaat niet: nieuwe toestemming of een verenigbaarheidstoets is nodig.',
    start: 'aan het begin',
  },
  en: {
    edition: 'Edition',
    none: 'Nothing changed.',
    was: 'was',
    becomes: 'becomes',
    consent: 'Notice alone is not enough: new consent or a compatibility test is needed.',
    start: 'at the start',
  },
};

/** Changes in document order, each with its verdict, its words and the reasons. */
export function renderAssessment(
  rows: readonly { readonly input: ChangeInput; readonly assessed: ChangeAssessment }[],
  language: Language,
  edition?: EditionAssessment,
): string {
  const words = LABELS[language];
  const head = edition
    ? [
        `${words.edition}: ${VERDICTS[language][edition.verdict]}, ${DIRECTIONS[language][edition.direction]}.${edition.consentCheck ? ` ${words.consent}` : ''}`,
        '',
      ]
    : [];
  if (rows.length === 0) return [...head, words.none].join('\n');
  const body = rows.map(({ input, assessed }) => {
    const elements = assessed.elements.length > 0 ? ` [${assessed.elements.join(', ')}]` : '';
    const quoted = [
      input.old ? `  ${words.was}: ${shorten(input.old)}` : '',
      input.new ? `  ${words.becomes}: ${shorten(input.new)}` : '',
    ].filter(Boolean);
    const why = assessed.signals.map((signal) => `  - ${signal.why[language]}`);
    return [
      `${input.heading || words.start} (${input.lang}): ${VERDICTS[language][assessed.verdict]}, ${DIRECTIONS[language][assessed.direction]}${elements}`,
      ...quoted,
      ...why,
    ].join('\n');
  });
  return [...head, body.join('\n\n')].join('\n');
}

const shorten = (text: string): string =>
  (text.length > 400 ? `${text.slice(0, 397)}...` : text).replace(/\s+/g, ' ');
