/** A draft read as the successor of another edition than the one its provisional ids were made for. */
import { provisionalIds } from '#domain/change/identity/identity.ts';
import type { Clause, Edition, EditionText } from '#domain/edition/model.ts';

/**
 * Ids of a draft are provisional: two drafts share none by right. What earlier ids said is forgotten, and the
 * draft gets those it would have after `previous`.
 */
export function followDraft(draft: Edition, previous: Edition): Edition {
  return provisionalIds(asWritten(draft), previous);
}

/** A draft without the ids it was given when it was read: only what its author fixed decides again. */
export function asWritten(draft: Edition): Edition {
  const texts = Object.fromEntries(
    Object.values(draft.texts).map((text) => [text.language, unsettled(text)]),
  );
  return { ...draft, texts };
}

function unsettled(text: EditionText): EditionText {
  return {
    ...text,
    clauses: text.clauses.map((clause): Clause => {
      const { settled: _settled, was: _was, splitFrom: _splitFrom, ...plain } = clause;
      return plain;
    }),
  };
}
