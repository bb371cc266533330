/** A publisher's content folder on disk, small enough to read, for tests of the acts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { appendActs } from '#archive/register-file.ts';
import { type Instant, toInstant } from '#domain/date.ts';
import { noticeId } from '#domain/notice/notice-id.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act, NoticeGivenAct } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import type { ActPlan } from '#workflows/acts/act-plan.ts';
import { type PublishRequest, publishEdition } from '#workflows/acts/publish.ts';

export const STORE = 'store-1';

/** What the words of an edition can differ in; the rest of the text never changes. */
export interface Words {
  /** How long account data is kept: a material change. */
  readonly retention?: readonly [nl: string, en: string];
  /** How long messages are kept: another material change. */
  readonly messages?: readonly [nl: string, en: string];
  /** Written in figures or letters: harmless. */
  readonly term?: readonly [nl: string, en: string];
  /** What the data are used for: a new purpose needs consent. */
  readonly use?: readonly [nl: string, en: string];
  /** Only in the English translation. */
  readonly translation?: string;
  /** What the text promises about its own changes. */
  readonly promise?: readonly [nl: string, en: string];
  readonly front?: string;
  readonly languages?: readonly ('nl' | 'en')[];
}

export interface ContentFolder {
  readonly dir: string;
  readonly remove: () => void;
  readonly write: (edition: string, words?: Words) => void;
  readonly publish: (edition: string, when: string, o?: Partial<PublishRequest>) => ActPlan;
  /** Banner seen and everybody told at once, as the machine would record it. */
  readonly tell: (cause: Act, when: string, given?: Partial<NoticeGivenAct>) => void;
  /** Changes the notice policy in publisher.yaml; YAML. */
  readonly policy: (notice: string) => void;
  readonly acts: () => readonly Act[];
  readonly inForce: (when: string) => string | null;
  readonly scene: (when: string) => {
    archive: ReturnType<typeof readArchive>;
    statement: string;
    now: Instant;
  };
}

const PUBLISHER = `name: Voorbeeld BV
contact: { email: info@example.org }
authentic: nl
languages: [nl, en]
time-zone: Europe/Amsterdam
notice: { period: 30 days }
sender: { updates: info@example.org, privacy: info@example.org, reply-to: info@example.org }
statements:
  privacy: { nl: Privacyverklaring, en: Privacy statement }
`;

/** @param existing a folder that holds a publication already */
export function contentFolder(publisher = PUBLISHER, existing?: string): ContentFolder {
  const dir = existing ?? mkdtempSync(join(tmpdir(), 'content-'));
  if (existing === undefined) {
    writeFileSync(join(dir, 'publisher.yaml'), publisher);
    mkdirSync(join(dir, 'privacy'));
  }
  const scene = (when: string) => ({ archive: readArchive(dir), statement: 'privacy', now: toInstant(when) });
  const acts = () => readArchive(dir).statements[0]?.acts ?? [];
  return {
    dir,
    remove: () => rmSync(dir, { recursive: true, force: true }),
    write: (edition, words = {}) => {
      mkdirSync(join(dir, 'privacy', edition), { recursive: true });
      for (const language of words.languages ?? (['nl', 'en'] as const))
        writeFileSync(join(dir, 'privacy', edition, `${language}.md`), source(language, words));
    },
    publish: (edition, when, o = {}) => publishEdition({ ...scene(when), edition, storeId: STORE, ...o }),
    tell: (cause, when, given = {}) => {
      const moment = toInstant(when);
      const digest = actDigest(cause);
      const base = {
        statement: 'privacy',
        edition: given.edition ?? cause.edition,
        recordedAt: moment,
        cause: digest,
        notice: noticeId({ cause: digest, kind: 'upcoming' }),
      };
      appendActs(join(dir, 'privacy'), [
        {
          kind: 'notice-started',
          ...base,
          shown: {},
          seen: { url: 'https://example.org/nl/privacy/', at: moment },
        },
        {
          kind: 'notice-given',
          ...base,
          startedAt: moment,
          completedAt: moment,
          counts: { accepted: { nl: 3 } },
          coverage: 1,
          transport: 'smtp',
          store: STORE,
          ...given,
        },
      ]);
    },
    policy: (notice) =>
      writeFileSync(join(dir, 'publisher.yaml'), publisher.replace(/^notice: .*$/m, `notice: ${notice}`)),
    acts,
    inForce: (when) =>
      timelineAt(acts(), { statement: 'privacy', now: toInstant(when), timeZone: 'Europe/Amsterdam' })
        .inForce,
    scene,
  };
}

export const SUMMARY = 'summary: Wat verandert.\nimpact: Wat het betekent.';

function source(language: 'nl' | 'en', words: Words): string {
  const i = language === 'nl' ? 0 : 1;
  const authentic = language === 'nl';
  const retention = words.retention ?? ['30 dagen', '30 days'];
  const messages = words.messages ?? ['90 dagen', '90 days'];
  const term = words.term ?? ['binnen één maand', 'within one month'];
  const promise = words.promise ?? ['Wij melden wijzigingen vooraf.', 'We announce changes beforehand.'];
  const use = words.use ?? ['om onze diensten te leveren', 'to deliver our services'];
  const translation = authentic ? '' : (words.translation ?? `We use your data ${use[1]}.`);
  const front = authentic ? (words.front ?? '') : onlySummary(words.front ?? '');
  const title = authentic ? 'Privacyverklaring' : 'Privacy statement';
  const body = authentic
    ? `## Gebruik\n\nWij gebruiken uw gegevens ${use[0]}.\n\n## Bewaren\n\nWij bewaren accountgegevens ${retention[i]} na het einde van de overeenkomst.\n\nWij bewaren uw berichten ${messages[i]}.\n\n## Rechten\n\nWij reageren ${term[i]} op uw verzoek.\n\n## Wijzigingen\n\n${promise[i]}`
    : `## Use\n\n${translation}\n\n## Retention\n\nWe keep account data for ${retention[i]} after the end of the contract.\n\nWe keep your messages for ${messages[i]}.\n\n## Rights\n\nWe respond ${term[i]} to your request.\n\n## Changes\n\n${promise[i]}`;
  return `---\ntitle: ${title}\n${front === '' ? '' : `${front}\n`}---\n\n${body}\n`;
}

function onlySummary(front: string): string {
  return front
    .split('\n')
    .filter((line) => /^(summary|impact|note):/.test(line))
    .join('\n');
}
