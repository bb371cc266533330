/** What `npm start` tells on the terminal. */
import type { Language } from '#domain/language.ts';
import type { Severity } from '#domain/problem.ts';

interface StartWords {
  readonly checked: (editions: number) => string;
  readonly built: (again: boolean) => string;
  readonly told: (people: number, edition: string, percent: number) => string;
  readonly inForce: (statement: string, edition: string | null) => string;
  readonly announced: (edition: string, day: string) => string;
  readonly messages: string;
  readonly end: (home: string) => string;
  readonly severities: Readonly<Record<Severity, string>>;
}

export const START_WORDS: Readonly<Record<Language, StartWords>> = {
  nl: {
    checked: (editions) =>
      `Nagekeken    ${editions} edities; elke gepubliceerde byte is zoals het register zegt.`,
    built: (again) =>
      `Gebouwd      de site${again ? ', en nogmaals na het verzenden van de berichten' : ''}.`,
    told: (people, edition, percent) =>
      `Bericht      ${people} abonnees over editie ${edition}: ${percent}% van de berichten is aangenomen.`,
    inForce: (statement, edition) => `Van kracht   ${statement}, editie ${edition ?? 'geen'}.`,
    announced: (edition, day) => `Aangekondigd editie ${edition}, vanaf ${day}.`,
    messages: 'verzonden berichten',
    end: (home) => `Alles staat in ${home}/. Ctrl+C stopt de demonstratie.`,
    severities: { error: 'fout', warning: 'let op', info: 'ter informatie' },
  },
  en: {
    checked: (editions) => `Checked    ${editions} editions; every published byte is as the register says.`,
    built: (again) => `Built      the site${again ? ', and again after telling people' : ''}.`,
    told: (people, edition, percent) =>
      `Told       ${people} subscribers about edition ${edition}: ${percent}% of the messages accepted.`,
    inForce: (statement, edition) => `In force   ${statement}, edition ${edition ?? 'none'}.`,
    announced: (edition, day) => `Announced  edition ${edition}, from ${day}.`,
    messages: 'messages sent',
    end: (home) => `Everything is below ${home}/. Ctrl-C ends it.`,
    severities: { error: 'error', warning: 'warning', info: 'info' },
  },
};
