/** Judgements about changes: frozen facts. `assess` makes them; a published one is never recomputed. */
import type { ClauseId, Verdict } from '../edition/model.ts';
import type { Language } from '../language.ts';

export type { Verdict } from '../edition/model.ts';

export type Direction = 'adverse' | 'favourable' | 'neutral' | 'unknown';

/** Per language: is this a word? Spelling dictionaries come in as arguments; the domain reads no files. */
export type Dictionaries = Readonly<Partial<Record<string, (word: string) => boolean>>>;

/** What a clause is about: E01 controller … E28 acceptance. */
export type ElementId = `E${string}`;

/** One piece of evidence, with the words that show it and the source of the rule. */
export interface Signal {
  /** e.g. `retention`, `negation`, `proof:typo`. */
  readonly kind: string;
  readonly element: ElementId | null;
  /** The words in the old text; empty when it is new. */
  readonly old: string;
  /** The words in the new text; empty when it is gone. */
  readonly new: string;
  /** One sentence a lawyer accepts, with the source ("WP260 par. 29"), per language of the reader. */
  readonly why: Readonly<Record<Language, string>>;
}

/** One change of one clause, as `assess --jsonl` receives it (DESIGN contract). */
export interface ChangeInput {
  readonly id: string;
  readonly lang: string;
  readonly kind: 'modified' | 'added' | 'removed' | 'moved';
  readonly heading: string;
  /** Only where the clause stood under another heading before. */
  readonly heading_old?: string;
  readonly old: string;
  readonly new: string;
  readonly context_before: string;
  readonly context_after: string;
}

export interface ChangeAssessment {
  readonly id: string;
  readonly verdict: Verdict;
  readonly direction: Direction;
  readonly elements: readonly ElementId[];
  readonly signals: readonly Signal[];
  /** Notice alone does not cure this change: consent or a compatibility test is needed (WP260 par. 31). */
  readonly consentCheck: boolean;
}

/** Verdict on one clause change of an edition, decisions applied. */
export interface AssessedChange extends ChangeAssessment {
  /** Id of the change in its redline. */
  readonly change: ClauseId;
  readonly language: Language;
  /** What the machine said before a decision raised or lowered it. */
  readonly machine: Verdict;
  /** Digest of old and new words: what a decision must name in `of`. */
  readonly of: string;
  readonly decision?: { readonly verdict: Verdict; readonly reason: string; readonly by: readonly string[] };
  /** Drafted sentence "what changes for you", for the editor to keep or edit. */
  readonly draft?: string;
}

/** Verdict on an edition against one baseline. */
export interface BaselineAssessment {
  /** Edition id compared with. */
  readonly baseline: string;
  readonly verdict: Verdict;
  readonly direction: Direction;
  readonly consentCheck: boolean;
  readonly changes: readonly AssessedChange[];
}

/** Verdict on an edition: the most serious of clauses, languages and baselines. */
export interface EditionAssessment {
  readonly ruleSet: string;
  readonly verdict: Verdict | 'first';
  readonly direction: Direction;
  readonly consentCheck: boolean;
  /** Against the edition in force immediately before; absent for a first edition. */
  readonly previous?: BaselineAssessment;
  /** Against the last edition people were notified of, when that is another one. */
  readonly lastNotified?: BaselineAssessment;
  /** Clauses on which the languages disagree; must be resolved before publication. */
  readonly disagreements: readonly {
    readonly clause: ClauseId;
    readonly verdicts: Readonly<Partial<Record<Language, Verdict>>>;
  }[];
}
