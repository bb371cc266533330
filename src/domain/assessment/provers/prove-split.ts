/** Part of a clause that came to stand in the clause before or after it, word for word, or the other way round. */

import type { LanguagePack } from '../language-pack.ts';
import type { ChangeInput } from '../model.ts';
import { bareLetters } from '../proof.ts';
import { analyse } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { type ReadClause, readClause } from '../read/read-clause.ts';

/** Words that reach across a cut: a cut inside their sentence could free what they govern. */
const REACH =
  /^(?:negation|exception|condition|exclusive|or|may|hedge|universal|partial|bound|start|basis|purpose)$/;

/**
 * True when one side is the other with a whole neighbouring clause before or after it, so that nothing is said
 * that does not stand there too.
 */
export function standsBeside(
  input: ChangeInput,
  old: ReadClause,
  fresh: ReadClause,
  pack: LanguagePack,
): boolean {
  if (old.struck.length + fresh.struck.length > 0 || old.row || fresh.row) return false;
  const [long, short] = old.text.length >= fresh.text.length ? [old, fresh] : [fresh, old];
  const keepsLinks = short.links.every((link) => long.links.some((other) => other.url === link.url));
  if (!keepsLinks || short.text.split(' ').length < 3) return false;
  const letters = bareLetters(long.text);
  return [input.context_before, input.context_after].some((context, at) => {
    const beside = readClause(context);
    if (beside.text.split(' ').length < 3 || beside.struck.length > 0) return false;
    const [first, second] = at === 0 ? [beside, short] : [short, beside];
    if (letters !== bareLetters(first.text) + bareLetters(second.text)) return false;
    const linked = [...short.links, ...beside.links];
    if (!long.links.every((link) => linked.some((other) => other.url === link.url))) return false;
    const whole = /[.!?][)"'\s]*$/.test(first.text);
    return (
      whole || !analyse(long.text, pack).tokens.some((token) => REACH.test(categoryOf(token.concept) ?? ''))
    );
  });
}
