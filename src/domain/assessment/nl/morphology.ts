/**
 * Dutch inflection and compounds, by rule. Snowball's Dutch stemmer was refused: it drops `-heid`, merges
 * past and present, and leaves `deelt` and `gedeeld` apart.
 */

/** Verbs whose stem itself begins with ge-: there it is no mark of the participle. */
const GE_STEMS =
  /^ge(?:bruik|beur|draag|geven|grond|leid|loof|loven|luid|niet|nees|not|raak|sprek|tuig|val|van|voel|vol|waar|wicht|win|zicht|zond|zin|past|schikt|recht|meen|heim|richt|let|wend|stal|slacht|beden|drag|noeg|naamd)/;
const PARTICLES =
  'aan|achter|af|bij|door|in|mee|na|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|vrij|weg|weer|bekend|beschikbaar|openbaar|ter';

/** Principal parts of verbs that rules cannot relate: form -> infinitive stem. */
const STRONG: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'hebben heb hebt heeft gehad',
    'worden word wordt geworden',
    'zijn is ben bent zijnde geweest',
    'kunnen kan kun kunt gekund',
    'zullen zal zul zult',
    'mogen mag moogt gemogen',
    'moeten moet gemoeten',
    'willen wil wilt gewild',
    'dienen dient dien',
    'hoeven hoeft hoef gehoeven',
    'gaan ga gaat gegaan',
    'staan sta staat gestaan',
    'doen doe doet gedaan',
    'zien zie ziet gezien',
    'slaan sla slaat geslagen',
    'geven geef geeft gegeven',
    'nemen neem neemt genomen',
    'krijgen krijg krijgt gekregen',
    'verkrijgen verkrijg verkrijgt verkregen',
    'houden houd houdt gehouden',
    'bieden bied biedt geboden',
    'verbieden verbied verbiedt verboden',
    'geschieden geschiedt geschied',
    'schrijven schrijf schrijft geschreven',
    'sluiten sluit gesloten',
    'sturen stuur stuurt gestuurd',
    'zenden zend zendt gezonden',
    'verzenden verzend verzendt verzonden',
    'brengen breng brengt gebracht',
    'trekken trek trekt getrokken',
    'vragen vraag vraagt gevraagd',
    'laten laat gelaten',
    'lezen lees leest gelezen',
    'vinden vind vindt gevonden',
    'komen kom komt gekomen',
    'overeenkomen overeenkomt overeengekomen',
    'ontvangen ontvang ontvangt',
    'wissen wis wist gewist',
    'verkopen verkoop verkoopt verkocht',
    'kopen koop koopt gekocht',
    'kiezen kies kiest gekozen',
    'zoeken zoek zoekt gezocht',
    'verzoeken verzoek verzoekt verzocht',
    'bezoeken bezoek bezoekt bezocht',
    'begrijpen begrijp begrijpt begrepen',
    'beschrijven beschrijf beschrijft beschreven',
    'helpen help helpt geholpen',
    'spreken spreek spreekt gesproken',
    'treffen tref treft getroffen',
    'betreffen betreft betroffen',
    'verstrijken verstrijkt verstreken',
    'blijven blijf blijft gebleven',
    'vervallen vervalt',
    'beschermen bescherm beschermt beschermd',
    'besluiten besluit besloten',
    'onderhouden onderhoud onderhoudt',
    'verliezen verlies verliest verloren',
    'verbinden verbind verbindt verbonden',
    'denken denk denkt gedacht',
  ].flatMap((line) => {
    const [infinitive = '', ...forms] = line.split(' ');
    return [[infinitive, infinitive], ...forms.map((form) => [form, infinitive])];
  }),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  kinderen: 'kind',
  leden: 'lid',
  steden: 'stad',
  plaatst: 'plaats',
  plaatsen: 'plaats',
  past: 'pas',
  passen: 'pas',
  volgt: 'volg',
  contact: 'contact',
  contacten: 'contact',
  foto: 'foto',
  fotos: 'foto',
  bases: 'basis',
  cvs: 'cv',
  kopieen: 'kopie',
  aanpast: 'aanpas',
  toepast: 'toepas',
  toepassen: 'toepas',
};

/** Words that rules would take apart wrongly. */
const WHOLE = new Set(
  'gegevens enkele enige andere alleen meeste minste tussen tegen eigen binnen buiten samen zeven negen tien keuze kosten diensten mensen jongeren ouders wij bij tot adres proces express toegang browser status basis akkoord gratis tijdens telkens soms steeds reeds alles iets niets onze lens uwen overige laatste eerste beste recht rechten verwerker verwerkers verwerking verwerkingen verwerkingsverantwoordelijke verantwoordelijke vereist bepaalde deel bestand besluit beleid bericht geld'.split(
    ' ',
  ),
);

/** Key of a Dutch word without accents: infinitive for verbs, singular for nouns, no -e for adjectives. */
export function stemDutch(word: string): string {
  const whole = STRONG[word];
  if (whole) return whole;
  const separable = new RegExp(`^(${PARTICLES})(?=\\p{L}{3})(.+)$`, 'u').exec(word);
  if (separable) {
    const strong = STRONG[separable[2]!] ?? STRONG[separable[2]!.replace(/^te(?=\p{L}{4})/u, '')];
    if (strong) return separable[1]! + strong;
  }
  if (WHOLE.has(word)) return pluralOnly(word);
  const root = participleRoot(word);
  return root === null ? reduce(word) : tidy(root);
}

