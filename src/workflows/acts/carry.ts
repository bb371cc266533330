/** Drafting the edition that carries a fix into every announced text, so that its day does not undo the fix. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDraft } from '#archive/write-draft.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { type ActRequest, setScene } from './act-plan.ts';
import { upcoming } from './baselines.ts';
import { draftCarried, lostChanges } from './carry-over.ts';

export interface Carried {
  /** The new draft. */
  readonly edition: string;
  readonly replaces: string;
  readonly paths: readonly string[];
  /** Places where both texts changed the same words; the announced words stand in the draft. */
  readonly conflicts: readonly {
    readonly language: Language;
    readonly ours: string;
    readonly theirs: string;
  }[];
}

/**
 * Writes a draft for each announced edition that does not hold the changes of a draft yet.
 * @returns the new drafts; empty when everything is carried already
 * @throws {ProblemError} when there is no such draft
 */
export function carryIntoAnnounced(request: ActRequest): readonly Carried[] {
  const scene = setScene(request);
  const { editions, drafts, folder } = scene.found;
  const edition = drafts.find((draft) => draft.id === request.edition)?.edition;
  const governing = editions.find((each) => each.id === scene.timeline.inForce);
  if (!edition || !governing)
    return refuse({
      code: 'carry/no-draft',
      file: join(folder, request.edition),
      ...worded({
        nl: {
          message: `Er is geen bruikbaar concept ${request.edition} van ${request.statement} om over te nemen.`,
          hint: 'Controleer het eerst met `check`.',
        },
        en: {
          message: `There is no sound draft ${request.edition} of ${request.statement} to carry over.`,
          hint: 'Run `check` on it first.',
        },
      }),
    });
  const taken = new Set(drafts.flatMap((draft) => draft.edition?.meta.replaces ?? []));
  return upcoming(scene.timeline).flatMap((status): readonly Carried[] => {
    const announced = editions.find((each) => each.id === status.edition);
    if (!announced || taken.has(announced.id) || lostChanges(governing, edition, announced).length === 0)
      return [];
    const { files, conflicts } = draftCarried(governing, edition, announced);
    const id = freeId(folder, announced.id);
    if (scene.dryRun) return [{ edition: id, replaces: announced.id, paths: [], conflicts }];
    const paths = writeDraft({ dir: scene.archive.dir, statement: scene.statement, edition: id, files });
    return [{ edition: id, replaces: announced.id, paths, conflicts }];
  });
}

function freeId(folder: string, announced: string): string {
  const stem = announced.replace(/-\d{1,2}$/, (end) => (/^\d{4}-\d{2}-\d{2}$/.test(announced) ? end : ''));
  let number = 2;
  while (existsSync(join(folder, `${stem}-${number}`))) number += 1;
  return `${stem}-${number}`;
}
