/** C12 to C16, C19 to C21: what people can ask, and how (GDPR art. 12, 13(2), 21). */
import { find, findAll, has, type Pattern, sectionsAbout } from './document.ts';
import { type CompletenessRule, MET, missing, SILENT, weak } from './rule.ts';

const RIGHTS: readonly { readonly name: { nl: string; en: string }; readonly pattern: Pattern }[] = [
  {
    name: { nl: 'inzage', en: 'access' },
    pattern: { nl: /inzage|inzien/u, en: /right (?:of|to) access|access to/u },
  },
  {
    name: { nl: 'rectificatie', en: 'rectification' },
    pattern: { nl: /rectificatie|correctie|corriger|verbeter(?:ing|en) van/u, en: /rectif|correct/u },
  },
  { name: { nl: 'wissing', en: 'erasure' }, pattern: { nl: /wissing|wissen|verwijder/u, en: /eras|delet/u } },
  { name: { nl: 'beperking', en: 'restriction' }, pattern: { nl: /beperk/u, en: /restrict/u } },
  { name: { nl: 'bezwaar', en: 'objection' }, pattern: { nl: /bezwaar/u, en: /object/u } },
  {
    name: { nl: 'overdraagbaarheid', en: 'portability' },
    pattern: { nl: /overdraagbaar|gestructureerd/u, en: /portab|structured/u },
  },
];
const RIGHTS_HEADING: Pattern = { nl: /rechten|wat u kunt/u, en: /rights|what you can/u };
const TRANSMIT: Pattern = {
  nl: /overdra(?:gen|agbaar)|over te dragen|doorgeven|door te geven|aan een ander/u,
  en: /portab|transmit|transferred to another|pass(?:ed)? on/u,
};
const CONSENT: Pattern = { nl: /toestemming/u, en: /(?<!\p{L})consent/u };
const WITHDRAW: Pattern = { nl: /intrek|in te trekken|trekt[^.]*\bin\b/u, en: /withdraw/u };
const ANY_TIME: Pattern = {
  nl: /elk moment|ieder moment|te allen tijde|altijd|op enig moment/u,
  en: /at any time|at any moment|always/u,
};
const COMPLAINT: Pattern = { nl: /klacht/u, en: /complaint/u };
const AUTHORITY: Pattern = {
  nl: /Autoriteit Persoonsgegevens/u,
  en: /Autoriteit Persoonsgegevens|Dutch Data Protection Authority|Dutch DPA|Information Commissioner/u,
};
const REQUIRED: Pattern = {
  nl: /(?<!\p{L})u\s[^.]{0,40}(?:verplicht|hoeft|bent u niet verplicht)|(?:verplicht|vereist|noodzakelijk)[^.]{0,60}(?:om (?:de|een) overeenkomst|te verstrekken|in te vullen)/u,
  en: /you (?:are (?:not )?(?:required|obliged)|do not have to|must)[^.]{0,60}(?:provide|give|fill)|(?:required|necessary)[^.]{0,60}(?:contract|to provide)/u,
};
const CONSEQUENCE: Pattern = {
  nl: /gevolg|kunnen wij[^.]*niet|anders kunnen|zonder (?:deze|die) gegevens/u,
  en: /consequence|we cannot|otherwise|without (?:these|this|those)/u,
};
const AUTOMATED: Pattern = {
  nl: /geautomatiseerde? (?:\p{L}+ )?(?:besluit|beslissing|beslis)|profiler/u,
  en: /automated (?:\p{L}+ )?decision|profil/u,
};
const PERSONALISE: Pattern = { nl: /personaliser|op maat|aanbevel/u, en: /personali[sz]|tailor|recommend/u };
const OBJECT: Pattern = { nl: /bezwaar/u, en: /object/u };
const OTHER_RIGHT: Pattern = {
  nl: /inzage|wissing|verwijder|klacht|opvragen/u,
  en: /access|eras|complaint|request your/u,
};
const REQUEST: Pattern = { nl: /verzoek|reageren|antwoord/u, en: /request|respond|answer/u };
const ONE_MONTH: Pattern = { nl: /binnen (?:één|een|1) maand/u, en: /within (?:one|a|1) month/u };
const THIRTY: Pattern = { nl: /binnen (?:30|dertig) dagen/u, en: /within (?:30|thirty) days/u };
const FREE: Pattern = {
  nl: /gratis|kosteloos|geen kosten|betaalt[^.]*niets|zonder kosten/u,
  en: /free of charge|for free|no (?:fee|charge|cost)|do not pay|without charge/u,
};

