/** Notices in Dutch, as a Dutch lawyer writes to people who are not lawyers. */
import { addDays, formatDate, type LocalDate } from '../date.ts';
import type { NoticeFacts } from './facts.ts';
import type { NoticeWords } from './words.ts';

const day = (date: LocalDate): string => formatDate(date, 'nl', { weekday: true });
const on = (date: LocalDate | undefined): string => (date ? day(date) : 'een nader te bepalen datum');

/** Neuter compounds take `ons`; plurals and the rest take `onze`. */
const NEUTER = /(beleid|statement|reglement|document|overzicht|besluit)$/i;

function ours(name: string): string {
  const inSentence = /^.[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return `${NEUTER.test(name) ? 'ons' : 'onze'} ${inSentence}`;
}

function transition(facts: NoticeFacts): string {
  if (!facts.effective) return 'De datum waarop de gewijzigde tekst gaat gelden, maken wij nog bekend.';
  // The subject, which is also the heading, names the date already.
  return `Tot en met ${day(addDays(facts.effective, -1))} geldt de voorgaande tekst.`;
}

/** A change on top of one that was announced before it. */
function after(facts: NoticeFacts): readonly string[] {
  return facts.after
    ? [
        `Eerder hebben wij een wijziging aangekondigd die op ${day(facts.after)} ingaat. Deze wijziging komt daarbovenop en gaat later in.`,
      ]
    : [];
}

/** What still goes ahead when an announced change does not. */
function standing(facts: NoticeFacts): string {
  const [first] = facts.standing ?? [];
  if (!facts.standing || !first)
    return 'De tekst die nu geldt, blijft ongewijzigd van kracht. U hoeft niets te doen.';
  const one = facts.standing.length === 1;
  const dates = LIST.format(facts.standing.map(({ effective }) => day(effective)));
  const stands = `De tekst die nu geldt, blijft van kracht. ${one ? 'De wijziging' : 'De wijzigingen'} die wij voor ${dates} ${one ? 'hebben aangekondigd, gaat wel door' : 'hebben aangekondigd, gaan wel door'}.`;
  return facts.standing.some(({ anew }) => anew)
    ? `${stands} Omdat die tekst nu met de geldende tekst is vergeleken, kondigen wij die opnieuw aan.`
    : stands;
}

const LIST = new Intl.ListFormat('nl', { type: 'conjunction' });
const COUNT = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf'] as const;
const ORDINAL = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde'] as const;
const short = (date: LocalDate): string => formatDate(date, 'nl');

const whom = (name: string): string => `De wijziging raakt iedereen op wie ${name} van toepassing is.`;

export const DUTCH: NoticeWords = {
  kinds: {
    upcoming: {
      subject: (f) => `Wij wijzigen ${f.ours} per ${on(f.effective)}`,
      lead: (f) => [transition(f), ...after(f), whom(f.ours)],
    },
    reminder: {
      subject: (f) => `Herinnering: wij wijzigen ${f.ours} per ${on(f.effective)}`,
      lead: (f) => [`Wij hebben deze wijziging al eerder aangekondigd. ${transition(f)}`, whom(f.ours)],
    },
    'in-force': {
      subject: (f) => `De gewijzigde tekst van ${f.ours} geldt sinds ${on(f.effective)}`,
      lead: (f) => [
        f.material
          ? `Op ${on(f.effective)} is de gewijzigde tekst in werking getreden die wij eerder hebben aangekondigd.`
          : `Op ${on(f.effective)} is een gewijzigde tekst in werking getreden. Wij hebben elke wijziging beoordeeld en beschouwen geen daarvan als materieel.`,
      ],
    },
    postponed: {
      subject: (f) =>
        f.effective && !f.missed
          ? `Nieuwe datum: wij wijzigen ${f.ours} per ${day(f.effective)}`
          : `Uitgesteld: de wijziging van ${f.ours} gaat niet in op ${on(f.was ?? f.effective)}`,
      lead: (f) => postponedLead(f),
    },
    withdrawn: {
      subject: (f) => `Ingetrokken: de aangekondigde wijziging van ${f.ours} gaat niet door`,
      lead: (f) => [
        `De wijziging die wij hadden aangekondigd${f.effective ? ` voor ${day(f.effective)}` : ''}, gaat niet door. ${standing(f)}`,
        ...reason(f),
      ],
      links: {
        newText: 'De ingetrokken tekst',
        oldText: 'De tekst die blijft gelden',
        compare: 'De wijzigingen die niet doorgaan',
      },
    },
    erratum: {
      subject: (f) => `Rectificatie van ${f.ours}`,
      lead: (f) => [
        `In de gepubliceerde tekst stond een fout. Wij hebben die hersteld en laten beide lezingen zien. De rectificatie verandert niets aan uw rechten of aan wat wij met uw gegevens doen.`,
        ...reason(f),
      ],
      links: { newText: 'De herstelde tekst' },
    },
    deviation: {
      subject: (f) => `Wij wijken sinds ${on(f.since)} af van ${f.ours}`,
      lead: (f) => [
        `Sinds ${on(f.since)} handelen wij op een onderdeel anders dan in ${f.ours} staat. Dat laten wij u direct weten, ook al is de tekst zelf nog niet gewijzigd.`,
        ...reason(f),
      ],
      links: { newText: 'De tekst waarvan wij afwijken' },
    },
    'translation-corrected': {
      subject: (f) => `Wij hebben de vertaling van ${f.ours} verbeterd`,
      lead: (f) => [
        `De vertaling week op een of meer plaatsen af van de bindende tekst (${f.authentic}). Die bindende tekst is niet veranderd; alleen de vertaling is verbeterd.`,
      ],
      links: { newText: 'De tekst in het Nederlands' },
    },
  },
  ours,
  day,
  effectiveOn: (date) => `Ingangsdatum: ${day(date)}`,
  languageNames: { nl: 'Nederlands', en: 'Engels' },
  sections: {
    summary: 'Wat er verandert',
    impact: 'Wat dit voor u betekent en wat u kunt doen',
    changes: 'De wijzigingen in de tekst',
    read: 'Alles nalezen',
    questions: 'Vragen of bezwaar',
    why: 'Waarom u dit bericht krijgt',
    check: 'Zo controleert u dit bericht',
  },
  links: {
    newText: 'De gewijzigde tekst',
    oldText: 'De voorgaande tekst',
    compare: 'Alle wijzigingen op een rij',
    archive: 'Alle eerdere teksten',
    calendar: 'De ingangsdatum in uw agenda',
    subscribe: 'Op de hoogte blijven',
    preferences: 'Uw voorkeuren wijzigen of uw gegevens inzien',
    unsubscribe: 'Afmelden voor deze berichten',
    verify: 'Hoe u zelf controleert wat wij hebben gepubliceerd',
    otherLanguage: (language) => `De tekst in het ${language}`,
  },
  change: {
    added: 'Toegevoegd',
    removed: 'Vervallen',
    changed: 'Gewijzigd',
    moved: 'Verplaatst',
    renamed: 'Andere kop',
    split: 'Gesplitst',
    merged: 'Samengevoegd',
    link: 'Link gewijzigd',
    restored: 'Teruggekeerd',
    insert: 'nieuw:',
    delete: 'vervalt:',
    legend: {
      html: 'Wat vervalt, is doorgestreept en staat achter “vervalt:”. Wat nieuw is, is onderstreept en staat achter “nieuw:”.',
      text: 'Wat vervalt, staat tussen [- en -]. Wat nieuw is, staat tussen [+ en +].',
    },
    linkChanged: (from, to) => {
      if (from === null) return `Nieuwe link naar ${to}`;
      return to === null ? `De link naar ${from} vervalt` : `De link ging naar ${from} en gaat nu naar ${to}`;
    },
    form: (count) =>
      count === 1
        ? 'Daarnaast is er één wijziging die alleen spelling of opmaak betreft.'
        : `Daarnaast zijn er ${count} wijzigingen die alleen spelling of opmaak betreffen.`,
    more: (count) =>
      count === 1
        ? 'Er is nog één wijziging; die vindt u via de vergelijking hieronder.'
        : `Er zijn nog ${count} wijzigingen; die vindt u via de vergelijking hieronder.`,
    unavailable:
      'Van de voorgaande tekst bestaat geen Nederlandse versie. De gewijzigde tekst leest u via de link hieronder.',
    reads: 'Er stond',
    shouldRead: 'Er staat nu',
  },
  together: {
    subject: (name, dates) =>
      `Wij wijzigen ${name} ${LIST.format(dates.map((date) => `per ${short(date)}`))}`,
    lead: (name, dates) => [
      `Wij kondigen ${COUNT[dates.length] ?? dates.length} wijzigingen tegelijk aan, die na elkaar ingaan. ${LIST.format(
        [
          `Tot en met ${day(addDays(dates[0] ?? '', -1))} geldt de voorgaande tekst`,
          ...dates.map(
            (date, index) =>
              `vanaf ${day(date)} geldt de ${ORDINAL[index] ?? `${index + 1}e`} gewijzigde tekst`,
          ),
        ],
      )}.`,
      `De wijzigingen raken iedereen op wie ${name} van toepassing is.`,
    ],
    part: (date, title) => `Per ${short(date)}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    compared: (date) =>
      `Hieronder ziet u wat er verandert ten opzichte van de tekst die vanaf ${day(date)} geldt.`,
    check: (date, line) =>
      `De aankondiging van de wijziging per ${short(date)} is regel ${line} van ons openbare register. De controlesom (SHA-256) van die regel is:`,
  },
  illustrative: (publisher) => `Voorbeeld: deze editie is nooit door ${publisher} gepubliceerd.`,
  test: 'Proefbericht: dit bericht is een proef en telt niet als aankondiging.',
  whom,
  questions: (publisher) =>
    `Beantwoord dit bericht of neem contact op met ${publisher}. Langs die weg kunt u ook bezwaar maken of uw andere rechten uitoefenen. U hoeft daarvoor niet in te loggen.`,
  email: 'E-mail',
  phone: 'Telefoon',
  address: 'Adres',
  why: {
    subscriber: (f) =>
      `U hebt ons gevraagd u bericht te sturen over wijzigingen van ${f.ours} en dat verzoek bevestigd. U kunt zich op elk moment afmelden.`,
    customer: (f) =>
      `${f.publisher.name} verwerkt persoonsgegevens van u en is verplicht u over materiële wijzigingen te informeren. Dit is geen reclame, en voor dit bericht kunt u zich daarom niet afmelden. Wilt u geen klant meer zijn of uw rechten uitoefenen, beantwoord dan dit bericht.`,
  },
  check: (line) =>
    `Deze aankondiging is regel ${line} van ons openbare register. De controlesom (SHA-256) van die regel is:`,
  password: 'Wij vragen u nooit om een wachtwoord.',
};

function reason(facts: NoticeFacts): readonly string[] {
  return facts.reason ? [`Reden: ${facts.reason}`] : [];
}

function postponedLead(facts: NoticeFacts): readonly string[] {
  const announced = facts.was ? `voor ${day(facts.was)} hadden aangekondigd` : 'hadden aangekondigd';
  if (facts.missed) {
    const cause = `De wijziging die wij ${announced}, gaat op die dag niet in, omdat ${facts.missed === 'notice' ? 'niet vaststaat dat iedereen tijdig bericht heeft gekregen' : 'nog niet aan alle voorwaarden daarvoor is voldaan'}. De tekst die nu geldt, blijft van kracht totdat wij een nieuwe datum bekendmaken.`;
    return facts.earliest
      ? [cause, `De nieuwe datum is op zijn vroegst ${day(facts.earliest)}.`, whom(facts.ours)]
      : [cause, whom(facts.ours)];
  }
  return [
    `De wijziging die wij ${announced}, gaat op een andere datum in. ${transition(facts)}`,
    whom(facts.ours),
    ...reason(facts),
  ];
}
