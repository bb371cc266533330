/** The act that takes back an announced edition before it takes effect. */
import type { Dictionaries } from '#domain/assessment/model.ts';
import type { WithdrawnAct } from '#domain/register/model.ts';
import {
  type ActPlan,
  type ActRequest,
  requireReason,
  setScene,
  settle,
  upcomingStatus,
} from './act-plan.ts';
import { withdrawnInWords } from './act-words.ts';
import { reassessAfter } from './reassess.ts';

export interface WithdrawRequest extends ActRequest {
  readonly reason: string;
  readonly by: readonly string[];
  readonly dictionaries?: Dictionaries | undefined;
}

/**
 * Withdraws an edition, or says what would happen. Later announced editions that were compared with it are
 * judged anew, and their clock restarts when they now hold changes that nobody was told about.
 * @throws {ProblemError} when the edition is in force or was never announced
 */
export function withdrawEdition(request: WithdrawRequest): ActPlan {
  const scene = setScene(request);
  requireReason(request);
  const status = upcomingStatus(scene, {
    nl: 'Een tekst die van kracht is geworden, kan niet worden ingetrokken: publiceer een nieuwe editie.',
    en: 'A text that took effect cannot be withdrawn: publish a new edition.',
  });
  const instead = scene.found.editions.find((edition) => edition.id === status.previous) ?? null;
  const reassessed = reassessAfter(scene, {
    gone: scene.edition,
    instead,
    dictionaries: request.dictionaries ?? {},
  });
  return settle(
    scene,
    {
      kind: 'withdrawn',
      statement: scene.statement,
      edition: scene.edition,
      recordedAt: scene.now,
      reason: request.reason.trim(),
      by: request.by,
      ...(reassessed.length > 0 ? { reassessed } : {}),
    },
    { words: (after, act) => withdrawnInWords(scene, act as WithdrawnAct, after) },
  );
}
