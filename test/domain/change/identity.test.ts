import { describe, expect, test } from 'vitest';
import { idMinter } from '#domain/change/identity/clause-id.ts';
import { clauseHistory } from '#domain/change/identity/history.ts';
import {
  applyClauseFile,
  type ClauseHistory,
  mintClauses,
  provisionalIds,
} from '#domain/change/identity/identity.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import { type Edition, textOf } from '#domain/edition/model.ts';

function edition(id: string, nl: string, meta = '', en?: string): Edition {
  const sources = [
    { language: 'nl' as const, file: `privacy/${id}/nl.md`, source: `---\ntitle: N\n${meta}---\n${nl}` },
    ...(en
      ? [{ language: 'en' as const, file: `privacy/${id}/en.md`, source: `---\ntitle: E\n---\n${en}` }]
      : []),
  ];
  const composed = composeEdition({
    statement: 'privacy',
    id,
    authentic: 'nl',
    languages: sources.map((source) => source.language),
    files: sources,
  });
  if (!composed.edition) throw new Error(JSON.stringify(composed.problems));
  return composed.edition;
}

/** Publishes editions one after the other. */
function publish(...drafts: Edition[]) {
  const history: { edition: string; file: ClauseHistory[number]['file'] }[] = [];
  let previous: Edition | null = null;
  const minted = drafts.map((draft) => {
    const result = mintClauses({ edition: draft, previous, history });
    history.push({ edition: draft.id, file: result.file });
    previous = result.edition;
    return result;
  });
  return { minted, history };
}

const ids = (of: Edition) => textOf(of, 'nl').clauses.map((clause) => clause.id);

const FIRST = `# Bewaren

Wij bewaren uw naam zolang u klant bij ons bent en daarna nog twee jaar.

Wij bewaren facturen zeven jaar omdat de belastingwet dat van ons vraagt.

# Rechten {#rechten}

U kunt ons vragen welke gegevens wij over u hebben en die laten verbeteren.
`;

describe('ids', () => {
  test('are minted once, the same on every machine', () => {
    const [one] = publish(edition('a', FIRST)).minted;
    const [two] = publish(edition('a', FIRST)).minted;
    expect(ids(one!.edition)).toEqual(ids(two!.edition));
    expect(ids(one!.edition)[3]).toBe('rechten');
    expect(ids(one!.edition)[0]).toMatch(/^c-[a-z2-7]{10}$/);
    expect(new Set(ids(one!.edition)).size).toBe(5);
  });

  test('equal clauses get ids of their own', () => {
    const { edition: result } = publish(edition('a', '- ja\n- ja\n- ja\n')).minted[0]!;
    expect(new Set(ids(result)).size).toBe(3);
  });

  test('stay with a clause that is edited, renamed or moved', () => {
    const second = `# Rechten {#rechten}

U kunt ons vragen welke gegevens wij over u hebben en die laten verbeteren.

# Hoe lang wij bewaren

Wij bewaren uw naam zolang u klant bij ons bent en daarna nog drie jaar.

Wij bewaren facturen zeven jaar omdat de belastingwet dat van ons vraagt.
`;
    const { minted } = publish(edition('a', FIRST), edition('b', second));
    const [a, b] = minted.map((m) => ids(m.edition));
    expect(b).toEqual([a![3], a![4], a![0], a![1], a![2]]);
  });

  test('are shared by all languages of an edition', () => {
    const { edition: result, file } = publish(edition('a', FIRST, '', FIRST.replace(' {#rechten}', '')))
      .minted[0]!;
    expect(textOf(result, 'en').clauses.map((clause) => clause.id)).toEqual(ids(result));
    expect(file.clauses[1]).toMatchObject({ kind: 'paragraph', parent: file.clauses[0]!.id });
    expect(Object.keys(file.clauses[1]!.languages)).toEqual(['nl', 'en']);
  });

  test('come back from clauses.json exactly', () => {
    const { minted } = publish(edition('a', FIRST));
    expect(applyClauseFile(edition('a', FIRST), minted[0]!.file)).toEqual(minted[0]!.edition);
  });

  test('are in a draft what they will be at publication', () => {
    const first = publish(edition('a', FIRST)).minted[0]!.edition;
    const draft = edition('b', `${FIRST}\nEen nieuwe alinea over het delen van gegevens met anderen.\n`);
    expect(ids(provisionalIds(draft, first))).toEqual(
      ids(publish(edition('a', FIRST), draft).minted[1]!.edition),
    );
  });
});

