/**
 * What the assessment must know about a language. A pack is data and morphology, never rules:
 * the rules work on concepts, which are the same in every language.
 */

/** A calendar unit; months and days are never converted into each other (law.md 5.3). */
export type Unit = 'hour' | 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year' | 'minute' | 'second';

export interface LanguagePack {
  /** BCP 47 primary subtag. */
  readonly language: string;
  /**
   * Concepts and the terms that name them, one concept a line: `data.email: e-mailadres | mailadres`.
   * Terms of one line mean the same: they are a closed synonym class. The part before the dot is a
   * category of `categories.ts`. `~` before a term: the term shows the concept, but proves no synonymy; `=`: only this form, no inflection.
   */
  readonly concepts: string;
  /**
   * Key under which all inflections of a word meet; never merges words that differ in meaning, number
   * of a finite past tense included. Receives a lower-case word without diacritics.
   */
  readonly stem: (word: string) => string;
  /** Takes a compound apart: `gezondheidsgegevens` -> [`gezondheid`, `gegevens`]; `null` when it is none. */
  readonly compound?: (word: string) => readonly [modifier: string, head: string] | null;
  /** Heads whose modifier names a kind of data, purpose, cookie …: head -> category. */
  readonly compoundHeads?: Readonly<Record<string, string>>;
  /** The verb of which a noun names the doing: `verzending` -> `verzenden`, `storage` -> `store`; `null` for any other word. */
  readonly verbOf?: (noun: string) => string | null;
  /** Verb particles that stand apart from their verb, and the stems they belong to: `door` -> `geef`. */
  readonly particles?: Readonly<Record<string, readonly string[]>>;
  /** Words without content whose coming or going changes nothing: articles, expletives. */
  readonly emptyWords: readonly string[];
  /** Grammatical words: prepositions, pronouns, auxiliaries. Their change alone proves nothing either way. */
  readonly functionWords: readonly string[];
  /** Number words and their value. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, Unit>>;
  /** Month names and abbreviations, value 1-12. */
  readonly months: Readonly<Record<string, number>>;
  /** Set where `02/08/2027` may be read with the month first: such a date has no certain value. */
  readonly monthFirst?: true;
  readonly weekdays: readonly string[];
  /** Spelling variants and contractions of one word or phrase: variant -> normal spelling. */
  readonly variants: Readonly<Record<string, string>>;
  /** Pairs spelled in two correct ways, by rule: `organisation`, `organization`. */
  readonly respell?: (word: string) => string;
  /** Persons: who acts. Longest first. */
  readonly persons: { readonly we: readonly string[]; readonly you: readonly string[] };
  /** Forms of address that mean the same (`u`, `je`), to the form used inside. */
  readonly address: Readonly<Record<string, string>>;
  /** Relative pronouns before which a comma changes what is meant (G15). */
  readonly relatives: readonly string[];
  /** Finite forms that show that a heading is a statement. */
  readonly finite: (word: string) => boolean;
  /** Past tenses that share their stem with the present; they count as past after a subject, not after an auxiliary. */
  readonly isPast?: (word: string) => boolean;
  /** Plural forms: one recipient is not several. */
  readonly isPlural: (word: string) => boolean;
  /** Words that open a phrase which may stand first or last; without them such phrases are not proved equal. */
  readonly openers?: {
    /** Conjunctions. */
    readonly clauses: readonly string[];
    readonly prepositions: readonly string[];
    /** Openers that a negation elsewhere in the sentence may reach: `because`, `until`. */
    readonly scoped: readonly string[];
    /** Prepositions that after a noun say more about it: `data from hospitals`. */
    readonly attaching: readonly string[];
    /** Words that open a clause inside the sentence: a phrase behind it may belong to that clause. */
    readonly embeds: RegExp;
    /** Persons in the nominative. */
    readonly persons: readonly string[];
    /** Words that begin a noun phrase. */
    readonly articles: readonly string[];
  };
  /** The finite verb is the second part of a main clause (Dutch, German). */
  readonly verbSecond?: boolean;
  /** Words of active and passive. */
  readonly voice?: {
    readonly be: readonly string[];
    readonly have: readonly string[];
    readonly past: readonly string[];
    readonly participle: RegExp;
    readonly by: readonly string[];
    /** The speaker as subject, and after `by`. */
    readonly we: readonly string[];
    readonly us: readonly string[];
  };
  /** Sentences that only point elsewhere. */
  readonly pointer: RegExp;
  /** The opening of a sentence about the statement itself, up to the question that it answers. */
  readonly aboutItself?: RegExp;
  /** Lines that carry a date of the edition. */
  readonly dateLine: RegExp;
  /** Headings that limit whom or what the text below concerns. */
  readonly scopeHeading: RegExp;
  /** Lists whose order means something. */
  readonly ordered: RegExp;
  /** Decimal mark; the other of `.` and `,` groups thousands. */
  readonly decimal: '.' | ',';
}

/** Packs by language tag. */
export type Packs = Readonly<Record<string, LanguagePack>>;
