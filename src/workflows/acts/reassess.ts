/** Judging a later announced edition anew when the one it was compared with will not take effect. */

import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { BaselineAssessment, Dictionaries, EditionAssessment } from '#domain/assessment/model.ts';
import { localDateOf } from '#domain/date.ts';
import type { Edition } from '#domain/edition/model.ts';
import type { Act, NoticeRule, PublishedAct, Reassessment } from '#domain/register/model.ts';
import { noticeRule } from '#domain/timeline/notice-period.ts';
import type { ActScene } from './act-plan.ts';
import { lastNotified, upcoming } from './baselines.ts';

/**
 * Re-assesses every announced edition that was compared with `gone`.
 * @param o.instead the edition that takes its place as baseline; `null` when none governs
 * @returns what the act that removes `gone` must record
 */
export function reassessAfter(
  scene: ActScene,
  o: { readonly gone: string; readonly instead: Edition | null; readonly dictionaries: Dictionaries },
): readonly Reassessment[] {
  return upcoming(scene.timeline, [o.gone])
    .filter((status) => status.previous === o.gone)
    .flatMap((status) => {
      const edition = scene.found.editions.find((each) => each.id === status.edition);
      if (!edition) return [];
      const told = editionOf(scene, lastNotified(scene.timeline, o.instead?.id ?? null));
      const { assessment } = assessEdition({
        edition,
        previous: o.instead,
        lastNotified: told,
        dictionaries: o.dictionaries,
      });
      const material = assessment.verdict === 'material' || assessment.verdict === 'review';
      return [
        {
          edition: edition.id,
          previous: o.instead?.id ?? null,
          assessment,
          notice: material ? ruleOf(scene, edition, status.notice) : null,
          restarts: saysMore(assessment, assessmentsOf(scene.found.acts, edition.id)),
        },
      ];
    });
}

function editionOf(scene: ActScene, id: string | null): Edition | null {
  return scene.found.editions.find((edition) => edition.id === id) ?? null;
}

/** The rule it was announced under stays; an edition that was harmless until now gets today's. */
function ruleOf(scene: ActScene, edition: Edition, frozen: NoticeRule | null): NoticeRule {
  const { publisher } = scene.archive;
  return (
    frozen ??
    noticeRule({
      policy: publisher.notice,
      today: localDateOf(scene.now, publisher.timeZone),
      editor: edition.meta.notice?.period,
      exception: edition.meta.exception,
    })
  );
}

/**
 * True when it holds a change that matters and that no notice about this edition could have shown. A notice shows
 * what differs from the edition before it; what people were told as part of another edition does not count, because
 * that one is gone. What only adds up since the last notice is held against what added up before.
 */
function saysMore(now: EditionAssessment, before: readonly EditionAssessment[]): boolean {
  const shown = namesOf(before.map((assessment) => assessment.previous));
  const addedUp = namesOf(before.map((assessment) => assessment.lastNotified));
  const fresh = (changes: BaselineAssessment | undefined, known: (name: string) => boolean) =>
    changes?.changes.some((change) => change.verdict !== 'non-material' && !known(nameOf(change))) ?? false;
  return (
    fresh(now.previous, (name) => shown.has(name)) ||
    fresh(now.lastNotified, (name) => shown.has(name) || addedUp.has(name))
  );
}

function namesOf(baselines: readonly (BaselineAssessment | undefined)[]): ReadonlySet<string> {
  return new Set(baselines.flatMap((baseline) => baseline?.changes.map(nameOf) ?? []));
}

/** The words before and after, in their language. */
function nameOf(change: { readonly language: string; readonly of: string }): string {
  return `${change.language}/${change.of}`;
}

/** Every assessment on record of an edition. */
function assessmentsOf(acts: readonly Act[], edition: string): readonly EditionAssessment[] {
  return acts.flatMap((act) => [
    ...(act.kind === 'published' && act.edition === edition ? [act.assessment] : []),
    ...((act as PublishedAct).reassessed ?? [])
      .filter((again) => again.edition === edition)
      .map((again) => again.assessment),
  ]);
}
