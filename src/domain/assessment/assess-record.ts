/** One change as another program reports it: what the report claims must show in its words. */
import { type AssessOptions, assessChange } from './assess-change.ts';
import type { ChangeAssessment, ChangeInput } from './model.ts';

/**
 * Like {@link assessChange}, but a change reported as modified whose words are the same on both sides is `review`: what
 * was changed cannot be seen here (a translation put right in another language, for instance), so nothing is proved.
 */
export function assessRecord(input: ChangeInput, options: AssessOptions = {}): ChangeAssessment {
  const assessed = assessChange(input, options);
  const unseen = input.kind === 'modified' && input.old === input.new && input.heading_old === undefined;
  if (!unseen) return assessed;
  return {
    ...assessed,
    verdict: 'review',
    direction: 'unknown',
    signals: [
      {
        kind: 'nothing-to-see',
        element: assessed.elements[0] ?? null,
        old: input.old,
        new: input.new,
        why: {
          nl: 'De bepaling is als gewijzigd opgegeven, maar de woorden zijn gelijk: wat er is veranderd, valt hier niet te beoordelen.',
          en: 'The clause was reported as changed, but its words are the same: what changed cannot be judged here.',
        },
      },
    ],
  };
}
