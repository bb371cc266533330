/** The prominent notice on the site: one per cause, in every language of the publisher. */
import { addDays, epochMs, formatDate, localDateOf } from '../date.ts';
import { canonicalJson, digest } from '../digest.ts';
import type { Edition } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { Publisher } from '../publisher.ts';
import type { Act, DeviationAct, RescheduledAct, WithdrawnAct } from '../register/model.ts';
import type { EditionStatus, Timeline } from '../timeline/model.ts';
import { factsNow, factsOf } from './facts-of.ts';
import type { Banner, NoticeKind } from './model.ts';
import { noticeId } from './notice-id.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { plainParagraphs } from './plain-words.ts';
import { addresses, baselineOf, editionOf, type NoticeSource, publishedAct } from './statement-like.ts';

/** How long a withdrawal stays prominent after the date it had been announced for. */
export const WITHDRAWAL_SHOWN_DAYS = 14;

/** A banner with the name of the notice it belongs to. */
export interface BannerNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly statement: string;
  readonly edition: string;
  readonly cause: string;
  readonly effective?: string;
  readonly material: boolean;
  readonly banner: Readonly<Partial<Record<Language, Banner>>>;
}

interface BannerOptions {
  readonly publisher: Publisher;
  readonly timeline: Timeline;
  readonly editions: readonly Edition[];
  readonly acts: readonly Act[];
  readonly publicUrl: string;
}

/**
 * What must be prominent on every page now, most urgent first: deviations, then upcoming and postponed
 * editions by date, then withdrawals. Empty when nothing is going on.
 */
export function bannersFor(o: BannerOptions): readonly BannerNotice[] {
  const statement = { statement: o.timeline.statement, editions: o.editions, acts: known(o) };
  return sources(o).map(({ act, kind }) => {
    const cause = digest(canonicalJson(act));
    const source: NoticeSource = { ...o, kind, act, cause, statement };
    const facts = factsOf(source, o.publisher.authentic);
    return {
      id: noticeId({ cause, kind }),
      kind,
      statement: statement.statement,
      edition: act.edition,
      cause,
      material: facts.material,
      ...(facts.effective ? { effective: facts.effective } : {}),
      banner: Object.fromEntries(
        o.publisher.languages.map((language) => [language, bannerOf(source, language)]),
      ),
    };
  });
}

/** Acts recorded after the moment the timeline was computed for are not known yet. */
function known(o: BannerOptions): readonly Act[] {
  return o.acts.filter((act) => epochMs(act.recordedAt) <= epochMs(o.timeline.now));
}

function sources(o: BannerOptions): readonly { act: Act; kind: NoticeKind }[] {
  const acts = known(o);
  const statement = { statement: o.timeline.statement, editions: o.editions, acts };
  const upcoming = o.timeline.upcoming.flatMap((id) => {
    const status = o.timeline.editions.find((candidate) => candidate.edition === id);
    const published = publishedAct(statement, id);
    return status && published ? [upcomingSource(acts, status, published)] : [];
  });
  return [...deviations(o, acts), ...upcoming, ...withdrawals(o, acts)];
}

function upcomingSource(acts: readonly Act[], status: EditionStatus, published: Act) {
  if (status.state === 'postponed') return { act: published, kind: 'postponed' as const };
  const moved = acts.findLast(
    (act): act is RescheduledAct => act.kind === 'rescheduled' && act.edition === status.edition,
  );
  return moved ? { act: moved, kind: 'postponed' as const } : { act: published, kind: 'upcoming' as const };
}

/** A deviation stands until another edition governs than the one it departs from. */
function deviations(o: BannerOptions, acts: readonly Act[]) {
  return acts
    .filter((act): act is DeviationAct => act.kind === 'deviation' && act.edition === o.timeline.inForce)
    .map((act) => ({ act, kind: 'deviation' as const }));
}

function withdrawals(o: BannerOptions, acts: readonly Act[]) {
  const today = localDateOf(o.timeline.now, o.timeline.timeZone);
  return acts
    .filter((act): act is WithdrawnAct => act.kind === 'withdrawn')
    .filter((act) => {
      const announced = o.timeline.editions.find((status) => status.edition === act.edition)?.effective;
      const withdrawn = localDateOf(act.recordedAt, o.timeline.timeZone);
      const last = announced && announced > withdrawn ? announced : withdrawn;
      return today <= addDays(last, WITHDRAWAL_SHOWN_DAYS);
    })
    .map((act) => ({ act, kind: 'withdrawn' as const }));
}

/** One banner in one language. Links lead only to pages that exist in that language. */
export function bannerOf(source: NoticeSource, language: Language): Banner {
  const facts = factsNow(source, factsOf(source, language));
  const words = NOTICE_WORDS[language];
  const kind = words.kinds[source.kind];
  const text = editionOf(source.statement, source.act.edition)?.texts[language];
  const told = source.kind === 'upcoming' || source.kind === 'reminder' || source.kind === 'postponed';
  const dated = told && facts.effective !== undefined && !facts.missed;
  return {
    kind: source.kind,
    heading: kind.subject(facts),
    ...(dated && facts.effective
      ? { date: facts.effective, dateInWords: formatDate(facts.effective, language, { weekday: true }) }
      : {}),
    paragraphs: [
      ...(told ? plainParagraphs(text?.summary, language, facts.effective) : []),
      ...kind.lead(facts),
      ...(told ? plainParagraphs(text?.impact, language, facts.effective) : []),
      ...(facts.erratum
        ? [
            `${words.change.reads}: “${facts.erratum.reads}”`,
            `${words.change.shouldRead}: “${facts.erratum.shouldRead}”`,
          ]
        : []),
      ...(facts.illustrative ? [words.illustrative(facts.publisher.name)] : []),
    ],
    links: bannerLinks(source, language, told),
  };
}

function bannerLinks(source: NoticeSource, language: Language, told: boolean): Banner['links'] {
  const { links: usual, kinds } = NOTICE_WORDS[language];
  const words = { ...usual, ...kinds[source.kind].links };
  const edition = editionOf(source.statement, source.act.edition);
  const previous = baselineOf(source);
  const at = addresses({
    publicUrl: source.publicUrl,
    language,
    statement: source.statement.statement,
    edition: source.act.edition,
  });
  const links = [];
  if (edition?.texts[language]) links.push({ text: words.newText, href: at.newText });
  if (previous?.texts[language]) {
    if (edition?.texts[language]) links.push({ text: words.compare, href: at.compare(previous.id) });
    links.push({ text: words.oldText, href: at.text(previous.id) });
  }
  if (told) links.push({ text: words.calendar, href: at.calendar });
  links.push({ text: words.subscribe, href: at.subscribe });
  return links;
}
