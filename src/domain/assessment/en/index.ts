/** The English language pack, British and American. */
import type { LanguagePack } from '../language-pack.ts';
import { ENGLISH_CONCEPTS } from './concepts.ts';
import { isFiniteEnglish, respellEnglish, stemEnglish } from './morphology.ts';

const words = (text: string): readonly string[] => text.split(' ');

export const english: LanguagePack = {
  language: 'en',
  concepts: ENGLISH_CONCEPTS,
  stem: stemEnglish,
  respell: respellEnglish,
  emptyWords: words('the a an that then also there please thus hereby therefore'),
  functionWords: words(
    'we us our ours ourselves you your yours yourself they them their theirs it its he she his her who whom whose which what this these those of for with to in on at by from about into onto over under between through during against via per as than how so because while where whether upon be is are was were am been being has have had having do does did doing would should there here such both either',
  ),
  numbers: {
    one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, 'twenty-one': 21, 'twenty-four': 24, 'twenty-five': 25, 'twenty-eight': 28, thirty: 30, 'thirty-six': 36, forty: 40, 'forty-five': 45, 'forty-eight': 48, fifty: 50, sixty: 60, 'seventy-two': 72, seventy: 70, eighty: 80, ninety: 90, 'one hundred': 100, hundred: 100,
  },
  units: {
    hour: 'hour', hours: 'hour', minute: 'minute', minutes: 'minute', second: 'second', seconds: 'second', day: 'day', days: 'day', 'working day': 'workday', 'working days': 'workday', 'business day': 'workday', 'business days': 'workday', week: 'week', weeks: 'week', month: 'month', months: 'month', quarter: 'quarter', quarters: 'quarter', year: 'year', years: 'year',
  },
  months: { january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10, november: 11, december: 12, jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sept: 9, sep: 9, oct: 10, nov: 11, dec: 12 },
  weekdays: words('monday tuesday wednesday thursday friday saturday sunday'),
  variants: {
    "we'll": 'we will', "we're": 'we are', "we've": 'we have', "we'd": 'we would', "you'll": 'you will', "you're": 'you are', "you've": 'you have', "you'd": 'you would', "it's": 'it is', "that's": 'that is', "don't": 'do not', "doesn't": 'does not', "won't": 'will not', "can't": 'can not', cannot: 'can not', "isn't": 'is not', "aren't": 'are not', "didn't": 'did not', "haven't": 'have not', "hasn't": 'has not', "wouldn't": 'would not', "shouldn't": 'should not', "here's": 'here is', "they're": 'they are', "they'll": 'they will',
    'e-mail': 'email', 'e-mails': 'emails', 'sub-processor': 'subprocessor', 'sub-processors': 'subprocessors', 'web site': 'website', 'third-party': 'third party', 'first-party': 'first party',
  },
  persons: { we: ['we', 'us', 'our'], you: ['you', 'your', 'yours'] },
  address: {},
  relatives: words('which who that whose whom where'),
  finite: isFiniteEnglish,
  pointer: /^(?:(?:you can |you may |please |to )?(?:read|see|view|visit|check|consult|learn|find|refer|review|click|follow)\b.*\b(?:more|here|information|documentation|page|policy|statement|section|details|link|article|notice|about)\b.*|(?:learn|read|find out|see) more.*|more (?:information|details|info|about).*|for (?:more|further|additional) (?:information|details).*|(?:here is|below is|see) .*|(?:we are|we're) updating (?:our|this) privacy.*)$/i,
  dateLine: /^(?:\W*(?:version \d+(?:\.\d+)*,?\s*)?(?:effective(?: date| as of| from)?|last (?:updated|modified|revised|changed)(?: on)?|date(?: of last (?:revision|update))?|updated(?: on)?|published(?: on)?|version(?: date)?|valid from|in effect from|with effect from|as of|this (?:privacy )?(?:statement|policy|notice) (?:was|is) last (?:updated|modified|revised)(?: on)?)?\s*:?\s*(?:on|as of|from)?\s*)$/i,
  scopeHeading: /\b(?:only|solely|exclusively|if you|when you|where you|for (?:applicants|employees|customers|business|visitors|users|suppliers|children|residents|patients|members|donors|parents|candidates)|residents?|applicants|(?:not|no|never)\b)/i,
  ordered: /\b(?:in this order|in the following order|in order of|step \d|first\b.*\b(?:then|next)|order of)\b/i,
  decimal: '.',
};
