/** From when a new edition governs, and the notice it owes. */
import { type LocalDate, localDateOf } from '#domain/date.ts';
import { type Edition, textOf } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, type ProblemWords, worded } from '#domain/problem.ts';
import type { NoticeRule, PublishedAct } from '#domain/register/model.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import {
  earliestEffective,
  isImmediate,
  noticeRule,
  proposeEffective,
} from '#domain/timeline/notice-period.ts';
import type { ActScene } from './act-plan.ts';

export interface Dates {
  readonly effective: LocalDate;
  /** `null` when no notice is owed before effect. */
  readonly notice: NoticeRule | null;
  /** True when nobody chose the date: it is the proposal. */
  readonly proposed: boolean;
}

/** Today on the publisher's calendar. */
export function todayOf(scene: Pick<ActScene, 'now' | 'archive'>): LocalDate {
  return localDateOf(scene.now, scene.archive.publisher.timeZone);
}

/**
 * Date of an edition that takes effect at once: first, non-material, or a corrected translation.
 * @throws {ProblemError} when another date was asked for
 */
export function immediateDates(
  scene: ActScene,
  edition: Edition,
  wanted: LocalDate | undefined,
  why: Readonly<Record<Language, string>>,
): Dates {
  const today = todayOf(scene);
  if (wanted !== undefined && wanted !== today) {
    throw new ProblemError([
      {
        code: wanted < today ? 'publish/back-dated' : 'publish/later-than-publication',
        severity: 'error',
        file: textOf(edition, edition.authentic).file,
        ...worded({
          nl: {
            message:
              wanted < today
                ? `De editie zegt dat zij op ${wanted} van kracht wordt, vóór vandaag (${today}); niets krijgt ooit terugwerkende kracht.`
                : `De editie zegt dat zij op ${wanted} van kracht wordt, maar ${why.nl}, dus wordt zij van kracht bij publicatie.`,
            hint: 'Haal `effective` bovenaan het bestand weg, of publiceer op die dag. Een tekst uit het verleden legt u vast met `publish --historical`, vóór elke gewone handeling.',
          },
          en: {
            message:
              wanted < today
                ? `The edition says it takes effect on ${wanted}, before today (${today}); nothing is ever back-dated.`
                : `The edition says it takes effect on ${wanted}, but ${why.en}, so it takes effect at publication.`,
            hint: 'Remove `effective` from the front matter, or publish on that day. A text of the past is recorded with `publish --historical`, before any ordinary act.',
          },
        }),
      },
    ]);
  }
  return { effective: today, notice: null, proposed: false };
}

/**
 * Date and notice of a material edition.
 * @param o.inherits status of the announced edition whose notice counts for this one too
 * @throws {ProblemError} when the date leaves people too little time
 */
export function materialDates(
  scene: ActScene,
  edition: Edition,
  o: {
    readonly wanted: LocalDate | undefined;
    readonly inForce: PublishedAct | undefined;
    readonly inherits: EditionStatus | undefined;
  },
): Dates {
  const today = todayOf(scene);
  if (o.inherits?.notice) {
    const { notice, effective: announced, earliest } = o.inherits;
    const soonest = earliest !== undefined && earliest > announced ? earliest : announced;
    const effective = o.wanted ?? soonest;
    if (effective < soonest) throw new ProblemError([tooEarly(edition, effective, soonest, 'announced')]);
    return { effective, notice, proposed: false };
  }
  const notice = noticeRule({
    policy: scene.archive.publisher.notice,
    today,
    promise: o.inForce?.promise?.period,
    editor: edition.meta.notice?.period,
    exception: edition.meta.exception,
  });
  const effective = o.wanted ?? proposeEffective(today, notice);
  const soonest = isImmediate(notice) ? today : earliestEffective(today, notice);
  if (effective < soonest) throw new ProblemError([tooEarly(edition, effective, soonest, 'period')]);
  return { effective, notice, proposed: o.wanted === undefined };
}

