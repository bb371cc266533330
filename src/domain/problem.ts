import type { Language } from './language.ts';

/**
 * How serious a problem is: an `error` stops what was asked, a `warning` wants a human eye,
 * an `info` is worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What is wrong and what to do about it, in one language. */
export interface ProblemWords {
  readonly message: string;
  readonly hint?: string;
}

/** One thing that is wrong, in a sentence a lawyer understands: what, where, and what to do. */
export interface Problem {
  /** Permanent name, `room/what`, e.g. `edition/unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, as a full sentence in English. */
  readonly message: string;
  /** Path as the user knows it, e.g. `content/privacy/2018-05-07/nl.md`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** What to do about it, as a full sentence in English. */
  readonly hint?: string;
  /** The same in every language a reader may have; absent where only English exists. */
  readonly words?: Readonly<Record<Language, ProblemWords>>;
}

/** `message`, `hint` and `words` of a problem that is told in every language. */
export function worded(
  words: Readonly<Record<Language, ProblemWords>>,
): Pick<Problem, 'message' | 'hint' | 'words'> {
  return { ...words.en, words };
}

/** The problem as a reader of this language is told it; in English where no other words exist. */
export function problemIn(problem: Problem, language: Language): Problem {
  const { words, hint: _hint, ...rest } = problem;
  return words ? { ...rest, ...words[language] } : problem;
}

/** Refusal of bad input. Carries every problem found, not only the first. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(problemLine).join('\n'), options);
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** Short-hand for refusing with one problem. */
export function refuse(problem: Omit<Problem, 'severity'>, options?: ErrorOptions): never {
  throw new ProblemError([{ severity: 'error', ...problem }], options);
}

/** True when at least one problem is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** One problem as one line of text: `file:line:column: message hint`. */
export function problemLine(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  const where = place.length > 0 ? `${place.join(':')}: ` : '';
  return `${where}${problem.message}${problem.hint ? ` ${problem.hint}` : ''}`;
}
