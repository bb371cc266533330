/** C22 to C25: cookies, children, security, and how changes are announced. */
import type { Sentence } from '../finding.ts';
import { find, has, type Pattern, sectionsAbout } from './document.ts';
import { type CompletenessRule, MET, missing, SILENT, weak } from './rule.ts';

const COOKIES: Pattern = { nl: /cookies?/u, en: /cookies?/u };
const CONSENT: Pattern = { nl: /toestemming/u, en: /consent/u };
const LIFETIME: Pattern = {
  nl: /\d+\s+(?:dagen|maanden|jaar)|sessie(?:cookie)?|bewaartermijn/u,
  en: /\d+\s+(?:days|months|years?)|session cookie|lifetime/u,
};
const CHILDREN: Pattern = {
  nl: /kind(?:eren)?(?!\p{L})|minderjarig|(?:16|zestien) jaar|ouders?(?!\p{L})/u,
  en: /child|(?:a minor|minors)(?!\p{L})|(?:16|sixteen) years|parents?(?!\p{L})/u,
};
const MEASURES: Pattern = {
  nl: /versleutel|encrypt|tweestaps|twee-?factor|toegangsbeheer|back-?ups?|ISO ?27001|pseudonimiser|autorisatie/u,
  en: /encrypt|two-factor|multi-factor|access control|back-?ups?|ISO ?27001|pseudonymi/u,
};
const SECURITY: Pattern = { nl: /beveilig|maatregelen/u, en: /secur|measures/u };
const OWN_CARE: Pattern = { nl: /u (?:zelf )?maatregelen neemt/u, en: /you (?:yourself )?take measures/u };
const AT_ONCE: Pattern = {
  nl: /(?:u )?onmiddellijk (?:te )?informeren/u,
  en: /inform you immediately|immediately inform you/u,
};
const CHANGE_HEADING: Pattern = { nl: /wijziging/u, en: /change|amendment|update/u };
const BEFORE: Pattern = { nl: /voordat|vooraf|van tevoren|tevoren/u, en: /before|in advance|prior/u };
const CHANNEL: Pattern = {
  nl: /aankondig|bericht|e-mail|prominent/u,
  en: /announce|message|e-?mail|prominent|notif/u,
};
const PERIOD: Pattern = {
  nl: /(?:\d+|dertig|twee|één|een)\s+(?:dagen|weken|maand|maanden)/u,
  en: /(?:\d+|thirty|two|one)\s+(?:days|weeks|months?)/u,
};
const EITHER: Pattern = {
  nl: /(?:aankondig|prominent)[^.]*,?\s+of\s+[^.]*bericht/u,
  en: /(?:announce|prominent)[^.]*,?\s+or\s+[^.]*message/u,
};

