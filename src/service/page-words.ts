/** What the pages of the service say. */
import type { Language } from '#domain/language.ts';
import { LIST_RULES } from '#domain/subscription/model.ts';

export interface PageWords {
  readonly languageName: string;
  readonly form: {
    readonly title: string;
    readonly email: string;
    readonly language: string;
    readonly scope: string;
    /** The choices in the words of the site's own form (`src/site/strings`). */
    readonly material: string;
    readonly materialHelp: string;
    readonly all: string;
    readonly allHelp: string;
    readonly statements: string;
    readonly trap: string;
    readonly submit: string;
    readonly privacy: string;
    readonly wrongAddress: string;
    readonly wrongChoice: string;
    readonly fix: string;
  };
  readonly oneMore: { readonly title: string; readonly text: string; readonly button: string };
  readonly taken: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly busy: { readonly title: string; readonly text: string };
  readonly confirm: {
    readonly title: string;
    readonly text: string;
    readonly button: string;
    readonly doneTitle: string;
    readonly done: string;
    readonly before: string;
    readonly expiredTitle: string;
    readonly expired: string;
  };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly preferences: {
    readonly title: string;
    readonly intro: (address: string) => string;
    readonly save: string;
    readonly saved: string;
    readonly noStatement: string;
    readonly data: string;
    readonly dataText: string;
    readonly download: string;
    readonly leave: string;
    readonly leaveText: string;
    readonly leaveLink: string;
    readonly erase: string;
    readonly eraseText: string;
    readonly eraseSure: string;
    readonly eraseButton: string;
    readonly eraseUnsure: string;
    readonly erasedTitle: string;
    readonly erased: string;
    readonly ended: string;
  };
  readonly unsubscribe: {
    readonly title: string;
    /** @param ours the statements as they stand in a sentence: `onze privacyverklaring` */
    readonly text: (ours: string) => string;
    readonly button: string;
    readonly doneTitle: string;
    readonly done: string;
    readonly customer: (publisher: string) => string;
  };
  readonly again: string;
  readonly tooLarge: { readonly title: string; readonly text: string };
  readonly failed: { readonly title: string; readonly text: string };
}

