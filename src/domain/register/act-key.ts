/** The key of an act: what makes a second act of the same kind, on the same cause, impossible. */
import { canonicalJson, digest } from '../digest.ts';
import type { Act, ActDraft } from './model.ts';

/**
 * Key of an act: statement, edition, kind and cause.
 * Two machines that record the same event get the same key, so only one of them succeeds.
 */
export function actKey(act: Act | ActDraft): string {
  return [act.statement, act.edition, act.kind, ...cause(act)].join('/');
}

function cause(act: Act | ActDraft): readonly string[] {
  switch (act.kind) {
    case 'published':
    case 'withdrawn':
      return [];
    case 'notice-started':
      return [act.notice];
    case 'notice-given':
      // A rehearsal on a demonstration transport never stands in the way of the real notice.
      return act.demonstration ? [act.notice, 'demonstration'] : [act.notice];
    case 'notice-interrupted':
      return act.until === undefined ? [act.cause, act.from] : [act.cause, act.from, 'ended'];
    case 'rescheduled':
      return [act.cause];
    case 'erratum':
      return [digest(canonicalJson([act.language, act.clause, act.reads, act.shouldRead]))];
    case 'deviation':
      return [digest(canonicalJson([act.clauses, act.since]))];
    default:
      return unreachable(act);
  }
}

function unreachable(act: never): never {
  throw new TypeError(`Unknown act: ${JSON.stringify(act)}`);
}
