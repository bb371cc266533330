/** What a review says about a draft: one thing, about one clause, in words a legal editor can act on. */
import type { Clause, ClauseId } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { Problem, Severity } from '../problem.ts';

/** A sentence in every language an editor may read. */
export type Sentence = Readonly<Record<Language, string>>;

export type FindingGroup =
  | 'parity'
  | 'completeness'
  | 'plain-language'
  | 'readability'
  | 'spelling'
  | 'links'
  | 'assessment'
  | 'dates';

export interface Finding {
  /** Permanent name, e.g. `parity/number`, `completeness/C13`, `plain/R04`. */
  readonly code: string;
  readonly group: FindingGroup;
  readonly severity: Severity;
  /** True when the edition should not be published as it is. Completeness and readability never block. */
  readonly blocks: boolean;
  /** Language of the text it is about. */
  readonly language?: Language;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** The clause, and how a lawyer would point at it: "Uw rechten, alinea 2". */
  readonly clause?: { readonly id: ClauseId; readonly index: number; readonly place: Sentence };
  /** The words it is about. */
  readonly quote?: string;
  /** What is wrong. */
  readonly message: Sentence;
  /** What to do. */
  readonly hint: Sentence;
  /** Law, guideline or reasoning behind the rule. */
  readonly source: string;
}

/** Where a finding stands: file, line and clause. */
export function locate(
  clause: Clause,
  text: { readonly language: Language; readonly file: string; readonly clauses: readonly Clause[] },
): Pick<Finding, 'language' | 'file' | 'line' | 'column' | 'clause'> {
  return {
    language: text.language,
    file: text.file,
    line: clause.line,
    column: clause.column,
    clause: { id: clause.id, index: clause.index, place: placeOf(clause, text.clauses) },
  };
}

const KINDS: Readonly<Record<Clause['kind'], Sentence>> = {
  heading: { nl: 'kop', en: 'heading' },
  paragraph: { nl: 'alinea', en: 'paragraph' },
  item: { nl: 'punt', en: 'item' },
  row: { nl: 'rij', en: 'row' },
  footnote: { nl: 'voetnoot', en: 'footnote' },
  quote: { nl: 'citaat', en: 'quotation' },
  code: { nl: 'blok', en: 'block' },
  html: { nl: 'blok', en: 'block' },
};

const START: Sentence = { nl: 'Aanhef', en: 'Opening' };

/** "Uw rechten, alinea 2": the heading above and the ordinal among its kind there. */
export function placeOf(clause: Clause, clauses: readonly Clause[]): Sentence {
  if (clause.kind === 'heading') return { nl: `kop “${clause.text}”`, en: `heading “${clause.text}”` };
  const heading = clause.path.at(-1);
  let ordinal = 1;
  for (let at = clause.index - 1; at >= 0 && clauses[at]?.kind !== 'heading'; at -= 1)
    if (clauses[at]?.kind === clause.kind) ordinal += 1;
  const under = (start: string) => (heading === undefined ? start : `“${heading}”`);
  const kind = KINDS[clause.kind];
  return {
    nl: `${under(START.nl)}, ${kind.nl} ${ordinal}`,
    en: `${under(START.en)}, ${kind.en} ${ordinal}`,
  };
}

/** A finding in one language, as every command prints problems. */
export function toProblem(finding: Finding, reader: Language): Problem {
  const place = finding.clause ? `${capital(finding.clause.place[reader])}: ` : '';
  const quote = finding.quote ? ` (“${finding.quote}”)` : '';
  return {
    code: finding.code,
    severity: finding.severity,
    message: `${place}${finding.message[reader]}${quote}`,
    hint: finding.hint[reader],
    ...(finding.file === undefined ? {} : { file: finding.file }),
    ...(finding.line === undefined ? {} : { line: finding.line }),
    ...(finding.column === undefined ? {} : { column: finding.column }),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words around a place in a text, short enough to read in a report. */
export function excerpt(text: string, at: number, length: number, around = 30): string {
  const start = at <= around ? 0 : text.lastIndexOf(' ', at - around) + 1;
  const wanted = at + length + around;
  const space = text.indexOf(' ', wanted);
  const end = space < 0 ? text.length : space;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}
