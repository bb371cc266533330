/** The wording of letters about a person's own subscription. */
import type { Language } from '../language.ts';
import { type LetterKind, LIST_RULES } from './model.ts';

interface LetterWording {
  readonly subject: (publisher: string) => string;
  /** @param ours the statements as they stand in a sentence: `onze privacyverklaring` */
  readonly lead: (ours: string) => readonly string[];
  /** What follows the button or links. */
  readonly after: readonly string[];
}

interface LetterWords {
  readonly letters: Readonly<Record<LetterKind, LetterWording>>;
  readonly confirmButton: string;
  readonly preferences: string;
  readonly unsubscribe: string;
  readonly upcoming: string;
  readonly contact: (publisher: string, email: string) => string;
}

const { confirmHours, unconfirmedDays } = LIST_RULES;

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  nl: {
    letters: {
      confirm: {
        subject: (publisher) => `Bevestig uw aanmelding bij ${publisher}`,
        lead: (ours) => [
          `Met dit e-mailadres is gevraagd om bericht over wijzigingen van ${ours}. Wij sturen u die berichten pas nadat u dit hebt bevestigd.`,
          'De link hieronder opent een pagina. Druk daar op “Aanmelding bevestigen”; daarna bent u aangemeld.',
        ],
        after: [
          `De pagina werkt ${confirmHours} uur en kan één keer worden gebruikt.`,
          `Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Bevestigt u niet, dan wissen wij uw aanmelding na ${unconfirmedDays} dagen.`,
        ],
      },
      'already-subscribed': {
        subject: (publisher) => `U bent al aangemeld bij ${publisher}`,
        lead: (ours) => [
          `Met dit e-mailadres is opnieuw gevraagd om bericht over wijzigingen van ${ours}. U was al aangemeld; daaraan is niets veranderd.`,
          'Wilt u iets anders ontvangen, of niets meer? Dat regelt u hier:',
        ],
        after: ['Hebt u dit niet gevraagd? Dan hoeft u niets te doen.'],
      },
      goodbye: {
        subject: (publisher) => `U bent afgemeld bij ${publisher}`,
        lead: (ours) => [
          `Wij hebben uw aanmelding voor berichten over wijzigingen van ${ours} beëindigd. Dit is het laatste bericht. Na verzending ervan verwijderen wij uw e-mailadres, tenzij wij u op een andere grond moeten kunnen berichten.`,
        ],
        after: [
          'Hebt u zich niet zelf afgemeld? Dan kunt u zich op elk moment opnieuw aanmelden via onze website.',
        ],
      },
    },
    confirmButton: 'Naar de bevestigingspagina',
    preferences: 'Uw voorkeuren wijzigen of uw gegevens inzien',
    unsubscribe: 'Afmelden',
    upcoming: 'Op dit moment aangekondigd',
    contact: (publisher, email) => `Dit bericht komt van ${publisher}. Vragen? Schrijf naar ${email}.`,
  },
  en: {
    letters: {
      confirm: {
        subject: (publisher) => `Confirm your subscription with ${publisher}`,
        lead: (ours) => [
          `Someone used this e-mail address to ask for messages about changes to ${ours}. We will only send them after you have confirmed this.`,
          'The link below opens a page. Press “Confirm subscription” there; after that you are subscribed.',
        ],
        after: [
          `The page works for ${confirmHours} hours and can be used once.`,
          `Was this not you? Then you do not need to do anything. If you do not confirm, we erase your request after ${unconfirmedDays} days.`,
        ],
      },
      'already-subscribed': {
        subject: (publisher) => `You are already subscribed with ${publisher}`,
        lead: (ours) => [
          `Someone used this e-mail address to ask again for messages about changes to ${ours}. You were already subscribed; nothing has changed.`,
          'Would you like to receive something else, or nothing any more? You can arrange that here:',
        ],
        after: ['Was this not you? Then you do not need to do anything.'],
      },
      goodbye: {
        subject: (publisher) => `You have been unsubscribed from ${publisher}`,
        lead: (ours) => [
          `We have ended your subscription to messages about changes to ${ours}. This is the last one. Once it has been sent we delete your e-mail address, unless we must be able to write to you on another ground.`,
        ],
        after: ['Did you not unsubscribe yourself? Then you can subscribe again at any time on our website.'],
      },
    },
    confirmButton: 'To the confirmation page',
    preferences: 'Change your preferences or see your data',
    unsubscribe: 'Unsubscribe',
    upcoming: 'Announced at this moment',
    contact: (publisher, email) => `This message comes from ${publisher}. Questions? Write to ${email}.`,
  },
};
