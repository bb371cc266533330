/**
 * How serious a problem is: an `error` stops what was asked, a `warning` wants a human eye,
 * an `info` is worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong, in a sentence a lawyer understands: what, where, and what to do. */
export interface Problem {
  /** Permanent name, `room/what`, e.g. `edition/unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, as a full sentence. */
  readonly message: string;
  /** Path as the user knows it, e.g. `content/privacy/2018-05-07/nl.md`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** What to do about it, as a full sentence. */
  readonly hint?: string;
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
