/**
 * No lost fixes: what is put right in the text in force today must also stand in every announced text,
 * or the day on which that one takes effect would undo it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause, Edition } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, worded } from '#domain/problem.ts';
import type { ActScene } from './act-plan.ts';
import { upcoming } from './baselines.ts';
import { mergeChanges } from './three-way.ts';

/** A change that an announced edition does not hold. */
interface Lost {
  readonly language: Language;
  readonly clause: string;
  readonly words: string;
}

/**
 * Refuses an edition that takes effect now while an announced one would undo it.
 * @param without editions that will not take effect
 */
export function carryProblems(
  scene: ActScene,
  edition: Edition,
  without: readonly string[],
): readonly Problem[] {
  const governing = scene.found.editions.find((each) => each.id === scene.timeline.inForce);
  if (!governing) return [];
  return upcoming(scene.timeline, without).flatMap((status): readonly Problem[] => {
    const announced = scene.found.editions.find((each) => each.id === status.edition);
    const lost = announced ? lostChanges(governing, edition, announced) : [];
    const [first] = lost;
    if (!announced || !first) return [];
    return [
      {
        code: 'publish/not-carried',
        severity: 'error',
        file: join(scene.found.folder, announced.id),
        ...worded({
          nl: {
            message: `Editie ${announced.id} is aangekondigd voor ${status.effective} en bevat ${lost.length === 1 ? 'een wijziging' : `${lost.length} wijzigingen`} van deze editie niet, bijvoorbeeld in bepaling ${first.clause} (${first.language}): “${first.words}”. Op die dag zou de wijziging ongedaan worden gemaakt.`,
            hint: `Publiceer eerst een editie met \`replaces: ${announced.id}\` die de wijziging ook bevat; \`publish ${edition.id} --carry\` schrijft daarvoor een concept.`,
          },
          en: {
            message: `Edition ${announced.id} is announced for ${status.effective} and does not hold ${lost.length === 1 ? 'a change' : `${lost.length} changes`} of this edition, for instance in clause ${first.clause} (${first.language}): “${first.words}”. On that day the change would be undone.`,
            hint: `Publish an edition with \`replaces: ${announced.id}\` first that holds the change too; \`publish ${edition.id} --carry\` drafts it.`,
          },
        }),
      },
    ];
  });
}

/** Changes from `governing` to `edition` that `announced`, another successor of `governing`, does not hold. */
export function lostChanges(governing: Edition, edition: Edition, announced: Edition): readonly Lost[] {
  return edition.languages.flatMap((language) => {
    const base = byId(governing, language);
    const ours = byId(edition, language);
    const theirs = byId(announced, language);
    const lost: Lost[] = [];
    for (const [id, clause] of ours) {
      const before = base.get(id);
      const ahead = theirs.get(id);
      if (before?.text === clause.text) continue;
      const held =
        before === undefined
          ? [...theirs.values()].some((other) => other.text === clause.text)
          : ahead === undefined || mergeChanges(before.text, clause.text, ahead.text).contained;
      if (!held) lost.push({ language, clause: id, words: clause.text });
    }
    for (const [id, clause] of base) {
      if (!ours.has(id) && theirs.get(id)?.text === clause.text)
        lost.push({ language, clause: id, words: clause.text });
    }
    return lost;
  });
}

function byId(edition: Edition, language: Language): ReadonlyMap<string, Clause> {
  return new Map((edition.texts[language]?.clauses ?? []).map((clause) => [clause.id, clause]));
}

export interface CarriedDraft {
  /** Files of a new draft, per language. */
  readonly files: readonly { readonly language: Language; readonly source: string }[];
  /** Places where both texts changed the same words; the announced words were kept. */
  readonly conflicts: readonly {
    readonly language: Language;
    readonly ours: string;
    readonly theirs: string;
  }[];
}

/**
 * Drafts the edition that replaces an announced one and holds the changes of `edition` too.
 * @returns the announced Markdown with those changes, and `replaces` in its front matter
 */
export function draftCarried(governing: Edition, edition: Edition, announced: Edition): CarriedDraft {
  const conflicts: { language: Language; ours: string; theirs: string }[] = [];
  const files = announced.languages.flatMap((language) => {
    const source = (each: Edition) => {
      const file = each.texts[language]?.file;
      return file === undefined ? undefined : splitFrontMatter(readFileSync(file, 'utf8'));
    };
    const [base, ours, theirs] = [source(governing), source(edition), source(announced)];
    if (!base || !ours || !theirs) return [];
    const merged = mergeChanges(base.body, ours.body, theirs.body);
    conflicts.push(...merged.conflicts.map((conflict) => ({ language, ...conflict })));
    const front = language === announced.authentic ? withReplaces(theirs.front, announced.id) : theirs.front;
    return [{ language, source: `${front}${merged.text}` }];
  });
  return { files, conflicts };
}

function splitFrontMatter(source: string): { readonly front: string; readonly body: string } {
  const match = /^---\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/.exec(source);
  const front = match?.[0] ?? '';
  return { front, body: source.slice(front.length) };
}

function withReplaces(front: string, id: string): string {
  const cleared = front.replace(/^replaces:.*\r?\n/m, '');
  return cleared.replace(/^---\r?\n/, (fence) => `${fence}replaces: ${id}\n`);
}
