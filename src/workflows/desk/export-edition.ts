/** An edition for people who work in Word, or for paper: alone, or as a redline against another one. */
import { type Archive, statementOf } from '#archive/read-archive.ts';
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { AssessedChange, Dictionaries, EditionAssessment } from '#domain/assessment/model.ts';
import type { Change, Redline } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import type { Instant } from '#domain/date.ts';
import type { Edition, EditionText } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { recordedAssessment } from '#domain/register/recorded-assessment.ts';
import { DIRECTIONS, FACETS, VERDICTS } from '#domain/review/report/words.ts';
import { printPage } from '#exchange/print-page.ts';
import { exportWord } from '#exchange/word/export-word.ts';
import { digestOfClauses, toProperties } from '#exchange/word/sent.ts';

import { followDraft } from '../acts/follow-draft.ts';

export interface ExportRequest {
  readonly archive: Archive;
  readonly statement: string;
  readonly edition: string;
  /** Edition to compare with; absent for the text alone. */
  readonly against?: string;
  readonly language: Language;
  readonly now: Instant;
  readonly dictionaries?: Dictionaries;
}

interface Scene {
  readonly edition: Edition;
  readonly against: Edition | null;
  readonly text: EditionText;
  readonly lines: Redline;
  readonly assessed: readonly AssessedChange[];
}

/** The edition as a .docx with tracked changes, comments, and what is needed to read it back. */
export async function exportToWord(request: ExportRequest): Promise<Uint8Array> {
  const { edition, against, text, lines, assessed } = sceneOf(request);
  // The name tells our own changes from those that counsel makes in the same file.
  const author = `${request.archive.publisher.shortName} (promulgate)`;
  return exportWord({
    title: text.title,
    language: request.language,
    lines,
    assessed,
    author,
    now: request.now,
    comment: (change, found) => commentOn(change, found, request.language),
    properties: toProperties({
      statement: request.statement,
      edition: edition.id,
      against: against?.id ?? null,
      language: request.language,
      author,
      digest: digestOfClauses(text.clauses),
      clauses: text.clauses.map((clause) => clause.id),
    }),
  });
}

/** The edition as a page for paper, black on white, everything shown; a browser makes a PDF of it. */
export function exportToPage(request: ExportRequest): string {
  const { edition, against, text, lines, assessed } = sceneOf(request);
  return printPage({
    publisher: request.archive.publisher.name,
    text,
    edition: edition.id,
    against: against?.id ?? null,
    lines,
    assessed,
    language: request.language,
  });
}

function sceneOf(request: ExportRequest): Scene {
  const found = statementOf(request.archive, request.statement);
  const pick = (id: string): Edition =>
    found.editions.find((each) => each.id === id) ??
    refuse({
      code: 'export/no-edition',
      ...worded({
        nl: {
          message: `Er is geen editie ${id} van ${request.statement} die gelezen kan worden.`,
          hint: `Aanwezige edities: ${found.editions.map((each) => each.id).join(', ') || 'geen'}.`,
        },
        en: {
          message: `There is no edition ${id} of ${request.statement} that can be read.`,
          hint: `Editions there: ${found.editions.map((each) => each.id).join(', ') || 'none'}.`,
        },
      }),
    });
  const against = request.against === undefined ? null : pick(request.against);
  const chosen = pick(request.edition);
  // Ids of a draft are provisional: two drafts share none until one is read as following the other.
  const isDraft = (id: string) => found.drafts.some((draft) => draft.id === id);
  const edition =
    against && (isDraft(chosen.id) || isDraft(against.id)) ? followDraft(chosen, against) : chosen;
  const text = textIn(edition, request.language);
  const old = against ? textIn(against, request.language) : text;
  const lines = redline(old.clauses, text.clauses, {
    overrides: edition.meta.clauses,
    language: request.language,
  });
  const assessed = against
    ? (recordedAssessment(found.acts, edition.id, against.id) ?? assessedNow(edition, against, request))
        .previous?.changes
    : [];
  return { edition, against, text, lines, assessed: assessed ?? [] };
}

function assessedNow(edition: Edition, against: Edition, request: ExportRequest): EditionAssessment {
  return assessEdition({
    edition,
    previous: against,
    lastNotified: null,
    ...(request.dictionaries ? { dictionaries: request.dictionaries } : {}),
  }).assessment;
}

function textIn(edition: Edition, language: Language): EditionText {
  return (
    edition.texts[language] ??
    refuse({
      code: 'export/no-language',
      ...worded({
        nl: {
          message: `Editie ${edition.id} heeft geen tekst in “${language}”.`,
          hint: `Wel in: ${edition.languages.join(', ')}.`,
        },
        en: {
          message: `Edition ${edition.id} has no text in "${language}".`,
          hint: `It has: ${edition.languages.join(', ')}.`,
        },
      }),
    })
  );
}

const REASONS: Record<Language, string> = { nl: 'Omdat: ', en: 'Because: ' };

function commentOn(change: Change, found: AssessedChange | undefined, language: Language): readonly string[] {
  const facets = change.facets.map((facet) => FACETS[language][facet] ?? facet).join(', ');
  const verdict = found
    ? `: ${VERDICTS[language][found.verdict]}, ${DIRECTIONS[language][found.direction]}.`
    : '.';
  const reasons = [...new Set((found?.signals ?? []).map((signal) => signal.why[language]))].slice(0, 3);
  return [
    `${facets.charAt(0).toUpperCase()}${facets.slice(1)}${verdict}`,
    ...reasons.map((reason) => `${REASONS[language]}${reason}`),
    ...(found?.decision ? [`${found.decision.reason} (${found.decision.by.join(', ')})`] : []),
  ];
}
