/**
 * English inflection and spelling variants, by rule. Porter's stemmer was refused: it merges `policy`
 * with `police`, `organisation` with `organ`, and every past tense with its present.
 */

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'be am is are been being',
    'have has having',
    'do does doing done',
    'keep kept keeping',
    'send sent sending',
    'give given gives giving',
    'get got getting gotten',
    'sell sold selling',
    'hold held holding',
    'make made making',
    'take taken taking takes',
    'tell told telling',
    'know known knowing',
    'find found finding',
    'choose chosen choosing chooses',
    'let letting',
    'set setting',
    'write written writing',
    'read reading',
    'see seen seeing',
    'show shown showing',
    'understand understood',
    'withdraw withdrawn',
    'buy bought buying',
    'lose lost losing',
    'build built',
    'become becoming',
    'child children',
    'person people',
    'basis bases',
    'criterion criteria',
    'datum data',
    'die dies',
    'use used uses using',
    'process processes processed processing',
    'address addresses addressed',
    'access accesses accessed accessing',
    'business businesses',
    'policy policies',
    'cookie cookies',
    'party parties',
    'country countries',
    'company companies',
    'agency agencies',
    'category categories',
    'authority authorities',
    'need needed',
    'must',
    'this',
    'news',
    'plus',
    'across',
    'analysis analyses',
    'status',
    'us',
    'ads ad',
    'purpose purposes',
    'service services',
    'device devices',
    'website websites',
    'notice notices',
    'change changes changed changing',
    'image images',
    'store stored stores storing',
    'profile profiles',
    'message messages',
    'require required requires requiring',
    'name names named',
    'type types',
    'site sites',
    'time times',
    'file files',
    'state states stated',
    'page pages',
    'software',
    'rename',
    'provide provided provides providing',
    'provider providers',
    'refer referred referring refers',
    'opt opted opting opts',
    'submit submitted submitting submits',
    'permit permitted permitting permits',
    'transfer transferred transferring transfers',
    'infer inferred inferring infers',
    'stop stopped stopping',
    'control controlled controlling controls',
    'controller controllers',
    'log logged logging logs',
    'plan planned planning',
    'occur occurred',
    'commit committed committing',
    'agree agreed agreeing agrees',
    'enable enabled',
    'delete deleted',
  ].flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return [[base, base], ...forms.map((form) => [form, base])];
  }),
);

/** Key of an English word: base form of verbs, singular of nouns. */
export function stemEnglish(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  const plain = word.replace(/'s?$/, '');
  if (plain.length < 4) return plain;
  if (/ies$/.test(plain) && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(?:ss|us|is|ous)$/.test(plain)) return plain;
  if (/(?:ch|sh|x|ss|z)es$/.test(plain)) return plain.slice(0, -2);
  if (/s$/.test(plain)) return dropE(plain.slice(0, -1));
  if (/(?:ied)$/.test(plain)) return `${plain.slice(0, -3)}y`;
  if (/[^e]ed$/.test(plain) && /[aeiouy].*ed$/.test(plain)) return undouble(plain.slice(0, -2));
  if (/ing$/.test(plain) && /[aeiouy].*ing$/.test(plain) && plain.length > 5)
    return undouble(plain.slice(0, -3));
  return dropE(plain);
}

function dropE(word: string): string {
  return word.length > 4 && /[^aeiou]e$/.test(word)
    ? word.slice(0, -1)
    : word.length > 4 && /ue$/.test(word)
      ? word.slice(0, -1)
      : word;
}

function undouble(word: string): string {
  return dropE(word.replace(/([bdgmnprt])\1$/, '$1'));
}

/** British and American spelling meet in the American one; `-ise` only where it is a suffix. */
export function respellEnglish(word: string): string {
  return word
    .replace(
      /^(.{3,})is(e|es|ed|ing|ation|ations|ational|ationally|er|ers|able)$/,
      (whole, root: string, suffix: string) =>
        /(?:adv|rev|superv|exerc|ra|prom|comprom|pr[eé]c|prec|conc|expert|franch|disgu|surpr|enterpr|telev|adver?t|merchand|prem|no|po|pra|cru|bru|dev|rece?|prov|aud?|adverti|otherw|likew|paradi)$/.test(
          root,
        ) || /^(?:ana|para|cata)ly?s/.test(whole)
          ? whole
          : `${root}iz${suffix}`,
    )
    .replace(/^(analy|paraly|cataly)s(e|es|ed|ing)$/, '$1z$2')
    .replace(/^(behavi|col|fav|hon|lab|neighb|hum|flav|harb|endeav)our/, '$1or')
    .replace(/^(cent|theat|met|fib|lit)re(s?)$/, '$1er$2')
    .replace(/^(licen|defen|offen|preten)ce(s?)$/, '$1se$2')
    .replace(/^(catalog|dialog)ue(s?)$/, '$1$2')
    .replace(/^(travel|cancel|label|model|signal|enrol|fulfil|instal)l(ed|ing|er|ers|ment)$/, '$1$2')
    .replace(/^enrol(s|ment)?$/, 'enroll$1')
    .replace(/^fulfil(s|ment)?$/, 'fulfill$1')
    .replace(/^judgement/, 'judgment')
    .replace(/^acknowledgement/, 'acknowledgment')
    .replace(/^program(me)(s?)$/, 'program$2')
    .replace(/^grey/, 'gray')
    .replace(/^ageing$/, 'aging')
    .replace(/^towards$/, 'toward')
    .replace(/^whilst$/, 'while')
    .replace(/^amongst$/, 'among');
}

export function isFiniteEnglish(word: string): boolean {
  return /^(?:is|are|will|may|can|must|shall|do|does|share|shares|sell|sells|keep|keeps|never|cannot|has|have)$/.test(
    word,
  );
}
