/**
 * What the editor is asked before ids are frozen: a comparison that is not sure which clause became which never decides
 * alone, because an id holds for ever.
 */
import { type Clause, type ClauseId, type Edition, type EditionMeta, textOf } from '../../edition/model.ts';
import { type Problem, worded } from '../../problem.ts';
import type { Redline } from '../model.ts';
import { redline } from '../redline.ts';

/** Did this clause become that one? Proposed: yes. */
export interface IdentityQuestion {
  readonly old: Clause;
  readonly new: Clause;
  /** What the front matter calls the new clause; `null` when it must be given a fixed id first. */
  readonly name: ClauseId | null;
}

/** By the provisional id of the draft's clause: what it was, or that it is new. Wins from the front matter. */
export type IdentityAnswers = EditionMeta['clauses'];

/** @param lines between the edition before and the draft, with the overrides and answers given so far */
export function identityQuestions(edition: Edition, lines: Redline): IdentityQuestion[] {
  if (lines.doubtful.size === 0) return [];
  // The front matter knows a clause by the id it would inherit if nobody said anything.
  const plain = Object.keys(edition.meta.clauses).length === 0 ? lines : redline(lines.old, lines.new);
  const names = new Map([...plain.identity].map(([from, to]) => [to, lines.old[from]!.id]));
  return [...lines.identity]
    .filter(([from]) => lines.doubtful.has(from))
    .sort((a, b) => a[1] - b[1])
    .map(([from, to]) => {
      const after = lines.new[to]!;
      return { old: lines.old[from]!, new: after, name: after.explicit ? after.id : (names.get(to) ?? null) };
    });
}

/** The answer to a question: the same clause, or another one. */
export function answerOf(question: IdentityQuestion, same: boolean): IdentityAnswers {
  return { [question.new.id]: same ? { was: question.old.id } : { new: true } };
}

/** The question as a refusal, with the line that answers it in the front matter. */
export function questionProblem(question: IdentityQuestion, edition: Edition): Problem {
  const { old, new: after, name } = question;
  const [before, now] = [excerpt(old.text), excerpt(after.text)];
  const write = {
    same: `\`${name}: { was: ${old.id} }\``,
    new: `\`${name}: { new: true }\``,
  };
  return {
    code: 'publish/doubtful-identity',
    severity: 'error',
    file: textOf(edition, edition.authentic).file,
    line: after.line,
    ...worded({
      nl: {
        message: `Is dit dezelfde bepaling als vroeger? Toen (${old.id}): “${before}” Nu: “${now}”`,
        hint:
          name === null
            ? `Geef de bepaling een vaste naam, \`{#naam}\`, en schrijf onder \`clauses:\` bovenaan het bestand wat zij was: \`naam: { was: ${old.id} }\` of \`naam: { new: true }\`.`
            : `Schrijf onder \`clauses:\` bovenaan het bestand ${write.same} als het dezelfde is, of ${write.new} als het een andere is. Het adres van de bepaling hangt ervan af, voor altijd.`,
      },
      en: {
        message: `Is this the clause that stood here before? Then (${old.id}): “${before}” Now: “${now}”`,
        hint:
          name === null
            ? `Give the clause a fixed id, \`{#name}\`, and say under \`clauses:\` in the front matter what it was: \`name: { was: ${old.id} }\` or \`name: { new: true }\`.`
            : `Write ${write.same} under \`clauses:\` in the front matter if it is, or ${write.new} if it is another. The address of the clause depends on it, for ever.`,
      },
    }),
  };
}

const LONGEST = 160;

function excerpt(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`;
}
