/** Names and acronyms: what stands in capitals in one language must stand in the other. */
import type { Language } from '../../language.ts';

/** Acronyms and their counterparts, Dutch first. */
const ACRONYMS: readonly (readonly [nl: string, en: string])[] = [
  ['AVG', 'GDPR'],
  ['EER', 'EEA'],
  ['VS', 'US'],
  ['VS', 'USA'],
  ['VK', 'UK'],
  ['FG', 'DPO'],
  ['AP', 'DPA'],
  ['BTW', 'VAT'],
  ['KVK', 'COC'],
  ['BSN', 'CSN'],
  ['HVJEU', 'CJEU'],
  ['OV', 'PT'],
];

/** Words with a capital in the middle of a Dutch sentence, and what English makes of them. */
const NAMES: Readonly<Record<string, RegExp>> = {
  europese: /European/,
  europees: /European/,
  europa: /Europe/,
  nederland: /Netherlands|Dutch/,
  nederlandse: /Dutch|Netherlands/,
  nederlands: /Dutch/,
  engels: /English/,
  engelse: /English|British/,
  duitsland: /Germany|German/,
  belgië: /Belgium|Belgian/,
  frankrijk: /France|French/,
  ierland: /Ireland|Irish/,
  verenigde: /United/,
  staten: /States/,
  koninkrijk: /Kingdom/,
  amerikaanse: /American|US/,
  unie: /Union/,
  commissie: /Commission/,
  economische: /Economic/,
  ruimte: /Area|Space/,
  verordening: /Regulation/,
  richtlijn: /Directive/,
  uitvoeringsbesluit: /Implementing Decision/,
  hof: /Court/,
  kamer: /Chamber/,
  koophandel: /Commerce/,
  autoriteit: /Authority|Autoriteit/,
  persoonsgegevens: /Data Protection|Persoonsgegevens/,
  wet: /Act|Law/,
  zwitserland: /Switzerland|Swiss/,
};

export interface NameDifference {
  /** Language that has the words; the other one lacks them. */
  readonly language: Language;
  readonly words: string;
}

/** Acronyms, translated to one form; "EU-VS" is two. */
function acronymsOf(text: string, language: Language): readonly string[] {
  // A clause in capitals is set that way; it names nothing.
  if (text === text.toUpperCase()) return [];
  const found = text.match(/(?<![\p{L}\p{N}@./])\p{Lu}{2,}(?:'?s)?(?![\p{L}\p{N}@])/gu) ?? [];
  return found.map((word) => {
    const name = word.replace(/'?s$/, '').toUpperCase();
    const pair = ACRONYMS.find(([nl, en]) => (language === 'nl' ? nl : en) === name);
    return pair ? pair[0] : name;
  });
}

/** Capitalised words that do not begin a sentence. Only Dutch tells names from titles by their capital. */
function namesOf(text: string): readonly string[] {
  if (text === text.toUpperCase()) return [];
  return [...text.matchAll(/(?<=[\p{L}\p{N},;)]\s|[\p{L}\p{N}]\s[“"(])\p{Lu}\p{Ll}[\p{L}\p{N}-]+/gu)].map(
    // "KvK-nummer" is a name and a common noun: only the name must stand in the other language.
    (match) => match[0].replace(/-\p{Ll}[\p{Ll}-]*$/u, ''),
  );
}

/** Acronyms and names of one clause that the other language lacks. */
export function compareNames(
  here: { readonly text: string; readonly language: Language },
  there: { readonly text: string; readonly language: Language },
): readonly NameDifference[] {
  const [left, right] = [acronymsOf(here.text, here.language), acronymsOf(there.text, there.language)];
  const count = (names: readonly string[], name: string) => names.filter((each) => each === name).length;
  const lacking = (own: readonly string[], other: readonly string[], text: string, language: Language) =>
    [...new Set(own)]
      .filter((name) => count(other, name) < count(own, name) && !explained(name, text))
      .map((words) => ({ language, words }));
  const differences = [
    ...lacking(left, right, there.text, here.language),
    ...lacking(right, left, here.text, there.language),
  ];
  const dutch = here.language === 'nl' ? here : there.language === 'nl' ? there : undefined;
  const other = dutch === here ? there : here;
  if (!dutch) return differences;
  const plain = other.text.toLowerCase();
  const names = [...new Set(namesOf(dutch.text))].filter((name) => {
    const translated = NAMES[name.toLowerCase()];
    return !(translated ? translated.test(other.text) : plain.includes(name.toLowerCase()));
  });
  return [...differences, ...names.map((words) => ({ language: dutch.language, words }))];
}

/** Written out in full on the other side: every letter begins a word there. */
function explained(name: string, text: string): boolean {
  const initials = (text.match(/(?<!\p{L})\p{L}/gu) ?? []).join('').toUpperCase();
  return name.length >= 3 && initials.includes(name);
}
