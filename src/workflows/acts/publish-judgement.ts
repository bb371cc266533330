/** Judging a draft against the text it will take over from. */
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { Dictionaries, EditionAssessment } from '#domain/assessment/model.ts';
import type { LocalDate } from '#domain/date.ts';
import type { Edition } from '#domain/edition/model.ts';
import type { Problem } from '#domain/problem.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import type { ActScene } from './act-plan.ts';
import { type Baselines, baselinesFor } from './baselines.ts';

/** How an edition becomes public, and therefore from when. */
export type Manner = 'historical' | 'first' | 'quiet' | 'correction' | 'material';

export interface Judged {
  readonly assessment: EditionAssessment;
  readonly problems: readonly Problem[];
  readonly baselines: Baselines;
  readonly manner: Manner;
  readonly date: LocalDate | undefined;
}

/** Assesses against the text it takes over from; which one that is depends on its date, and that on the verdict. */
export function judge(
  scene: ActScene,
  edition: Edition,
  o: {
    readonly historical: boolean;
    readonly replaced: EditionStatus | undefined;
    readonly wanted: LocalDate | undefined;
    readonly dictionaries: Dictionaries;
  },
): Judged {
  const without = o.replaced ? [o.replaced.edition] : [];
  const against = (effective: LocalDate | undefined) => {
    const baselines = baselinesFor(scene.timeline, { effective, without });
    const at = (id: string | null) => scene.found.editions.find((each) => each.id === id) ?? null;
    const { assessment, problems } = assessEdition({
      edition,
      previous: at(baselines.previous),
      lastNotified: at(baselines.lastNotified),
      dictionaries: o.dictionaries,
    });
    return { assessment, problems, baselines };
  };
  const date = o.wanted ?? o.replaced?.effective;
  const found = against(date);
  const { verdict } = found.assessment;
  if (o.historical) return { ...found, manner: 'historical', date };
  if (verdict === 'first') return { ...found, manner: 'first', date: o.wanted };
  if (edition.meta.correction) return { ...against(undefined), manner: 'correction', date: o.wanted };
  if (verdict === 'non-material') {
    // Harmless against a text that does not govern yet says nothing about taking effect today.
    const today = against(undefined);
    if (today.assessment.verdict === 'non-material') return { ...today, manner: 'quiet', date: o.wanted };
  }
  return { ...found, manner: 'material', date: o.wanted };
}
