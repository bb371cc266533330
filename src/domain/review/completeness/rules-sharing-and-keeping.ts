/** C09 to C11, C17, C18, C31: recipients, transfers, retention, source, further use, outdated references. */
import { find, findAll, has, type Pattern, sectionsAbout } from './document.ts';
import { type CompletenessRule, MET, missing, SILENT, weak } from './rule.ts';

const SHARING: Pattern = {
  nl: /(?<!\p{L})(?:delen|deelt|gedeeld|verstrek(?:ken|t)|doorgestuurd|vrijgeeft|ontvangers?)(?!\p{L})/u,
  en: /(?<!\p{L})(?:shares?|shared|disclos\p{L}+|forwarded|recipients?)(?!\p{L})/u,
};
const RECIPIENT: Pattern = {
  nl: /ontvangers?|met wie|(?:delen|doorgeven|verstrekken).*(?:derden|anderen|gegevens)/u,
  en: /recipients?|with whom|who receives|(?:shar|disclos)\p{L}*/u,
};
const CATEGORY: Pattern = {
  nl: /serviceproviders?|dienstverleners?|verwerkers?|leverancier|hosting|accountant|overheid|partners/u,
  en: /service providers?|processors?|suppliers?|hosting|accountants?|public authorit|partners/u,
};
const TRANSFER: Pattern = {
  nl: /buiten de (?:Europese (?:Economische Ruimte|Unie)|EER|EU)|doorgifte|derde land/u,
  en: /outside the (?:European (?:Economic Area|Union)|EEA|EU)|third countr|(?<!\p{L})transfers?(?!\p{L})/u,
};
const COUNTRY: Pattern = {
  nl: /Verenigde Staten|\bVS\b|Verenigd Koninkrijk|India|Zwitserland|Canada|Japan|Australië|Israël|Singapore|Filipijnen|Marokko|China|Brazilië|Zuid-Afrika|Turkije/u,
  en: /United States|\bUSA?\b|United Kingdom|\bUK\b|India|Switzerland|Canada|Japan|Australia|Israel|Singapore|Philippines|Morocco|China|Brazil|South Africa|Türkiye|Turkey/u,
};
const TOOL: Pattern = {
  nl: /standaardcontractbepalingen|adequaatheidsbesluit|Data Privacy Framework|EU-VS-(?:kader|gegevensbeschermingskader)|bindende bedrijfsvoorschriften|2021\/914/u,
  en: /standard contractual clauses|adequacy decision|Data Privacy Framework|binding corporate rules|2021\/914/u,
};
const COPY: Pattern = { nl: /kopie|afschrift|opvragen/u, en: /(?<!\p{L})copy(?!\p{L})|copies|obtain/u };
const OUTDATED: Pattern = {
  nl: /Privacy Shield|Safe Harbou?r|\bWbp\b|Wet bescherming persoonsgegevens|College bescherming persoonsgegevens|\bCBP\b|model\s?contract(?:clausules|bepalingen)?/u,
  en: /Privacy Shield|Safe Harbou?r|\bWbp\b|Directive 95\/46|model contract(?:ual)? clauses|Dutch Personal Data Protection Act/u,
};
const RETENTION: Pattern = {
  nl: /bewaren|bewaart|bewaartermijn|bewaard|bewaring/u,
  en: /(?<!\p{L})(?:keep|keeps|kept|retain\p{L}*|retention)(?!\p{L})/u,
};
const RETENTION_HEADING: Pattern = { nl: /bewar|bewaartermijn/u, en: /retention|retain|keep|how long/u };
const MEASURED: Pattern = {
  nl: /(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|dertig|negentig)\s+(?:uur|dag|dagen|week|weken|maand|maanden|jaar|jaren)/u,
  en: /(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|ninety)\s+(?:hours?|days?|weeks?|months?|years?)/u,
};
const UNMEASURED: Pattern = {
  nl: /zo ?lang(?:\s+als)?\s+(?:dat\s+|dit\s+)?(?:nodig|noodzakelijk|vereist)|niet langer dan (?:nodig|noodzakelijk)/u,
  en: /as long as\s+(?:is\s+|it is\s+)?(?:necessary|needed|required)|no longer than (?:is )?necessary/u,
};
const ALLOWED: Pattern = {
  nl: /(?:verplicht|vereist)[^.]*(?:toegestaan|toestaat)/u,
  en: /(?:requir|oblig)\p{L}*[^.]*(?:allow|permit)\p{L}*/u,
};
const THIRD_SOURCE: Pattern = {
  nl: /(?:informatie|gegevens)\s+van\s+(?:derden|andere)|afkomstig van|(?:krijgen|verkrijgen|ontvangen)[^.]*van\s+(?:derden|\p{L}+(?:partners|providers))/u,
  en: /(?:information|data)\s+from\s+(?:third|other)|(?:obtain|receive)\p{L}*[^.]*from\s+(?:third|\p{L}+ (?:partners|providers))/u,
};
const PUBLIC_SOURCE: Pattern = {
  nl: /openba(?:ar|re)|publieke bron|handelsregister/u,
  en: /public(?:ly)? (?:source|accessible|available|register)|commercial register/u,
};
const OTHER_PURPOSE: Pattern = {
  nl: /ander(?:e)? doel(?:en|einde|einden)?[^.]*(?:vooraf|voordat|eerst)|(?:vooraf|voordat|eerst)[^.]*ander(?:e)? doel/u,
  en: /(?:other|another|new|different) purposes?[^.]*(?:before|in advance|first)|(?:before|in advance|first)[^.]*(?:other|another|new|different) purpose/u,
};

