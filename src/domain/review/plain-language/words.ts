/** The words each rule looks for, per language, and the everyday word to put in their place. */
import type { Language } from '../../language.ts';
import type { PlainRuleId } from './rules.ts';

export interface WordRule {
  readonly rule: PlainRuleId;
  /** With flags `giu`. */
  readonly pattern: RegExp;
  /** What to write instead; `$1` as in `String.replace`. An empty string: leave it out. Absent: no fixed word. */
  readonly instead?: string;
  /** Holds only in sentences in which the publisher acts, not where the reader may do something. */
  readonly weActs?: true;
  /** Holds only where the sentence does not match this. */
  readonly unless?: RegExp;
}

const rule = (
  id: PlainRuleId,
  pattern: string,
  instead?: string,
  more: Partial<WordRule> = {},
): WordRule => ({
  rule: id,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'),
  ...(instead === undefined ? {} : { instead }),
  ...more,
});

const we = { weActs: true } as const;

export const WORD_RULES: Record<Language, readonly WordRule[]> = {
  nl: [
    rule(
      'R01',
      '(?:wij|we)(?:\\s+(?:ook|daarnaast|soms|bijvoorbeeld))?\\s+(?:kunnen|zouden)|kunnen\\s+(?:wij|we)',
      undefined,
      { unless: /niet (?:meer )?kunnen|kunnen (?:wij|we) (?:u )?(?:daarmee )?niet/iu },
    ),
    rule(
      'R01',
      '(?<!zo\\s\\S{1,20}\\s)(?<!zoveel\\s)mogelijk(?!\\s+(?:te\\s+)?(?:maak|maken|maakt|gemaakt|illegale|strafbare|onrechtmatige))(?!\\s+is)',
      '',
      we,
    ),
    rule('R01', 'mogelijkerwijs|eventueel|wellicht|misschien', '', we),
    rule('R01', 'soms|vaak|sommige|meestal|doorgaans', undefined, we),
    rule('R01', 'in bepaalde gevallen|in sommige gevallen|in voorkomend(?:e)? geval(?:len)?', undefined, we),
    rule('R01', '(?<!in\\s)bepaalde(?!\\s+gevallen)', undefined, we),
    rule('R01', '(?:waar|voor zover|indien) van toepassing', undefined),
    rule(
      'R02',
      '(?:diensten|producten)(?:\\s+en\\s+(?:diensten|producten))?(?:\\s+(?:en|,)?\\s*\\p{L}+){0,3}\\s+(?:te\\s+)?(?:leveren|verbeteren|ontwikkelen)(?:,?\\s+(?:en\\s+)?(?:te\\s+)?(?:verbeteren|ontwikkelen|leveren|beschermen|optimaliseren)){1,3}|(?:leveren|beschermen|verbeteren),\\s+(?:beschermen|verbeteren)\\s+en\\s+(?:verbeteren|ontwikkelen)|(?:onze\\s+)?diensten\\s+(?:te\\s+)?verbeteren(?!\\s+door)|nieuwe\\s+(?:producten|diensten)\\s+(?:te\\s+)?ontwikkelen',
    ),
    rule(
      'R02',
      'onderzoeksdoeleinden|voor onderzoek|marketingdoeleinden en dergelijke|zakelijke doeleinden|interne doeleinden',
    ),
    rule(
      'R02',
      'personaliseren(?:\\s+(?:wij|we))?(?:\\s+(?:er|bijvoorbeeld|hiermee|daarmee)){0,2}\\s+(?:van\\s+)?inhoud|(?:het\\s+)?personaliseren van inhoud|gepersonaliseerde\\s+(?:diensten|inhoud|ervaring)',
    ),
    rule('R08', 'derhalve', 'dus'),
    rule('R08', 'dienen(?=[^.;]*\\s+te\\s)', 'moeten'),
    rule('R08', 'dient(?=[^.;]*\\s+te\\s)', 'moet'),
    rule('R08', 'alsmede|alsook|evenals', 'en'),
    rule('R08', 'inzake|aangaande|omtrent|betreffende|nopens', 'over'),
    rule('R08', 'teneinde', 'om'),
    rule('R08', 'middels', 'met'),
    rule('R08', 'te allen tijde', 'altijd'),
    rule('R08', 'hierin', 'in deze verklaring'),
    rule('R08', '(?:het|de)?\\s*desbetreffende', 'deze'),
    rule('R08', 'conform', 'volgens'),
    rule('R08', 'ingevolge|krachtens|uit hoofde van', 'volgens'),
    rule('R08', 'onverminderd', 'naast'),
    rule('R08', 'hetgeen', 'wat'),
    rule('R08', 'thans', 'nu'),
    rule('R08', 'tevens', 'ook'),
    rule('R08', 'anderszins', 'op een andere manier'),
    rule('R08', 'ter zake(?: van)?', 'over'),
    rule('R08', 'jegens', 'tegenover'),
    rule('R08', 'indien', 'als'),
    rule('R08', 'alvorens'),
    rule('R09', 'en/of', undefined),
    rule('R10', 'redelijke?\\s+(?:termijn|tijd|tijdsbestek|stappen|maatregelen|inspanningen?)'),
    rule('R10', 'passende\\s+(?:maatregelen|waarborgen)(?![^.]*(?:zoals|namelijk|:))'),
    rule('R11', 'enzovoorts?|enz\\.|etc\\.?|et cetera|en dergelijke|e\\.d\\.', ''),
    rule('R11', 'onder (?:andere|meer)|o\\.a\\.', undefined),
    rule(
      'R14',
      'enige tijd|geruime tijd|een bepaalde periode|zo ?lang(?:\\s+als)?\\s+(?:dat\\s+|dit\\s+)?(?:nodig|noodzakelijk|vereist|relevant)|niet langer dan (?:nodig|noodzakelijk)',
      undefined,
    ),
    rule(
      'R16',
      'SDK(?:\\x27s)?|identifiers?|unieke identifiers?|tokens?|hash(?:es)?|cloudomgeving|pixels?|API(?:\\x27s)?|metadata|cachegegevens',
      undefined,
      { unless: /\(.*\)/u },
    ),
  ],
  en: [
    // "We may not keep it" forbids; "we may not be able to" hedges.
    rule(
      'R01',
      '(?:we|our\\s+\\p{L}+)(?:\\s+also)?\\s+(?:may(?!\\s+not\\b(?!\\s+(?:be\\s+able|always|have)\\b))|might|could)',
      undefined,
    ),
    rule('R01', 'may be\\s+\\p{L}+(?:ed|en)', undefined),
    rule('R01', '(?:possibly|perhaps|potentially)(?!\\s+(?:illegal|unlawful|criminal))', '', we),
    rule('R01', 'possible(?<!as\\s\\S{1,20}\\spossible)', undefined, we),
    rule('R01', 'some|sometimes|often|generally|usually', undefined, we),
    rule('R01', 'certain(?!\\s+that)', undefined, we),
    rule('R01', 'where (?:applicable|appropriate)|as appropriate|if applicable', undefined),
    rule('R01', 'from time to time', undefined, we),
    rule(
      'R02',
      '(?:deliver|provide|improve|develop|protect)(?:ing)?,?\\s+(?:(?:and\\s+)?(?:protect|improve|develop|provide)(?:ing)?(?:,?\\s+|\\s+and\\s+)){1,3}(?:our\\s+|new\\s+)?(?:products?|services?)(?:\\s+and\\s+(?:products?|services?))?|improv(?:e|ing)\\s+our\\s+(?:products?\\s+and\\s+)?services?|develop(?:ing)?\\s+new\\s+(?:products?|services?)',
    ),
    rule('R02', 'research purposes|business purposes|internal purposes'),
    rule('R02', 'personali[sz](?:e|ing)\\s+content|personali[sz]ed\\s+(?:services?|content|experiences?)'),
    rule('R08', 'hereby|thereof|therein', ''),
    rule('R08', 'herein', 'in this statement'),
    rule('R08', 'pursuant to', 'under'),
    rule('R08', 'notwithstanding', 'despite'),
    rule(
      'R08',
      '(?:the\\s+)?(?:aforementioned|aforesaid|said)(?=\\s+(?:data|information|party|parties))',
      'this',
    ),
    rule('R08', 'shall', 'will'),
    rule('R08', 'in the event that', 'if'),
    rule('R08', 'in the event of', 'if there is'),
    rule('R08', 'prior to', 'before'),
    rule('R08', 'in order to', 'to'),
    rule('R08', 'with respect to|in respect of', 'about'),
    rule('R08', 'commence', 'start'),
    rule('R08', 'terminate', 'end'),
    rule('R08', 'utili[sz]e', 'use'),
    rule('R08', 'whilst', 'while'),
    rule('R09', 'and/or', undefined),
    rule('R10', 'reasonable\\s+(?:time|period|steps|efforts|measures|timeframe)'),
    rule('R10', 'appropriate\\s+(?:measures|safeguards)(?![^.]*(?:such as|namely|:))'),
    rule('R11', 'etc\\.?|et cetera|and the like|and so on', ''),
    rule('R11', 'including but not limited to|including,? without limitation', 'namely'),
    rule('R11', 'among (?:other things|others)|inter alia', undefined),
    rule(
      'R14',
      'some time|a certain period|(?:for\\s+)?as long as\\s+(?:is\\s+|it is\\s+)?(?:necessary|needed|required|relevant)|no longer than\\s+(?:is\\s+)?necessary',
      undefined,
    ),
    rule(
      'R16',
      'SDKs?|identifiers?|unique identifiers?|tokens?|hash(?:es)?|cloud environment|pixels?|APIs?|metadata',
      undefined,
      { unless: /\(.*\)/u },
    ),
  ],
};

/** Sentences in which the publisher acts. */
export const WE: Record<Language, RegExp> = {
  nl: /(?<!\p{L})(?:wij|we|ons|onze|Partners)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:we|us|our)(?!\p{L})/iu,
};

/** Abbreviations every reader knows. */
export const KNOWN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'EU VS US UK USA NL BV NV IT PIN PDF SMS GPS IP ID TV URL USB WIFI CV HTML FAQ OK AM PM KVK BTW VAT IBAN'.split(
    ' ',
  ),
);

/** Numbers with a unit of time: what makes a duration concrete. */
export const MEASURE: Record<Language, RegExp> = {
  nl: /(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|veertien|dertig|zestig|negentig)\s+(?:\p{L}+\s+)?(?:uur|uren|dag|dagen|werkdagen|week|weken|maand|maanden|jaar|jaren)/iu,
  en: /(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)[\s-]+(?:\p{L}+\s+)?(?:hours?|days?|weeks?|months?|years?)/iu,
};

export const FORMAL: RegExp = /(?<!\p{L})(?:u|uw|uzelf)(?!\p{L})/giu;
export const INFORMAL: RegExp = /(?<!\p{L})(?:je|jij|jou|jouw|jezelf)(?!\p{L})/giu;
