/** C01 to C04: who is responsible and how to reach them (GDPR art. 13(1)(a) and (b)). */
import { find, has, type Pattern } from './document.ts';
import { type CompletenessRule, MET, missing, SILENT, weak } from './rule.ts';

const CONTROLLER: Pattern = {
  nl: /verwerkingsverantwoordelijke/u,
  en: /(?<!data )(?<!\p{L})controllers?(?!\p{L})/u,
};
const EMAIL: Pattern = { nl: /[\w.+-]+@[\w-]+\.[\w.]+/u, en: /[\w.+-]+@[\w-]+\.[\w.]+/u };
const OTHER_CONTACT: Pattern = {
  nl: /\b\d{4}\s?[A-Z]{2}\b|postbus|(?:\+31|\b0)[\d\s-]{8,}\d|\btelefo(?:on|nisch)\s*:?\s*[+\d]|contactformulier|postadres/u,
  en: /\b\d{4}\s?[A-Z]{2}\b|P\.?O\.? box|(?:\+\d{2}|\b0)[\d\s-]{8,}\d|contact form|postal address/u,
};
const REPRESENTATIVE: Pattern = { nl: /vertegenwoordiger/u, en: /(?<!\p{L})representative/u };
const DPO: Pattern = {
  nl: /functionaris (?:voor )?(?:de )?gegevensbescherming|\bFG\b/u,
  en: /data protection officer|\bDPO\b/u,
};
const REACHABLE: Pattern = {
  nl: /@|\d{9,}|formulier|geen functionaris/u,
  en: /@|\d{9,}|form|no data protection officer|not appointed/u,
};

export const WHO: readonly CompletenessRule[] = [
  {
    id: 'C01',
    source: 'GDPR art. 13(1)(a)',
    elements: ['E01'],
    title: { nl: 'Verwerkingsverantwoordelijke', en: 'Controller' },
    check: (document) => {
      const named = document.clauses.some((clause) => clause.text.includes(document.publisher.name));
      if (named && has(document, CONTROLLER)) return MET;
      return named
        ? weak(
            'warning',
            {
              nl: `Er staat niet dat ${document.publisher.name} de verwerkingsverantwoordelijke is`,
              en: `The text does not say that ${document.publisher.name} is the controller`,
            },
            {
              nl: 'Zeg met zoveel woorden wie de verwerkingsverantwoordelijke is.',
              en: 'Say in so many words who the controller is.',
            },
          )
        : missing(
            'error',
            {
              nl: `De naam ${document.publisher.name} staat nergens`,
              en: `The name ${document.publisher.name} appears nowhere`,
            },
            {
              nl: 'Noem de volledige naam van de organisatie die verantwoordelijk is.',
              en: 'Give the full name of the organisation that is responsible.',
            },
          );
    },
  },
  {
    id: 'C02',
    source: 'GDPR art. 13(1)(a)',
    elements: ['E02'],
    title: { nl: 'Contactgegevens', en: 'Contact details' },
    check: (document) => {
      const mail = find(document, EMAIL);
      const other = find(document, OTHER_CONTACT);
      if (mail && other) return MET;
      const hint = {
        nl: 'Noem naast een e-mailadres ook een postadres, telefoonnummer of formulier, en het KvK-nummer.',
        en: 'Besides an e-mail address give a postal address, telephone number or form, and the registration number.',
      };
      return mail || other
        ? weak(
            'warning',
            {
              nl: 'Er is maar één manier om contact op te nemen',
              en: 'There is only one way to make contact',
            },
            hint,
            mail ?? other,
          )
        : missing('error', { nl: 'Er staan geen contactgegevens', en: 'There are no contact details' }, hint);
    },
  },
  {
    id: 'C03',
    source: 'GDPR art. 13(1)(a), 27',
    elements: ['E03'],
    title: { nl: 'Vertegenwoordiger in de Unie', en: 'Representative in the Union' },
    // Only a controller outside the Union needs one; the time zone is the only hint the file gives.
    check: (document) =>
      has(document, REPRESENTATIVE) || document.publisher.timeZone.startsWith('Europe/')
        ? SILENT
        : missing(
            'info',
            {
              nl: 'Er wordt geen vertegenwoordiger in de Unie genoemd',
              en: 'No representative in the Union is named',
            },
            {
              nl: 'Noem hem als u buiten de Unie bent gevestigd, of zet de reden bij `na: { E03: … }`.',
              en: 'Name one if you are established outside the Union, or give the reason under `na: { E03: … }`.',
            },
          ),
  },
  {
    id: 'C04',
    source: 'GDPR art. 13(1)(b), 37',
    elements: ['E04'],
    title: { nl: 'Functionaris gegevensbescherming', en: 'Data protection officer' },
    check: (document) => {
      const officer = find(document, DPO);
      if (!officer)
        return missing(
          'info',
          {
            nl: 'Er staat niet of er een functionaris gegevensbescherming is',
            en: 'The text does not say whether there is a data protection officer',
          },
          {
            nl: 'Noem hoe hij te bereiken is, of zet de reden bij `na: { E04: … }`.',
            en: 'Say how to reach them, or give the reason under `na: { E04: … }`.',
          },
        );
      return has(document, REACHABLE, [officer.clause])
        ? MET
        : weak(
            'warning',
            {
              nl: 'De functionaris gegevensbescherming is genoemd, maar niet hoe hij te bereiken is',
              en: 'The data protection officer is named, but not how to reach them',
            },
            {
              nl: 'Zet het e-mailadres of telefoonnummer erbij.',
              en: 'Add the e-mail address or telephone number.',
            },
            officer,
          );
    },
  },
];
