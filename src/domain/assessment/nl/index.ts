/** The Dutch language pack. */
import type { LanguagePack } from '../language-pack.ts';
import { DUTCH_CONCEPTS } from './concepts.ts';
import { compoundDutch, isFiniteDutch, stemDutch } from './morphology.ts';

const words = (text: string): readonly string[] => text.split(' ');

export const dutch: LanguagePack = {
  language: 'nl',
  concepts: DUTCH_CONCEPTS,
  stem: stemDutch,
  compound: compoundDutch,
  compoundHeads: {
    persoonsgegevens: 'data', gegevens: 'data', data: 'data', informatie: 'data', nummer: 'data', nummers: 'data', adres: 'data', adressen: 'data',
    termijn: 'retention', termijnen: 'retention', periode: 'retention', duur: 'retention',
    cookies: 'cookie', cookie: 'cookie',
    doeleinden: 'purpose', doeleinde: 'purpose', doelen: 'purpose', doel: 'purpose',
    partners: 'recipient', partner: 'recipient', leveranciers: 'recipient', leverancier: 'recipient', providers: 'recipient', provider: 'recipient',
    netwerken: 'recipient', netwerk: 'recipient', bureaus: 'recipient', bureau: 'recipient', bedrijven: 'recipient', bedrijf: 'recipient',
    rechten: 'right', recht: 'right', formulier: 'route',
  },
  particles: {
    door: ['geven', 'sturen', 'verkopen'], op: ['slaan', 'nem', 'vragen', 'zeg'], af: ['meld', 'leid', 'wijs'], in: ['trekken', 'schrijven', 'stem', 'zam', 'vul'],
    uit: ['schrijven', 'oefen'], aan: ['meld', 'pas', 'kondig'], over: ['drag'], vast: ['leg', 'stel'], mee: ['deel', 'del'], bij: ['werk'], bekend: ['mak'],
  },
  emptyWords: words("de het er dat die wel nu hierbij daarbij ook dan zelf eveneens tevens"),
  functionWords: words(
    'een een wij we ons onze u uw je jij jouw jullie uzelf zich zij ze hun hen hij haar hem wie wat welke welk dit deze dat die daar daarvan daarvoor daarin hierin hieronder hierboven hiervoor hierover waarvoor waarin waarop waarmee waarvan waar van voor met aan in op bij tot om te door naar uit over onder tegen tussen per via als dan hoe zodat omdat doordat terwijl toen of is zijn ben bent was waren wordt worden werd werden geworden heeft hebben hebt had hadden gehad doen doet gaat gaan sinds vanaf tijdens gedurende rond volgens buiten binnen zonder ten ter te des der den zo maar toch hierna zulke zulk dergelijke ervan ervoor erop erin hiervan hun elkaar',
  ).filter((word) => !['of', 'als', 'zonder', 'binnen', 'gedurende', 'tijdens'].includes(word)),
  numbers: {
    een: 1, één: 1, twee: 2, drie: 3, vier: 4, vijf: 5, zes: 6, zeven: 7, acht: 8, negen: 9, tien: 10, elf: 11, twaalf: 12, dertien: 13, veertien: 14, vijftien: 15, zestien: 16, zeventien: 17, achttien: 18, negentien: 19, twintig: 20, eenentwintig: 21, vierentwintig: 24, vijfentwintig: 25, achtentwintig: 28, dertig: 30, zesendertig: 36, veertig: 40, vijfenveertig: 45, achtenveertig: 48, vijftig: 50, zestig: 60, tweeenzeventig: 72, zeventig: 70, tachtig: 80, negentig: 90, honderd: 100, anderhalf: 1.5,
  },
  units: {
    uur: 'hour', uren: 'hour', minuut: 'minute', minuten: 'minute', seconde: 'second', seconden: 'second', etmaal: 'day', dag: 'day', dagen: 'day', kalenderdag: 'day', kalenderdagen: 'day', werkdag: 'workday', werkdagen: 'workday', week: 'week', weken: 'week', maand: 'month', maanden: 'month', kalendermaanden: 'month', kwartaal: 'quarter', kwartalen: 'quarter', jaar: 'year', jaren: 'year',
  },
  months: { januari: 1, februari: 2, maart: 3, april: 4, mei: 5, juni: 6, juli: 7, augustus: 8, september: 9, oktober: 10, november: 11, december: 12, jan: 1, feb: 2, mrt: 3, apr: 4, jun: 6, jul: 7, aug: 8, sept: 9, sep: 9, okt: 10, nov: 11, dec: 12 },
  weekdays: words('maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'),
  variants: {
    hebt: 'heeft', 'zo lang': 'zolang', email: 'e-mail', emailadres: 'e-mailadres', 'e-mail adres': 'e-mailadres', mailen: 'e-mailen', 'b.v': 'bv', 'b.v.': 'bv', 'n.v.': 'nv', 'eu-us': 'eu-vs', website: 'website', websites: 'websites', online: 'online', "d.m.v.": 'door middel van', 'i.v.m.': 'in verband met', 'm.b.t.': 'met betrekking tot', 'o.b.v.': 'op basis van', 't.b.v.': 'ten behoeve van', 'd.w.z.': 'dat wil zeggen', 'i.h.k.v.': 'in het kader van', 'n.a.v.': 'naar aanleiding van', "m.u.v.": 'met uitzondering van', and: 'en',
  },
  persons: { we: ['wij', 'we', 'ons', 'onze'], you: ['u', 'uw', 'je', 'jij', 'jouw', 'jullie', 'uzelf'] },
  address: { je: 'u', jij: 'u', jullie: 'u', jouw: 'uw', we: 'wij' },
  relatives: words('die dat welke wie waarvan waarop waarin'),
  finite: isFiniteDutch,
  pointer: /^(?:(?:u kunt|je kunt|kunt u|u vindt|je vindt|u leest|lees|zie|bekijk|raadpleeg|klik)\b.*\b(?:meer|hier|informatie|lezen|documentatie|pagina|verklaring|beleid|overzicht|link|versie|artikel)\b.*|(?:meer|lees meer|meer lezen|meer info|hieronder|aanvullende) (?:informatie|info|lezen|over|weten|uitleg|details|vindt).*|(?:lees|zie|bekijk|raadpleeg) .*|.*\b(?:vindt u|vind je|vindt u meer|leest u)\b .*|meer info(?:rmatie)?\.?|lees meer\.?|(?:we|wij) werken (?:onze|deze) privacyverklaring bij\b.*)$/i,
  dateLine: /^(?:\W*(?:versie \d+(?:\.\d+)*,?\s*)?(?:van kracht vanaf|met ingang van|datum(?: van)? inwerkingtreding|ingangsdatum|geldig vanaf|laatst (?:gewijzigd|bijgewerkt|aangepast|herzien)|laatste (?:wijziging|update|aanpassing)|versie(?:datum)?|datum|gepubliceerd(?: op)?|bijgewerkt(?: op)?|deze (?:privacy)?verklaring (?:is|werd) (?:voor het )?laatst (?:gewijzigd|bijgewerkt|aangepast)(?: op)?)?\s*:?\s*(?:op|per|van)?\s*)$/i,
  scopeHeading: /\b(?:alleen|uitsluitend|enkel|slechts|als u|als je|indien|wanneer u|voor (?:sollicitanten|medewerkers|werknemers|klanten|zakelijke|bezoekers|gebruikers|leveranciers|kinderen|minderjarigen|inwoners|patiënten|leden|donateurs|ouders)|(?:niet|geen|wel|nooit)\b)/i,
  ordered: /\b(?:in deze volgorde|in volgorde van|achtereenvolgens|stap \d|eerst\b.*\b(?:daarna|vervolgens)|op volgorde|volgorde)\b/i,
  decimal: ',',
};