export const SHARING_AND_KEEPING: readonly CompletenessRule[] = [
  {
    id: 'C09',
    source: 'GDPR art. 13(1)(e)',
    elements: ['E11'],
    title: { nl: 'Ontvangers', en: 'Recipients' },
    check: (document) => {
      const shared = find(document, SHARING);
      const hint = {
        nl: 'Noem onder een eigen kop met welke soorten ontvangers u welke gegevens deelt, en waarvoor.',
        en: 'Under a heading of its own, name with which categories of recipients you share which data, and for what.',
      };
      const own = sectionsAbout(document, RECIPIENT).filter((section) =>
        has(document, CATEGORY, section.clauses),
      );
      if (own.length > 0) return MET;
      if (!shared)
        return missing(
          'error',
          {
            nl: 'Er staat niet of u gegevens met anderen deelt',
            en: 'The text does not say whether you share data with others',
          },
          hint,
        );
      const inTransfer = findAll(document, CATEGORY).filter((place) =>
        has(document, TRANSFER, [place.clause]),
      );
      return weak(
        'error',
        inTransfer.length > 0
          ? {
              nl: 'Alleen genoemd bij de doorgifte naar andere landen, en in algemene termen',
              en: 'Named only where transfers to other countries are discussed, and in general terms',
            }
          : {
              nl: 'Er is geen eigen kop voor wie gegevens ontvangt',
              en: 'There is no heading for who receives data',
            },
        hint,
        inTransfer[0] ?? shared,
      );
    },
  },
  {
    id: 'C10',
    source: 'GDPR art. 13(1)(f), 46; C-311/18',
    elements: ['E12'],
    title: { nl: 'Doorgifte buiten de EER', en: 'Transfers outside the EEA' },
    check: (document) => {
      const transfers = findAll(document, TRANSFER).filter((place) => place.clause.kind !== 'heading');
      const [transfer] = transfers;
      if (!transfer)
        return missing(
          'info',
          {
            nl: 'Er staat niet of gegevens buiten de Europese Economische Ruimte komen',
            en: 'The text does not say whether data leave the European Economic Area',
          },
          {
            nl: 'Zeg het ook als dat niet gebeurt, of zet de reden bij `na: { E12: … }`.',
            en: 'Say so also when they do not, or give the reason under `na: { E12: … }`.',
          },
        );
      const clauses = transfers.map((place) => place.clause);
      const nearby = document.sections
        .filter((section) => section.clauses.some((clause) => clauses.includes(clause)))
        .flatMap((section) => section.clauses);
      const gaps = { nl: [] as string[], en: [] as string[] };
      const gap = (open: boolean, nl: string, en: string) => {
        if (!open) return;
        gaps.nl.push(nl);
        gaps.en.push(en);
      };
      const outdated = find(document, OUTDATED, nearby);
      gap(!has(document, COUNTRY, nearby), 'de landen', 'the countries');
      gap(
        !has(document, TOOL, nearby) ||
          (outdated !== undefined &&
            !has(
              document,
              { nl: /standaardcontract|Data Privacy/u, en: /standard contract|Data Privacy/u },
              nearby,
            )),
        'een geldig instrument',
        'a valid instrument',
      );
      gap(
        !has(document, COPY, nearby),
        'hoe iemand een kopie van de waarborgen krijgt',
        'how to obtain a copy of the safeguards',
      );
      if (gaps.nl.length === 0) return MET;
      return weak(
        'error',
        {
          nl: `Er ontbreekt: ${gaps.nl.join(', ')}`,
          en: `Missing: ${gaps.en.join(', ')}`,
        },
        {
          nl: 'Noem de landen, het instrument (adequaatheidsbesluit, standaardcontractbepalingen van 2021, Data Privacy Framework) en waar een kopie te krijgen is.',
          en: 'Name the countries, the instrument (adequacy decision, standard contractual clauses of 2021, Data Privacy Framework) and where a copy can be had.',
        },
        outdated ?? transfer,
      );
    },
  },
  {
    id: 'C11',
    source: 'GDPR art. 13(2)(a)',
    elements: ['E13'],
    title: { nl: 'Bewaartermijnen', en: 'Retention periods' },
    check: (document) => {
      const keeping = find(
        document,
        RETENTION,
        document.clauses.filter((clause) => clause.kind !== 'heading'),
      );
      if (!keeping)
        return missing(
          'error',
          {
            nl: 'Er staat niet hoe lang u gegevens bewaart',
            en: 'The text does not say how long you keep data',
          },
          { nl: 'Noem per soort gegevens een termijn.', en: 'Give a period for each category of data.' },
        );
      const sections = [
        ...sectionsAbout(document, RETENTION_HEADING).flatMap((section) => section.clauses),
        ...findAll(document, RETENTION).map((place) => place.clause),
      ];
      const unmeasured = find(document, UNMEASURED, sections);
      if (unmeasured) {
        const open = has(document, ALLOWED, [unmeasured.clause]);
        return weak(
          'error',
          {
            nl: `“${unmeasured.words}” is geen termijn${open ? '; en wat de wet slechts toestaat, heeft geen einde' : ''}`,
            en: `“${unmeasured.words}” is no period${open ? '; and what the law merely allows has no end' : ''}`,
          },
          {
            nl: 'Noem per soort gegevens een termijn, of het moment waarop zij eindigt.',
            en: 'For each category of data give a period, or the moment at which it ends.',
          },
          unmeasured,
        );
      }
      return has(document, MEASURED, sections)
        ? MET
        : weak(
            'error',
            { nl: 'Er is geen termijn of maatstaf', en: 'There is no period or criterion' },
            { nl: 'Noem per soort gegevens een termijn.', en: 'Give a period for each category of data.' },
            keeping,
          );
    },
  },
  {
    id: 'C17',
    source: 'GDPR art. 14(2)(f)',
    elements: ['E10'],
    title: { nl: 'Herkomst van gegevens', en: 'Source of data' },
    check: (document) => {
      const source = find(document, THIRD_SOURCE);
      if (!source) return SILENT;
      return has(document, PUBLIC_SOURCE)
        ? MET
        : weak(
            'warning',
            {
              nl: 'Er staat niet of gegevens ook uit openbare bronnen komen',
              en: 'The text does not say whether data also come from public sources',
            },
            { nl: 'Zeg per herkomst of die openbaar is.', en: 'Say for each source whether it is public.' },
            source,
          );
    },
  },
  {
    id: 'C18',
    source: 'GDPR art. 13(3), 14(4)',
    elements: ['E05'],
    title: { nl: 'Ander doel: vooraf melden', en: 'New purpose: told beforehand' },
    check: (document) =>
      has(document, OTHER_PURPOSE)
        ? MET
        : missing(
            'info',
            {
              nl: 'Er staat niet dat u het vooraf meldt als u gegevens voor een ander doel gaat gebruiken',
              en: 'The text does not promise to tell people before data are used for another purpose',
            },
            {
              nl: 'Voeg die toezegging toe; de wet verlangt het hoe dan ook.',
              en: 'Add that promise; the law requires it in any case.',
            },
          ),
  },
  {
    id: 'C31',
    source: 'C-311/18; Implementing Decision (EU) 2021/914',
    elements: [],
    title: { nl: 'Verwijzingen die nog gelden', en: 'References that still hold' },
    check: (document) => {
      const old = document.clauses.flatMap((clause) =>
        [...clause.text.matchAll(new RegExp(OUTDATED[document.language], 'giu'))].map((match) => ({
          clause,
          at: match.index,
          words: match[0],
        })),
      );
      if (old.length === 0) return MET;
      const [first] = old;
      const names = [...new Set(old.map((place) => `“${place.words}”`))].join(', ');
      return weak(
        'error',
        { nl: `Verouderd: ${names}`, en: `Out of date: ${names}` },
        {
          nl: 'Het Privacy Shield is sinds 16 juli 2020 ongeldig. Nu gelden de standaardcontractbepalingen van 2021 of het Data Privacy Framework.',
          en: 'The Privacy Shield has been invalid since 16 July 2020. The standard contractual clauses of 2021 or the Data Privacy Framework apply now.',
        },
        first,
      );
    },
  },
];
