/** Rules that look at how a sentence is built: passive, length, lists, negations, nouns, distance. */
import type { Language } from '../../language.ts';
import { wordsOf } from '../sentences.ts';
import type { PlainRuleId } from './rules.ts';

/** What a rule found in one sentence. */
export interface ShapeHit {
  readonly rule: PlainRuleId;
  /** Offset in the sentence, and the words. */
  readonly at: number;
  readonly quote: string;
  /** More serious than the rule's own level. */
  readonly grave?: true;
  /** A rewriting, in the language of the text. */
  readonly rewrite?: string;
}

type Shape = (sentence: string, language: Language) => readonly ShapeHit[];

const PASSIVE: Record<Language, RegExp> = {
  nl: /(?<!\p{L})(?:word(?:en|t)|werd(?:en)?)(?!\p{L})(?:[^.,;:]{0,70}?\s)?(?:(?:door|af|op|aan|toe|uit|mee|in|voor|bij|na|om|over|samen|terug)?ge\p{L}{2,}(?:d|t|en)|(?:ver|be|ont|her|er|ge|onder|over)\p{L}{3,}(?:d|t))(?!\p{L})|(?<!\p{L})(?:(?:door|af|op|aan|toe|uit|mee|in|voor|bij|na|om|over|samen|terug)?ge\p{L}{2,}(?:d|t|en)|(?:ver|be|ont|her)\p{L}{3,}(?:d|t))\s+(?:kunnen\s+|zullen\s+|mogen\s+|moeten\s+)?(?:word(?:en|t)|werd(?:en)?)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:is|are|was|were|be|been|being)\s+(?:(?:not|also|only|automatically|\p{L}+ly)\s+){0,2}(?:\p{L}{2,}ed|given|taken|made|kept|sent|held|shown|known|done|seen|written|chosen|sold|lost|built|drawn|found|told)(?!\p{L})/giu,
};

const AGENT: Record<Language, RegExp> = {
  nl: /(?<!\p{L})door\s+(?:ons|u|de|het|een|onze|uw|Partners|derden|\p{Lu})/u,
  en: /(?<!\p{L})by\s+(?:us|you|the|a|an|our|your|third|\p{Lu})/u,
};

/** Participles that are adjectives, and fixed expressions. */
const NO_PASSIVE: Record<Language, RegExp> = {
  nl: /van kracht|(?:gegevens|bericht|bestand|besluit|beleid|gebied|overzicht|onderwerp|gedrag|verband|bepaald)$/iu,
  en: /(?:interested|related|based|located|required|entitled|concerned|limited|obliged|affiliated|needed|indeed|certified)$/iu,
};

const passive: Shape = (sentence, language) => {
  if (AGENT[language].test(sentence)) return [];
  return [...sentence.matchAll(PASSIVE[language])]
    .filter((match) => !NO_PASSIVE[language].test(match[0]) && !/\bgegevens\b$/u.test(match[0]))
    .map((match) => ({ rule: 'R03', at: match.index, quote: match[0] }));
};

const WARN_WORDS = 25;
const MAX_WORDS = 40;

/** Where a long sentence can be cut: before a joining word after a comma or semicolon. */
const JOINTS: Record<Language, RegExp> = {
  nl: /[,;]\s+(?:en|maar|of|zodat|omdat|waarbij|waardoor|waarmee|wanneer|tenzij|terwijl|die|dat|dus)\s|;\s/gu,
  en: /[,;]\s+(?:and|but|or|so that|so|because|where|which|when|unless|while|who)\s|;\s/gu,
};

const long: Shape = (sentence, language) => {
  const words = wordsOf(sentence).length;
  if (words <= WARN_WORDS) return [];
  const middle = sentence.length / 2;
  const joints = [...sentence.matchAll(JOINTS[language])].map((match) => match.index);
  const [joint] = joints
    .filter((at) => wordsOf(sentence.slice(0, at)).length >= 5 && wordsOf(sentence.slice(at)).length >= 5)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const rewrite = joint === undefined ? {} : { rewrite: cutAt(sentence, joint) };
  return [
    {
      rule: 'R04',
      at: 0,
      quote: `${words}`,
      ...(words > MAX_WORDS ? { grave: true as const } : {}),
      ...rewrite,
    },
  ];
};

/** The words on both sides of a cut, with a bar where the sentence can end. */
function cutAt(sentence: string, joint: number): string {
  const before = wordsOf(sentence.slice(0, joint)).slice(-5).join(' ');
  const after = sentence
    .slice(joint + 1)
    .trim()
    .split(/\s+/u)
    .slice(0, 5)
    .join(' ');
  return `… ${before} | ${after} …`;
}

const SHORT_ITEM = 6;

const list: Shape = (sentence, language) => {
  const joined = language === 'nl' ? /,[^,]*\s(?:en|of)\s/iu : /,[^,]*\s(?:and|or)\s/iu;
  const commas = partsOf(sentence).length - 1;
  if (commas < 4 || !joined.test(sentence)) return [];
  const parts = partsOf(sentence.replace(/[.;]$/, ''));
  const { items, from } = shortRun(parts);
  const joint = language === 'nl' ? 'en|of' : 'and|or';
  const outsideBrackets = new RegExp(`(?:^|\\s+)(?:${joint})\\s+(?![^()]*\\))`, 'u');
  // The first item still carries the words that introduce the list; only the writer can part them.
  const before = parts.slice(0, from).join(', ');
  const after = parts.slice(from + items.length).join(', ');
  const rewrite =
    items.length < 4
      ? {}
      : {
          rewrite: [
            ...(before === '' ? [] : [before]),
            ...items
              .flatMap((item) => item.split(outsideBrackets).filter((each) => each !== ''))
              .map((item) => `- ${item}`),
            ...(after === '' ? [] : [after]),
          ].join('\n'),
        };
  return [{ rule: 'R05', at: 0, quote: `${commas}`, ...rewrite }];
};

