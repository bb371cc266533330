/** The words of a report, per language of its reader. */
import type { Direction, Verdict } from '../../assessment/model.ts';
import type { Language } from '../../language.ts';
import type { EditionState } from '../../timeline/model.ts';
import type { Finding, FindingGroup } from '../finding.ts';

export const STATES: Record<Language, Record<EditionState, string>> = {
  nl: {
    draft: 'concept',
    announced: 'aangekondigd',
    postponed: 'uitgesteld',
    'in-force': 'van kracht',
    superseded: 'vervangen',
    withdrawn: 'ingetrokken',
    replaced: 'vervangen voor zij inging',
  },
  en: {
    draft: 'draft',
    announced: 'announced',
    postponed: 'postponed',
    'in-force': 'in force',
    superseded: 'superseded',
    withdrawn: 'withdrawn',
    replaced: 'replaced before it took effect',
  },
};

export const VERDICTS: Record<Language, Record<Verdict | 'first', string>> = {
  nl: {
    material: 'materieel',
    'non-material': 'niet materieel',
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

export const DIRECTIONS: Record<Language, Record<Direction, string>> = {
  nl: { adverse: 'nadelig', favourable: 'gunstig', neutral: 'neutraal', unknown: 'richting onduidelijk' },
  en: { adverse: 'adverse', favourable: 'favourable', neutral: 'neutral', unknown: 'direction unclear' },
};

export const GROUPS: Record<Language, Record<FindingGroup, string>> = {
  nl: {
    parity: 'De talen onderling',
    completeness: 'Volledigheid',
    'plain-language': 'Begrijpelijke taal',
    readability: 'Leesbaarheid',
    spelling: 'Spelling',
    links: 'Links',
    assessment: 'Beoordeling',
    dates: 'Datums',
  },
  en: {
    parity: 'The languages compared',
    completeness: 'Completeness',
    'plain-language': 'Plain language',
    readability: 'Readability',
    spelling: 'Spelling',
    links: 'Links',
    assessment: 'Assessment',
    dates: 'Dates',
  },
};

export const FACETS: Record<Language, Readonly<Record<string, string>>> = {
  nl: {
    added: 'nieuw',
    removed: 'vervallen',
    text: 'gewijzigd',
    typographic: 'typografie',
    format: 'opmaak',
    link: 'link',
    moved: 'verplaatst',
    renamed: 'kop gewijzigd',
    split: 'gesplitst',
    merged: 'samengevoegd',
    restored: 'teruggekomen',
  },
  en: {
    added: 'new',
    removed: 'removed',
    text: 'changed',
    typographic: 'typography',
    format: 'formatting',
    link: 'link',
    moved: 'moved',
    renamed: 'heading changed',
    split: 'split',
    merged: 'merged',
    restored: 'restored',
  },
};

export interface ReportWords {
  readonly edition: (edition: string, statement: string, state: string) => string;
  readonly comparedWith: (edition: string, draft: boolean) => string;
  readonly firstEdition: string;
  readonly verdict: string;
  readonly consent: string;
  readonly plan: string;
  readonly refused: string;
  readonly files: string;
  readonly blocking: string;
  readonly advice: string;
  readonly record: string;
  readonly standing: string;
  readonly readability: string;
  readonly figures: (o: {
    formula: string;
    flesch: string;
    band: string;
    lix: string;
    perSentence: string;
    longest: number;
    trend: string;
  }) => string;
  /** @param points the difference without its sign, as the reader writes it */
  readonly trend: (difference: number, points: string) => string;
  readonly infosHidden: (count: number) => string;
  readonly repeated: (code: string, count: number) => string;
  readonly nothingToCheck: string;
  readonly fine: string;
  readonly blocked: (count: number) => string;
  readonly notStopping: (errors: number, warnings: number) => string;
  readonly published: string;
  readonly changes: string;
  readonly preview: (url: string) => string;
  readonly noChanges: string;
  readonly because: string;
  readonly unchanged: (count: number) => string;
  readonly more: (count: number) => string;
  readonly title: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
  /** An error of the rules that does not stop publication. */
  readonly serious: string;
}

/** How heavy a finding weighs, in words: only what stops publication is called an error. */
export function severityOf(finding: Pick<Finding, 'severity' | 'blocks'>, reader: Language): string {
  const words = REPORT[reader];
  return finding.severity === 'error' && !finding.blocks ? words.serious : words.severity[finding.severity];
}

export const REPORT: Record<Language, ReportWords> = {
  nl: {
    edition: (edition, statement, state) => `Editie ${edition} van ${statement} (${state})`,
    comparedWith: (edition, draft) => `Vergeleken met ${draft ? 'concept' : 'editie'} ${edition}.`,
    firstEdition: 'Er is nog geen eerdere editie om mee te vergelijken.',
    verdict: 'Oordeel',
    consent: 'Aankondigen is niet genoeg: er is nieuwe toestemming of een verenigbaarheidstoets nodig.',
    plan: 'Wat publiceren nu zou doen',
    refused: 'Publiceren zou nu worden geweigerd',
    files: 'De bestanden',
    blocking: 'Moet worden hersteld',
    advice: 'Advies',
    record: 'Het register en de gepubliceerde teksten',
    standing: 'Aangekondigde edities',
    readability: 'Leesbaarheid (een indicatie, geen eis)',
    figures: ({ formula, flesch, band, lix, perSentence, longest, trend }) =>
      `${formula} ${flesch} (${band}), LIX ${lix}, ${perSentence} woorden per zin, langste zin ${longest} woorden${trend}`,
    trend: (difference, points) =>
      Math.abs(difference) < 0.05
        ? '; even leesbaar als eerst'
        : `; ${points} punten ${difference > 0 ? 'leesbaarder' : 'moeilijker'} dan eerst`,
    infosHidden: (count) => `${count} kleinere opmerkingen zijn weggelaten; toon ze met --all.`,
    repeated: (code, count) => `[${code}] nog ${count} keer; toon alles met --all.`,
    nothingToCheck: 'Er is geen concept om na te kijken.',
    fine: 'Niets staat publicatie in de weg.',
    blocked: (count) =>
      count === 1 ? 'Eén punt moet eerst worden hersteld.' : `${count} punten moeten eerst worden hersteld.`,
    notStopping: (errors, warnings) =>
      `Daarnaast ${errors} zwaarwegende en ${warnings} andere adviezen; die houden publicatie niet tegen.`,
    published: 'Deze editie is gepubliceerd: wat hier staat is informatie, de tekst verandert niet meer.',
    changes: 'Wat er verandert',
    preview: (url) => `[Bekijk het concept](${url})`,
    noChanges: 'De tekst verandert niet.',
    because: 'Omdat',
    unchanged: (count) => `${count} bepalingen blijven gelijk.`,
    more: (count) => `… en nog ${count}.`,
    title: 'Controle van de verklaring',
    severity: { error: 'fout', warning: 'let op', info: 'opmerking' },
    serious: 'zwaarwegend advies',
  },
  en: {
    edition: (edition, statement, state) => `Edition ${edition} of ${statement} (${state})`,
    comparedWith: (edition, draft) => `Compared with ${draft ? 'draft' : 'edition'} ${edition}.`,
    firstEdition: 'There is no earlier edition to compare with.',
    verdict: 'Verdict',
    consent: 'Notice is not enough: new consent or a compatibility test is needed.',
    plan: 'What publishing now would do',
    refused: 'Publishing would now be refused',
    files: 'The files',
    blocking: 'To be put right',
    advice: 'Advice',
    record: 'The register and the published texts',
    standing: 'Announced editions',
    readability: 'Readability (an indication, no requirement)',
    figures: ({ formula, flesch, band, lix, perSentence, longest, trend }) =>
      `${formula} ${flesch} (${band}), LIX ${lix}, ${perSentence} words per sentence, longest sentence ${longest} words${trend}`,
    trend: (difference, points) =>
      Math.abs(difference) < 0.05
        ? '; as readable as before'
        : `; ${points} points ${difference > 0 ? 'easier' : 'harder'} than before`,
    infosHidden: (count) => `${count} smaller remarks were left out; show them with --all.`,
    repeated: (code, count) => `[${code}] ${count} times more; show all with --all.`,
    nothingToCheck: 'There is no draft to check.',
    fine: 'Nothing stands in the way of publication.',
    blocked: (count) =>
      count === 1 ? 'One point must be put right first.' : `${count} points must be put right first.`,
    notStopping: (errors, warnings) =>
      `Besides, ${errors} serious and ${warnings} other pieces of advice; they do not stop publication.`,
    published: 'This edition is published: what is said here is information, its text no longer changes.',
    changes: 'What changes',
    preview: (url) => `[See the draft](${url})`,
    noChanges: 'The text does not change.',
    because: 'Because',
    unchanged: (count) => `${count} clauses stay the same.`,
    more: (count) => `… and ${count} more.`,
    title: 'Check of the statement',
    severity: { error: 'error', warning: 'note', info: 'remark' },
    serious: 'serious advice',
  },
};
