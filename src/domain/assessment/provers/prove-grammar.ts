/** Provers of grammar: active and passive, verb and noun. */

import { bag, type Case, isGate, type Proof } from '../proof.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';
import { isMobile } from './prove-order.ts';

const BE = new Set('worden wordt werd werden is are be being been was were'.split(' '));
const BY = new Set(['door', 'by']);
const WE = new Set(['wij', 'we', 'ons', 'us']);

const span = (cluster: readonly Hunk[], side: 'old' | 'new', tokens: readonly Token[]): readonly Token[] => {
  const [first, last] = [cluster[0]!, cluster.at(-1)!];
  return side === 'old'
    ? tokens.slice(first.oldAt, last.oldAt + last.old.length)
    : tokens.slice(first.newAt, last.newAt + last.new.length);
};

/** `Wij verwerken uw gegevens` and `Uw gegevens worden door ons verwerkt`: the same act of the same party, now and then alike. */
export function voice(cluster: readonly Hunk[], { comparison, before, after }: Case): Proof | null {
  if (cluster.length === 0) return null;
  const sides = [span(cluster, 'old', comparison.old), span(cluster, 'new', comparison.new)] as const;
  const agent = (tokens: readonly Token[]) =>
    tokens.some((token, at) => BY.has(token.folded) && WE.has(tokens[at + 1]?.folded ?? ''));
  const passive = sides.map((tokens) => agent(tokens) && tokens.some((token) => BE.has(token.folded)));
  const active = sides.map(
    (tokens) =>
      !tokens.some((token) => BE.has(token.folded) || BY.has(token.folded)) &&
      tokens.filter((token) => WE.has(token.folded)).length === 1,
  );
  if (!((passive[0] && active[1]) || (active[0] && passive[1]))) return null;
  const past = (tokens: readonly Token[]) =>
    tokens.some((token) => /^(?:werd|werden|was|were)$/.test(token.folded) || token.key.endsWith('+past'));
  if (sides.some(past)) return null;
  const rest = sides.map((tokens) =>
    tokens.filter((token) => !BE.has(token.folded) && !BY.has(token.folded) && !WE.has(token.folded)),
  );
  if (bag(rest[0]!) !== bag(rest[1]!) || rest[0]!.filter((token) => isMobile(token)).length !== 1)
    return null;
  const order = (tokens: readonly Token[]) =>
    tokens
      .filter((token) => !isMobile(token))
      .map((token) => token.key)
      .join(' ');
  if (order(rest[0]!) !== order(rest[1]!)) return null;
  return { kind: 'voice', old: wordsOf(sides[0], before.text), new: wordsOf(sides[1], after.text) };
}

const INFINITIVE = new Set(['om', 'te', 'to']);
const NOMINAL = new Set(['voor', 'van', 'bij', 'for', 'of']);

/** `om onze website te verbeteren` and `voor het verbeteren van onze website`. */
export function nominal(cluster: readonly Hunk[], { comparison, before, after }: Case): Proof | null {
  if (cluster.length === 0) return null;
  const sides = [span(cluster, 'old', comparison.old), span(cluster, 'new', comparison.new)] as const;
  const grammar = (token: Token) =>
    token.kind === 'function' && (INFINITIVE.has(token.folded) || NOMINAL.has(token.folded));
  const has = (tokens: readonly Token[], words: ReadonlySet<string>) =>
    tokens.some((token) => words.has(token.folded));
  const turned = (a: readonly Token[], b: readonly Token[]) =>
    has(a, INFINITIVE) && !has(a, NOMINAL) && has(b, NOMINAL) && !has(b, INFINITIVE);
  if (!turned(sides[0], sides[1]) && !turned(sides[1], sides[0])) return null;
  const rest = sides.map((tokens) => tokens.filter((token) => !grammar(token)));
  if (rest[0]!.length === 0 && cluster.length === 1)
    return gerund(cluster[0]!, { comparison, before, after });
  if (
    rest[0]!.length === 0 ||
    rest[0]!.length > 6 ||
    bag(rest[0]!) !== bag(rest[1]!) ||
    rest[0]!.some(isGate)
  )
    return null;
  if (
    rest[0]!.some(
      (token) => token.kind === 'function' && !/^(?:uw|onze|ons|de|het|your|our|the)$/.test(token.spelled),
    )
  )
    return null;
  return { kind: 'inflection', old: wordsOf(sides[0], before.text), new: wordsOf(sides[1], after.text) };
}

/** `to improve` and `for improving`. */
function gerund(
  hunk: Hunk,
  { comparison, before, after }: Pick<Case, 'comparison' | 'before' | 'after'>,
): Proof | null {
  const [old, fresh] = [
    comparison.old[hunk.oldAt + hunk.old.length],
    comparison.new[hunk.newAt + hunk.new.length],
  ];
  if (!old || !fresh || old.key !== fresh.key || hunk.old.length !== 1 || hunk.new.length !== 1) return null;
  const ing = (token: Token) => /ing$/.test(token.folded);
  if (ing(old) === ing(fresh) || isGate(old)) return null;
  return {
    kind: 'inflection',
    old: wordsOf([...hunk.old, old], before.text),
    new: wordsOf([...hunk.new, fresh], after.text),
  };
}
