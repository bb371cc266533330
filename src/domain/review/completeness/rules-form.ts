/** C26 to C34 but C31: sentences that must not be there, and the form of the text. */
import { type Document, find, findAll, has, type Pattern, type Place } from './document.ts';
import { type Answer, type CompletenessRule, MET, missing, weak } from './rule.ts';

const CHECK_BACK: Pattern = {
  nl: /(?:controleer|raadpleeg|bekijk|lees|kijk)(?!\p{L})[^.;!?]{0,80}(?<!\p{L})(?:regelmatig|geregeld|van tijd tot tijd|periodiek)|(?<!\p{L})(?:regelmatig|geregeld|van tijd tot tijd|periodiek)(?!\p{L})[^.;!?]{0,60}(?<!\p{L})(?:controleren|raadplegen|bekijken|lezen|te kijken)/u,
  en: /(?<!\p{L})(?:check|review|visit|consult|revisit)(?!\p{L})[^.;!?]{0,60}(?<!\p{L})(?:page|policy|statement|notice|site|back)(?!\p{L})[^.;!?]{0,40}(?<!\p{L})(?:regularly|periodically|from time to time|frequently)|(?<!\p{L})(?:regularly|periodically|frequently)\s+(?:check|review|visit|consult|revisit)/u,
};
const USE_IS_CONSENT: readonly Pattern[] = [
  {
    nl: /(?:gebruik(?:en)?\s+(?:blijft\s+)?ma(?:ak|akt|ken)|gebruikma(?:ak|akt|ken)|blijft\s+gebruiken|voortgezet\s+gebruik)(?!\p{L}).{0,120}?(?:akkoord|toestemming|instem|aanvaard)/u,
    en: /(?:continu(?:e|ed|ing)\s+(?:to\s+(?:make\s+)?)?us(?:e|ing)|by\s+using)(?!\p{L}).{0,160}?(?<!\p{L})(?:agree|consent|accept)/u,
  },
  {
    nl: /(?:geeft\s+u\s+toestemming|gaat\s+u\s+akkoord|stemt\s+u\s+in|aanvaardt\s+u)(?!\p{L}).{0,160}?(?:gebruikma(?:ak|akt|ken)|gebruik\s+ma(?:ak|akt|ken)|gebruikt|bezoekt)/u,
    en: /you\s+(?:agree|consent|accept|give\s+consent)(?!\p{L}).{0,200}?(?:each|every)\s+time\s+you\s+(?:make\s+)?use/u,
  },
];
const CLOSE_ACCOUNT: Pattern = {
  nl: /niet\s+akkoord.{0,160}(?:account|dienst).{0,60}(?:slui|opzeg|op te zeggen|beëindig|stop)/u,
  en: /(?:disagree|not\s+agree)(?!\p{L}).{0,160}(?<!\p{L})(?:close[ds]?|delete|stop\s+using)(?!\p{L})/u,
};
const OTHER_WAY: Pattern = { nl: /bezwaar|intrek/u, en: /(?<!\p{L})object(?!\p{L})|withdraw/u };
const EFFECTIVE: Pattern = {
  nl: /ingangsdatum|van kracht|geldig vanaf/u,
  en: /effective date|takes? effect|effective from/u,
};
const RELIES: Pattern = {
  nl: /na de ingangsdatum|vanaf de ingangsdatum|de ingangsdatum/u,
  en: /(?:after|from) the effective date|the effective date/u,
};
const SHOWN: Pattern = {
  nl: /ingangsdatum[^.]*(?:bovenaan|vermeld|staat)|(?:ingangsdatum|geldig vanaf|van kracht (?:vanaf|sinds))\s*:?\s*\d/u,
  en: /effective date[^.]*(?:at the top|shown|stated)|effective (?:date|from|as of)\s*:?\s*(?:\d|\p{Lu}\p{L}+ \d)/u,
};
const DISCLAIMED: Pattern = {
  nl: /niet (?:verantwoordelijk|aansprakelijk)|zijn wij niet verantwoordelijk/u,
  en: /not (?:responsible|liable)/u,
};

const TERMS: Record<'loose' | 'legal', Pattern> = {
  loose: { nl: /persoonlijke gegevens|persoonlijke informatie/u, en: /personal information/u },
  legal: {
    nl: /(?<!Autoriteit )(?<!bescherming )persoonsgegevens/u,
    en: /(?<!protection of )personal data/u,
  },
};

function once(place: Place | undefined, answer: (place: Place) => Answer): Answer {
  return place === undefined ? MET : answer(place);
}

function each(
  document: Document,
  patterns: readonly Pattern[],
  answer: (place: Place) => Answer,
): readonly Answer[] {
  const places = patterns.flatMap((pattern) => findAll(document, pattern));
  return places.length === 0 ? [MET] : places.map(answer);
}

