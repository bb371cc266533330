/** C05 to C08: for what, on which basis, which data (GDPR art. 13(1)(c) and (d), 14(1)(d)). */
import { find, findAll, has, type Pattern, purposeItems, sectionsAbout } from './document.ts';
import { type CompletenessRule, MET, missing, SILENT, weak } from './rule.ts';

const PURPOSE: Pattern = {
  nl: /doel(?:einde|einden|en)?(?!\p{L})|waarvoor/u,
  en: /(?<!\p{L})purposes?(?!\p{L})|what .* for/u,
};
const VAGUE: Pattern = {
  nl: /(?:leveren|verbeteren)(?:, | en )(?:te )?(?:verbeteren|ontwikkelen)(?:(?:, | en )(?:te )?ontwikkelen)?/u,
  en: /(?:deliver|provid|improv)(?:e|ing)(?:, | and )(?:improv|develop)(?:e|ing)?(?:(?:, | and )develop(?:ing)?)?/u,
};
const ADVERTISING: Pattern = { nl: /reclame|adverte/u, en: /advertis/u };
const APPLICANTS: Pattern = {
  nl: /sollicit/u,
  en: /appl(?:y|ies|ication) for a job|job appli|recruit|appl(?:y|ying) for/u,
};
const BASIS: Pattern = {
  nl: /toestemming|overeenkomst|wettelijke (?:plicht|verplichting)|gerechtvaardigd|vitale? belang|algemeen belang|art(?:ikel|\.) ?6/u,
  en: /consent|contract|legal obligation|legitimate interest|vital interest|public interest|art(?:icle|\.) ?6/u,
};
const INTEREST: Pattern = { nl: /gerechtvaardigde? belang(?:en)?/u, en: /legitimate interests?/u };
const NAMED_INTEREST: Pattern = {
  nl: /gerechtvaardigde? belang(?:en)?(?:\s*(?:om|namelijk|bij|in|is|:)|\s*\()/u,
  en: /legitimate interests?(?:\s*(?:to|in|of|namely|is|:)|\s*\()/u,
};
const CATEGORIES: Pattern = { nl: /gegevens|informatie/u, en: /data|information/u };
const OPEN: Pattern = {
  nl: /zoals|onder andere|onder meer|bijvoorbeeld|waaronder|onder wie|en dergelijke/u,
  en: /such as|among other|for example|including|among them|and the like/u,
};
const DATA_HEADING: Pattern = {
  nl: /welke .*(?:gegevens|informatie)|gegevens .*(?:verzamel|gebruik|verwerk)/u,
  en: /(?:what|which) .*(?:data|information)|(?:data|information) .*(?:collect|use|process)/u,
};

export const WHY: readonly CompletenessRule[] = [
  {
    id: 'C05',
    source: 'GDPR art. 13(1)(c); WP260 par. 12',
    elements: ['E05'],
    title: { nl: 'Doelen', en: 'Purposes' },
    check: (document) => {
      if (!has(document, PURPOSE))
        return missing(
          'error',
          {
            nl: 'Er staat niet waarvoor u gegevens gebruikt',
            en: 'The text does not say what you use data for',
          },
          { nl: 'Noem elk doel.', en: 'Name every purpose.' },
        );
      const vague = find(document, VAGUE);
      const applicants = find(document, APPLICANTS);
      const items = purposeItems(document);
      const orphan = applicants !== undefined && items.length > 0 && !has(document, APPLICANTS, items);
      if (!vague && !orphan) return MET;
      const hidden = vague !== undefined && has(document, ADVERTISING, [...items, vague.clause]);
      const parts = { nl: [] as string[], en: [] as string[] };
      if (vague) {
        parts.nl.push(`“${vague.words}” zegt niet wat u doet`);
        parts.en.push(`“${vague.words}” does not say what you do`);
      }
      if (hidden) {
        parts.nl.push('reclame gaat daarin schuil');
        parts.en.push('advertising is hidden in it');
      }
      if (orphan) {
        parts.nl.push('u verzamelt gegevens van sollicitanten zonder dat werving een doel is');
        parts.en.push('you collect data of job applicants while recruitment is not a purpose');
      }
      return weak(
        'error',
        { nl: sentence(parts.nl), en: sentence(parts.en) },
        {
          nl: 'Noem per doel wat u met welke gegevens doet, en maak van reclame en werving eigen doelen.',
          en: 'For each purpose name what you do with which data, and make advertising and recruitment purposes of their own.',
        },
        vague ?? applicants,
      );
    },
  },
  {
    id: 'C06',
    source: 'GDPR art. 13(1)(c), 6',
    elements: ['E06'],
    title: { nl: 'Grondslag per doel', en: 'Legal basis per purpose' },
    check: (document) => {
      const items = purposeItems(document);
      const without = items.filter((item) => !has(document, BASIS, [item]));
      if (items.length === 0)
        return has(document, BASIS)
          ? weak(
              'warning',
              {
                nl: 'Er is geen lijst van doelen met hun grondslag',
                en: 'There is no list of purposes with their legal basis',
              },
              {
                nl: 'Zet bij elk doel de grondslag, bijvoorbeeld “(uitvoering van de overeenkomst)”.',
                en: 'Add the legal basis to each purpose, for example “(performance of the contract)”.',
              },
            )
          : missing(
              'error',
              { nl: 'Er wordt geen enkele grondslag genoemd', en: 'No legal basis is named at all' },
              { nl: 'Zet bij elk doel de grondslag.', en: 'Add the legal basis to each purpose.' },
            );
      if (without.length === 0) return MET;
      const [first] = without;
      const names = without.map((item) => `“${label(item.text)}”`).join(', ');
      return missing(
        'error',
        {
          nl: `Geen grondslag bij ${without.length} van de ${items.length} doelen: ${names}`,
          en: `No legal basis for ${without.length} of ${items.length} purposes: ${names}`,
        },
        {
          nl: 'Zet bij elk doel de grondslag, bijvoorbeeld “(uitvoering van de overeenkomst)”. Toestemming door gebruik is geen grondslag.',
          en: 'Add the legal basis to each purpose, for example “(performance of the contract)”. Consent by use is no legal basis.',
        },
        first && { clause: first, at: 0, words: label(first.text) },
      );
    },
  },
  {
    id: 'C07',
    source: 'GDPR art. 13(1)(d)',
    elements: ['E07'],
    title: { nl: 'Gerechtvaardigde belangen', en: 'Legitimate interests' },
    check: (document) => {
      const claims = findAll(document, INTEREST);
      const named = findAll(document, NAMED_INTEREST);
      const without = purposeItems(document).filter((item) => !has(document, BASIS, [item]));
      const [claim] = claims;
      const hint = {
        nl: 'Zeg bij elk doel dat daarop steunt om welk belang het gaat: “ons gerechtvaardigd belang om …”.',
        en: 'For each purpose that rests on it, say which interest: “our legitimate interest in …”.',
      };
      if (claims.length === 0)
        return without.length === 0
          ? SILENT
          : weak(
              'warning',
              {
                nl: 'Er wordt geen gerechtvaardigd belang genoemd, en niet elk doel heeft een grondslag',
                en: 'No legitimate interest is named, and not every purpose has a legal basis',
              },
              hint,
            );
      if (named.length < claims.length)
        return weak(
          'warning',
          { nl: 'Een gerechtvaardigd belang is niet benoemd', en: 'A legitimate interest is not named' },
          hint,
          claim,
        );
      return without.length === 0
        ? MET
        : weak(
            'warning',
            {
              nl: `Een gerechtvaardigd belang is alleen genoemd bij “${label(claim!.clause.text)}”`,
              en: `A legitimate interest is named only for “${label(claim!.clause.text)}”`,
            },
            hint,
            claim,
          );
    },
  },
  {
    id: 'C08',
    source: 'GDPR art. 14(1)(d)',
    elements: ['E08'],
    title: { nl: 'Soorten gegevens', en: 'Categories of data' },
    check: (document) => {
      const listed = sectionsAbout(document, DATA_HEADING)
        .flatMap((section) => section.clauses)
        .filter((clause) => clause.kind === 'item' || clause.kind === 'row');
      const among =
        listed.length > 0 ? listed : document.clauses.filter((clause) => clause.kind !== 'heading');
      if (!has(document, CATEGORIES, among))
        return missing(
          'error',
          { nl: 'Er staat niet welke gegevens u gebruikt', en: 'The text does not say which data you use' },
          { nl: 'Noem de soorten gegevens in een lijst.', en: 'Name the categories of data in a list.' },
        );
      const open = find(document, OPEN, listed);
      if (open)
        return weak(
          'warning',
          {
            nl: `De lijst van gegevens is open: “${open.words}”`,
            en: `The list of data is open-ended: “${open.words}”`,
          },
          {
            nl: 'Noem alle soorten gegevens; een open lijst staat geen aanvulling toe.',
            en: 'Name all categories of data; an open list does not permit additions.',
          },
          open,
        );
      return MET;
    },
  },
];

const sentence = (parts: readonly string[]) => {
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The words before the colon of an item, or its first words. */
function label(text: string): string {
  const [head = ''] = text.split(':');
  return head.length <= 80 && head.length < text.length
    ? head
    : `${text.split(/\s+/u).slice(0, 8).join(' ')} …`;
}
