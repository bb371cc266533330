/** The act that corrects the record of a published text without touching its bytes. Never for anything that matters. */
import { assessChange } from '#domain/assessment/assess-change.ts';
import type { Dictionaries } from '#domain/assessment/model.ts';
import type { Clause } from '#domain/edition/model.ts';
import { LANGUAGES, type Language } from '#domain/language.ts';
import { ProblemError, refuse, worded } from '#domain/problem.ts';
import type { ErratumAct } from '#domain/register/model.ts';
import {
  type ActPlan,
  type ActRequest,
  type ActScene,
  publishedStatus,
  requireReason,
  STATES_NL,
  setScene,
  settle,
} from './act-plan.ts';
import { erratumInWords } from './act-words.ts';

export interface ErratumRequest extends ActRequest {
  readonly textLanguage: Language;
  readonly clause: string;
  /** The words as they stand, exactly once in the clause. */
  readonly reads: string;
  readonly shouldRead: string;
  readonly reason: string;
  readonly by: readonly string[];
  readonly dictionaries?: Dictionaries | undefined;
}

/**
 * Records an erratum, or says what would happen.
 * @throws {ProblemError} when the words do not stand there, or the correction is material: that needs an edition
 */
export function recordErratum(request: ErratumRequest): ActPlan {
  const scene = setScene(request);
  requireReason(request);
  const status = publishedStatus(scene);
  if (status.state === 'withdrawn' || status.state === 'replaced')
    refuse({
      code: 'erratum/gone',
      ...worded({
        nl: {
          message: `Editie ${status.edition} is ${STATES_NL[status.state]} en wordt nooit van kracht.`,
          hint: 'Herstel de editie die ervoor in de plaats kwam.',
        },
        en: {
          message: `Edition ${status.edition} was ${status.state} and never takes effect.`,
          hint: 'Correct the edition that took its place.',
        },
      }),
    });
  const clause = clauseOf(scene, request);
  const corrected = correct(request, clause.text);
  refuseMaterial(scene, request, clause, corrected);
  return settle(
    scene,
    {
      kind: 'erratum',
      statement: scene.statement,
      edition: scene.edition,
      recordedAt: scene.now,
      language: request.textLanguage,
      clause: clause.id,
      reads: request.reads,
      shouldRead: request.shouldRead,
      reason: request.reason.trim(),
      by: request.by,
    },
    { words: (after, act) => erratumInWords(scene, act as ErratumAct, after) },
  );
}

function clauseOf(scene: ActScene, request: ErratumRequest): Clause {
  const edition = scene.found.editions.find((each) => each.id === scene.edition);
  const text = edition?.texts[request.textLanguage];
  if (!text)
    return refuse({
      code: 'erratum/language',
      ...worded({
        nl: {
          message: `Editie ${scene.edition} heeft geen tekst in de taal “${request.textLanguage}”.`,
          hint: `Zij heeft: ${edition?.languages.join(', ') ?? LANGUAGES.join(', ')}.`,
        },
        en: {
          message: `Edition ${scene.edition} has no text in "${request.textLanguage}".`,
          hint: `It has: ${edition?.languages.join(', ') ?? LANGUAGES.join(', ')}.`,
        },
      }),
    });
  const found = text.clauses.find((clause) => clause.id === request.clause);
  if (found) return found;
  const holders = text.clauses
    .filter((clause) => clause.text.includes(request.reads))
    .map((clause) => clause.id);
  return refuse({
    code: 'erratum/clause',
    file: text.file,
    ...worded({
      nl: {
        message: `Editie ${scene.edition} heeft geen bepaling ${request.clause} in de taal “${request.textLanguage}”.`,
        hint:
          holders.length > 0
            ? `Deze woorden staan in: ${holders.join(', ')}.`
            : 'Het kenmerk van een bepaling staat in haar adres op de site.',
      },
      en: {
        message: `Edition ${scene.edition} has no clause ${request.clause} in "${request.textLanguage}".`,
        hint:
          holders.length > 0
            ? `These words stand in: ${holders.join(', ')}.`
            : 'The id of a clause stands in its address on the site.',
      },
    }),
  });
}

function correct(request: ErratumRequest, text: string): string {
  const count = request.reads === '' ? 0 : text.split(request.reads).length - 1;
  if (count === 1) return text.replace(request.reads, () => request.shouldRead);
  return refuse({
    code: 'erratum/words',
    ...worded({
      nl: {
        message:
          count === 0
            ? `De woorden “${request.reads}” staan niet in bepaling ${request.clause}.`
            : `De woorden “${request.reads}” staan ${count} keer in bepaling ${request.clause}.`,
        hint:
          count === 0
            ? `De bepaling luidt: “${text}”`
            : 'Geef meer van de woorden eromheen, zodat de plaats zeker is.',
      },
      en: {
        message:
          count === 0
            ? `The words “${request.reads}” do not stand in clause ${request.clause}.`
            : `The words “${request.reads}” stand ${count} times in clause ${request.clause}.`,
        hint:
          count === 0
            ? `The clause reads: “${text}”`
            : 'Give more of the words around the mistake, so that the place is certain.',
      },
    }),
  });
}

/** Judged like any change, together with every earlier erratum on the clause, against the text as published. */
function refuseMaterial(scene: ActScene, request: ErratumRequest, clause: Clause, corrected: string): void {
  const earlier = scene.found.acts.filter(
    (act): act is ErratumAct =>
      act.kind === 'erratum' &&
      act.edition === scene.edition &&
      act.language === request.textLanguage &&
      act.clause === clause.id,
  );
  const all = earlier.reduce((text, act) => text.replace(act.reads, () => act.shouldRead), corrected);
  const assessment = assessChange(
    {
      id: clause.id,
      lang: request.textLanguage,
      kind: 'modified',
      heading: clause.path.at(-1) ?? '',
      old: clause.text,
      new: all,
      context_before: '',
      context_after: '',
    },
    request.dictionaries ? { dictionaries: request.dictionaries } : {},
  );
  if (assessment.verdict === 'non-material') return;
  const why = (language: Language) => assessment.signals.map((signal) => signal.why[language]).join(' ');
  throw new ProblemError([
    {
      code: 'erratum/material',
      severity: 'error',
      ...worded({
        nl: {
          message:
            assessment.verdict === 'material'
              ? 'De verbetering is materieel: zij verandert wat de tekst zegt.'
              : 'Het is niet zeker dat de verbetering onschuldig is; wat onzeker is, geldt als materieel.',
          hint: `${why('nl')} Publiceer in plaats daarvan een editie: dan worden mensen op tijd ingelicht en wordt zij daarna van kracht.`.trim(),
        },
        en: {
          message:
            assessment.verdict === 'material'
              ? 'The correction is material: it changes what the text says.'
              : 'It is not certain that the correction is harmless; what is uncertain counts as material.',
          hint: `${why('en')} Publish an edition instead: people are told in time, then it takes effect.`.trim(),
        },
      }),
    },
  ]);
}