/** Parts between commas; what stands in brackets belongs to its item. */
function partsOf(sentence: string): readonly string[] {
  return sentence.split(/,(?![^()]*\))\s*/u);
}

/** The longest row of short parts: the items of the list, and the place where it begins. */
function shortRun(parts: readonly string[]): { readonly items: readonly string[]; readonly from: number } {
  let best: { readonly items: readonly string[]; readonly from: number } = { items: [], from: 0 };
  let run: string[] = [];
  for (const [at, part] of parts.entries()) {
    run = wordsOf(part).length <= SHORT_ITEM ? [...run, part] : [];
    if (run.length > best.items.length) best = { items: run, from: at - run.length + 1 };
  }
  return best;
}

const NEGATIONS: Record<Language, RegExp> = {
  nl: /(?<!\p{L})(?:niet|geen|nooit|niemand|niets)(?!\p{L})[^.;]{0,60}(?<!\p{L})(?:tenzij|niet|geen|nooit|zonder|on(?:mogelijk|gegrond|juist|nodig|bevoegd|toegankelijk|rechtmatig)\p{L}*)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:not|never|no|none|cannot)(?!\p{L})[^.;]{0,60}(?<!\p{L})(?:unless|not|never|without|un(?:able|lawful|necessary|authori[sz]ed|reasonable|available)\p{L}*)(?!\p{L})/iu,
};
/** Pairs of negations that do not negate each other. */
const SIDE_BY_SIDE: Record<Language, RegExp> = {
  nl: /niet(?: \p{L}+){0,3},? (?:ook niet|en niet|en ook niet|en geen|en evenmin)|niet meer .*, ook niet|geen [^,]*(?:,| en| of) geen/iu,
  en: /(?:not|no|never)[^,]*,? (?:nor|and not|and never|not even)|no [^,]* (?:and|or) no/iu,
};

const doubleNegation: Shape = (sentence, language) => {
  const match = NEGATIONS[language].exec(sentence);
  return match && !SIDE_BY_SIDE[language].test(sentence)
    ? [{ rule: 'R06', at: match.index, quote: match[0] }]
    : [];
};

const NOUNS: Record<Language, RegExp> = {
  nl: /(?<!\p{L})\p{L}{3,}(?:ingen|ing|ties|tie|heden|heid)(?!\p{L})/giu,
  en: /(?<!\p{L})\p{L}{3,}(?:tions?|ments?|ances?)(?!\p{L})/giu,
};
const NO_NOUNS =
  /^(?:marketing|toestemming|\p{L}*verklaring|\p{L}*instelling(?:en)?|instelling|rekening|statements?|consent|ding|kring|ring|ruimte|informatie|locatie|functie|locaties|functies|document\w*|information|location|locations|documents?|moments?|payments?|questions?|advertisements?)$/iu;

const nominalisation: Shape = (sentence, language) => {
  const found = (sentence.match(NOUNS[language]) ?? []).filter((word) => !NO_NOUNS.test(word));
  return found.length >= 3
    ? [{ rule: 'R07', at: sentence.indexOf(found[0] ?? ''), quote: found.join(', ') }]
    : [];
};

const PREPOSITIONS: Record<Language, RegExp> = {
  nl: /(?<!\p{L})(?:aan|bij|binnen|buiten|door|in|met|na|naar|om|onder|op|over|per|tegen|tot|tussen|uit|van|vanuit|via|volgens|voor|zonder)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:about|against|at|before|between|by|during|for|from|in|into|of|on|outside|over|through|to|under|upon|with|within|without)(?!\p{L})/giu,
};
/** A finite verb and the verb it needs, with more than eight words and no comma between them. */
const TONGS =
  /(?<!\p{L})(?:kunnen|kan|zullen|zal|moeten|moet|mogen|mag|hebben|heeft|worden|wordt)\s+((?:[\p{L}\p{N}'’/-]+\s+){9,})(?:ge\p{L}+[dtn]|\p{L}{3,}en)(?=[.,;:]|$)/iu;
const STACK = 5;

const distance: Shape = (sentence, language) => {
  const tongs = language === 'nl' ? TONGS.exec(sentence) : null;
  if (tongs) return [{ rule: 'R17', at: tongs.index, quote: tongs[0] }];
  const stacked = sentence
    .split(/[,;:]/u)
    .find((part) => wordsOf(part).length <= 20 && (part.match(PREPOSITIONS[language]) ?? []).length >= STACK);
  return stacked === undefined ? [] : [{ rule: 'R17', at: sentence.indexOf(stacked), quote: stacked.trim() }];
};

const SHAPES: readonly Shape[] = [passive, long, list, doubleNegation, nominalisation, distance];

/** Everything the shape rules find in a sentence. */
export function shapesOf(sentence: string, language: Language): readonly ShapeHit[] {
  return SHAPES.flatMap((shape) => shape(sentence, language));
}
