/** How far an exception may shorten the notice period (DESIGN section 7, law.md 9.3). */
import type { AssessedChange, Direction, EditionAssessment } from '#domain/assessment/model.ts';
import type { EditionMeta } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, type ProblemWords, worded } from '#domain/problem.ts';

/** Always told in time, also when favourable: controller, purposes, rights, withdrawing consent, how rights are used. */
const ALWAYS_LIST: ReadonlySet<string> = new Set(['E01', 'E05', 'E14', 'E15', 'E27']);

const DIRECTIONS_NL: Readonly<Record<Direction, string>> = {
  adverse: 'nadelig',
  favourable: 'gunstig',
  neutral: 'niet gunstig en niet nadelig',
  unknown: 'niet zeker gunstig',
};

/** Why an exception does not hold; empty when it does. */
export function exceptionProblems(
  exception: EditionMeta['exception'],
  assessment: EditionAssessment,
  file: string,
): readonly Problem[] {
  if (!exception) return [];
  const problems: Problem[] = [];
  const add = (words: Readonly<Record<Language, ProblemWords>>) =>
    problems.push({ code: 'publish/exception', severity: 'error', file, ...worded(words) });
  if (exception.by.length === 0)
    add({
      nl: {
        message: 'De uitzondering noemt geen functie die haar heeft goedgekeurd.',
        hint: 'Zet `by: [functie]` onder `exception`.',
      },
      en: {
        message: 'The exception names no approving role.',
        hint: 'Add `by: [role]` under `exception`.',
      },
    });
  if (exception.kind !== 'favourable-only') return problems;
  if (assessment.direction !== 'favourable')
    add({
      nl: {
        message: `De uitzondering \`favourable-only\` gaat niet op: de wijzigingen zijn ${DIRECTIONS_NL[assessment.direction]}.`,
        hint: 'Haal de uitzondering weg en neem de volle aankondigingstermijn in acht.',
      },
      en: {
        message: `The exception \`favourable-only\` does not hold: the direction of the changes is ${assessment.direction}.`,
        hint: 'Remove the exception and give the full notice period.',
      },
    });
  for (const change of materialChanges(assessment)) {
    const barred = change.elements.filter(
      (element) => ALWAYS_LIST.has(element) && !isPurposeRemoved(element, change),
    );
    if (barred.length > 0)
      add({
        nl: {
          message: `De uitzondering \`favourable-only\` gaat niet op voor bepaling ${change.change}: die gaat over ${barred.join(', ')}, waarover mensen altijd op tijd worden ingelicht.`,
          hint: 'Haal de uitzondering weg, of bewaar deze wijziging voor een andere editie.',
        },
        en: {
          message: `The exception \`favourable-only\` does not hold for clause ${change.change}: it is about ${barred.join(', ')}, of which people are always told in time.`,
          hint: 'Remove the exception, or leave this change for another edition.',
        },
      });
  }
  return problems;
}

function materialChanges(assessment: EditionAssessment): readonly AssessedChange[] {
  return [assessment.previous, assessment.lastNotified]
    .flatMap((baseline) => baseline?.changes ?? [])
    .filter((change) => change.verdict !== 'non-material');
}

/** A purpose that is merely dropped takes nothing from anybody. */
function isPurposeRemoved(element: string, change: AssessedChange): boolean {
  const signals = change.signals.filter((signal) => signal.element === element);
  return (
    element === 'E05' &&
    signals.length > 0 &&
    signals.every((signal) => signal.new === '' && signal.old !== '')
  );
}
