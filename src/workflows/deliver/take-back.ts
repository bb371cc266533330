/** A Word file that counsel returns becomes a proposed draft: nothing they did stays unseen, nothing of ours is lost. */
import { readFileSync } from 'node:fs';
import { type Archive, statementOf } from '#archive/read-archive.ts';
import { checkNewDraft, writeDraft } from '#archive/write-draft.ts';
import { redline } from '#domain/change/redline.ts';
import type { Edition, EditionText } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import type { Language } from '#domain/language.ts';
import { ProblemError, refuse, worded } from '#domain/problem.ts';
import { canonicalMarkdown } from '#exchange/import-tree.ts';
import { untaken } from '#exchange/word/import-word.ts';
import { mergeLines } from '#exchange/word/merge-lines.ts';
import type { WordDocument } from '#exchange/word/model.ts';
import { footnoteNames, putBackRemarks, renameFootnotes } from '#exchange/word/put-back-remarks.ts';
import { type Returned, readReturned } from '#exchange/word/returned.ts';
import { digestOfClauses, type Sent } from '#exchange/word/sent.ts';

export interface TakenBack {
  readonly sent: Sent;
  readonly returned: Returned;
  /** True when the draft changed after it was sent. */
  readonly changedSince: boolean;
  /** Clauses that both changed; our words stand in the draft, theirs are quoted here. */
  readonly conflicts: readonly { readonly ours: string; readonly theirs: string }[];
  /** Clauses of other languages that must follow. */
  readonly leftBehind: readonly { readonly language: Language; readonly text: string }[];
  readonly paths: readonly string[];
}

/**
 * @param o.edition id of the new draft
 * @throws {ProblemError} when the edition that was sent is gone, or the new one exists
 */
export function takeBack(o: {
  readonly archive: Archive;
  readonly document: WordDocument;
  readonly sent: Sent;
  readonly file: string;
  readonly edition: string;
  /** What to do with their tracked changes; without it each is listed and the file refused. */
  readonly taking?: 'accept' | 'reject' | undefined;
}): TakenBack {
  const { archive, sent } = o;
  const theirs = o.document.changes.filter((change) => change.author !== sent.author);
  if (o.taking === undefined && theirs.length > 0)
    throw new ProblemError(theirs.map((change) => untaken(change, o.file)));
  const found = statementOf(archive, sent.statement);
  const pick = (id: string) =>
    found.editions.find((each) => each.id === id) ??
    refuse({
      code: 'import/no-origin',
      ...worded({
        nl: {
          message: `Dit bestand is gemaakt uit editie ${id} van ${sent.statement}, en die is hier niet of kan niet worden gelezen.`,
          hint: 'Importeer het in de contentmap waaruit het afkomstig is.',
        },
        en: {
          message: `This file was exported from edition ${id} of ${sent.statement}, which is not here or cannot be read.`,
          hint: 'Import it into the content folder it came from.',
        },
      }),
      file: o.file,
    });
  const edition = pick(sent.edition);
  checkNewDraft(archive.dir, sent.statement, o.edition, edition.languages);
  const text = textIn(edition, sent.language);
  const original = sent.against === null ? text : textIn(pick(sent.against), sent.language);
  const returned = readReturned(o.document, {
    file: o.file,
    language: sent.language,
    author: sent.author,
    original: original.clauses,
    taking: o.taking ?? 'accept',
  });

  const changedSince = digestOfClauses(text.clauses) !== sent.digest;
  const source = readFileSync(text.file, 'utf8');
  const [front, body] = split(source);
  // Unchanged since: the draft itself is what was sent, links and emphasis included.
  const ours = canonicalMarkdown(body);
  const nameOf = footnoteNames(returned.sent.body, ours);
  const withOurs = (body: string) =>
    putBackRemarks(renameFootnotes(body, nameOf).split('\n'), ours.split('\n'), sent.language);
  const base = changedSince ? withOurs(returned.sent.body) : ours.split('\n');
  const merged = mergeLines(base, ours.split('\n'), withOurs(returned.proposal.body));
  const result = `${merged.lines.join('\n').trimEnd()}\n`;
  const files = edition.languages.map((language) => ({
    language,
    source:
      language === sent.language
        ? `${front}\n${result}`
        : readFileSync(textIn(edition, language).file, 'utf8'),
  }));
  const paths = writeDraft({ dir: archive.dir, statement: sent.statement, edition: o.edition, files });
  return {
    sent,
    returned,
    changedSince,
    conflicts: merged.conflicts,
    leftBehind: leftBehind(edition, sent.language, result),
    paths,
  };
}

function textIn(edition: Edition, language: Language): EditionText {
  return (
    edition.texts[language] ??
    refuse({
      code: 'import/no-language',
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

function split(source: string): readonly [front: string, body: string] {
  const [whole = ''] = /^\uFEFF?---[^\n]*\n[\s\S]*?\n---[^\n]*\n?/.exec(source) ?? [];
  return [whole, source.slice(whole.length)];
}

/** The clauses of the other languages whose counterpart changed. */
function leftBehind(edition: Edition, language: Language, body: string): TakenBack['leftBehind'] {
  const before = textIn(edition, language).clauses;
  const lines = redline(before, parseClauses(body), { language });
  const touched = new Set(
    lines.changes
      .filter((change) =>
        change.facets.some((facet) => facet === 'text' || facet === 'added' || facet === 'removed'),
      )
      .flatMap((change) => change.from),
  );
  return edition.languages
    .filter((other) => other !== language)
    .flatMap((other) =>
      [...touched]
        .sort((a, b) => a - b)
        .flatMap((at) => {
          const clause = edition.texts[other]?.clauses[at];
          return clause ? [{ language: other, text: clause.text }] : [];
        }),
    );
}
