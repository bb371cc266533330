/** The act that says openly that practice differs from the text in force. It tells people; it never changes a date. */
import { isLocalDate, type LocalDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, type ProblemWords, worded } from '#domain/problem.ts';
import type { DeviationAct } from '#domain/register/model.ts';
import { type ActPlan, type ActRequest, requireReason, setScene, settle } from './act-plan.ts';
import { deviationInWords } from './act-words.ts';
import { todayOf } from './publish-dates.ts';

export interface DeviationRequest extends Omit<ActRequest, 'edition'> {
  readonly clauses: readonly string[];
  readonly since: LocalDate;
  /** In every language of the text in force: it is shown to readers. */
  readonly reasons: Readonly<Partial<Record<Language, string>>>;
  readonly by: readonly string[];
}

/**
 * Records a deviation from the edition in force, or says what would happen.
 * @throws {ProblemError} with everything that is missing
 */
export function recordDeviation(request: DeviationRequest): ActPlan {
  const scene = setScene({ ...request, edition: '' });
  const problems: Problem[] = [];
  const error = (code: string, words: Readonly<Record<Language, ProblemWords>>) =>
    problems.push({ code, severity: 'error', ...worded(words) });
  const edition = scene.found.editions.find((each) => each.id === scene.timeline.inForce);
  if (!edition) {
    error('deviation/nothing-in-force', {
      nl: {
        message: 'Er geldt nog geen tekst, dus kan er niets van afwijken.',
        hint: 'Publiceer de eerste editie.',
      },
      en: {
        message: 'No text is in force yet, so nothing can differ from it.',
        hint: 'Publish the first edition.',
      },
    });
    throw new ProblemError(problems);
  }
  const known = new Set(edition.texts[edition.authentic]?.clauses.map((clause) => clause.id));
  if (request.clauses.length === 0)
    error('deviation/no-clause', {
      nl: {
        message: 'Er is geen bepaling genoemd.',
        hint: 'Noem met --clause de bepalingen waarvan de praktijk afwijkt.',
      },
      en: {
        message: 'No clause is named.',
        hint: 'Name the clauses that practice differs from with --clause.',
      },
    });
  for (const clause of request.clauses.filter((id) => !known.has(id)))
    error('deviation/clause', {
      nl: {
        message: `Editie ${edition.id} heeft geen bepaling ${clause}.`,
        hint: 'Het kenmerk van een bepaling staat in haar adres op de site.',
      },
      en: {
        message: `Edition ${edition.id} has no clause ${clause}.`,
        hint: 'The id of a clause stands in its address on the site.',
      },
    });
  if (!isLocalDate(request.since))
    error('deviation/no-such-date', {
      nl: {
        message: `“${request.since}” is geen bestaande datum.`,
        hint: 'Schrijf jaar-maand-dag, bijvoorbeeld 2027-03-01.',
      },
      en: {
        message: `"${request.since}" is not a date that exists.`,
        hint: 'Write it as YYYY-MM-DD, for instance 2027-03-01.',
      },
    });
  else if (request.since > todayOf(scene))
    error('deviation/future', {
      nl: {
        message: `De afwijking zou op ${request.since} beginnen, en die dag moet nog komen.`,
        hint: 'Publiceer een editie die op die dag van kracht wordt; dan wordt niemand te laat ingelicht.',
      },
      en: {
        message: `The deviation is said to begin on ${request.since}, which is still to come.`,
        hint: 'Publish an edition that takes effect on that day; then nobody is told late.',
      },
    });
  for (const language of edition.languages.filter((tag) => !request.reasons[tag]?.trim()))
    error('deviation/reason', {
      nl: {
        message: `De reden in de taal “${language}” ontbreekt.`,
        hint: `Geef haar met --reason-${language} "…"; lezers zien haar.`,
      },
      en: {
        message: `The reason in "${language}" is missing.`,
        hint: `Give it with --reason-${language} "…"; readers see it.`,
      },
    });
  if (problems.length > 0) throw new ProblemError(problems);
  requireReason({ reason: 'given', by: request.by });
  return settle(
    scene,
    {
      kind: 'deviation',
      statement: scene.statement,
      edition: edition.id,
      recordedAt: scene.now,
      clauses: request.clauses,
      since: request.since,
      reason: request.reasons,
      by: request.by,
    },
    { words: (after, act) => deviationInWords(scene, act as DeviationAct, after) },
  );
}
