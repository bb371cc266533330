/** What a wrong value should have been, in every language of an editor; used for editions and `publisher.yaml`. */
import type { z } from 'zod';
import type { Language } from '../language.ts';

const TYPES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    string: 'een tekst',
    number: 'een getal',
    int: 'een geheel getal',
    boolean: '`true` of `false`',
    array: 'een lijst',
    object: 'een groep sleutels',
    record: 'een groep sleutels',
  },
  en: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
  },
};

/** Dutch of the sentences in the schemas. */
const DUTCH: Readonly<Record<string, string>> = {
  'must be `file:PATH` or `postgres://…`': 'moet `file:PAD` of `postgres://…` zijn',
  'must be `smtp://…` or `smtps://…`': 'moet `smtp://…` of `smtps://…` zijn',
  'must be a date such as 2027-01-31': 'moet een datum zijn zoals 2027-01-31',
  'must hold some words': 'mag niet leeg zijn',
  'must not be empty': 'mag niet leeg zijn',
  'must name at least one role': 'moet ten minste één rol noemen',
  'must name at least one language': 'moet ten minste één taal noemen',
  'must name at least one profile': 'moet ten minste één profiel noemen',
  'must name at least one statement': 'moet ten minste één verklaring noemen',
  'must be an element from E01 to E28': 'moet een onderdeel van E01 tot en met E28 zijn',
  'must be a whole number': 'moet een geheel getal zijn',
  'must be a whole number of days': 'moet een geheel aantal dagen zijn',
  'must be 1 or more': 'moet 1 of meer zijn',
  'must be more than 0': 'moet meer dan 0 zijn',
  'must be at most 1': 'mag hoogstens 1 zijn',
  'must be true or false': 'moet `true` of `false` zijn',
  'must be the digest that `assess` prints for this change':
    'moet het kenmerk zijn dat `assess` bij deze wijziging toont',
  'must be a date that exists, written as year-month-day, for instance 2027-01-31':
    'moet een bestaande datum zijn, geschreven als jaar-maand-dag, bijvoorbeeld 2027-01-31',
  'must be `{ days: … }` or `{ months: … }`': 'moet `{ days: … }` of `{ months: … }` zijn',
  'must be `{ was: old-id }` or `{ new: true }`': 'moet `{ was: oude-id }` of `{ new: true }` zijn',
  'must be an e-mail address': 'moet een e-mailadres zijn',
  'must be an address that begins with https://': 'moet een adres zijn dat met https:// begint',
  'must be an address such as `info@example.org` or `Name <info@example.org>`':
    'moet een adres zijn zoals `info@example.org` of `Naam <info@example.org>`',
  'must be a whole number of days or months, such as `30 days` or `2 months`':
    'moet een geheel aantal dagen of maanden zijn, zoals `30 days` of `2 months`',
  'must be a period such as `30 days` or `2 months`': 'moet een termijn zijn, zoals `30 days` of `2 months`',
  'must be a folder name in small letters': 'moet een mapnaam in kleine letters zijn',
  'is a time zone nobody knows; use an IANA name such as `Europe/Amsterdam`':
    'is geen bestaande tijdzone; gebruik een IANA-naam zoals `Europe/Amsterdam`',
};

/** "moet een tekst zijn": follows the name of the key. */
export function issueWords(issue: z.core.$ZodIssue): Readonly<Record<Language, string>> {
  const generated = generatedWords(issue);
  if (generated) return generated;
  const en = lowerFirst(issue.message);
  const list = /^must be one of (.*)$/.exec(en)?.[1];
  return {
    en,
    nl: DUTCH[en] ?? (list === undefined ? 'heeft geen geldige waarde' : `moet een van deze zijn: ${list}`),
  };
}

/** Zod's own sentences are for programmers. */
function generatedWords(issue: z.core.$ZodIssue): Readonly<Record<Language, string>> | undefined {
  if (!/^(?:Invalid|Too |Unrecognized)/.test(issue.message)) return undefined;
  switch (issue.code) {
    case 'invalid_type':
      return {
        nl: `moet ${TYPES.nl[issue.expected] ?? issue.expected} zijn`,
        en: `must be ${TYPES.en[issue.expected] ?? issue.expected}`,
      };
    case 'invalid_value': {
      const values = issue.values.map((value) => `\`${String(value)}\``).join(', ');
      return { nl: `moet een van deze zijn: ${values}`, en: `must be one of ${values}` };
    }
    case 'invalid_format':
      return issue.format === 'url'
        ? {
            nl: 'moet een adres zijn dat met http:// of https:// begint',
            en: 'must be an address that begins with http:// or https://',
          }
        : undefined;
    case 'unrecognized_keys':
      return {
        nl: `bevat wat niet bestaat: ${issue.keys.join(', ')}`,
        en: `holds what does not exist: ${issue.keys.join(', ')}`,
      };
    case 'too_big':
      return { nl: `mag hoogstens ${issue.maximum} zijn`, en: `must be at most ${issue.maximum}` };
    case 'too_small':
      return { nl: `moet ten minste ${issue.minimum} zijn`, en: `must be at least ${issue.minimum}` };
    case 'invalid_union':
      return {
        nl: 'moet een termijn zijn, zoals `30 days` of `2 months`',
        en: 'must be a period such as `30 days` or `2 months`',
      };
    default:
      return undefined;
  }
}

function lowerFirst(message: string): string {
  const text = message.replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