export const RIGHTS_RULES: readonly CompletenessRule[] = [
  {
    id: 'C12',
    source: 'GDPR art. 13(2)(b), 15-21',
    elements: ['E14'],
    title: { nl: 'Zes rechten', en: 'Six rights' },
    check: (document) => {
      const clauses = sectionsAbout(document, RIGHTS_HEADING).flatMap((section) => section.clauses);
      const among = clauses.length > 0 ? clauses : document.clauses;
      const absent = RIGHTS.filter((right) => !has(document, right.pattern, among));
      if (absent.length > 0)
        return missing(
          'error',
          {
            nl: `Niet genoemd: ${absent.map((right) => right.name.nl).join(', ')}`,
            en: `Not mentioned: ${absent.map((right) => right.name.en).join(', ')}`,
          },
          { nl: 'Noem alle zes rechten.', en: 'Mention all six rights.' },
        );
      const portability = find(document, RIGHTS[5]!.pattern, among);
      return has(document, TRANSMIT, among)
        ? MET
        : weak(
            'warning',
            {
              nl: 'Overdraagbaarheid is ook het recht om gegevens aan een ander te laten doorgeven',
              en: 'Portability is also the right to have data transmitted to another',
            },
            {
              nl: 'Voeg toe dat iemand de gegevens aan een ander kan overdragen of laten overdragen.',
              en: 'Add that people can transmit their data to another, or have them transmitted.',
            },
            portability,
          );
    },
  },
  {
    id: 'C13',
    source: 'GDPR art. 13(2)(c), 7(3)',
    elements: ['E15'],
    title: { nl: 'Toestemming intrekken', en: 'Withdrawing consent' },
    check: (document) => {
      const consent = find(document, CONSENT);
      if (!consent) return SILENT;
      const withdrawal = findAll(document, WITHDRAW).find((place) => has(document, CONSENT, [place.clause]));
      const hint = {
        nl: 'Zeg dat iemand toestemming op elk moment kan intrekken, even eenvoudig als hij haar gaf.',
        en: 'Say that people can withdraw consent at any time, as easily as they gave it.',
      };
      if (!withdrawal)
        return missing(
          'error',
          {
            nl: 'U beroept zich op toestemming, maar zegt niet dat zij kan worden ingetrokken',
            en: 'You rely on consent but do not say that it can be withdrawn',
          },
          hint,
          consent,
        );
      return has(document, ANY_TIME, [withdrawal.clause])
        ? MET
        : weak(
            'warning',
            {
              nl: 'Er staat niet dat intrekken op elk moment kan',
              en: 'The text does not say that consent can be withdrawn at any time',
            },
            hint,
            withdrawal,
          );
    },
  },
  {
    id: 'C14',
    source: 'GDPR art. 13(2)(d), 77',
    elements: ['E16'],
    title: { nl: 'Klacht bij de toezichthouder', en: 'Complaint to the authority' },
    check: (document) => {
      const complaint = find(document, COMPLAINT);
      const hint = {
        nl: 'Noem de Autoriteit Persoonsgegevens, met een link.',
        en: 'Name the supervisory authority, with a link.',
      };
      if (!complaint)
        return missing(
          'error',
          {
            nl: 'Het recht om een klacht in te dienen ontbreekt',
            en: 'The right to lodge a complaint is missing',
          },
          hint,
        );
      return has(document, AUTHORITY)
        ? MET
        : weak(
            'warning',
            {
              nl: 'De toezichthouder wordt niet bij naam genoemd',
              en: 'The supervisory authority is not named',
            },
            hint,
            complaint,
          );
    },
  },
  {
    id: 'C15',
    source: 'GDPR art. 13(2)(e)',
    elements: ['E17'],
    title: { nl: 'Verplicht of niet', en: 'Required or not' },
    check: (document) => {
      const required = findAll(document, REQUIRED).find((place) =>
        has(document, CONSEQUENCE, [place.clause]),
      );
      return required
        ? MET
        : missing(
            'error',
            {
              nl: 'Er staat niet welke gegevens iemand moet geven en wat er gebeurt als hij dat niet doet',
              en: 'The text does not say which data people must provide and what happens if they do not',
            },
            {
              nl: 'Zeg het per doel: “Zonder uw adres kunnen wij niet bezorgen.”',
              en: 'Say so for each purpose: “Without your address we cannot deliver.”',
            },
          );
    },
  },
  {
    id: 'C16',
    source: 'GDPR art. 13(2)(f), 22',
    elements: ['E18'],
    title: { nl: 'Geautomatiseerde besluiten', en: 'Automated decisions' },
    check: (document) => {
      if (has(document, AUTOMATED)) return MET;
      const hint = {
        nl: 'Zeg of u besluiten zonder mens neemt of profielen maakt; ook als dat niet zo is.',
        en: 'Say whether you take decisions without a human or make profiles; also when you do not.',
      };
      const personal = find(document, PERSONALISE);
      return personal
        ? missing(
            'warning',
            {
              nl: 'Personaliseren wijst op profilering, maar daarover staat niets',
              en: 'Personalising suggests profiling, but nothing is said about it',
            },
            hint,
            personal,
          )
        : missing(
            'warning',
            {
              nl: 'Er staat niet of u besluiten geautomatiseerd neemt',
              en: 'The text does not say whether decisions are automated',
            },
            hint,
          );
    },
  },
  {
    id: 'C19',
    source: 'GDPR art. 21(4)',
    elements: ['E14'],
    title: { nl: 'Bezwaar apart vermeld', en: 'Objection brought out separately' },
    check: (document) => {
      const own = document.clauses.some(
        (clause) =>
          has(document, OBJECT, [clause]) &&
          (clause.kind === 'heading' || !has(document, OTHER_RIGHT, [clause])),
      );
      return own
        ? MET
        : weak(
            'warning',
            {
              nl: 'Het recht van bezwaar staat tussen andere rechten',
              en: 'The right to object stands among other rights',
            },
            {
              nl: 'Geef bezwaar een eigen alinea of kop; de wet verlangt dat het los van andere informatie staat.',
              en: 'Give objection a paragraph or heading of its own; the law requires it to be presented separately.',
            },
            find(document, OBJECT),
          );
    },
  },
  {
    id: 'C20',
    source: 'GDPR art. 12(3)',
    elements: ['E27'],
    title: { nl: 'Antwoordtermijn', en: 'Time to respond' },
    check: (document) => {
      const thirty = find(document, THIRTY);
      if (has(document, ONE_MONTH)) return MET;
      return thirty
        ? weak(
            'info',
            {
              nl: '30 dagen is rond februari langer dan de maand die de wet geeft',
              en: '30 days is longer around February than the month the law gives',
            },
            { nl: 'Schrijf “binnen één maand”.', en: 'Write “within one month”.' },
            thirty,
          )
        : missing(
            'warning',
            {
              nl: 'Er staat niet hoe snel u op een verzoek reageert',
              en: 'The text does not say how quickly you respond to a request',
            },
            { nl: 'Schrijf “binnen één maand”.', en: 'Write “within one month”.' },
            find(document, REQUEST),
          );
    },
  },
  {
    id: 'C21',
    source: 'GDPR art. 12(5)',
    elements: ['E27'],
    title: { nl: 'Kosteloos', en: 'Free of charge' },
    check: (document) =>
      has(document, FREE)
        ? MET
        : missing(
            'info',
            {
              nl: 'Er staat niet dat een verzoek gratis is',
              en: 'The text does not say that a request is free of charge',
            },
            { nl: 'Voeg toe: “U betaalt hiervoor niets.”', en: 'Add: “You do not pay anything for this.”' },
          ),
  },
];
