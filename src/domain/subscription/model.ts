/** Who asked to be told, about what, and the proof that they asked. */
import type { Language } from '../language.ts';

/** Material changes only, or every change. */
export type Scope = 'material' | 'all';

export interface Preferences {
  readonly language: Language;
  readonly scope: Scope;
  /** Names of statements; `null` = every statement, also future ones. */
  readonly statements: readonly string[] | null;
}

/** One letter to one person, outside any notice. */
export type LetterKind = 'confirm' | 'already-subscribed' | 'goodbye';

/** Limits and periods of the list. One table, so that pages, letters and the list's own notice cannot disagree. */
export const LIST_RULES = {
  /** A confirmation link works this long, once (`mail.md` section 3). */
  confirmHours: 48,
  /** Requests that nobody confirmed are deleted after this. */
  unconfirmedDays: 7,
  /** At most one letter per address in this time, whoever asks. */
  letterEveryHours: 24,
  /** Confirmation letters to one address while it stays unconfirmed. */
  confirmationsEver: 3,
  /** A form filled in faster than this was not read by a person. */
  fillSeconds: 2,
  /** A form stays usable this long. */
  formHours: 24,
  /** Requests from one network (/24 or /64) in an hour. */
  perNetworkHour: 20,
  /** Unconfirmed letters in an hour, over all addresses, before the sign-up pauses itself. */
  circuitPerHour: 500,
  /** Proof of delivery is kept this long after an edition was superseded (`law.md` 8.3). */
  evidenceYears: 2,
} as const;

/** `,privacy,cookies,` as the store keeps it; `null` = every statement. */
export function statementsColumn(statements: readonly string[] | null): string | null {
  return statements === null ? null : `,${[...statements].sort().join(',')},`;
}

export function statementsFrom(column: string | null): readonly string[] | null {
  return column === null ? null : column.split(',').filter((name) => name !== '');
}
