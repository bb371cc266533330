/** Where announced editions stand: what will stop them, and by when. */
import { addDays, formatDate, localDateOf } from '#domain/date.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { CheckReport } from '#domain/review/report/report.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { noticeDeadline } from '#domain/timeline/notice-period.ts';

type Standing = CheckReport['standing'][number];

/** A sentence per announced or postponed edition. Errors are those whose date cannot be kept. */
export function standingOf(timeline: Timeline, publisher: Publisher): readonly Standing[] {
  return timeline.upcoming.flatMap((id) => {
    const status = timeline.editions.find((each) => each.edition === id);
    return status ? [stands(status, timeline, publisher)] : [];
  });
}

function stands(status: EditionStatus, timeline: Timeline, publisher: Publisher): Standing {
  const today = localDateOf(timeline.now, publisher.timeZone);
  const nl = (date: string) => formatDate(date, 'nl');
  const en = (date: string) => formatDate(date, 'en');
  const { edition, effective, earliest } = status;
  const name = `${timeline.statement} ${edition}`;
  const late = status.state === 'postponed' || (earliest !== undefined && earliest > effective);
  if (late) {
    const soonest = earliest ?? addDays(today, 1);
    return {
      severity: 'error',
      code: 'dates/postponed',
      message: {
        nl: `${name} kan op ${nl(effective)} niet ingaan: de lezers zijn niet op tijd geïnformeerd. De oude tekst blijft van kracht.`,
        en: `${name} cannot take effect on ${en(effective)}: people were not told in time. The old text stays in force.`,
      },
      hint: {
        nl: `Verplaats haar met \`reschedule ${edition}\`; de vroegste dag is ${nl(soonest)}.`,
        en: `Move it with \`reschedule ${edition}\`; the earliest day is ${en(soonest)}.`,
      },
    };
  }
  if (status.noticeGivenAt !== undefined || status.notice === null) {
    return {
      severity: 'info',
      code: 'dates/announced',
      message: {
        nl: `${name} gaat in op ${nl(effective)}; de lezers zijn geïnformeerd.`,
        en: `${name} takes effect on ${en(effective)}; people have been told.`,
      },
      hint: { nl: 'U hoeft niets te doen.', en: 'There is nothing to do.' },
    };
  }
  const deadline = noticeDeadline(effective, status.notice);
  return {
    severity: 'warning',
    code: 'dates/notice-due',
    message: {
      nl: `${name} gaat in op ${nl(effective)}, als de lezers uiterlijk ${nl(deadline)} zijn geïnformeerd.`,
      en: `${name} takes effect on ${en(effective)}, provided people have been told by ${en(deadline)}.`,
    },
    hint: {
      nl: 'Voer `run` of `notify` uit, en laat de aankondiging op de site staan.',
      en: 'Run `run` or `notify`, and keep the notice on the site.',
    },
  };
}
