/** What people must settle before an edition may become public. */
import type { EditionAssessment } from '#domain/assessment/model.ts';
import type { LocalDate } from '#domain/date.ts';
import { type Edition, textOf } from '#domain/edition/model.ts';
import { type Problem, worded } from '#domain/problem.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import type { ActScene } from './act-plan.ts';
import { upcoming } from './baselines.ts';
import { exceptionProblems } from './exception-bounds.ts';
import type { Manner } from './publish-judgement.ts';

/** What must be settled by people before publication. */
export function openQuestions(
  scene: ActScene,
  edition: Edition,
  assessment: EditionAssessment,
  manner: Manner,
): readonly Problem[] {
  const file = textOf(edition, edition.authentic).file;
  const problems: Problem[] = [];
  if (manner === 'correction') problems.push(...correctionProblems(scene, edition));
  if (manner !== 'material') return problems;
  problems.push(...exceptionProblems(edition.meta.exception, assessment, file));
  for (const language of edition.languages) {
    const text = textOf(edition, language);
    for (const key of ['summary', 'impact'] as const) {
      if (text[key] === undefined)
        problems.push({
          code: `publish/no-${key}`,
          severity: 'error',
          file: text.file,
          line: 1,
          ...worded({
            nl: {
              message: `De editie is materieel gewijzigd, maar \`${key}\` ontbreekt in de taal “${language}”.`,
              hint:
                key === 'summary'
                  ? 'Zeg in gewone woorden wat er verandert: `summary: …`.'
                  : 'Zeg wat dit voor mensen betekent en wat zij vóór de datum kunnen doen: `impact: …`.',
            },
            en: {
              message: `The edition is material, but its ${key} in "${language}" is missing.`,
              hint:
                key === 'summary'
                  ? 'Say in plain words what changes: `summary: …`.'
                  : 'Say what it means for people and what they can do before the date: `impact: …`.',
            },
          }),
        });
    }
  }
  return problems;
}

/** `correction: translation` touches the named language and nothing else. */
function correctionProblems(scene: ActScene, edition: Edition): readonly Problem[] {
  const corrected = edition.meta.correction?.translation;
  const governing = scene.found.editions.find((each) => each.id === scene.timeline.inForce);
  if (!governing || corrected === undefined) return [];
  const problems: Problem[] = [];
  if (corrected === edition.authentic)
    problems.push({
      code: 'publish/correction-authentic',
      severity: 'error',
      file: textOf(edition, edition.authentic).file,
      ...worded({
        nl: {
          message: `\`correction: translation\` noemt “${corrected}”, maar dat is de authentieke tekst en geen vertaling.`,
          hint: 'Publiceer een gewone editie: een wijziging van de authentieke tekst wordt als wijziging beoordeeld.',
        },
        en: {
          message: `\`correction: translation\` names "${corrected}", which is the authentic text and no translation.`,
          hint: 'Publish an ordinary edition: a change of the authentic text is judged as one.',
        },
      }),
    });
  for (const language of edition.languages.filter((tag) => tag !== corrected)) {
    const words = (each: Edition) => each.texts[language]?.clauses.map((clause) => clause.text).join('\n');
    if (words(edition) !== words(governing))
      problems.push({
        code: 'publish/correction-touches-more',
        severity: 'error',
        file: textOf(edition, language).file,
        ...worded({
          nl: {
            message: `De editie verbetert de vertaling in “${corrected}”, maar haar tekst in “${language}” verschilt van de geldende (${governing.id}).`,
            hint: `Begin met de geldende tekst en wijzig alleen ${corrected}.md, of publiceer een gewone editie.`,
          },
          en: {
            message: `The edition corrects the translation in "${corrected}", but its text in "${language}" differs from the one in force (${governing.id}).`,
            hint: `Start from the text in force and change only ${corrected}.md, or publish an ordinary edition.`,
          },
        }),
      });
  }
  return problems;
}

/** A material edition takes effect after every announced one it does not replace. */
export function orderProblems(
  scene: ActScene,
  edition: Edition,
  replaced: EditionStatus | undefined,
  date: LocalDate | undefined,
): readonly Problem[] {
  return upcoming(scene.timeline, replaced ? [replaced.edition] : [])
    .filter((status) => {
      const follows = replaced !== undefined && status.previous === replaced.edition;
      return follows
        ? (date ?? replaced.effective) >= status.effective
        : date === undefined || date <= status.effective;
    })
    .map((status) => ({
      code: 'publish/order',
      severity: 'error',
      file: textOf(edition, edition.authentic).file,
      ...(edition.meta.effectiveLine === undefined ? {} : { line: edition.meta.effectiveLine }),
      ...worded({
        nl: {
          message: `Editie ${status.edition} is aangekondigd voor ${status.effective}; op die dag zou zij ongedaan maken wat deze editie wijzigt.`,
          hint: `Schrijf \`replaces: ${status.edition}\` om de aangekondigde tekst te verbeteren, of een latere datum bij \`effective\` om erop te volgen.`,
        },
        en: {
          message: `Edition ${status.edition} is announced for ${status.effective}; on that day it would undo what this edition changes.`,
          hint: `Write \`replaces: ${status.edition}\` to correct the announced text, or a later date with \`effective\` to follow it.`,
        },
      }),
    }));
}
