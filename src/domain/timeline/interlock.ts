/** What the interlock holds back, in sentences with the earliest possible date and the command that sets it. */
import { addDays, formatDate, type LocalDate, localDateOf } from '../date.ts';
import type { Language } from '../language.ts';
import type { Problem } from '../problem.ts';
import type { EditionStatus, Obstacle, Timeline } from './model.ts';
import { noticeDeadline } from './notice-period.ts';

const WHY: Readonly<Record<Language, Readonly<Record<Obstacle, string>>>> = {
  nl: {
    'notice-not-given': 'de aankondiging is niet volledig gedaan en zou vanaf nu te laat zijn',
    'notice-too-late':
      'de aankondiging was te laat volledig, of de melding op de site ontbrak op te veel dagen',
    'banner-missing': 'de melding staat nu niet op de site',
    'previous-not-in-force': 'de editie waarmee zij is vergeleken, is nog niet van kracht',
    'consent-open': 'toestemming of een verenigbaarheidstoets is nodig en de uitkomst is niet vastgelegd',
    'date-passed': 'haar datum is voorbij',
  },
  en: {
    'notice-not-given': 'notice was not given in full, and from now on it would be too late',
    'notice-too-late': 'notice was complete too late, or the notice on the site was missing on too many days',
    'banner-missing': 'the notice is not on the site now',
    'previous-not-in-force': 'the edition it was compared with is not in force yet',
    'consent-open': 'consent or a compatibility test is needed, and its outcome is not on record',
    'date-passed': 'its date has passed',
  },
};

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly held: (edition: string, date: string, state: boolean, why: string) => string;
      readonly earliest: (date: string, command: string) => string;
      readonly withdraw: (edition: string) => string;
      readonly deadline: (edition: string, date: string, days: number) => string;
      readonly hurry: string;
    }
  >
> = {
  nl: {
    held: (edition, date, passed, why) =>
      `Editie ${edition} ${passed ? `is op ${date} niet van kracht geworden` : `wordt op ${date} niet van kracht`}: ${why}. De huidige tekst blijft gelden.`,
    earliest: (date, command) => `Op zijn vroegst kan het op ${date}: \`${command}\`.`,
    withdraw: (edition) =>
      `Verplaats eerst de eerdere editie, of trek editie ${edition} in met \`withdraw ${edition}\`.`,
    deadline: (edition, date, days) =>
      `De aankondiging van editie ${edition} moet uiterlijk op ${date} volledig zijn gedaan (nog ${days === 1 ? 'één dag' : `${days} dagen`}).`,
    hurry: 'Kijk met `promulgate status` wat er nog ontbreekt.',
  },
  en: {
    held: (edition, date, passed, why) =>
      `Edition ${edition} ${passed ? `did not take effect on ${date}` : `will not take effect on ${date}`}: ${why}. The present text stays in force.`,
    earliest: (date, command) => `The earliest possible date is ${date}: \`${command}\`.`,
    withdraw: (edition) =>
      `Move the earlier edition first, or take edition ${edition} back with \`withdraw ${edition}\`.`,
    deadline: (edition, date, days) =>
      `Notice of edition ${edition} must be complete on ${date} at the latest (${days === 1 ? 'one day' : `${days} days`} left).`,
    hurry: 'See with `promulgate status` what is still missing.',
  },
};

/** From this many days before the last possible day of notice, editors and operators are warned. */
export const WARNING_DAYS = 7;

/**
 * Every upcoming edition that will not take effect on its date, as errors; dates that come near, as warnings.
 * Empty when all is well.
 */
export function interlockProblems(timeline: Timeline, language: Language): readonly Problem[] {
  const today = localDateOf(timeline.now, timeline.timeZone);
  return timeline.upcoming.flatMap((edition): readonly Problem[] => {
    const status = timeline.editions.find((each) => each.edition === edition);
    if (!status) return [];
    return status.obstacle === undefined
      ? deadlineWarning(status, today, language)
      : [held(status, status.obstacle, language)];
  });
}

function held(status: EditionStatus, obstacle: Obstacle, language: Language): Problem {
  const words = WORDS[language];
  const { edition, earliest } = status;
  const movable =
    earliest !== undefined && obstacle !== 'previous-not-in-force' && obstacle !== 'consent-open';
  const date = formatDate(status.effective, language, { weekday: true });
  return {
    code: `interlock/${obstacle}`,
    severity: 'error',
    message: words.held(edition, date, status.state === 'postponed', WHY[language][obstacle]),
    hint: movable
      ? words.earliest(
          formatDate(earliest, language, { weekday: true }),
          `reschedule ${edition} --to ${earliest}`,
        )
      : words.withdraw(edition),
  };
}

function deadlineWarning(status: EditionStatus, today: LocalDate, language: Language): readonly Problem[] {
  if (!status.material || status.notice === null || status.noticeGivenAt !== undefined) return [];
  const deadline = noticeDeadline(status.effective, status.notice);
  if (addDays(today, WARNING_DAYS) < deadline) return [];
  const words = WORDS[language];
  const days = Math.max(0, Temporal.PlainDate.from(today).until(deadline).days);
  return [
    {
      code: 'interlock/deadline-near',
      severity: 'warning',
      message: words.deadline(status.edition, formatDate(deadline, language, { weekday: true }), days),
      hint: words.hurry,
    },
  ];
}