test('thousands of clauses that say the same get an id each, in as many steps', () => {
  let looked = 0;
  class Taken extends Set<string> {
    override has(id: string): boolean {
      looked++;
      return super.has(id);
    }
  }
  const mint = idMinter('privacy', 'a', new Taken());
  const given = Array.from({ length: 3000 }, () => mint({ kind: 'item', text: 'Naam' }));
  expect(new Set(given).size).toBe(3000);
  expect(looked).toBe(3000);
});

describe('what disappears', () => {
  const without = FIRST.replace(/Wij bewaren facturen.*\n/, '');

  test('leaves a tombstone, and its id is not used again', () => {
    const { minted } = publish(edition('a', FIRST), edition('b', without));
    const gone = ids(minted[0]!.edition)[2]!;
    expect(minted[1]!.file.tombstones).toEqual([{ id: gone, lastEdition: 'a', mergedInto: null }]);
  });

  test('gets its id back when the same words come back, and the tombstone goes', () => {
    const { minted } = publish(edition('a', FIRST), edition('b', without), edition('c', FIRST));
    expect(ids(minted[2]!.edition)).toEqual(ids(minted[0]!.edition));
    expect(minted[2]!.file.tombstones).toEqual([]);
    const gone = ids(minted[0]!.edition)[2]!;
    const history = clauseHistory(
      gone,
      minted.map((m) => m.edition),
      'nl',
    );
    expect(history.map(({ edition: id, change }) => [id, change?.facets ?? null])).toEqual([
      ['a', null],
      ['b', ['removed']],
      ['c', ['added', 'restored']],
    ]);
  });

  test('a fixed id of a removed clause cannot be given to another', () => {
    const rest = FIRST.replace(/# Rechten[\s\S]*/, '');
    const again = `${rest}\n# Iets heel anders over cookies {#rechten}\n`;
    const { minted } = publish(edition('a', FIRST), edition('b', rest), edition('c', again));
    expect(minted[2]!.problems.map((problem) => problem.code)).toEqual(['change/id-reused']);
  });

  test('when put together with another, points to that one', () => {
    const merged = FIRST.replace('twee jaar.\n\nWij bewaren facturen', 'twee jaar. Wij bewaren facturen');
    const { minted } = publish(edition('a', FIRST), edition('b', merged));
    const a = ids(minted[0]!.edition);
    const b = ids(minted[1]!.edition);
    const survivor = b[1]!;
    expect([a[1], a[2]]).toContain(survivor);
    const gone = a[1] === survivor ? a[2]! : a[1]!;
    expect(minted[1]!.file.tombstones).toEqual([{ id: gone, lastEdition: 'a', mergedInto: survivor }]);
    expect(minted[1]!.file.clauses[1]!.was).toEqual([gone]);
  });

  test('when split, the largest part keeps the id and the rest says where it came from', () => {
    const merged = FIRST.replace('twee jaar.\n\nWij bewaren facturen', 'twee jaar. Wij bewaren facturen');
    const { minted } = publish(edition('a', merged), edition('b', FIRST));
    const [a, b] = minted.map((m) => ids(m.edition));
    const kept = b!.indexOf(a![1]!);
    const other = kept === 1 ? 2 : 1;
    expect(minted[1]!.file.clauses[other]!.splitFrom).toBe(a![1]);
  });
});

describe('the author has the last word', () => {
  const second = FIRST.replace('twee jaar', 'drie jaar');

  test('`new: true` makes a clause new', () => {
    const first = publish(edition('a', FIRST)).minted[0]!.edition;
    const id = ids(first)[1]!;
    const { minted } = publish(
      edition('a', FIRST),
      edition('b', second, `clauses: { ${id}: { new: true } }\n`),
    );
    expect(ids(minted[1]!.edition)).not.toContain(id);
  });

  test('`was` makes it what it was', () => {
    const first = publish(edition('a', FIRST)).minted[0]!.edition;
    const id = ids(first)[1]!;
    const rewritten = FIRST.replace(
      /Wij bewaren uw naam.*\n/,
      'Volstrekt andere woorden staan hier nu. {#termijn}\n',
    );
    const { minted } = publish(
      edition('a', FIRST),
      edition('b', rewritten, `clauses: { termijn: { was: ${id} } }\n`),
    );
    expect(minted[1]!.file.clauses[1]).toMatchObject({ id: 'termijn', was: [id] });
    expect(minted[1]!.file.tombstones).toEqual([{ id, lastEdition: 'a', mergedInto: 'termijn' }]);
  });

  test('a name that no clause has is told', () => {
    const { minted } = publish(
      edition('a', FIRST),
      edition('b', second, 'clauses: { foo: { new: true } }\n'),
    );
    expect(minted[1]!.problems.map((problem) => problem.message)).toEqual([
      '`clauses` names `foo`, but this edition has no such clause.',
    ]);
  });
});
