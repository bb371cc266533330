/** With what an edition is compared: the text it will take over from, and the last one people were told about. */
import type { LocalDate } from '#domain/date.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';

export interface Baselines {
  /** In force immediately before the edition takes effect; `null` for a first edition. */
  readonly previous: string | null;
  readonly lastNotified: string | null;
}

/**
 * Baselines of an edition that takes effect on a date, or at once.
 * @param o.effective absent: at once
 * @param o.without editions that will not take effect (the one replaced or withdrawn)
 */
export function baselinesFor(
  timeline: Timeline,
  o: { readonly effective?: LocalDate | undefined; readonly without?: readonly string[] } = {},
): Baselines {
  const { effective } = o;
  const ahead =
    effective === undefined
      ? []
      : upcoming(timeline, o.without).filter((status) => status.effective < effective);
  const previous = ahead.at(-1)?.edition ?? timeline.inForce;
  return { previous, lastNotified: lastNotified(timeline, previous) };
}

/** Announced and postponed editions by date, without some. */
export function upcoming(timeline: Timeline, without: readonly string[] = []): readonly EditionStatus[] {
  return timeline.upcoming
    .filter((edition) => !without.includes(edition))
    .flatMap((edition) => timeline.editions.find((status) => status.edition === edition) ?? []);
}

/**
 * The last edition people were told about, from `edition` back along what each was compared with.
 * A first edition counts as told; so does a past one that was material: its record says when people lived with it.
 */
export function lastNotified(timeline: Timeline, edition: string | null): string | null {
  const seen = new Set<string>();
  let at = edition;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const status = timeline.editions.find((each) => each.edition === at);
    if (!status) return null;
    if (wasTold(status)) return at;
    at = status.previous;
  }
  return null;
}

function wasTold(status: EditionStatus): boolean {
  if (status.verdict === 'first') return true;
  return status.material && (status.historical || status.noticeGivenAt !== undefined);
}
