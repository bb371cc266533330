/** Sentences about words that turn or narrow what is said without a subject of their own. */
interface Words {
  readonly old: string;
  readonly new: string;
}
type Told = (words: Words) => string;

const nl = (text: string) => text.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));

/** Keyed by rule. */
export const NARROWING_SENTENCES: Readonly<Record<string, { readonly nl: Told; readonly en: Told }>> = {
  opposite: {
    nl: (words) =>
      `Een woord maakt plaats voor zijn tegendeel: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 29.`,
    en: (words) => `A word gives way to its opposite: ${words.old} becomes ${words.new}; WP260 par. 29.`,
  },
  'denial-limited': {
    nl: (words) =>
      `De ontkenning krijgt een andere reikwijdte: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 12 en 29.`,
    en: (words) =>
      `What is denied becomes more or less: ${words.old} becomes ${words.new}; WP260 par. 12 and 29.`,
  },
  'occasion-added': {
    nl: (words) =>
      `Er wordt een gelegenheid genoemd waartoe dit zich beperkt: ${nl(words.new)}; WP260 punt 29.`,
    en: (words) => `An occasion is named to which this is limited: ${words.new}; WP260 par. 29.`,
  },
  'occasion-removed': {
    nl: (words) =>
      `De gelegenheid waartoe dit zich beperkte, wordt niet meer genoemd: ${nl(words.old)}; WP260 punt 29.`,
    en: (words) => `The occasion to which this was limited is no longer named: ${words.old}; WP260 par. 29.`,
  },
};