const { confirmHours, unconfirmedDays } = LIST_RULES;

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  nl: {
    languageName: 'Nederlands',
    form: {
      title: 'Op de hoogte blijven',
      email: 'E-mailadres',
      language: 'Taal van de berichten',
      scope: 'Waarover wilt u bericht?',
      material: 'Alleen materiële wijzigingen',
      materialHelp: 'Wijzigingen die iets voor u kunnen betekenen.',
      all: 'Elke wijziging',
      allHelp: 'Ook verbeterde spelling en andere kleine aanpassingen.',
      statements: 'Over welke teksten?',
      trap: 'Laat dit veld leeg',
      submit: 'Aanmelden',
      privacy: 'Wat wij met uw adres doen',
      wrongAddress: 'Dit is geen geldig e-mailadres. Controleer het en verstuur het formulier opnieuw.',
      wrongChoice: 'Kies ten minste één tekst en een van de aangeboden talen.',
      fix: 'Er is nog iets niet in orde',
    },
    oneMore: {
      title: 'Nog één stap',
      text: 'Druk nog één keer op de knop. Zo weten wij dat het formulier door een mens is ingevuld.',
      button: 'Ja, meld mij aan',
    },
    taken: {
      title: 'Kijk in uw mailbox',
      paragraphs: [
        'Als dit adres e-mail kan ontvangen, is er een bericht naar onderweg. Open het en volg de aanwijzing daarin; pas daarna bent u aangemeld.',
        `Geen bericht? Kijk in de map met ongewenste e-mail. De link in het bericht werkt ${confirmHours} uur. Bevestigt u niet, dan wissen wij uw aanmelding na ${unconfirmedDays} dagen.`,
      ],
    },
    busy: {
      title: 'Even geduld',
      text: 'Er zijn kort na elkaar te veel aanmeldingen binnengekomen. Probeer het over een uur opnieuw. Er is niets van uw aanmelding bewaard.',
    },
    confirm: {
      title: 'Nog één stap',
      text: 'Druk op de knop om te bevestigen dat u bericht wilt krijgen.',
      button: 'Aanmelding bevestigen',
      doneTitle: 'U bent aangemeld',
      done: 'Vanaf nu krijgt u bericht. In elk bericht staat hoe u uw keuze wijzigt of zich afmeldt.',
      before: 'Deze aanmelding was al bevestigd. U hoeft niets meer te doen.',
      expiredTitle: 'Deze link is verlopen',
      expired: `Een bevestiging is ${confirmHours} uur geldig. Meld u opnieuw aan; u krijgt dan een nieuw bericht.`,
    },
    unknown: {
      title: 'Deze link werkt niet',
      text: 'De link is onvolledig of niet meer geldig. Kopieer hem in zijn geheel uit het bericht, of meld u opnieuw aan.',
    },
    preferences: {
      title: 'Uw voorkeuren',
      intro: (address) => `U bent aangemeld met ${address}.`,
      save: 'Voorkeuren opslaan',
      saved: 'Uw voorkeuren zijn opgeslagen.',
      noStatement: 'Kies ten minste één tekst, of meld u af.',
      data: 'Uw gegevens meenemen',
      dataText: 'Alles wat wij over u bewaren, met elk bericht dat u van ons kreeg, in één bestand (JSON).',
      download: 'Gegevens downloaden',
      leave: 'Afmelden',
      leaveText: 'Wilt u geen berichten meer krijgen?',
      leaveLink: 'Naar de afmeldpagina',
      erase: 'Uw gegevens laten wissen',
      eraseText:
        'Wij verwijderen uw adres en sturen u niets meer. Van uw adres blijft een versleuteld kenmerk over, zodat wij uw wens kunnen respecteren en kunnen aantonen dat wij u eerder hebben bericht. Bent u ook klant, laat ons dan weten hoe wij u over materiële wijzigingen kunnen informeren.',
      eraseSure: 'Ja, wis mijn gegevens. Dit kan niet ongedaan worden gemaakt.',
      eraseButton: 'Gegevens wissen',
      eraseUnsure: 'Er is niets gewist: zet eerst het vinkje.',
      erasedTitle: 'Uw gegevens zijn gewist',
      erased: 'Uw adres is verwijderd. U krijgt geen berichten meer van ons via deze lijst.',
      ended:
        'U bent niet (meer) aangemeld. Er valt niets in te stellen; uw gegevens kunt u nog wel inzien of laten wissen.',
    },
    unsubscribe: {
      title: 'Afmelden',
      text: (ours) => `Druk op de knop als u geen berichten meer wilt over wijzigingen van ${ours}.`,
      button: 'Meld mij af',
      doneTitle: 'U bent afgemeld',
      done: 'U krijgt geen berichten meer waarvoor u zich had aangemeld.',
      customer: (publisher) =>
        `U staat ook als klant bij ${publisher} geregistreerd. Over materiële wijzigingen moeten wij u daarom blijven informeren; daarvoor kunt u zich niet afmelden.`,
    },
    again: 'Naar het aanmeldformulier',
    tooLarge: { title: 'Te veel gegevens', text: 'Het formulier bevat meer gegevens dan wij aannemen.' },
    failed: {
      title: 'Er ging iets mis',
      text: 'Uw verzoek kon niet worden verwerkt. Er is niets gewijzigd. Probeer het later opnieuw.',
    },
  },
  en: {
    languageName: 'English',
    form: {
      title: 'Stay informed',
      email: 'E-mail address',
      language: 'Language of the messages',
      scope: 'What do you want to hear about?',
      material: 'Material changes only',
      materialHelp: 'Changes that may mean something to you.',
      all: 'Every change',
      allHelp: 'Corrected spelling and other small adjustments too.',
      statements: 'About which texts?',
      trap: 'Leave this field empty',
      submit: 'Sign up',
      privacy: 'What we do with your address',
      wrongAddress: 'This is not a valid e-mail address. Check it and send the form again.',
      wrongChoice: 'Choose at least one text and one of the languages offered.',
      fix: 'Something still needs attention',
    },
    oneMore: {
      title: 'One more step',
      text: 'Press the button once more. That tells us the form was filled in by a person.',
      button: 'Yes, subscribe me',
    },
    taken: {
      title: 'Check your mailbox',
      paragraphs: [
        'If this address can receive e-mail, a message is on its way. Open it and follow the instruction in it; only then are you subscribed.',
        `No message? Look in your junk folder. The link in the message works for ${confirmHours} hours. If you do not confirm, we erase your request after ${unconfirmedDays} days.`,
      ],
    },
    busy: {
      title: 'Please wait',
      text: 'Too many subscriptions came in within a short time. Please try again in an hour. Nothing of your request has been kept.',
    },
    confirm: {
      title: 'One more step',
      text: 'Press the button to confirm that you want to receive messages.',
      button: 'Confirm subscription',
      doneTitle: 'You are subscribed',
      done: 'From now on you will receive messages. Each of them says how to change your choice or unsubscribe.',
      before: 'This subscription had already been confirmed. There is nothing more to do.',
      expiredTitle: 'This link has expired',
      expired: `A confirmation is valid for ${confirmHours} hours. Subscribe again and you will receive a new message.`,
    },
    unknown: {
      title: 'This link does not work',
      text: 'The link is incomplete or no longer valid. Copy it from the message as a whole, or subscribe again.',
    },
    preferences: {
      title: 'Your preferences',
      intro: (address) => `You are subscribed with ${address}.`,
      save: 'Save preferences',
      saved: 'Your preferences have been saved.',
      noStatement: 'Choose at least one text, or unsubscribe.',
      data: 'Take your data with you',
      dataText: 'Everything we hold about you, with every message you received from us, in one file (JSON).',
      download: 'Download data',
      leave: 'Unsubscribe',
      leaveText: 'Would you rather receive no more messages?',
      leaveLink: 'To the unsubscribe page',
      erase: 'Have your data erased',
      eraseText:
        'We delete your address and send you nothing more. A keyed code derived from your address remains, so that we can respect your wish and show that we wrote to you earlier. If you are also a customer, please tell us how we can inform you of material changes.',
      eraseSure: 'Yes, erase my data. This cannot be undone.',
      eraseButton: 'Erase data',
      eraseUnsure: 'Nothing was erased: tick the box first.',
      erasedTitle: 'Your data has been erased',
      erased: 'Your address has been deleted. You will receive no more messages from us through this list.',
      ended:
        'You are not, or no longer, subscribed. There is nothing to set; you can still see your data or have it erased.',
    },
    unsubscribe: {
      title: 'Unsubscribe',
      text: (ours) => `Press the button if you want no more messages about changes to ${ours}.`,
      button: 'Unsubscribe me',
      doneTitle: 'You have been unsubscribed',
      done: 'You will receive no more of the messages you had subscribed to.',
      customer: (publisher) =>
        `You are also registered as a customer of ${publisher}. We must therefore keep informing you of material changes; it is not possible to unsubscribe from those.`,
    },
    again: 'To the subscription form',
    tooLarge: { title: 'Too much data', text: 'The form holds more data than we accept.' },
    failed: {
      title: 'Something went wrong',
      text: 'Your request could not be processed. Nothing was changed. Please try again later.',
    },
  },
};
