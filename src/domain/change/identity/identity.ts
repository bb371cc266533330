/**
 * The ids of clauses: minted at publication, inherited by what the clause became, frozen in `clauses.json`.
 *
 * A clause keeps its id while it is edited, renamed or moved. Of a split the largest part keeps it; of clauses put
 * together the largest one's survives. What disappears leaves a tombstone, and its id is never given to anything
 * else; when the same words come back, they get their own id back.
 */
import { digest, type Sha256 } from '../../digest.ts';
import {
  type Clause,
  type ClauseFile,
  type ClauseId,
  type Edition,
  type EditionText,
  textOf,
} from '../../edition/model.ts';
import { LANGUAGES } from '../../language.ts';
import { type Problem, worded } from '../../problem.ts';
import { readOverrides } from '../align/overrides.ts';
import type { Redline } from '../model.ts';
import { redline } from '../redline.ts';
import { idMinter } from './clause-id.ts';
import { type IdentityAnswers, type IdentityQuestion, identityQuestions } from './identity-questions.ts';

/** The clause file of each published edition, oldest first. */
export type ClauseHistory = readonly { readonly edition: string; readonly file: ClauseFile }[];

export interface Minted {
  /** The edition with its ids, settled. */
  readonly edition: Edition;
  /** What is to be frozen as `clauses.json`. */
  readonly file: ClauseFile;
  /** What only a person can say: did this clause become that one? */
  readonly questions: readonly IdentityQuestion[];
  readonly problems: Problem[];
}

/** Digest of a clause's words, as `clauses.json` holds it. */
export function clauseDigest(clause: Clause): Sha256 {
  return digest(clause.text);
}

/** A published edition with the ids that were frozen at its publication. */
export function applyClauseFile(edition: Edition, file: ClauseFile): Edition {
  const frozen = withClauses(edition, (text) => {
    const entries = new Map(
      file.clauses.flatMap((entry) => {
        const place = entry.languages[text.language];
        return place ? [[place.index, entry] as const] : [];
      }),
    );
    return text.clauses.map((clause) => {
      const entry = entries.get(clause.index);
      return entry ? settled(clause, entry.id, entry.was, entry.splitFrom) : clause;
    });
  });
  return withGraves(frozen, file);
}

function withGraves(edition: Edition, file: ClauseFile): Edition {
  return file.tombstones.length === 0 ? edition : { ...edition, gone: file.tombstones.map(({ id }) => id) };
}

/**
 * A draft with the ids it would get if it were published now, after `previous`.
 * @param previous the edition in force before it, or `null` for a first edition
 * @param history clause files of all published editions, oldest first; without them no clause is known to come back
 */
export function provisionalIds(
  edition: Edition,
  previous: Edition | null,
  history: ClauseHistory = [],
): Edition {
  return mintClauses({ edition, previous, history }).edition;
}

/**
 * Gives every clause of a draft its id, by the authentic text; the other languages share it.
 *
 * @param o.previous the edition in force before it takes effect, with its ids; `null` for a first edition
 * @param o.history clause files of all published editions, oldest first: no id in them is used for anything else
 */
export function mintClauses(o: {
  readonly edition: Edition;
  readonly previous: Edition | null;
  readonly history: ClauseHistory;
  /** What the editor answered, beside the front matter. */
  readonly answers?: IdentityAnswers | undefined;
}): Minted {
  const { edition } = o;
  const draft = textOf(edition, edition.authentic).clauses;
  const before = o.previous ? withIds(o.previous) : null;
  const old = before ? textOf(before, before.authentic).clauses : [];
  const problems: Problem[] = [];
  const overrides = { ...readOverrides(edition, old, draft, problems), ...o.answers };
  const lines = redline(old, draft, { overrides });
  const lives = livesOf(o.history, edition.authentic);
  for (const clause of old)
    if (!lives.has(clause.id)) lives.set(clause.id, { edition: o.previous?.id ?? '', clause });
  const named = nameClauses(edition, draft, old, lines, lives, problems);
  const result = withClauses(edition, (text) =>
    text.clauses.map((clause, i) => {
      const name = named[i]!;
      return settled({ ...clause, explicit: draft[i]!.explicit }, name.id, name.was, name.splitFrom);
    }),
  );
  const file = clauseFileOf(result, lives, o.history, old, lines);
  return {
    edition: withGraves(result, file),
    file,
    questions: identityQuestions(edition, lines),
    problems,
  };
}

function settled(clause: Clause, id: ClauseId, was: readonly ClauseId[], splitFrom: ClauseId | null): Clause {
  return {
    ...clause,
    id,
    settled: true,
    ...(was.length > 0 ? { was } : {}),
    ...(splitFrom === null ? {} : { splitFrom }),
  };
}

function withClauses(edition: Edition, clausesOf: (text: EditionText) => readonly Clause[]): Edition {
  const texts: Partial<Record<string, EditionText>> = {};
  for (const language of LANGUAGES) {
    const text = edition.texts[language];
    if (text) texts[language] = { ...text, clauses: clausesOf(text) };
  }
  return { ...edition, texts };
}

function withIds(edition: Edition): Edition {
  const settledAlready = textOf(edition, edition.authentic).clauses.every((clause) => clause.settled);
  return settledAlready ? edition : provisionalIds(edition, null);
}

/** The last that is known of an id. */
interface Life {
  readonly edition: string;
  readonly clause?: Clause;
  readonly sha256?: Sha256;
  readonly kind?: Clause['kind'];
}

type Lives = Map<ClauseId, Life>;

