/** What stands in our Markdown beside the words, and Word never saw: fixed ids, comments, names of footnotes. */
import { redline } from '#domain/change/redline.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import type { Language } from '#domain/language.ts';

/** Comments and fixed ids. */
const REMARK = /\s*(?:<!--[\s\S]*?-->|\{#[\w-]+\})/g;

/** A line of ours with what stands above it and in it. */
interface Remarked {
  readonly above: readonly string[];
  readonly line: string;
  readonly inLine: readonly string[];
}

/**
 * Puts back what Word cannot hold. A line whose words are the same gets our whole line again; a clause whose words
 * changed keeps its comments above it, and its id and the comments behind its words at its end.
 */
export function putBackRemarks(
  theirs: readonly string[],
  ours: readonly string[],
  language: Language,
): readonly string[] {
  const remarked = remarksOf(ours);
  const same = new Map([...remarked.values()].map((each) => [each.line.replace(REMARK, ''), each]));
  const changed = changedLines(theirs, ours, language);
  return theirs.flatMap((line, at) => {
    const exact = same.get(line);
    if (exact) return [...exact.above, exact.line];
    const from = changed.get(at);
    const found = from === undefined ? undefined : remarked.get(from);
    return found ? [...found.above, `${line}${found.inLine.join('')}`] : [line];
  });
}

function remarksOf(ours: readonly string[]): ReadonlyMap<number, Remarked> {
  const found = new Map<number, Remarked>();
  let above: string[] = [];
  for (const [at, line] of ours.entries()) {
    const words = line.replace(REMARK, '');
    if (words === '' && (line !== '' || above.length > 0)) above.push(line);
    else {
      const inLine = [...line.matchAll(REMARK)].map(([remark]) => remark.replace(/^\s*/, ' '));
      if (words !== '' && (above.length > 0 || inLine.length > 0)) found.set(at, { above, line, inLine });
      above = [];
    }
  }
  return found;
}

/** Lines of theirs that hold a changed clause of ours, and where ours stands; 0-based. */
function changedLines(
  theirs: readonly string[],
  ours: readonly string[],
  language: Language,
): ReadonlyMap<number, number> {
  const [old, fresh] = [parseClauses(ours.join('\n')), parseClauses(theirs.join('\n'))];
  return new Map(
    redline(old, fresh, { language }).changes.flatMap(({ from, to }) => {
      const [before, after] = [old[from[0] ?? -1], fresh[to[0] ?? -1]];
      return before && after ? [[after.line - 1, before.line - 1] as const] : [];
    }),
  );
}

/** A definition of a footnote in Markdown. */
const DEFINITION = /^\[\^([^\]]+)\]:\s*(.*)$/;

/**
 * Word numbers its footnotes; ours have names. Each note whose words we know gets its name back, and a note of
 * theirs a number that none of ours has.
 * @param sent the text as it was sent, with the numbers of Word
 * @returns how a label of Word is called by us
 */
export function footnoteNames(sent: string, ours: string): (label: string) => string {
  const named = new Map(definitions(ours).map(([label, words]) => [words, label]));
  const taken = new Set(named.values());
  const names = new Map(
    definitions(sent).flatMap(([label, words]) => {
      const name = named.get(words);
      return name === undefined ? [] : [[label, name] as const];
    }),
  );
  const used = new Set(names.values());
  return (label) => {
    const known = names.get(label);
    if (known !== undefined) return known;
    let free = label;
    for (let number = 2; taken.has(free) || used.has(free); number += 1) free = `${label}-${number}`;
    names.set(label, free);
    used.add(free);
    return free;
  };
}

export function renameFootnotes(body: string, nameOf: (label: string) => string): string {
  return body.replace(/\[\^([^\]]+)\]/g, (_, label: string) => `[^${nameOf(label)}]`);
}

function definitions(body: string): readonly (readonly [label: string, words: string])[] {
  return body.split('\n').flatMap((line) => {
    const [, label, words = ''] = DEFINITION.exec(line) ?? [];
    return label === undefined ? [] : [[label, words.replace(REMARK, '').trim()] as const];
  });
}
