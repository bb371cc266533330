/**
 * A small archive in which everything happens that a page must be able to show: an edition in one language only, a
 * change that is not material, a withdrawn announcement, a material edition in force and one that is announced.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatClauseFile } from '#archive/clause-file.ts';
import type { AssessedChange, EditionAssessment } from '#domain/assessment/model.ts';
import { mintClauses } from '#domain/change/identity/identity.ts';
import { redline } from '#domain/change/redline.ts';
import { digest } from '#domain/digest.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import { type ClauseFile, type Edition, textOf, type Verdict } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { ProblemError } from '#domain/problem.ts';
import { actDigest, appendAct } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { EDITIONS, PUBLISHER } from './texts.ts';

export const NOW = '2026-03-15T12:00:00.000Z';
export const ZONE = 'Europe/Amsterdam';

interface Recorded {
  readonly id: string;
  readonly edition: Edition;
  readonly file: ClauseFile;
  readonly act: Act;
}

/** Writes the archive into a folder. The same bytes every time. */
export function writeTestContent(dir: string): void {
  mkdirSync(join(dir, 'privacy'), { recursive: true });
  writeFileSync(join(dir, 'publisher.yaml'), PUBLISHER);
  let register = '';
  const append = (draft: ActDraft): Act => {
    const { text, act } = appendAct(register, draft);
    register = text;
    return act;
  };
  const recorded: Recorded[] = [];
  const record = (
    id: string,
    o: {
      readonly at: string;
      readonly effective: string;
      readonly verdict: Verdict | 'first';
      readonly previous: string | null;
      readonly extra?: object;
    },
  ): Recorded => {
    const previous = recorded.find((each) => each.id === o.previous)?.edition ?? null;
    const minted = freeze(dir, id, previous, recorded);
    const act = append({
      kind: 'published',
      statement: 'privacy',
      edition: id,
      recordedAt: o.at,
      ...minted.digests,
      previous: o.previous,
      lastNotified: o.previous,
      assessment: assessmentOf(minted.edition, previous, o.verdict),
      decisions: [],
      effective: o.effective,
      timeZone: ZONE,
      notice:
        o.verdict === 'material'
          ? { applied: { days: 30 }, because: [{ source: 'policy', period: { days: 30 } }] }
          : null,
      reminders: [],
      store: 'test',
      ...o.extra,
    } as ActDraft);
    const made = { id, edition: minted.edition, file: minted.file, act };
    recorded.push(made);
    return made;
  };

  record('2018-05-07', {
    at: '2024-01-10T09:00:00.000Z',
    effective: '2018-05-07',
    verdict: 'first',
    previous: null,
    extra: { historical: true },
  });
  record('2024-01-15', {
    at: '2024-01-14T23:00:00.000Z',
    effective: '2024-01-15',
    verdict: 'non-material',
    previous: '2018-05-07',
  });
  record('2024-06-01', {
    at: '2024-06-01T08:00:00.000Z',
    effective: '2024-09-01',
    verdict: 'material',
    previous: '2024-01-15',
  });
  append({
    kind: 'withdrawn',
    statement: 'privacy',
    edition: '2024-06-01',
    recordedAt: '2024-07-01T08:00:00.000Z',
    reason: 'De nieuwe leverancier is niet gekozen.',
    by: ['privacy officer'],
  } as ActDraft);
  const material = record('2025-02-01', {
    at: '2025-02-01T09:00:00.000Z',
    effective: '2025-04-01',
    verdict: 'material',
    previous: '2024-01-15',
  });
  for (const act of noticeActs(material.act)) append(act);
  append({
    kind: 'erratum',
    statement: 'privacy',
    edition: '2025-02-01',
    recordedAt: '2025-05-01T09:00:00.000Z',
    language: 'nl',
    clause: 'contact-adres',
    reads: 'Kerkstaat',
    shouldRead: 'Kerkstraat',
    reason: 'Tikfout in het adres.',
    by: ['redactie'],
  } as ActDraft);
  record('2026-03-01', {
    at: '2026-03-01T09:00:00.000Z',
    effective: '2026-06-01',
    verdict: 'material',
    previous: '2025-02-01',
    extra: { illustrative: true },
  });
  writeFileSync(join(dir, 'privacy', 'register.jsonl'), register);
}

/** Announced on the site and told to all, one day after publication. */
function noticeActs(published: Act): readonly ActDraft[] {
  const base = {
    statement: 'privacy',
    edition: published.edition,
    cause: actDigest(published),
    notice: 'n1',
  };
  return [
    {
      ...base,
      kind: 'notice-started',
      recordedAt: '2025-02-02T09:00:00.000Z',
      shown: {},
      seen: { url: 'https://example.org/nl/privacy/', at: '2025-02-02T09:00:00.000Z' },
    },
    {
      ...base,
      kind: 'notice-given',
      recordedAt: '2025-02-02T10:00:00.000Z',
      startedAt: '2025-02-02T09:00:00.000Z',
      completedAt: '2025-02-02T10:00:00.000Z',
      counts: { accepted: { nl: 1180, en: 24 } },
      coverage: 1,
      transport: 'smtp',
      store: 'test',
    },
  ] as readonly ActDraft[];
}

function freeze(dir: string, id: string, previous: Edition | null, recorded: readonly Recorded[]) {
  const texts = EDITIONS[id]!;
  const folder = join(dir, 'privacy', id);
  mkdirSync(folder, { recursive: true });
  const languages = Object.keys(texts) as Language[];
  const files = languages.map((language) => ({
    language,
    file: join(folder, `${language}.md`),
    source: texts[language]!,
  }));
  for (const { file, source } of files) writeFileSync(file, source);
  const composed = composeEdition({ statement: 'privacy', id, authentic: 'nl', languages, files });
  if (!composed.edition) throw new ProblemError(composed.problems);
  const { edition, file } = mintClauses({
    edition: composed.edition,
    previous,
    history: recorded.map(({ id: edition, file }) => ({ edition, file })),
  });
  const frozen = formatClauseFile(file);
  writeFileSync(join(folder, 'clauses.json'), frozen);
  return {
    edition,
    file,
    digests: {
      languages,
      digests: Object.fromEntries(files.map(({ language, source }) => [language, digest(source)])),
      clauses: digest(frozen),
    },
  };
}

/** A plain verdict on every change: what is tested is how it is shown. */
function assessmentOf(
  edition: Edition,
  previous: Edition | null,
  verdict: Verdict | 'first',
): EditionAssessment {
  const frame = { ruleSet: 'test', direction: 'neutral' as const, consentCheck: false, disagreements: [] };
  if (verdict === 'first' || !previous) return { ...frame, verdict };
  const changes = edition.languages
    .filter((language) => previous.texts[language])
    .flatMap((language) =>
      redline(textOf(previous, language).clauses, textOf(edition, language).clauses).changes.map(
        (change): AssessedChange => ({
          id: `${edition.id}/${language}/${change.id}`,
          change: change.id,
          language,
          verdict,
          machine: verdict,
          direction: 'neutral',
          elements: [],
          consentCheck: false,
          of: digest(JSON.stringify(change.exact)),
          signals: [
            {
              kind: 'retention',
              element: 'E13',
              old: 'twee jaar',
              new: 'één jaar',
              why: {
                nl: 'De bewaartermijn verandert (AVG art. 13 lid 2 onder a).',
                en: 'The retention period changes (GDPR Art. 13(2)(a)).',
              },
            },
          ],
        }),
      ),
    );
  return {
    ...frame,
    verdict,
    previous: { baseline: previous.id, verdict, direction: 'neutral', consentCheck: false, changes },
  };
}
