/** What an act means, told to the editor in whole sentences: dates in full, who is told, which text governs when. */
import { formatDate, formatInstant, type Instant, type LocalDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import type {
  DeviationAct,
  ErratumAct,
  NoticeRule,
  PublishedAct,
  Reassessment,
  RescheduledAct,
  WithdrawnAct,
} from '#domain/register/model.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { isImmediate, noticeDeadline, periodInWords } from '#domain/timeline/notice-period.ts';
import { ACT_PHRASES, listOf, type Phrases } from './act-phrases.ts';
import type { ActScene } from './act-plan.ts';

/** The sentences of `publish`. */
export function publishedInWords(
  scene: ActScene,
  act: PublishedAct,
  after: Timeline,
  proposed: boolean,
): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  const name = nameOf(scene);
  const status = after.editions.find((each) => each.edition === act.edition);
  const languages = listOf(
    act.languages.map((language) => say.languageNames[language]),
    scene.language,
  );
  const lines = [say.published(act.edition, name, languages)];
  if (act.historical) {
    lines.push(say.historical(day(act.effective, scene.language)));
  } else {
    lines.push(say.verdict(act.assessment.verdict, act.assessment.direction, countMaterial(act)));
    if (act.replaces !== undefined) lines.push(say.replaces(act.replaces, act.inherits !== undefined));
    if (act.notice && status)
      lines.push(...noticeInWords(scene, act.notice, status, proposed, act.inherits !== undefined));
    else lines.push(say.atOnce(moment(after.now, scene)));
    lines.push(
      say.told(audience(act), act.correction ? say.languageNames[act.correction.translation] : undefined),
    );
  }
  return [...lines, ...reassessedInWords(act.reassessed, say), ...forecast(scene, after)];
}

export function rescheduledInWords(scene: ActScene, act: RescheduledAct, after: Timeline): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  const status = after.editions.find((each) => each.edition === act.edition);
  const earlier = act.effective < act.was;
  return [
    say.rescheduled(act.edition, day(act.was, scene.language), day(act.effective, scene.language)),
    earlier ? say.clockRestarts : say.noticeKept(status?.noticeGivenAt !== undefined),
    ...(earlier && status?.notice
      ? [say.deadline(day(noticeDeadline(act.effective, status.notice), scene.language))]
      : []),
    say.toldFollowUp,
    ...forecast(scene, after),
  ];
}

export function withdrawnInWords(scene: ActScene, act: WithdrawnAct, after: Timeline): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  return [
    say.withdrawn(act.edition),
    say.toldFollowUp,
    ...reassessedInWords(act.reassessed, say),
    ...forecast(scene, after),
  ];
}

export function erratumInWords(scene: ActScene, act: ErratumAct, after: Timeline): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  return [
    say.erratum(act.edition, act.clause, say.languageNames[act.language], act.reads, act.shouldRead),
    say.erratumShown,
    ...forecast(scene, after),
  ];
}

export function deviationInWords(scene: ActScene, act: DeviationAct, after: Timeline): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  return [
    say.deviation(act.edition, act.clauses.join(', '), day(act.since, scene.language)),
    say.deviationShown,
    ...forecast(scene, after),
  ];
}

/** Which text governs when, as far as can be known now. */
export function forecast(scene: Pick<ActScene, 'language'>, timeline: Timeline): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  const lines: string[] = [];
  if (timeline.inForce === null) lines.push(say.nothingInForce);
  else {
    const status = timeline.editions.find((each) => each.edition === timeline.inForce);
    lines.push(
      say.inForce(
        timeline.inForce,
        status?.inForceFrom ? formatInstant(status.inForceFrom, scene.language, timeline.timeZone) : '',
      ),
    );
  }
  for (const edition of timeline.upcoming) {
    const status = timeline.editions.find((each) => each.edition === edition);
    if (!status) continue;
    const date = day(status.effective, scene.language);
    const earliest = status.earliest === undefined ? '' : day(status.earliest, scene.language);
    lines.push(
      status.state === 'postponed' || status.obstacle !== undefined
        ? say.blocked(edition, date, say.obstacles[status.obstacle ?? 'date-passed'], earliest)
        : say.ahead(edition, date),
    );
  }
  return lines;
}

function noticeInWords(
  scene: ActScene,
  rule: NoticeRule,
  status: EditionStatus,
  proposed: boolean,
  inherited: boolean,
): readonly string[] {
  const say = ACT_PHRASES[scene.language];
  const { language } = scene;
  const reasons = rule.because.map(
    ({ source, period }) =>
      `${(say.sources as Readonly<Record<string, string>>)[source] ?? source} (${periodInWords(period, language)})`,
  );
  const lines = [say.effective(day(status.effective, language), scene.archive.publisher.timeZone, proposed)];
  if (rule.exception) lines.push(say.exception(rule.exception.kind, rule.exception.reason));
  lines.push(say.period(periodInWords(rule.applied, language), reasons, rule.exception !== undefined));
  if (!inherited) {
    lines.push(
      isImmediate(rule) ? say.coincides : say.deadline(day(noticeDeadline(status.effective, rule), language)),
    );
  }
  return lines;
}

function reassessedInWords(reassessed: readonly Reassessment[] | undefined, say: Phrases): readonly string[] {
  return (reassessed ?? []).map((again) =>
    say.reassessed(again.edition, again.previous ?? '-', again.assessment.verdict, again.restarts),
  );
}

function countMaterial(act: PublishedAct): number {
  const changes = [
    ...(act.assessment.previous?.changes ?? []),
    ...(act.assessment.lastNotified?.changes ?? []),
  ];
  return new Set(changes.filter((change) => change.verdict !== 'non-material').map((change) => change.change))
    .size;
}

function audience(act: PublishedAct): 'everyone' | 'followers' | 'nobody' | 'language' {
  if (act.correction) return 'language';
  if (act.notice) return 'everyone';
  return act.assessment.verdict === 'first' ? 'nobody' : 'followers';
}

function nameOf(scene: ActScene): string {
  return scene.archive.publisher.statements[scene.statement]?.[scene.language] ?? scene.statement;
}

function day(date: LocalDate, language: Language): string {
  return formatDate(date, language, { weekday: true });
}

function moment(instant: Instant, scene: ActScene): string {
  return formatInstant(instant, scene.language, scene.archive.publisher.timeZone);
}
