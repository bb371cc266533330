/**
 * Provers of harmlessness. Each takes differences away that it can prove to mean nothing, and says what it
 * proved. None of them guesses: what no prover clears, stays for the rules.
 */

import type { LanguagePack } from '../language-pack.ts';
import type { Case, Cleared, Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import type { Hunk, Pair } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';
import { vocabularyOf } from '../read/vocabulary.ts';
import { spelledOut } from './prove-abbreviation.ts';
import { conditionFirst, listProse } from './prove-clauses.ts';
import { nominal, voice } from './prove-grammar.ts';
import { compoundVariant, placeOnPage } from './prove-label.ts';
import { nounOfVerb } from './prove-noun.ts';
import { clusters, reordered, wordOrder } from './prove-order.ts';
import { phraseMoved } from './prove-phrase.ts';
import { completedName, linkedAddress, pointers, relabelled, repetition } from './prove-place.ts';
import { voiceTurned } from './prove-voice.ts';
import { abbreviation, equalModality, functionWords, joined, typo } from './prove-words.ts';

const BY_PLACE = [
  typo,
  joined,
  abbreviation,
  spelledOut,
  listProse,
  functionWords,
  repetition,
  completedName,
  linkedAddress,
  relabelled,
  placeOnPage,
  compoundVariant,
];

/** Runs every prover over the differences of two texts. */
export function clear(given: Case): Cleared {
  const proofs: Proof[] = given.comparison.pairs.flatMap((pair) => pairProof(pair, given.pack));
  const hunks = clusters(given.comparison.hunks, given).flatMap((cluster) => {
    const cleared = clearCluster(cluster, given);
    proofs.push(...cleared.proofs);
    return cleared.hunks;
  });
  return { proofs, hunks };
}

/** Differences of one sentence, or of sentences that run into each other. */
function clearCluster(cluster: readonly Hunk[], given: Case): Cleared {
  const whole =
    reordered(cluster, given) ??
    wordOrder(cluster, given) ??
    conditionFirst(cluster, given) ??
    voice(cluster, given) ??
    phraseMoved(cluster, given) ??
    voiceTurned(cluster, given) ??
    nominal(cluster, given) ??
    nounOfVerb(cluster, given) ??
    pointers(cluster, given);
  if (whole) return { proofs: [whole], hunks: [] };
  const proofs: Proof[] = [];
  const left = cluster.filter((hunk) => {
    const proof = BY_PLACE.map((prove) => prove(hunk, given)).find((found) => found !== null);
    if (proof) proofs.push(proof);
    return !proof;
  });
  const modal = equalModality(left, given);
  return modal ? { proofs: [...proofs, ...modal.proofs], hunks: modal.hunks } : { proofs, hunks: left };
}

/** Why a pair with different letters means the same. */
function pairProof(pair: Pair, pack: LanguagePack): Proof[] {
  const { old, new: fresh } = pair;
  if (old.text === fresh.text) return [];
  const words = { old: old.text, new: fresh.text };
  if (old.folded === fresh.folded) return [{ kind: 'case', ...words }];
  switch (fresh.kind) {
    case 'duration':
      return [{ kind: 'duration', ...words }];
    case 'number':
    case 'percentage':
      return [{ kind: 'number', ...words }];
    case 'money':
      return [{ kind: 'amount', ...words }];
    case 'date':
      return [{ kind: 'date', ...words }];
    case 'article':
      return [{ kind: 'citation', ...words }];
    case 'contact':
    case 'web':
      return [{ kind: 'contact', ...words }];
    default:
  }
  if (old.spelled === fresh.spelled)
    return [
      {
        kind: (pack.address[old.folded] ?? pack.address[fresh.folded]) ? 'address' : 'spelling-variant',
        ...words,
      },
    ];
  if (old.concept && old.concept === fresh.concept && old.key.startsWith('#') && !old.key.includes('=')) {
    const vocabulary = vocabularyOf(pack);
    const stems = (token: Token) =>
      token.spelled
        .split(' ')
        .map((word) => vocabulary.stem(word))
        .join(' ');
    if (stems(old) === stems(fresh)) return [{ kind: 'inflection', ...words }];
    return [
      {
        kind: ['tool', 'law', 'document', 'authority', 'same'].includes(categoryOf(old.concept) ?? '')
          ? 'rename'
          : 'synonym',
        ...words,
      },
    ];
  }
  return [{ kind: 'inflection', ...words }];
}
