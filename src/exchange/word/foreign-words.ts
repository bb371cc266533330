/** What is said about a file that is no Word document of today; nothing in such a file is opened or run. */
import type { Language } from '#domain/language.ts';
import type { ProblemWords } from '#domain/problem.ts';

export type FileWords = Readonly<Record<Language, ProblemWords>>;

export const FOREIGN = {
  pdf: {
    nl: {
      message:
        'Dit is een pdf. De letters staan daarin op een blad, zonder koppen, lijsten of volgorde, en een scan heeft in het geheel geen letters.',
      hint: 'Geef het Word-bestand of de Markdown waarvan hij is gemaakt; laat de tekst van een scan overtypen.',
    },
    en: {
      message:
        'This is a PDF. Its letters stand on a page without headings, lists or order, and a scan has no letters at all.',
      hint: 'Give the Word file or the Markdown it was made from; from a scan, have the text typed.',
    },
  },
  encrypted: {
    nl: {
      message: 'Dit Word-bestand is met een wachtwoord beveiligd.',
      hint: 'Open het in Word, verwijder het wachtwoord (Bestand, Info, Document beveiligen) en sla het opnieuw op.',
    },
    en: {
      message: 'This Word file is protected with a password.',
      hint: 'Open it in Word, remove the password (File, Info, Protect Document) and save it again.',
    },
  },
  oldWord: {
    nl: {
      message: 'Dit is een bestand van een oude Word-versie (.doc).',
      hint: 'Open het in Word en sla het op als .docx.',
    },
    en: { message: 'This is a file of an old Word (.doc).', hint: 'Open it in Word and save it as .docx.' },
  },
  rtf: {
    nl: {
      message: 'Dit is een Rich Text-bestand (.rtf).',
      hint: 'Open het in Word en sla het op als .docx.',
    },
    en: { message: 'This is a Rich Text file (.rtf).', hint: 'Open it in Word and save it as .docx.' },
  },
  damaged: {
    nl: {
      message: 'Dit Word-bestand is beschadigd: het kan niet worden uitgepakt.',
      hint: 'Open het in Word, laat Word het herstellen en sla het opnieuw op.',
    },
    en: {
      message: 'This Word file is damaged: it cannot be unpacked.',
      hint: 'Open it in Word, let Word repair it, and save it again.',
    },
  },
  zipBomb: {
    nl: {
      message: 'Uitgepakt zou dit bestand veel groter zijn dan een verklaring ooit is. Het is niet geopend.',
      hint: 'Kopieer de tekst naar een nieuw Word-document en geef dat.',
    },
    en: {
      message: 'This file would unpack to far more than a statement ever holds. It was not opened.',
      hint: 'Copy the text into a new Word document and give that one.',
    },
  },
  macros: {
    nl: {
      message: 'Dit Word-bestand bevat macro’s. Er is niets van uitgevoerd.',
      hint: 'Sla het op als .docx (zonder macro’s) en geef dat bestand.',
    },
    en: {
      message: 'This Word file holds macros. Nothing of it was run.',
      hint: 'Save it as .docx (without macros) and give that file.',
    },
  },
  openDocument: {
    nl: { message: 'Dit is een OpenDocument-bestand (.odt).', hint: 'Open het en sla het op als .docx.' },
    en: { message: 'This is an OpenDocument file (.odt).', hint: 'Open it and save it as .docx.' },
  },
  noWord: {
    nl: { message: 'Dit is een zip-bestand, maar geen Word-document.', hint: 'Geef het .docx-bestand zelf.' },
    en: { message: 'This is a ZIP file, but no Word document.', hint: 'Give the .docx itself.' },
  },
} as const satisfies Readonly<Record<string, FileWords>>;
