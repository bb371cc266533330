/** What an edition says about itself before it is judged: which text, which date, which edition it replaces. */
import { join } from 'node:path';
import { readDraftAsFound } from '#archive/read-statement.ts';
import { isLocalDate, type LocalDate } from '#domain/date.ts';
import { type Edition, textOf } from '#domain/edition/model.ts';
import { ProblemError, refuse, worded } from '#domain/problem.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { type ActScene, STATES_NL } from './act-plan.ts';

interface DraftRequest {
  readonly edition: string;
  readonly historical?: boolean | undefined;
  readonly effective?: LocalDate | undefined;
}

/** The draft that is to be published, sound enough to be read. @throws {ProblemError} */
export function draftOf(scene: ActScene, request: DraftRequest): Edition {
  const { found } = scene;
  const published = found.acts.find((act) => act.kind === 'published' && act.edition === request.edition);
  if (published)
    refuse({
      code: 'publish/already',
      file: join(found.folder, request.edition),
      ...worded({
        nl: {
          message: `Editie ${request.edition} is gepubliceerd op ${published.recordedAt.slice(0, 10)} (regel ${published.seq} van het register).`,
          hint: 'Een gepubliceerde editie verandert nooit; begin de volgende met `new`.',
        },
        en: {
          message: `Edition ${request.edition} was published on ${published.recordedAt.slice(0, 10)} (line ${published.seq} of the register).`,
          hint: 'A published edition never changes; start the next one with `new`.',
        },
      }),
    });
  const draft = found.drafts.find((each) => each.id === request.edition);
  if (!draft)
    return refuse({
      code: 'publish/no-edition',
      file: join(found.folder, request.edition),
      ...worded({
        nl: {
          message: `Er is geen editie ${request.edition} in ${found.folder}.`,
          hint: `Aanwezige concepten: ${found.drafts.map((each) => each.id).join(', ') || 'geen'}. Begin er een met \`new ${scene.statement}\`.`,
        },
        en: {
          message: `There is no edition ${request.edition} in ${found.folder}.`,
          hint: `Drafts there: ${found.drafts.map((each) => each.id).join(', ') || 'none'}. Start one with \`new ${scene.statement}\`.`,
        },
      }),
    });
  if (!request.historical) {
    if (draft.edition) return draft.edition;
    throw new ProblemError(draft.problems);
  }
  const read = readDraftAsFound(scene.archive.dir, scene.statement, request.edition, scene.archive.publisher);
  if (read.edition) return read.edition;
  throw new ProblemError(read.problems);
}

/** The date asked for on the command line or in the front matter. @throws {ProblemError} */
export function wantedDate(request: DraftRequest, draft: Edition): LocalDate | undefined {
  const wanted = request.effective ?? draft.meta.effective;
  if (wanted === undefined || isLocalDate(wanted)) return wanted;
  return refuse({
    code: 'publish/no-such-date',
    ...worded({
      nl: {
        message: `“${wanted}” is geen bestaande datum.`,
        hint: 'Schrijf jaar-maand-dag, bijvoorbeeld 2027-03-01.',
      },
      en: {
        message: `"${wanted}" is not a date that exists.`,
        hint: 'Write it as YYYY-MM-DD, for instance 2027-03-01.',
      },
    }),
  });
}

/** The announced edition that the draft corrects. */
export function replacedStatus(scene: ActScene, draft: Edition): EditionStatus | undefined {
  const { replaces } = draft.meta;
  if (replaces === undefined) return undefined;
  const status = scene.timeline.editions.find((each) => each.edition === replaces);
  if (status?.state === 'announced' || status?.state === 'postponed') return status;
  return refuse({
    code: 'publish/replaces',
    file: textOf(draft, draft.authentic).file,
    ...worded({
      nl: {
        message: status
          ? `De editie zegt dat zij ${replaces} vervangt, maar die is ${STATES_NL[status.state]}; alleen een aangekondigde editie kan worden vervangen.`
          : `De editie zegt dat zij ${replaces} vervangt, maar die is nooit gepubliceerd.`,
        hint:
          status?.state === 'in-force'
            ? 'Haal `replaces` weg: op een geldende tekst volgt een nieuwe editie.'
            : `Nu aangekondigd: ${scene.timeline.upcoming.join(', ') || 'niets'}.`,
      },
      en: {
        message: status
          ? `The edition says it replaces ${replaces}, which is ${status.state}; only an announced edition can be replaced.`
          : `The edition says it replaces ${replaces}, which was never published.`,
        hint:
          status?.state === 'in-force'
            ? 'Remove `replaces`: a text in force is followed by a new edition.'
            : `Announced now: ${scene.timeline.upcoming.join(', ') || 'nothing'}.`,
      },
    }),
  });
}
