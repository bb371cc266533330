/** The act that makes a draft public: freeze its ids, judge it, compute its date, add the line. */
import { join } from 'node:path';
import { formatClauseFile } from '#archive/clause-file.ts';
import { replaceFile } from '#archive/register-file.ts';
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { Dictionaries, EditionAssessment } from '#domain/assessment/model.ts';
import { mintClauses } from '#domain/change/identity/identity.ts';
import {
  type IdentityAnswers,
  type IdentityQuestion,
  questionProblem,
} from '#domain/change/identity/identity-questions.ts';
import type { LocalDate } from '#domain/date.ts';
import { digest } from '#domain/digest.ts';
import { type ClauseFile, type Edition, textOf } from '#domain/edition/model.ts';
import { hasErrors, type Problem, ProblemError } from '#domain/problem.ts';
import type { ActDraft, PublishedAct } from '#domain/register/model.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { promisedPeriod } from '#domain/timeline/promised-period.ts';
import { type ActPlan, type ActRequest, type ActScene, setScene, settle } from './act-plan.ts';
import { publishedInWords } from './act-words.ts';
import { type Baselines, upcoming } from './baselines.ts';
import { carryProblems } from './carry-over.ts';
import { asWritten } from './follow-draft.ts';
import { type Dates, historicalDates, immediateDates, materialDates } from './publish-dates.ts';
import { draftOf, replacedStatus, wantedDate } from './publish-draft.ts';
import { judge, type Manner } from './publish-judgement.ts';
import { openQuestions, orderProblems } from './publish-questions.ts';
import { reassessAfter } from './reassess.ts';

export interface PublishRequest extends ActRequest {
  /** Records a past edition with its own past date. */
  readonly historical?: boolean | undefined;
  /** Overrides `effective` of the front matter. */
  readonly effective?: LocalDate | undefined;
  /** The store that will hold the deliveries. */
  readonly storeId: string;
  /** Spelling dictionaries; without them every unknown word is a change of meaning. */
  readonly dictionaries?: Dictionaries | undefined;
  /** Which clause became which, where the comparison is not sure; without an answer publication is refused. */
  readonly identities?: IdentityAnswers | 'as-proposed' | undefined;
}

/**
 * Publishes an edition, or says what would happen.
 * @throws {ProblemError} with everything that stands in the way
 */
export function publishEdition(request: PublishRequest): ActPlan {
  const scene = setScene(request);
  const draft = draftOf(scene, request);
  const replaced = replacedStatus(scene, draft);
  const dictionaries = request.dictionaries ?? {};
  const wanted = wantedDate(request, draft);

  const { minted, doubtful } = freezeIds(scene, draft, replaced, request);
  const { edition, file } = minted;
  const judged = judge(scene, edition, {
    historical: request.historical === true,
    replaced,
    wanted,
    dictionaries,
  });
  const { assessment, baselines, manner } = judged;
  const inherits = inheritance(scene, edition, replaced, manner, dictionaries);
  const problems = [
    ...doubtful,
    ...judged.problems.filter((problem) => manner !== 'historical' || problem.severity !== 'error'),
    ...(manner === 'historical' ? [] : openQuestions(scene, edition, assessment, manner)),
    ...(manner === 'quiet' || manner === 'correction'
      ? carryProblems(scene, edition, replaced ? [replaced.edition] : [])
      : []),
    ...(manner === 'material' ? orderProblems(scene, edition, replaced, judged.date) : []),
  ];
  const dates = orProblems(problems, () =>
    datesFor(scene, edition, { manner, wanted: judged.date, inherits: inherits?.from }),
  );
  const act = toAct(scene, edition, {
    file,
    assessment,
    baselines,
    dates,
    request,
    manner,
    inherits,
    replaced,
    dictionaries,
  });
  const path = join(scene.found.folder, edition.id, 'clauses.json');
  return settle(scene, act, {
    words: (after, recorded) => publishedInWords(scene, recorded as PublishedAct, after, dates.proposed),
    warnings: problems,
    before: () => replaceFile(path, formatClauseFile(file)),
  });
}

/** An impossible date is told together with everything else that stands in the way. */
function orProblems(problems: readonly Problem[], dates: () => Dates): Dates {
  try {
    const found = dates();
    if (!hasErrors(problems)) return found;
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError([...problems, ...error.problems]);
    throw error;
  }
  throw new ProblemError(problems);
}

/**
 * What the editor must say before publication: which clause became which, where the comparison is not sure.
 * @param request.identities what was answered so far; the questions that are left are returned
 */
export function openIdentityQuestions(request: PublishRequest): readonly IdentityQuestion[] {
  const scene = setScene(request);
  const draft = draftOf(scene, request);
  return freezeIds(scene, draft, replacedStatus(scene, draft), request).minted.questions;
}

