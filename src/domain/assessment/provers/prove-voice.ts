/** Prover of voice: the same act in active and passive, with or without its agent. */

import type { LanguagePack } from '../language-pack.ts';
import type { Case, Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import { isModal, isVerb, keysOf, MAX_WORDS, type Reading, sentencePair, whole } from '../read/reading.ts';
import type { Token } from '../read/tokenise.ts';
import { isMove } from './prove-phrase.ts';

/** `We keep your file` and `Your file is kept`: without another agent the one who speaks acts (law.md 3.4). */
export function voiceTurned(cluster: readonly Hunk[], { before, after, pack }: Case): Proof | null {
  const pair = sentencePair(cluster, before, after);
  if (!pair || !pack.voice) return null;
  const [one, other] = [whole(pair[0], before.text), whole(pair[1], after.text)];
  const equal = isTurned(one, other, pack) || isTurned(other, one, pack);
  return equal ? { kind: 'voice', old: pair[0].text, new: pair[1].text } : null;
}

/** True when the first reading is the active and the second the passive of one act. */
function isTurned(active: Reading, passive: Reading, pack: LanguagePack): boolean {
  const { be, have, by, we } = pack.voice!;
  if (
    [active, passive].some(
      ({ all }) => all.length > MAX_WORDS || all.some((token) => token.key.endsWith('+past')),
    )
  )
    return false;
  const count = (reading: Reading, words: readonly string[]) =>
    reading.all.filter((token) => words.includes(token.folded)).length;
  if (passive.all.some((token) => pack.voice!.past.includes(token.folded))) return false;
  const turned = count(passive, be) - count(active, be);
  if (turned < 1 || turned > 2) return false;
  const agent = passive.all.findIndex((token) => by.includes(token.folded));
  const us = agent >= 0 && pack.voice!.us.includes(passive.all[agent + 1]?.folded ?? '');
  if (agent >= 0 && !us) return isTurnedAgent(active, passive, agent, pack);
  if (count(passive, we) !== 0 || count(active, we) !== 1) return false;
  const subject = active.all.findIndex((token) => we.includes(token.folded));
  const act = [subject + 1, subject - 1, subject + 2, subject + 3]
    .map((at) => active.all[at])
    .find(
      (token) =>
        token &&
        !be.includes(token.folded) &&
        !/^(?:may|will|must)$/.test(categoryOf(token.concept) ?? '') &&
        token.kind !== 'function' &&
        (token.kind === 'word' || isVerb(token, pack)),
    );
  if (
    !us &&
    (ANYBODYS.test(categoryOf(act?.concept) ?? '') || [...active.all, ...passive.all].some(isAnother))
  )
    return false;
  if (!act || passive.all.filter((token) => token.key === act.key).length !== 1) return false;
  if (active.all.filter((token) => token.key === act.key).length !== 1) return false;
  const drop = (reading: Reading, words: readonly string[], extra: readonly number[] = []): Reading => ({
    ...reading,
    places: reading.places.filter(
      (place) =>
        !words.includes(reading.all[place]!.folded) &&
        reading.all[place]!.key !== act.key &&
        !extra.includes(place) &&
        !isModal(reading.all[place]!) &&
        !negates(reading.all[place]!, reading.all[place + 1], act),
    ),
  });
  const modals = (reading: Reading) =>
    reading.all
      .filter(isModal)
      .map((token) => token.key)
      .sort()
      .join(' ');
  if (modals(active) !== modals(passive)) return false;
  const denied = (reading: Reading) =>
    reading.all.filter((token, at) => negates(token, reading.all[at + 1], act)).length;
  if (denied(active) !== denied(passive)) return false;
  const [a, p] = [
    drop(active, [...we, ...be, ...have]),
    drop(passive, [...be, ...have], us ? [agent, agent + 1] : []),
  ];
  return keysOf(a).join(' ') === keysOf(p).join(' ') || (pack.openers !== undefined && isMove(a, p, pack));
}

/** `do not keep` and `is not kept`: the negation goes with its act. */
const negates = (token: Token, next: Token | undefined, act: Token): boolean =>
  token.concept === 'negation.not' && next?.key === act.key;

/** Acts that others do as well: a passive without agent does not say who. */
const ANYBODYS = /^(?:share|sell|collect|use|transfer|source)$/;
const isAnother = (token: Token): boolean =>
  /^(?:controller|company)$/.test(categoryOf(token.concept) ?? '') ||
  token.kind === 'name' ||
  /^(?:they|them|their|zij|ze|hen|hun)$/.test(token.folded);

/** `The courier delivers your parcel` and `Your parcel is delivered by the courier`: the agent acts in both. */
function isTurnedAgent(active: Reading, passive: Reading, agent: number, pack: LanguagePack): boolean {
  const { be, have } = pack.voice!;
  const modals = (reading: Reading) =>
    reading.all
      .filter(isModal)
      .map((token) => token.key)
      .join(' ');
  if (modals(active) !== modals(passive)) return false;
  const [a, p] = [keysOf(active), keysOf(passive)];
  for (let size = 1; size <= 5; size++) {
    const name = p.slice(agent + 1, agent + 1 + size);
    if (name.length < size || a.slice(0, size).join(' ') !== name.join(' ')) break;
    const acting = active.all.slice(size).find((token) => !isModal(token));
    const noun =
      acting === undefined ||
      acting.kind === 'function' ||
      (acting.kind === 'concept' && !isVerb(acting, pack));
    if (
      noun ||
      p.filter((key) => key === acting.key).length !== 1 ||
      a.filter((key) => key === acting.key).length !== 1
    )
      continue;
    const drop = (reading: Reading, skip: (place: number) => boolean) =>
      reading.all
        .filter(
          (token, place) =>
            !skip(place) &&
            token.key !== acting.key &&
            !isModal(token) &&
            !be.includes(token.folded) &&
            !have.includes(token.folded),
        )
        .map((token) => token.key)
        .join(' ');
    const [rest, other] = [
      drop(active, (place) => place < size),
      drop(passive, (place) => place >= agent && place <= agent + size),
    ];
    if (rest === other) return true;
  }
  return false;
}
