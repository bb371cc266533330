/** Single words that turn or narrow a sentence without standing in the lexicon: opposites, and words inside what is denied. */
import { categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import type { Finding, Setting } from './signals.ts';
import { directionOf, stanceOf } from './stance.ts';

export function findNarrowing(hunks: readonly Hunk[], setting: Setting): Finding[] {
  if (setting.rewritten > 0.45) return [];
  return [
    ...hunks.flatMap((hunk) => opposite(hunk, setting)),
    ...hunks.flatMap((hunk) => rhythm(hunk, setting)),
    ...hunks.flatMap((hunk) => limitedDenial(hunk, setting)),
    ...hunks.flatMap((hunk) => occasion(hunk, setting)),
  ];
}

const OPPOSITES = `
first last
online offline
internal external
more less
more fewer
longer shorter
higher lower
earlier later
public private
direct indirect
directly indirectly
begin end
beginning end
start end
allowed forbidden
allowed prohibited
voluntary compulsory
accept refuse
allow block
enable disable
increase decrease
old new
own other
eerste laatste
intern extern
interne externe
meer minder
langer korter
hoger lager
eerder later
openbaar besloten
openbaar vertrouwelijk
direct indirect
rechtstreeks indirect
begin einde
toegestaan verboden
accepteren weigeren
vergroten verkleinen
eigen andermans
jonger ouder
younger older
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** `the last treatment` becomes `the first treatment`. */
function opposite(hunk: Hunk, setting: Setting): Finding[] {
  const [old, fresh] = [hunk.old[0], hunk.new[0]];
  if (!old || !fresh || hunk.old.length !== 1 || hunk.new.length !== 1) return [];
  const opposed = OPPOSITES.some(
    (pair) => pair.includes(old.folded) && pair.includes(fresh.folded) && old.folded !== fresh.folded,
  );
  if (!opposed) return [];
  return [finding('opposite', setting, 'unknown', old.text, fresh.text)];
}

const UNITS =
  /^(?:minute|hour|day|week|month|quarter|year|minuut|uur|dag|week|maand|kwartier|kwartaal|jaar)$/;

/** `every hour` becomes `every minute`. */
function rhythm(hunk: Hunk, setting: Setting): Finding[] {
  const [old, fresh] = [hunk.old[0], hunk.new[0]];
  if (!old || !fresh || hunk.old.length !== 1 || hunk.new.length !== 1) return [];
  if (!UNITS.test(old.folded) || !UNITS.test(fresh.folded)) return [];
  return [finding('frequency', setting, 'unknown', old.text, fresh.text)];
}

/** `We do not monitor it` becomes `We do not routinely monitor it`: less is denied, and the rest is done. */
function limitedDenial(hunk: Hunk, setting: Setting): Finding[] {
  const added = hunk.old.length === 0;
  if (!added && hunk.new.length > 0) return [];
  const part = added ? hunk.new : hunk.old;
  const [side, at, analysis] = added
    ? [setting.comparison.new, hunk.newAt, setting.after]
    : [setting.comparison.old, hunk.oldAt, setting.before];
  const [word] = part;
  const behind = side[at - 1];
  if (part.length !== 1 || !word || word.kind !== 'word' || !behind) return [];
  if (!/^negation\.(?:not|no|never)$/.test(behind.concept ?? '')) return [];
  const sentence = sentencesOf(analysis).find((one) => one.tokens.includes(word));
  const stance = sentence ? stanceOf(sentence.all.filter((token) => token !== behind)) : null;
  const direction = stance ? directionOf(stance, added) : 'unknown';
  const text = `${behind.text} ${word.text}`;
  return [
    finding('denial-limited', setting, direction, added ? behind.text : text, added ? text : behind.text),
  ];
}

const OCCASIONS = new Set(
  'bij tijdens na voor binnen wanneer zodra during upon after before while when'.split(' '),
);
const ACTS = /^(?:share|sell|collect|use|keep|transfer|recipient|tracking)$/;

/** `comments left when closing the account` becomes `comments left`: the one occasion is gone, and with it a limit. */
function occasion(hunk: Hunk, setting: Setting): Finding[] {
  const added = hunk.old.length === 0;
  if (!added && hunk.new.length > 0) return [];
  const part = added ? hunk.new : hunk.old;
  const analysis = added ? setting.after : setting.before;
  const content = part.filter((token) => token.kind === 'word' || token.kind === 'concept');
  if (part.length < 3 || content.length < 2 || !OCCASIONS.has(part[0]!.folded)) return [];
  const sentence = sentencesOf(analysis).find((one) => one.tokens.includes(part[0]!));
  if (!sentence || !endsPhrase(part, sentence) || !sentence.tokens.some(isAct)) return [];
  const stance = stanceOf(sentence.all);
  const text = analysis.text.slice(part[0]!.start, part.at(-1)!.end);
  return [
    finding(
      added ? 'occasion-added' : 'occasion-removed',
      setting,
      directionOf(stance, !added),
      added ? '' : text,
      added ? text : '',
    ),
  ];
}

const isAct = (token: Token): boolean => ACTS.test(categoryOf(token.concept) ?? '');

/** The phrase is the last of its sentence, or of its clause. */
function endsPhrase(part: readonly Token[], sentence: Sentence): boolean {
  const next = sentence.tokens[sentence.tokens.indexOf(part.at(-1)!) + 1];
  return next === undefined || /^(?:and|or)$/.test(categoryOf(next.concept) ?? '');
}

const finding = (
  rule: string,
  setting: Setting,
  direction: Finding['direction'],
  old: string,
  fresh: string,
): Finding => ({
  rule,
  element: setting.elements[0] ?? null,
  weight: setting.elements.length > 0 ? 'material' : 'review',
  direction,
  old,
  new: fresh,
});