const WHY = {
  announced: {
    nl: 'die datum is aangekondigd',
    en: 'people were told that date',
  },
  period: {
    nl: 'mensen moeten op tijd zijn geïnformeerd en de dag van de aankondiging telt niet mee',
    en: 'people must be told in time and the day of notice does not count',
  },
} as const;

function tooEarly(
  edition: Edition,
  effective: LocalDate,
  soonest: LocalDate,
  why: keyof typeof WHY,
): Problem {
  const line = edition.meta.effectiveLine;
  return {
    code: 'publish/too-early',
    severity: 'error',
    file: textOf(edition, edition.authentic).file,
    ...(line === undefined ? {} : { line }),
    ...worded({
      nl: {
        message: `De editie zou op ${effective} van kracht worden, maar dat kan op zijn vroegst op ${soonest}: ${WHY[why].nl}.`,
        hint: `Schrijf \`effective: ${soonest}\` (of later) bovenaan het bestand, of laat de regel weg en krijg een datum met enkele dagen speling.`,
      },
      en: {
        message: `The edition is to take effect on ${effective}, but the earliest possible date is ${soonest}: ${WHY[why].en}.`,
        hint: `Write \`effective: ${soonest}\` (or later) in the front matter, or remove it to get the proposed date with some days to spare.`,
      },
    }),
  };
}

/**
 * Date of a past edition that is recorded afterwards.
 * @throws {ProblemError} when it is not in the past, not in order, or too late in the register's life
 */
export function historicalDates(scene: ActScene, edition: Edition, wanted: LocalDate | undefined): Dates {
  const file = textOf(edition, edition.authentic).file;
  const refuse = (code: string, words: Readonly<Record<Language, ProblemWords>>): never => {
    throw new ProblemError([{ code, severity: 'error', file, ...worded(words) }]);
  };
  const ordinary = scene.found.acts.find((act) => act.kind !== 'published' || !act.historical);
  if (ordinary)
    refuse('publish/history-closed', {
      nl: {
        message: `Een editie uit het verleden kan alleen vóór elke gewone handeling worden vastgelegd, en regel ${ordinary.seq} van het register is er een.`,
        hint: 'Publiceer haar zonder --historical, of houd haar buiten het register.',
      },
      en: {
        message: `A past edition can only be recorded before any ordinary act, and line ${ordinary.seq} of the register is one.`,
        hint: 'Publish it without --historical, or keep it outside the register.',
      },
    });
  if (wanted === undefined)
    return refuse('publish/no-past-date', {
      nl: {
        message: 'Een editie uit het verleden heeft de datum nodig waarop zij van kracht werd.',
        hint: 'Schrijf `effective: JJJJ-MM-DD` bovenaan het bestand.',
      },
      en: {
        message: 'A past edition needs the date from which it governed.',
        hint: 'Write `effective: YYYY-MM-DD` in the front matter.',
      },
    });
  if (wanted >= todayOf(scene))
    refuse('publish/not-past', {
      nl: {
        message: `De editie zegt dat zij op ${wanted} van kracht werd, en die dag ligt niet in het verleden.`,
        hint: 'Publiceer haar zonder --historical.',
      },
      en: {
        message: `The edition says it takes effect on ${wanted}, which is not in the past.`,
        hint: 'Publish it without --historical.',
      },
    });
  const last = scene.timeline.editions.at(-1);
  if (last && last.effective >= wanted)
    refuse('publish/history-order', {
      nl: {
        message: `De editie gold vanaf ${wanted}, maar editie ${last.edition} van ${last.effective} is al vastgelegd.`,
        hint: 'Leg edities uit het verleden vast in de volgorde waarin zij golden, elk vanaf een latere datum.',
      },
      en: {
        message: `The edition governed from ${wanted}, but edition ${last.edition} of ${last.effective} is recorded already.`,
        hint: 'Record past editions in the order in which they governed, each from a later date.',
      },
    });
  return { effective: wanted, notice: null, proposed: false };
}
