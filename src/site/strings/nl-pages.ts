/** Nederlands: the pages around the statement. See `nl.ts` for the words used. */
import type { PageWords } from './words.ts';

export const NL_PAGES: PageWords = {
  subscribe: {
    title: 'Op de hoogte blijven',
    intro:
      'U krijgt een e-mail als deze verklaring verandert, bij een materiële wijziging ruim voordat zij ingaat. Geen nieuwsbrief, geen reclame.',
    email: 'E-mailadres',
    emailHelp: 'U krijgt eerst een e-mail met een knop om dit adres te bevestigen.',
    language: 'Taal van de berichten',
    scope: 'Waarover wilt u bericht?',
    material: 'Alleen materiële wijzigingen',
    materialHelp: 'Wijzigingen die iets voor u kunnen betekenen.',
    all: 'Elke wijziging',
    allHelp: 'Ook verbeterde spelling en andere kleine aanpassingen.',
    honeypot: 'Laat dit veld leeg',
    noticeHeading: 'Wat wij met uw adres doen',
    button: 'Aanmelden',
    after: 'Na het aanmelden ziet u een pagina die zegt wat er verder gebeurt.',
    elsewhere: 'Liever geen e-mail?',
    elsewhereText: 'Volg de wijzigingen zonder adres op te geven:',
  },
  anyTwo: {
    title: 'Twee edities naar keuze vergelijken',
    intro:
      'Voor edities die te ver uit elkaar liggen voor een eigen vergelijkingspagina. Uw browser vergelijkt ze zelf, met de gegevens die op deze site openbaar zijn. Er wordt niets bewaard en niets verstuurd.',
    older: 'Oudere editie',
    newer: 'Nieuwere editie',
    button: 'Vergelijken',
    result: 'De vergelijking',
    link: 'Edities die verder uit elkaar liggen',
    noScript: 'Deze ene pagina heeft JavaScript nodig. Zonder JavaScript kunt u:',
    stepByStep: (edities) =>
      `in stappen vergelijken; elke twee edities met minder dan ${edities} stappen ertussen hebben een eigen pagina:`,
    readBoth: 'de twee teksten naast elkaar openen; zij staan allebei in het archief:',
    terminal: 'ze op uw eigen computer vergelijken:',
    found: {
      counts:
        '{text} gewijzigd, {added} nieuw, {removed} vervallen, {moved} verplaatst, {same} gelijk gebleven.',
      same: 'Gelijk gebleven: {n}',
      delete: 'verwijderd',
      insert: 'toegevoegd',
      failed:
        'De gegevens van deze edities konden niet worden opgehaald. Laad de pagina opnieuw, of open de twee teksten in het archief.',
    },
  },
  verify: {
    title: 'Zelf controleren',
    intro: [
      'U hoeft ons niet te geloven. Van elke editie staat vast welke bytes er gepubliceerd zijn, wanneer, en wat er daarna mee gebeurde. Elke regel van het register bevat de controlesom van de regel ervoor; wie één letter in het verleden verandert, breekt de keten.',
    ],
    stepsHeading: 'In drie stappen, zonder ons te vragen',
    steps: [
      'Haal het register, de lijst met controlesommen en de bronbestanden van de edities op (de links staan hieronder).',
      'Zet ze in de mappen die de lijst noemt en voer uit: `sha256sum -c SHA256SUMS`',
      'Controleer de keten: de controlesom van elke regel van het register (zonder regeleinde) staat als “prev” in de volgende regel.',
    ],
    editions: 'Vingerafdrukken van de edities',
    registerHeading: 'Het register',
    registerIntro: 'Alles wat er met de edities gebeurde, in de volgorde waarin het is vastgelegd.',
    file: 'Bestand',
    acts: {
      published: 'gepubliceerd',
      'notice-started': 'aankondiging begonnen',
      'notice-given': 'aankondiging voltooid',
      'notice-interrupted': 'aankondiging onderbroken',
      rescheduled: 'verzet',
      withdrawn: 'ingetrokken',
      erratum: 'erratum',
      deviation: 'afwijking gemeld',
    },
    example: 'als voorbeeld opgenomen',
    columns: {
      seq: 'Nr.',
      date: 'Vastgelegd',
      act: 'Wat',
      edition: 'Editie',
      digest: 'Vingerafdruk van de regel',
    },
    witness:
      'De controlesom van de laatste regel staat ook in elk bericht dat verstuurd is en in elke feed. Wie ooit bericht kreeg, heeft dus een eigen bewijs in zijn mailbox.',
  },
  about: {
    title: 'Over dit archief',
    sections: [
      {
        heading: 'Geen bericht, geen gevolg',
        paragraphs: [
          'Een materiële wijziging gaat hier pas gelden nadat iedereen die bericht moet krijgen, dat op tijd heeft gekregen. Lukt dat niet, dan blijft de oude tekst gelden en staat dat op deze site.',
        ],
      },
      {
        heading: 'Wat “materieel” is',
        paragraphs: [
          'Een wijziging is materieel wanneer zij iets voor u kan betekenen: een nieuw doel, een nieuwe ontvanger, een langere bewaartermijn, een recht dat anders werkt. Een spelfout is dat niet. Bij twijfel telt een wijziging als materieel.',
          'Een programma beoordeelt elke wijziging en zegt waarom. Mensen mogen dat oordeel verzwaren; verlichten mag alleen met een reden en met twee verantwoordelijken. Die reden staat bij de editie in het archief.',
        ],
      },
      {
        heading: 'Vaste adressen',
        paragraphs: [
          'Elke editie en elke bepaling houdt haar adres, ook als de nummering verandert. Wat hier eenmaal staat, verdwijnt niet en verandert niet.',
        ],
      },
      {
        heading: 'Zo leest u een vergelijking',
        paragraphs: [
          'Verwijderde woorden zijn doorgestreept, toegevoegde woorden dubbel onderstreept. Een schermlezer hoort “verwijderd” en “toegevoegd”. Een verplaatste bepaling staat er één keer, met een verwijzing naar haar oude plaats. Een ander nummer alleen is geen wijziging.',
        ],
      },
      {
        heading: 'Toegankelijk, zonder sporen',
        paragraphs: [
          'Deze pagina’s werken zonder script, op een klein scherm, vergroot tot 400 %, met een schermlezer en op papier. Zij plaatsen geen cookies, bewaren niets in uw browser en halen niets op bij anderen.',
        ],
      },
    ],
  },
  data: {
    title: 'Gegevens voor programma’s',
    intro: 'Alles op deze site is ook als JSON te lezen, met een schema en een vast adres.',
    what: 'Wat',
    where: 'Adres',
    schema: 'Schema',
    rows: {
      timeline: 'De tijdlijn: welke editie wanneer geldt, en wat is aangekondigd',
      edition: 'Een editie in al haar talen, bepaling voor bepaling',
      assessment: 'De beoordeling van een editie, met signalen en besluiten',
      changes: 'De wijzigingen tussen twee opeenvolgende edities',
      notice: 'De aankondiging van nu, om elders te tonen',
      source: 'De bronbestanden, byte voor byte zoals gepubliceerd',
      register: 'Het register',
    },
    stability: [
      'Het adres noemt de versie van het formaat (v1). Binnen een versie komen er hooguit velden bij; er verdwijnt er geen en er verandert er geen van betekenis.',
      'Zoek de tekst van een bepaalde dag in “intervals” van de tijdlijn: “from” telt mee, “until” niet. De map van een editie is een naam en geen datum.',
    ],
    feeds: 'Feeds',
    embed: 'De aankondiging op een andere site',
    embedText:
      'Een fragment zonder script, een JSON-bestand, een element van minder dan 2 kB en een pagina voor een sandbox:',
  },
  notFound: {
    title: 'Deze pagina bestaat niet',
    text: 'Wat hier ooit gepubliceerd is, verdwijnt niet. Waarschijnlijk klopt het adres niet helemaal.',
    links: 'Verder',
  },
};
