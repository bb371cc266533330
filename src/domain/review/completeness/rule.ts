/** What a completeness rule is, and what it can answer. */
import type { ElementId } from '../../assessment/model.ts';
import type { Severity } from '../../problem.ts';
import type { Sentence } from '../finding.ts';
import type { Document, Place } from './document.ts';

/** `met`: nothing to say. `weak`: something is there. `missing`: nothing is. `silent`: the rule does not apply, as far as the text shows. */
export type Answer =
  | { readonly level: 'met' | 'silent' }
  | {
      readonly level: 'weak' | 'missing';
      readonly severity: Severity;
      readonly message: Sentence;
      readonly hint: Sentence;
      readonly place?: Place | undefined;
    };

export interface CompletenessRule {
  /** C01 … C34 (law.md 6). */
  readonly id: string;
  /** Article of the GDPR or other source. */
  readonly source: string;
  /** Elements whose `na:` declares the rule not applicable. */
  readonly elements: readonly ElementId[];
  readonly title: Sentence;
  readonly check: (document: Document) => Answer | readonly Answer[];
}

export const MET: Answer = { level: 'met' };
export const SILENT: Answer = { level: 'silent' };

export function weak(severity: Severity, message: Sentence, hint: Sentence, place?: Place): Answer {
  return { level: 'weak', severity, message, hint, place };
}

export function missing(severity: Severity, message: Sentence, hint: Sentence, place?: Place): Answer {
  return { level: 'missing', severity, message, hint, place };
}
