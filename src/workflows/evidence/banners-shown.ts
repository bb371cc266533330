/**
 * The prominent notice as visitors saw it, made again from content and register. The register holds only its
 * digest: what is given back is the very text that has that digest, or nothing.
 */
import type { StatementArchive } from '#archive/read-statement.ts';
import { canonicalJson, digest, type Sha256 } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { bannerOf } from '#domain/notice/banner.ts';
import type { NoticeSource } from '#domain/notice/statement-like.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, NoticeAbout, NoticeStartedAct } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';

/** Part of the source of the whole proof. */
interface BannerSource {
  readonly publisher: Publisher;
  readonly statement: StatementArchive;
  /** Where the site stands now, without trailing slash. */
  readonly publicUrl?: string;
}

export interface ShownBanner {
  readonly kind: 'upcoming' | NoticeAbout;
  readonly language: Language;
  /** The notice it belongs to. */
  readonly notice: string;
  /** The line of the register that holds its digest. */
  readonly line: number;
  readonly sha256: Sha256;
  /** Canonical JSON with exactly that digest; `null` when content or address have changed since. */
  readonly json: string | null;
}

/** Every banner that the register says was shown about an edition, in order. */
export function bannersShown(source: BannerSource, edition: string): readonly ShownBanner[] {
  return source.statement.acts
    .filter((act): act is NoticeStartedAct => act.kind === 'notice-started' && act.edition === edition)
    .flatMap((started) =>
      source.publisher.languages.flatMap((language) => {
        const sha256 = started.shown[`${language}.banner`];
        if (sha256 === undefined) return [];
        const made = candidates(source, started).map((each) => canonicalJson(bannerOf(each, language)));
        return {
          kind: started.about ?? 'upcoming',
          language,
          notice: started.notice,
          line: started.seq,
          sha256,
          json: made.find((json) => digest(json) === sha256) ?? null,
        };
      }),
    );
}

/** What the banner can have been made from, as things stood when the register was told of it. */
function candidates(source: BannerSource, started: NoticeStartedAct): readonly NoticeSource[] {
  const { publisher, statement } = source;
  const acts = statement.acts.filter(({ seq }) => seq < started.seq);
  const published = new Set(acts.map((act) => (act.kind === 'published' ? act.edition : '')));
  const timeline = timelineAt(acts, {
    statement: statement.statement,
    now: started.recordedAt,
    timeZone: publisher.timeZone,
    policy: publisher.notice,
  });
  const then = {
    kind: started.about ?? 'upcoming',
    cause: started.cause,
    statement: {
      statement: statement.statement,
      editions: statement.editions.filter(({ id }) => published.has(id)),
      acts,
    },
    publisher,
    timeline,
  } as const;
  return causesOf(source, started, acts).flatMap((act) =>
    addressesOf(source, started).flatMap((publicUrl) =>
      offsetsOf(acts, started).map((offset) => ({
        ...then,
        act,
        publicUrl,
        ...(offset === undefined ? {} : { offset }),
      })),
    ),
  );
}

/** The act that is named as the cause first; a notice that counts for another act is worded after its own. */
function causesOf(source: BannerSource, started: NoticeStartedAct, acts: readonly Act[]): readonly Act[] {
  const own = acts.filter(({ edition, kind }) => edition === started.edition && !kind.startsWith('notice-'));
  const named = (act: Act) => source.statement.digests.get(act.seq) === started.cause;
  return [...own.filter(named), ...own.filter((act) => !named(act)).reverse()];
}

/** The site may have moved since: where the banner was seen says where it stood then. */
function addressesOf(source: BannerSource, started: NoticeStartedAct): readonly string[] {
  const page = `/${source.publisher.authentic}/${source.statement.statement}/`;
  const seen = started.seen?.url;
  return [
    ...(seen?.endsWith(page) ? [seen.slice(0, -page.length)] : []),
    ...(source.publicUrl === undefined ? [] : [source.publicUrl]),
  ];
}

function offsetsOf(acts: readonly Act[], started: NoticeStartedAct): readonly (number | undefined)[] {
  if (started.about !== 'reminder') return [undefined];
  const published = acts.find((act) => act.kind === 'published' && act.edition === started.edition);
  return published?.kind === 'published' ? published.reminders : [];
}