function pluralOnly(word: string): string {
  return (
    { rechten: 'recht', verwerkers: 'verwerker', verwerkingen: 'verwerking', diensten: 'dienst' }[word] ??
    word
  );
}

const PARTICIPLE = new RegExp(`^((?:${PARTICLES})?)ge(\\p{L}{2,}?)(?:d|t|de|te)$`, 'u');
/** Roots that end in -d or -t themselves. */
const DENTAL_ROOTS: Readonly<Record<string, string>> = {
  mel: 'meld',
  lei: 'leid',
  wen: 'wend',
  mee: 'meet',
  plan: 'plant',
  bran: 'brand',
  lan: 'land',
  re: 'red',
  tes: 'test',
  pos: 'post',
  star: 'start',
  koppel: 'koppel',
};

/** `gedeeld` -> `deel`, `uitgeoefend` -> `uitoefen`; `null` for no such participle. */
function participleRoot(word: string): string | null {
  const match = PARTICIPLE.exec(word);
  if (!match || GE_STEMS.test(`ge${match[2]}`)) return null;
  return match[1]! + (DENTAL_ROOTS[match[2]!] ?? match[2]!);
}

function reduce(word: string): string {
  let stem = word;
  const irregular = IRREGULAR[stem];
  if (irregular) return irregular;
  if (/'s$/.test(stem)) stem = stem.slice(0, -2);
  else if (/(?:heden)$/.test(stem)) stem = `${stem.slice(0, -5)}heid`;
  else if (/(?:ieen|ieën)$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 4 && /[^aeiou]en$/.test(stem)) stem = stem.slice(0, -2);
  else if (
    stem.length > 4 &&
    /(?:el|er|en|em|ie|aar|oor|eur|age|ing|um|ie|ee|app|oe|cookie|team|partner|banner|account|tool|provider|cloud|site|file)s$/.test(
      stem,
    )
  )
    stem = stem.slice(0, -1);
  else if (
    stem.length > 3 &&
    /[^aeious]s$/.test(stem) &&
    /(?:t|k|p|n|l|r|m|d|g|c|x|b)s$/.test(stem) &&
    !/(?:ns|ls)$/.test(stem)
  )
    stem = stem.slice(0, -1);
  else if (
    stem.length > 4 &&
    /[^aeioujt]t$/.test(stem) &&
    (/(?:eer|oer|ur|uur|oor|aar|der|ger|ter|ver|ser|ker|per|ber|ler|mer|ner)t$/.test(stem) ||
      !/(?:cht|st|nt|rt|ft|pt|ct)$/.test(stem))
  )
    stem = stem.slice(0, -1);
  else if (
    stem.length > 5 &&
    /^(?:be|ver|ont|her)/.test(stem) &&
    /(?:[^aeiou](?:d|t))$/.test(stem) &&
    !/(?:cht|st|nd|ld|rd|nt|houd)$/.test(stem)
  )
    stem = stem.slice(0, -1);
  else if (stem.length > 5 && /^(?:be|ver|ont|her)\p{L}+(?:[aeiou]{2}[rlnm]|el|er|ig|en|or)de$/u.test(stem))
    stem = stem.slice(0, -2);
  else if (stem.length > 4 && /[^aeiou]e$/.test(stem)) stem = stem.slice(0, -1);
  else if (stem.length > 5 && /^(?:be|ver|ont|her)\p{L}+(?:[aeiou]{2}[rlnm]|el|er|ig|en|or)d$/u.test(stem))
    stem = stem.slice(0, -1);
  return tidy(stem);
}

/** One vowel and one consonant: `bewaar` and `bewar(en)`, `wis` and `wiss(en)`, `geef` and `gev(en)` meet. */
function tidy(stem: string): string {
  return stem
    .replace(/([aeou])\1(?=[^aeiou]$)/, '$1')
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
}

/** Heads of compounds in statements like these, and the linking sounds before them. */
const HEADS =
  'persoonsgegevens gegevens data informatie termijn termijnen periode duur cookies cookie doeleinden doeleinde doelen doel partners partner bedrijven bedrijf diensten dienst leveranciers leverancier providers provider netwerken netwerk bureaus bureau rechten recht nummer nummers adres adressen berichten bericht formulier'
    .split(' ')
    .sort((a, b) => b.length - a.length);

/** Modifier and head of a compound, linking -s-, -en- and hyphen left out. */
export function compoundDutch(word: string): readonly [string, string] | null {
  const plain = word.replace(/-/g, '');
  const head = HEADS.find((candidate) => plain.endsWith(candidate) && plain.length - candidate.length > 2);
  if (!head) return null;
  const modifier = plain.slice(0, -head.length);
  return [modifier.length > 4 ? modifier.replace(/(?<=[a-z]{3})s$/, '') : modifier, head];
}

/** Finite verb forms that make a heading a statement (`Wij delen geen gegevens`). */
export function isFiniteDutch(word: string): boolean {
  return /^(?:is|zijn|worden|wordt|heeft|hebben|hebt|kan|kunnen|kunt|mag|mogen|moet|moeten|zal|zullen|delen|deelt|verkopen|verkoopt|bewaren|bewaart|gebruiken|gebruikt|verzamelen|verzamelt|verwerken|verwerkt|verstrekken|verstrekt|geven|geeft|sturen|stuurt|plaatsen|plaatst|ontvangen|ontvangt|gelden|geldt|beschermen|beschermt|doen|doet|gaan|gaat)$/.test(
    word,
  );
}
