/** What `check` found out about a content folder: data for every way of telling it. */
import type { EditionAssessment } from '../../assessment/model.ts';
import type { Redline } from '../../change/model.ts';
import type { Language } from '../../language.ts';
import { hasErrors, type Problem } from '../../problem.ts';
import type { EditionState } from '../../timeline/model.ts';
import type { Finding, Sentence } from '../finding.ts';
import type { ReadabilityTrend } from '../readability-trend.ts';

export interface EditionReport {
  readonly statement: string;
  readonly edition: string;
  readonly state: EditionState;
  readonly title: string;
  /** Edition it was compared with; `null` for a first one. */
  readonly previous: string | null;
  /** True when that one is a draft too. */
  readonly previousIsDraft: boolean;
  /** What is wrong with its files; nothing else could be looked at when there are errors. */
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** Absent when its files have errors. */
  readonly assessment?: EditionAssessment;
  readonly lines: Readonly<Partial<Record<Language, Redline>>>;
  /** What publishing it now would do, in sentences of the reader's language; empty when it would be refused. */
  readonly plan: readonly string[];
  /** Why publishing it now would be refused. */
  readonly refusals: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Figures only: nothing here ever stops a publication. */
  readonly readability: Readonly<Partial<Record<Language, ReadabilityTrend>>>;
  /** Words in all languages together. */
  readonly words: number;
}

export interface CheckReport {
  readonly publisher: string;
  /** Problems of the public record and of the folder. */
  readonly problems: readonly Problem[];
  readonly editions: readonly EditionReport[];
  /** Announced editions that cannot take effect, and the next deadlines. */
  readonly standing: readonly {
    readonly severity: Problem['severity'];
    readonly code: string;
    readonly message: Sentence;
    readonly hint: Sentence;
  }[];
}

/** True when something must be put right before publication. */
export function isBlocked(report: CheckReport): boolean {
  return (
    hasErrors(report.problems) ||
    report.standing.some((each) => each.severity === 'error') ||
    report.editions.some(
      (edition) =>
        hasErrors(edition.problems) ||
        hasErrors(edition.refusals) ||
        edition.findings.some((finding) => finding.blocks),
    )
  );
}

/** Findings of one edition by how much they matter. */
export function sortFindings(edition: EditionReport): {
  readonly blocking: readonly Finding[];
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly infos: readonly Finding[];
} {
  const of = (severity: Finding['severity']) =>
    edition.findings.filter((finding) => !finding.blocks && finding.severity === severity);
  return {
    blocking: edition.findings.filter((finding) => finding.blocks),
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
  };
}
