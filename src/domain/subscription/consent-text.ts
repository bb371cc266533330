/** What a person agrees to when signing up, and the list's own privacy notice (GDPR art. 7, 13). */
import { digest, type Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import type { Publisher } from '../publisher.ts';
import { LIST_RULES } from './model.ts';

/** The sentence beside the button. Its digest is kept with every subscription as proof of what was agreed to. */
export function consentText(language: Language, publisher: Publisher): string {
  return CONSENT[language](publisher.name);
}

const CONSENT: Readonly<Record<Language, (publisher: string) => string>> = {
  nl: (publisher) =>
    `Ik wil dat ${publisher} mij een e-mail stuurt wanneer de gekozen teksten veranderen. Mijn adres wordt nergens anders voor gebruikt. Ik kan mij op elk moment met één klik afmelden.`,
  en: (publisher) =>
    `I want ${publisher} to send me an e-mail when the chosen texts change. My address is used for nothing else. I can unsubscribe at any time with one click.`,
};

/** Digest of everything shown at sign-up: the consent sentence and the notice. */
export function consentDigest(language: Language, publisher: Publisher): Sha256 {
  return digest([consentText(language, publisher), ...listNotice(language, publisher)].join('\n\n'));
}

/** The privacy notice of the mailing list, one paragraph per element of GDPR art. 13. */
export function listNotice(language: Language, publisher: Publisher): readonly string[] {
  return NOTICES[language](publisher);
}

const { unconfirmedDays, evidenceYears, confirmHours } = LIST_RULES;

const NOTICES: Readonly<Record<Language, (publisher: Publisher) => readonly string[]>> = {
  nl: (p) => [
    `Verantwoordelijk voor deze berichtenlijst is ${p.name}, bereikbaar via ${p.contact.email}.`,
    `Wij verwerken uw e-mailadres, uw taal en uw keuze voor soort bericht en teksten, en het moment waarop u uw aanmelding hebt bevestigd. Het doel is u bericht te sturen over wijzigingen. De grondslag is uw toestemming (artikel 6, eerste lid, onder a, van de Algemene verordening gegevensbescherming).`,
    p.mailProcessor
      ? `De berichten worden verzonden door ${p.mailProcessor.name} (${p.mailProcessor.country}), dat voor ons als verwerker optreedt. Verder krijgt niemand uw gegevens.`
      : 'Wij verzenden de berichten zelf. Niemand anders krijgt uw gegevens.',
    `Een aanmelding die u niet binnen ${confirmHours} uur bevestigt, vervalt en wordt na ${unconfirmedDays} dagen gewist. Na afmelding bewaren wij van uw adres alleen een versleuteld kenmerk, om te voorkomen dat u ongewild opnieuw bericht krijgt, en het bewijs dat wij u hebben bericht: tot ${evidenceYears} jaar nadat de betrokken tekst is vervangen.`,
    'Wij meten niet of u een bericht opent en volgen niet waarop u klikt.',
    `U kunt uw gegevens via uw voorkeurenpagina inzien, wijzigen, meenemen en laten wissen, en uw toestemming op elk moment intrekken. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.`,
  ],
  en: (p) => [
    `The controller of this mailing list is ${p.name}, who can be reached at ${p.contact.email}.`,
    `We process your e-mail address, your language, your choice of messages and texts, and the moment at which you confirmed your subscription. The purpose is to tell you about changes. The legal basis is your consent (Article 6(1)(a) of the General Data Protection Regulation).`,
    p.mailProcessor
      ? `The messages are sent by ${p.mailProcessor.name} (${p.mailProcessor.country}), acting as our processor. Nobody else receives your data.`
      : 'We send the messages ourselves. Nobody else receives your data.',
    `A subscription that you do not confirm within ${confirmHours} hours lapses and is erased after ${unconfirmedDays} days. After you unsubscribe we keep only a keyed code derived from your address, so that you are not written to again against your wish, and the proof that we told you: until ${evidenceYears} years after the text concerned was superseded.`,
    'We do not measure whether you open a message and do not follow what you click.',
    `Through your preferences page you can see, change, take with you and erase your data, and withdraw your consent at any time. You can also lodge a complaint with a supervisory authority, in the Netherlands the Autoriteit Persoonsgegevens.`,
  ],
};
