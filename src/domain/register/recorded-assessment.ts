/** The assessment of a published edition as the register holds it: never made again, whatever the rules say now. */
import type { EditionAssessment } from '../assessment/model.ts';
import type { Act } from './model.ts';

/**
 * @param baseline the edition compared with; `null` for a first edition
 * @returns the last one recorded of exactly this pair; `undefined` when this pair was never put on record
 */
export function recordedAssessment(
  acts: readonly Act[],
  edition: string,
  baseline: string | null,
): EditionAssessment | undefined {
  const recorded = acts.flatMap((act) => [
    ...(act.kind === 'published' && act.edition === edition ? [act.assessment] : []),
    ...('reassessed' in act ? (act.reassessed ?? []) : []).flatMap((again) =>
      again.edition === edition ? [again.assessment] : [],
    ),
  ]);
  return (
    recorded.findLast((each) => (each.previous?.baseline ?? null) === baseline) ??
    recorded
      .flatMap((each) => (each.lastNotified?.baseline === baseline ? [againstNotified(each)] : []))
      .at(-1)
  );
}

/** The half of an assessment that compares with the edition people were last told about. */
function againstNotified({ lastNotified, ...frame }: EditionAssessment): EditionAssessment {
  if (!lastNotified) return frame;
  const { verdict, direction, consentCheck } = lastNotified;
  return { ...frame, verdict, direction, consentCheck, previous: lastNotified };
}