function freezeIds(
  scene: ActScene,
  draft: Edition,
  replaced: EditionStatus | undefined,
  { identities }: PublishRequest,
) {
  const { editions, clauseFiles, acts } = scene.found;
  const history = acts
    .filter((act): act is PublishedAct => act.kind === 'published')
    .flatMap((act) => {
      const file = clauseFiles.get(act.edition);
      return file ? [{ edition: act.edition, file }] : [];
    });
  const before = replaced?.edition ?? upcoming(scene.timeline).at(-1)?.edition ?? scene.timeline.inForce;
  const previous = editions.find((edition) => edition.id === before) ?? null;
  const proposed = identities === 'as-proposed';
  const minted = mintClauses({
    // Ids given at reading would settle every question before it is asked.
    edition: asWritten(draft),
    previous,
    history,
    ...(proposed ? {} : { answers: identities }),
  });
  if (hasErrors(minted.problems)) throw new ProblemError(minted.problems);
  const doubtful = minted.questions
    .map((question) => questionProblem(question, draft))
    .map((problem): Problem => (proposed ? { ...problem, severity: 'warning' } : problem));
  return { minted, doubtful: [...minted.problems, ...doubtful] };
}

interface Inheritance {
  readonly from: EditionStatus;
  readonly cause: string;
}

/** The notice of the replaced edition counts when nothing that matters differs from what was announced. */
function inheritance(
  scene: ActScene,
  edition: Edition,
  replaced: EditionStatus | undefined,
  manner: Manner,
  dictionaries: Dictionaries,
): (Partial<Inheritance> & { replacement: PublishedAct['replacement'] }) | undefined {
  if (!replaced || manner === 'historical') return undefined;
  const previous = scene.found.editions.find((each) => each.id === replaced.edition) ?? null;
  const { assessment } = assessEdition({ edition, previous, lastNotified: null, dictionaries });
  const { verdict, direction } = assessment;
  const replacement = { verdict: verdict === 'first' ? ('review' as const) : verdict, direction };
  const cause = scene.found.acts.find(
    (act) =>
      act.kind === 'notice-started' &&
      (act.about ?? 'upcoming') === 'upcoming' &&
      replaced.clock.includes(act.cause),
  );
  if (manner !== 'material' || verdict !== 'non-material' || cause?.kind !== 'notice-started')
    return { replacement };
  return { replacement, from: replaced, cause: cause.cause };
}

function datesFor(
  scene: ActScene,
  edition: Edition,
  o: {
    readonly manner: Manner;
    readonly wanted: LocalDate | undefined;
    readonly inherits: EditionStatus | undefined;
  },
): Dates {
  switch (o.manner) {
    case 'historical':
      return historicalDates(scene, edition, o.wanted);
    case 'first':
      return immediateDates(scene, edition, o.wanted, {
        nl: 'een eerste editie hoeft niet te worden aangekondigd',
        en: 'a first edition needs no notice',
      });
    case 'quiet':
      return immediateDates(scene, edition, o.wanted, {
        nl: 'geen enkele wijziging erin is materieel',
        en: 'nothing in it is material',
      });
    case 'correction':
      return immediateDates(scene, edition, o.wanted, {
        nl: 'zij verbetert alleen een vertaling',
        en: 'it only puts a translation right',
      });
    case 'material': {
      const inForce = scene.found.acts.find(
        (act): act is PublishedAct => act.kind === 'published' && act.edition === scene.timeline.inForce,
      );
      return materialDates(scene, edition, { wanted: o.wanted, inForce, inherits: o.inherits });
    }
  }
}

function toAct(
  scene: ActScene,
  edition: Edition,
  o: {
    readonly file: ClauseFile;
    readonly assessment: EditionAssessment;
    readonly baselines: Baselines;
    readonly dates: Dates;
    readonly request: PublishRequest;
    readonly manner: Manner;
    readonly inherits: ReturnType<typeof inheritance>;
    readonly replaced: EditionStatus | undefined;
    readonly dictionaries: Dictionaries;
  },
): ActDraft {
  const { meta } = edition;
  const { publisher } = scene.archive;
  const promise = promisedPeriod(edition);
  const reassessed = o.replaced
    ? reassessAfter(scene, { gone: o.replaced.edition, instead: edition, dictionaries: o.dictionaries })
    : [];
  return {
    kind: 'published',
    statement: scene.statement,
    edition: edition.id,
    recordedAt: scene.now,
    ...(o.manner === 'historical' ? { historical: true } : {}),
    languages: edition.languages,
    digests: Object.fromEntries(
      edition.languages.map((language) => [language, textOf(edition, language).sha256]),
    ),
    clauses: digest(formatClauseFile(o.file)),
    previous: o.baselines.previous,
    lastNotified: o.baselines.lastNotified,
    assessment: o.assessment,
    decisions: meta.decisions,
    ...(meta.consent ? { consent: meta.consent } : {}),
    effective: o.dates.effective,
    timeZone: publisher.timeZone,
    notice: o.dates.notice,
    reminders: meta.notice?.reminders ?? publisher.notice.reminders,
    ...(promise ? { promise } : {}),
    ...(meta.replaces === undefined ? {} : { replaces: meta.replaces }),
    ...(o.inherits?.replacement ? { replacement: o.inherits.replacement } : {}),
    ...(o.inherits?.cause === undefined ? {} : { inherits: o.inherits.cause }),
    ...(reassessed.length > 0 ? { reassessed } : {}),
    ...(meta.correction ? { correction: meta.correction } : {}),
    ...(meta.illustrative ? { illustrative: true } : {}),
    store: o.request.storeId,
  };
}
