/** The line in which a document dates itself: "Laatst gewijzigd: 7 Mei 2018". */
import { isLocalDate, type LocalDate } from '#domain/date.ts';

const LABEL =
  /^(?:laatst(?:e)?\s+(?:gewijzigd|bijgewerkt|aangepast|wijziging|update)(?:\s+op)?|datum|versie(?:\s+van)?|ingangsdatum|geldig\s+vanaf|van\s+kracht\s+(?:vanaf|sinds)|last\s+(?:updated|modified|revised|changed)(?:\s+on)?|date|version(?:\s+of)?|effective(?:\s+(?:date|from|as\s+of))?)\s*:?\s*(.+?)\.?$/iu;

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** The date a line gives for its document; `undefined` when the line is about something else. */
export function dateOfLine(line: string): LocalDate | undefined {
  const [, rest] = LABEL.exec(line.trim()) ?? [];
  return rest === undefined ? undefined : dateInWords(rest);
}

/** `7 Mei 2018`, `May 7, 2018`, `2018-05-07`, `07-05-2018` (day first, as in Europe). */
export function dateInWords(text: string): LocalDate | undefined {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (numeric) return valid(numeric[3], numeric[2], numeric[1]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|e)?\s+(\p{L}+)\.?,?\s+(\d{4})$/u.exec(plain);
  if (dayFirst) return valid(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(plain);
  return monthFirst ? valid(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : undefined;
}

function monthOf(name: string | undefined): string | undefined {
  const at = MONTHS.findIndex((names) => name !== undefined && names.includes(name));
  return at < 0 ? undefined : String(at + 1);
}

function valid(year?: string, month?: string, day?: string): LocalDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