export const FORM: readonly CompletenessRule[] = [
  {
    id: 'C26',
    source: 'WP260 rev.01 par. 29',
    elements: [],
    title: { nl: 'Geen “kijk regelmatig”', en: 'No “check regularly”' },
    check: (document) =>
      once(find(document, CHECK_BACK), (place) =>
        weak(
          'error',
          {
            nl: 'De lezer moet zelf op wijzigingen letten: dat is onvoldoende en oneerlijk',
            en: 'Readers must watch for changes themselves: that is insufficient and unfair',
          },
          { nl: 'Zeg hoe u het zelf meldt.', en: 'Say how you tell people.' },
          place,
        ),
      ),
  },
  {
    id: 'C27',
    source: 'GDPR art. 4(11), 7; recital 32',
    elements: ['E28'],
    title: { nl: 'Gebruik is geen toestemming', en: 'Use is not consent' },
    check: (document) =>
      each(document, USE_IS_CONSENT, (place) =>
        weak(
          'error',
          { nl: 'Wie iets gebruikt, stemt daarmee niet toe', en: 'Using something is not agreeing to it' },
          {
            nl: 'Haal de zin weg; een verklaring informeert en heeft geen instemming nodig.',
            en: 'Remove the sentence; a statement informs and needs no agreement.',
          },
          place,
        ),
      ),
  },
  {
    id: 'C28',
    source: 'GDPR art. 7(3), 21',
    elements: ['E28'],
    title: { nl: 'Meer dan “sluit uw account”', en: 'More than “close your account”' },
    check: (document) =>
      once(
        findAll(document, CLOSE_ACCOUNT).find((place) => !has(document, OTHER_WAY, [place.clause])),
        (place) =>
          weak(
            'warning',
            {
              nl: 'Wie het niet eens is, kan volgens deze tekst alleen vertrekken',
              en: 'According to this text, people who disagree can only leave',
            },
            {
              nl: 'Noem ook bezwaar maken en toestemming intrekken.',
              en: 'Also mention objecting and withdrawing consent.',
            },
            place,
          ),
      ),
  },
  {
    id: 'C29',
    source: 'ICO accountability framework; WP260 par. 30',
    elements: ['E26'],
    title: { nl: 'Ingangsdatum', en: 'Effective date' },
    check: (document) => {
      const relies = find(document, RELIES);
      if (has(document, SHOWN) || (!relies && !has(document, EFFECTIVE))) return MET;
      return relies
        ? missing(
            'error',
            {
              nl: 'De tekst steunt op een ingangsdatum maar zegt niet waar de lezer die vindt',
              en: 'The text relies on an effective date but does not say where the reader finds it',
            },
            {
              nl: 'Voeg toe: “De ingangsdatum staat bovenaan deze verklaring.” De datum zelf hoort in `effective`.',
              en: 'Add: “The effective date is shown at the top of this statement.” The date itself belongs in `effective`.',
            },
            relies,
          )
        : MET;
    },
  },
  {
    id: 'C30',
    source: 'WP260 rev.01 par. 12; GDPR art. 4(1)',
    elements: [],
    title: { nl: 'Eén woord per begrip', en: 'One word per concept' },
    check: (document) => {
      const loose = find(document, TERMS.loose);
      if (!loose) return MET;
      const legal = find(document, TERMS.legal);
      const mixed = legal !== undefined;
      return weak(
        'warning',
        {
          nl: mixed
            ? '“Persoonlijke gegevens” en “persoonsgegevens” staan door elkaar'
            : '“Persoonlijke gegevens” is niet het woord van de wet',
          en: mixed
            ? '“Personal information” and “personal data” are mixed'
            : '“Personal information” is not the term of the law',
        },
        { nl: 'Gebruik overal “persoonsgegevens”.', en: 'Use “personal data” throughout.' },
        loose,
      );
    },
  },
  {
    id: 'C32',
    source: 'WP260 rev.01 par. 11',
    elements: [],
    title: { nl: 'Links die werken', en: 'Links that work' },
    check: (document) => {
      const ids = new Set(document.clauses.map((clause) => clause.id));
      const dead = document.clauses.flatMap((clause) =>
        clause.links
          .filter(({ url }) => url === '' || url === '#' || (url.startsWith('#') && !ids.has(url.slice(1))))
          .map((link) => ({ clause, at: link.start, words: clause.text.slice(link.start, link.end) })),
      );
      return dead.length === 0
        ? [MET]
        : dead.map((place) =>
            weak(
              'warning',
              { nl: 'Deze link leidt nergens heen', en: 'This link leads nowhere' },
              { nl: 'Haal de link weg, of noem de bestemming.', en: 'Remove the link, or name its target.' },
              place,
            ),
          );
    },
  },
  {
    id: 'C33',
    source: 'GDPR art. 12(1); AP, TikTok (2021)',
    elements: [],
    title: { nl: 'Alle talen', en: 'All languages' },
    check: (document) => {
      const absent = document.publisher.languages.filter(
        (language) => !document.languages.includes(language),
      );
      return absent.length === 0
        ? MET
        : weak(
            'warning',
            {
              nl: `Deze editie heeft geen tekst in: ${absent.join(', ')}`,
              en: `This edition has no text in: ${absent.join(', ')}`,
            },
            {
              nl: 'Voeg de vertaling toe, met dezelfde bepalingen.',
              en: 'Add the translation, with the same clauses.',
            },
          );
    },
  },
  {
    id: 'C34',
    source: 'GDPR art. 5(1)(a)',
    elements: ['E25'],
    title: { nl: 'Verantwoordelijkheid afgeschoven', en: 'Responsibility shifted' },
    check: (document) =>
      once(find(document, DISCLAIMED), (place) =>
        weak(
          'info',
          { nl: 'Hier wijst u verantwoordelijkheid af', en: 'Here you disclaim responsibility' },
          {
            nl: 'Controleer of dat klopt, ook voor wat derden op uw site doen.',
            en: 'Check that this is true, also for what third parties do on your site.',
          },
          place,
        ),
      ),
  },
];