export const PRACTICE: readonly CompletenessRule[] = [
  {
    id: 'C22',
    source: 'Tw art. 11.7a; GDPR art. 4(11)',
    elements: ['E19'],
    title: { nl: 'Cookies', en: 'Cookies' },
    check: (document) => {
      const cookies = find(
        document,
        COOKIES,
        document.clauses.filter((clause) => clause.kind !== 'heading'),
      );
      if (!cookies) return SILENT;
      const sections = sectionsAbout(document, COOKIES).flatMap((section) => section.clauses);
      const among = sections.length > 0 ? sections : [cookies.clause];
      const gaps: Sentence[] = [];
      if (!has(document, CONSENT, among))
        gaps.push({
          nl: 'toestemming vragen, even makkelijk als weigeren',
          en: 'asking consent, as easy as refusing',
        });
      if (!has(document, LIFETIME, among))
        gaps.push({
          nl: 'welke cookies, van wie, waarvoor en hoe lang',
          en: 'which cookies, of whom, for what and how long',
        });
      return gaps.length === 0
        ? MET
        : weak(
            'error',
            {
              nl: `Er ontbreekt: ${gaps.map((gap) => gap.nl).join('; ')}`,
              en: `Missing: ${gaps.map((gap) => gap.en).join('; ')}`,
            },
            {
              nl: 'Noem de cookies in een lijst. Voor alles wat niet strikt nodig is, vraagt u vooraf toestemming; weigeren via de browser is niet genoeg.',
              en: 'List the cookies. For everything not strictly necessary you ask consent first; refusing through the browser is not enough.',
            },
            cookies,
          );
    },
  },
  {
    id: 'C23',
    source: 'GDPR art. 8, 12(1); UAVG art. 5',
    elements: ['E21'],
    title: { nl: 'Kinderen', en: 'Children' },
    check: (document) =>
      has(document, CHILDREN)
        ? MET
        : missing(
            'info',
            { nl: 'Er staat niets over kinderen', en: 'Nothing is said about children' },
            {
              nl: 'Noem de leeftijd van 16 jaar, of zet de reden bij `na: { E21: … }`.',
              en: 'Mention the age of 16, or give the reason under `na: { E21: … }`.',
            },
          ),
  },
  {
    id: 'C24',
    source: 'GDPR art. 32, 34',
    elements: ['E20'],
    title: { nl: 'Beveiliging', en: 'Security' },
    check: (document) => {
      if (has(document, MEASURES)) return MET;
      const security = find(
        document,
        SECURITY,
        document.clauses.filter((clause) => clause.kind !== 'heading'),
      );
      const care = find(document, OWN_CARE);
      const promise = find(document, AT_ONCE);
      const also: Sentence = {
        nl: `${care ? '; de zorg ligt bij de lezer' : ''}${promise ? '; “onmiddellijk informeren” gaat verder dan de wet verlangt' : ''}`,
        en: `${care ? '; the burden lies with the reader' : ''}${promise ? '; “immediately” promises more than the law requires' : ''}`,
      };
      return weak(
        'warning',
        {
          nl: `Er wordt geen concrete maatregel genoemd${also.nl}`,
          en: `No concrete measure is named${also.en}`,
        },
        {
          nl: 'Noem een paar maatregelen, zoals versleuteling en toegangsbeheer.',
          en: 'Name a few measures, such as encryption and access control.',
        },
        care ?? promise ?? security,
      );
    },
  },
  {
    id: 'C25',
    source: 'WP260 rev.01 par. 29-30',
    elements: ['E23'],
    title: { nl: 'Hoe u wijzigingen meldt', en: 'How you announce changes' },
    check: (document) => {
      const sections = sectionsAbout(document, CHANGE_HEADING).flatMap((section) => section.clauses);
      const hint = {
        nl: 'Zeg dat u wijzigingen vooraf meldt, langs welke weg en hoeveel dagen vooraf.',
        en: 'Say that you announce changes in advance, through which channel and how many days before.',
      };
      if (sections.length === 0)
        return missing(
          'warning',
          {
            nl: 'Er staat niet hoe u wijzigingen meldt',
            en: 'The text does not say how you announce changes',
          },
          hint,
        );
      const gaps: Sentence[] = [];
      if (!has(document, BEFORE, sections))
        gaps.push({ nl: 'dat u het vooraf meldt', en: 'that you tell people beforehand' });
      if (!has(document, CHANNEL, sections))
        gaps.push({ nl: 'langs welke weg', en: 'through which channel' });
      if (!has(document, PERIOD, sections)) gaps.push({ nl: 'hoe lang vooraf', en: 'how long before' });
      const either = find(document, EITHER, sections);
      if (either)
        gaps.push({
          nl: 'beide wegen: “of” laat er één vervallen',
          en: 'both channels: “or” lets one of them go',
        });
      return gaps.length === 0
        ? MET
        : weak(
            'warning',
            {
              nl: `Er ontbreekt: ${gaps.map((gap) => gap.nl).join('; ')}`,
              en: `Missing: ${gaps.map((gap) => gap.en).join('; ')}`,
            },
            hint,
            either ?? find(document, CHANNEL, sections),
          );
    },
  },
];
