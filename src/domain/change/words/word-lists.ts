/** Words that the redline treats apart, Dutch and English together: a word of the other language does no harm. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/**
 * Words so common that sharing them says nothing about two clauses (function words, folded).
 * Negations and modals are not among them: they carry the promise.
 */
export const COMMON_WORDS: ReadonlySet<string> = list(
  'a an the and or of to in on at by for with from as is are was were be been it its this that these those you your ' +
    'we our us they their he she his her i if so than then which who whom whose what when where how any all some such ' +
    'other also into about over under up out do does did has have had can will would there here not no may must ' +
    'de het een en of van naar in op aan bij door voor met uit als is zijn was waren wordt worden werd dit dat deze ' +
    'die u uw wij we onze ons je jouw jij zij hun ze hij haar hem ik indien dan wie wat waar hoe om te er ook over ' +
    'onder tot tijdens deze hebben heeft had kan kunnen zal zullen zou alle andere zoals niet geen mag moet',
);

/** Negations and modals: a change of one of these is never typographic (diff.md section 5, invariant 7). */
export const WEIGHTY_WORDS: ReadonlySet<string> = list(
  'not no none never nor neither without cannot may might must shall should will would can could only unless except ' +
    'niet geen nooit noch zonder nergens niemand mag mogen moet moeten zal zullen zou zouden kan kunnen kon konden ' +
    'hoeft hoeven alleen slechts uitsluitend tenzij behalve',
);

/** Names of months and days: part of dates. */
export const DATE_WORDS: ReadonlySet<string> = list(
  'january february march april may june july august september october november december ' +
    'januari februari maart mei juni juli augustus oktober ' +
    'monday tuesday wednesday thursday friday saturday sunday ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
);
