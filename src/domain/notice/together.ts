/**
 * Which upcoming editions are announced in one message (law.md 9.3: one combined notice if both are open).
 *
 * Decided by the register alone, so that every host and every later run decides the same: editions whose notice
 * was not started yet go together; those that were started together stay together while all of them are still
 * announced on the same clock; what began alone stays alone.
 */
import type { Sha256 } from '../digest.ts';
import type { Act, NoticeStartedAct } from '../register/model.ts';

/** An upcoming edition whose announcement concerns everybody. */
export interface Announced {
  readonly edition: string;
  /** Digest that its notice counts for. */
  readonly cause: Sha256;
  /** Notice was given already. */
  readonly told: boolean;
}

export type Grouped<A extends Announced> =
  /** `rest`: a message about several was begun and does not go on; only those it did not reach are told. */
  | { readonly kind: 'alone'; readonly member: A; readonly rest: boolean }
  | { readonly kind: 'together'; readonly members: readonly [A, A, ...A[]] };

/**
 * @param announced by effective date
 * @returns what is said in which message; an edition whose people were told together with one that is gone by
 *   now is left out, because they are told of that by another notice
 */
export function groupAnnounced<A extends Announced>(
  announced: readonly A[],
  acts: readonly Act[],
): readonly Grouped<A>[] {
  const began = new Map(announced.map((each) => [each, startOf(each, acts)]));
  const done = new Set<A>();
  const groups: Grouped<A>[] = [];
  for (const each of announced) {
    const names = began.get(each)?.together;
    if (!names || done.has(each)) continue;
    const members = announced.filter((other) => {
      const start = began.get(other);
      return names.includes(other.edition) && (!start || start.notice === began.get(each)?.notice);
    });
    if (members.length === names.length) {
      groups.push(...asGroup(members));
      for (const member of members) done.add(member);
    } else {
      if (!each.told) groups.push({ kind: 'alone', member: each, rest: true });
      done.add(each);
    }
  }
  const alone = announced.filter((each) => began.get(each) && !done.has(each));
  const fresh = announced.filter((each) => !began.get(each) && !done.has(each));
  return [
    ...groups,
    ...alone.map((member) => ({ kind: 'alone', member, rest: wasTogether(member, acts) }) as const),
    ...asGroup(fresh),
  ];
}

function asGroup<A extends Announced>(members: readonly A[]): readonly Grouped<A>[] {
  const [first, second, ...others] = members;
  if (!first) return [];
  return second
    ? [{ kind: 'together', members: [first, second, ...others] }]
    : [{ kind: 'alone', member: first, rest: false }];
}

/** The message that was begun last about this edition on its present clock. */
function startOf(each: Announced, acts: readonly Act[]): NoticeStartedAct | undefined {
  return startsOf(each, acts).at(-1);
}

function startsOf(each: Announced, acts: readonly Act[]): readonly NoticeStartedAct[] {
  return acts.filter(
    (act): act is NoticeStartedAct =>
      act.kind === 'notice-started' &&
      (act.about ?? 'upcoming') === 'upcoming' &&
      act.edition === each.edition &&
      act.cause === each.cause,
  );
}

/** What goes on alone after a message about several was left off keeps its narrower circle. */
function wasTogether(each: Announced, acts: readonly Act[]): boolean {
  return startsOf(each, acts).some((act) => act.together !== undefined);
}
