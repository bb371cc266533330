/** One row of a file of people: what it says, or why it cannot be taken. */
import { isLanguage, type Language } from '../language.ts';
import { type Address, type AddressFault, parseAddress } from './address.ts';

export interface ImportedRow {
  readonly address: Address;
  readonly language: Language;
  /** The publisher's own number for this person. */
  readonly externalId: string | null;
}

export type Sentence = Readonly<Record<Language, string>>;

export interface RowFault {
  readonly what: string;
  readonly why: Sentence;
}

/** Column positions found in a header. */
export interface Columns {
  readonly email: number;
  readonly language: number;
  readonly id: number | null;
}

const KNOWN = ['email', 'language', 'id'] as const;

/**
 * Reads the header `email,language` with optional `id`, in any order.
 * @returns the columns, or a sentence about what is wrong
 */
export function readHeader(
  cells: readonly string[],
): Columns | { readonly wrong: Sentence; readonly hint: Sentence } {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  if (names.length === 1 && names[0]?.includes(';'))
    return {
      wrong: {
        nl: 'De kolommen zijn gescheiden door puntkomma’s; dat moeten komma’s zijn.',
        en: 'The columns are separated by semicolons; they must be separated by commas.',
      },
      hint: {
        nl: 'Kies in Excel “CSV UTF-8 (door komma’s gescheiden)”, of vervang de puntkomma’s.',
        en: 'In Excel choose “CSV UTF-8 (comma delimited)”, or replace the semicolons.',
      },
    };
  const email = names.indexOf('email');
  const language = names.indexOf('language');
  const id = names.indexOf('id');
  if (email < 0 || language < 0)
    return {
      wrong: {
        nl: `De eerste regel moet de kolommen email en language noemen; er staat “${cells.join(',')}”.`,
        en: `The first line must name the columns email and language; it reads “${cells.join(',')}”.`,
      },
      hint: {
        nl: 'Begin het bestand met de regel `email,language` of `email,language,id`.',
        en: 'Begin the file with the line `email,language`, or `email,language,id`.',
      },
    };
  const other = names.filter((name) => !(KNOWN as readonly string[]).includes(name));
  if (other.length > 0 || new Set(names).size !== names.length)
    return {
      wrong: {
        nl: `De eerste regel noemt ${other.length > 0 ? `kolommen die niet worden gebruikt: ${other.join(', ')}` : 'een kolom twee keer'}.`,
        en: `The first line names ${other.length > 0 ? `columns that are not used: ${other.join(', ')}` : 'a column twice'}.`,
      },
      hint: {
        nl: 'Houd email, language en desgewenst id over; andere persoonsgegevens bewaart Promulgate niet.',
        en: 'Keep email, language and optionally id; Promulgate stores no other personal data.',
      },
    };
  return { email, language, id: id < 0 ? null : id };
}

/** Reads one row. The fault names the cell that is wrong and says why. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  languages: readonly Language[],
): ImportedRow | RowFault {
  const width = 2 + (columns.id === null ? 0 : 1);
  if (cells.length !== width)
    return {
      what: cells.join(','),
      why: {
        nl: `Deze regel heeft ${cells.length === 1 ? 'één kolom' : `${cells.length} kolommen`}; de eerste regel heeft er ${width}.`,
        en: `This line has ${cells.length === 1 ? 'one column' : `${cells.length} columns`}; the first line has ${width}.`,
      },
    };
  const email = cells[columns.email] ?? '';
  const parsed = parseAddress(email);
  if (parsed.fault) return { what: email, why: ADDRESS_FAULTS[parsed.fault] };
  const tag = (cells[columns.language] ?? '').trim().toLowerCase();
  if (!isLanguage(tag) || !languages.includes(tag))
    return {
      what: tag === '' ? email : `${email}, ${tag}`,
      why:
        tag === ''
          ? {
              nl: `De taal ontbreekt; gebruik een van ${languages.join(', ')}.`,
              en: `The language is missing; use one of ${languages.join(', ')}.`,
            }
          : {
              nl: `De taal “${tag}” is niet een van ${languages.join(', ')}.`,
              en: `The language “${tag}” is not one of ${languages.join(', ')}.`,
            },
    };
  const externalId = columns.id === null ? null : (cells[columns.id] ?? '').trim();
  return { address: parsed.address, language: tag, externalId: externalId === '' ? null : externalId };
}

/** Why an address is refused, in a sentence. */
const ADDRESS_FAULTS: Readonly<Record<AddressFault, Sentence>> = {
  empty: { nl: 'Het adres ontbreekt.', en: 'The address is missing.' },
  'no-at': {
    nl: 'Dit is geen e-mailadres: er staat geen naam en domein rond een @.',
    en: 'This is not an e-mail address: it has no name and domain around an @.',
  },
  'space-or-control': {
    nl: 'Het adres bevat een spatie of een teken dat in adressen niet voorkomt.',
    en: 'The address holds a space or a character that addresses cannot have.',
  },
  'too-long': {
    nl: 'Het adres is langer dan de 254 tekens die e-mail toestaat.',
    en: 'The address is longer than the 254 characters that mail allows.',
  },
  'local-part': {
    nl: 'Het deel voor de @ is geen geldige naam van een postbus.',
    en: 'The part before the @ is not a valid mailbox name.',
  },
  'local-part-not-ascii': {
    nl: 'Het deel voor de @ bevat letters zoals é of ß, die veel mailservers weigeren; vraag om een ander adres.',
    en: 'The part before the @ holds letters such as é or ß, which many mail servers refuse; ask for another address.',
  },
  domain: {
    nl: 'Het deel na de @ is geen geldige domeinnaam.',
    en: 'The part after the @ is not a valid domain name.',
  },
};