function livesOf(history: ClauseHistory, authentic: Edition['authentic']): Lives {
  const lives: Lives = new Map();
  for (const { edition, file } of history) {
    for (const { id, lastEdition } of file.tombstones)
      if (!lives.has(id)) lives.set(id, { edition: lastEdition });
    for (const { id, kind, languages } of file.clauses) {
      const sha256 = languages[authentic]?.sha256;
      lives.set(id, { edition, kind, ...(sha256 ? { sha256 } : {}) });
    }
  }
  return lives;
}

interface Name {
  readonly id: ClauseId;
  readonly was: readonly ClauseId[];
  readonly splitFrom: ClauseId | null;
}

function nameClauses(
  edition: Edition,
  draft: readonly Clause[],
  old: readonly Clause[],
  lines: Redline,
  lives: Lives,
  problems: Problem[],
): Name[] {
  const cameFrom = new Map([...lines.identity].map(([from, to]) => [to, old[from]!]));
  const alive = new Set(draft.filter((clause) => clause.explicit).map((clause) => clause.id));
  for (const clause of cameFrom.values()) alive.add(clause.id);
  const taken = new Set([...lives.keys(), ...alive]);
  const mint = idMinter(edition.statement, edition.id, taken);
  const restorable = restorableIds(lives, alive);
  const partsOf = Map.groupBy(lines.parts, (part) => part.to);
  return draft.map((clause, j) => {
    const parent = cameFrom.get(j);
    const parts = partsOf.get(j) ?? [];
    const absorbed = parts.filter(({ kind }) => kind === 'merged').map(({ from }) => old[from]!.id);
    const split = parent ? undefined : parts.find(({ kind }) => kind === 'split');
    if (clause.explicit && parent?.id !== clause.id) problems.push(...reuseProblems(edition, clause, lives));
    const id = clause.explicit ? clause.id : (parent?.id ?? restorable(clause) ?? mint(clause));
    const renamed = parent && parent.id !== id ? [parent.id] : [];
    return {
      id,
      was: [...new Set([...(parent?.was ?? []), ...renamed, ...absorbed])],
      splitFrom: split ? old[split.from]!.id : (parent?.splitFrom ?? null),
    };
  });
}

/** Gives a clause that comes back with the same words the id it had; each id once. */
function restorableIds(lives: Lives, alive: ReadonlySet<ClauseId>): (clause: Clause) => ClauseId | undefined {
  const byWords = new Map<string, ClauseId[]>();
  for (const [id, life] of lives) {
    if (alive.has(id)) continue;
    const kind = life.clause?.kind ?? life.kind;
    const sha256 = life.clause ? clauseDigest(life.clause) : life.sha256;
    if (!kind || !sha256) continue;
    const key = `${kind} ${sha256}`;
    const ids = byWords.get(key);
    if (ids) ids.push(id);
    else byWords.set(key, [id]);
  }
  return (clause) => byWords.get(`${clause.kind} ${clauseDigest(clause)}`)?.shift();
}

/** An id of the author that another clause had before, or that belongs to a clause that is still there. */
function reuseProblems(edition: Edition, clause: Clause, lives: Lives): Problem[] {
  const life = lives.get(clause.id);
  if (!life) return [];
  const sha256 = life.clause ? clauseDigest(life.clause) : life.sha256;
  if (sha256 === clauseDigest(clause)) return [];
  return [
    {
      code: 'change/id-reused',
      severity: 'error',
      ...worded({
        nl: {
          message: `Het kenmerk \`{#${clause.id}}\` hoorde bij een andere bepaling, laatst in editie ${life.edition}; geen kenmerk wordt twee keer gebruikt.`,
          hint: 'Kies een ander kenmerk, of zet de oude woorden terug.',
        },
        en: {
          message: `The clause id \`{#${clause.id}}\` belonged to another clause, last in edition ${life.edition}; no id is used twice.`,
          hint: 'Choose another id, or put the words back as they were.',
        },
      }),
      file: textOf(edition, edition.authentic).file,
      line: clause.line,
    },
  ];
}

function clauseFileOf(
  edition: Edition,
  lives: Lives,
  history: ClauseHistory,
  old: readonly Clause[],
  lines: Redline,
): ClauseFile {
  const clauses = textOf(edition, edition.authentic).clauses;
  const alive = new Set(clauses.map((clause) => clause.id));
  const heirs = heirsOf(clauses, history, old, lines);
  return {
    version: 1,
    clauses: clauses.map((clause, i) => ({
      id: clause.id,
      kind: clause.kind,
      parent: clause.parent === null ? null : clauses[clause.parent]!.id,
      was: clause.was ?? [],
      splitFrom: clause.splitFrom ?? null,
      languages: Object.fromEntries(
        edition.languages.flatMap((language) => {
          const here = edition.texts[language]?.clauses[i];
          return here ? [[language, { index: i, sha256: clauseDigest(here) }]] : [];
        }),
      ),
    })),
    tombstones: [...lives]
      .filter(([id]) => !alive.has(id))
      .map(([id, life]) => ({ id, lastEdition: life.edition, mergedInto: heirs.get(id) ?? null }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Where a reader of a dead id is sent: the clause that took it in or took its place. */
function heirsOf(
  clauses: readonly Clause[],
  history: ClauseHistory,
  old: readonly Clause[],
  lines: Redline,
): Map<ClauseId, ClauseId> {
  const heirs = new Map<ClauseId, ClauseId>();
  for (const { file } of history)
    for (const { id, mergedInto } of file.tombstones) if (mergedInto) heirs.set(id, mergedInto);
  for (const { kind, from, to } of lines.parts)
    if (kind === 'merged') heirs.set(old[from]!.id, clauses[to]!.id);
  for (const clause of clauses) for (const id of clause.was ?? []) heirs.set(id, clause.id);
  return heirs;
}
