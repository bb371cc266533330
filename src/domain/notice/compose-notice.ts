/** Act + texts -> Notice: the banner and every message, in every language, for both classes of recipients. */
import { addDays, type Instant, type LocalDate, startOfDay } from '../date.ts';
import type { Language } from '../language.ts';
import { noticeDeadline } from '../timeline/notice-period.ts';
import { bannerOf } from './banner.ts';
import { composeMessage } from './compose-message.ts';
import { factsOf } from './facts-of.ts';
import { excerptsIn } from './message-parts.ts';
import type { Audience, Basis, Notice, NoticeKind } from './model.ts';
import { noticeId } from './notice-id.ts';
import { editionOf, type NoticeSource, publishedAct, statusOf } from './statement-like.ts';

/** Whom each kind concerns, and the classes it is written for. */
const ADDRESSED: Readonly<Record<NoticeKind, { audience: Audience; bases: readonly Basis[] }>> = {
  upcoming: { audience: 'everyone', bases: ['subscriber', 'customer'] },
  reminder: { audience: 'everyone', bases: ['subscriber', 'customer'] },
  'in-force': { audience: 'all-changes', bases: ['subscriber'] },
  postponed: { audience: 'told-before', bases: ['subscriber', 'customer'] },
  withdrawn: { audience: 'told-before', bases: ['subscriber', 'customer'] },
  erratum: { audience: 'all-changes', bases: ['subscriber'] },
  deviation: { audience: 'everyone', bases: ['subscriber', 'customer'] },
  'translation-corrected': { audience: 'everyone', bases: ['subscriber', 'customer'] },
};

/**
 * The whole notice about one act.
 *
 * A pure function of content and register: the same act gives the same bytes on every host and at every
 * moment, except for a postponement by the interlock, which names the earliest date possible now.
 */
export function composeNotice(o: NoticeSource & { audience?: Audience }): Notice {
  const { kind, act, cause, statement, publisher } = o;
  const { audience, bases } = ADDRESSED[kind];
  const facts = factsOf(o, publisher.authentic);
  const deadline = deadlineOf(o, facts.effective);
  return {
    id: noticeId({ cause, kind, offset: o.offset }),
    kind,
    statement: statement.statement,
    edition: act.edition,
    cause,
    ...(o.offset === undefined ? {} : { offset: o.offset }),
    material: bases.includes('customer'),
    audience: o.audience ?? audience,
    ...(facts.effective ? { effective: facts.effective } : {}),
    dueAt: o.dueAt ?? act.recordedAt,
    ...(deadline ? { deadline } : {}),
    banner: Object.fromEntries(publisher.languages.map((language) => [language, bannerOf(o, language)])),
    messages: languagesOf(o).flatMap((language) => {
      // Comparing the texts is the costly part, and the same for every class of recipient.
      const excerpts = excerptsIn(o, language);
      return bases.map((basis) => composeMessage(o, { language, basis, excerpts }));
    }),
  };
}

/** A corrected translation and an erratum concern readers of that text only; everything else all languages. */
function languagesOf(o: NoticeSource): readonly Language[] {
  if (o.act.kind === 'erratum') return [o.act.language];
  const published = publishedAct(o.statement, o.act.edition);
  const corrected = published?.correction?.translation;
  if (o.kind === 'translation-corrected' && corrected) return [corrected];
  const edition = editionOf(o.statement, o.act.edition);
  return o.publisher.languages.filter((language) => edition?.texts[language] ?? !edition);
}

/** After this moment the mail-out comes too late for the date announced. */
function deadlineOf(o: NoticeSource, effective: LocalDate | undefined): Instant | undefined {
  if (!effective) return undefined;
  const zone = o.timeline.timeZone;
  if (o.kind === 'reminder') return startOfDay(effective, zone);
  if (o.kind !== 'upcoming') return undefined;
  const rule =
    statusOf(o.timeline, o.act.edition)?.notice ?? publishedAct(o.statement, o.act.edition)?.notice;
  return rule ? startOfDay(addDays(noticeDeadline(effective, rule), 1), zone) : undefined;
}
