/** What a program can know of an installation; `handover.yaml` holds what only people know. */
import type { Archive } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { listNotices } from '#store/notices.ts';
import { withoutPassword } from '#store/open-store.ts';
import { countRelations } from '#store/relations.ts';
import type { Config } from '../src/config.ts';
import type { Parts } from './parts.ts';

export type Inventory = Awaited<ReturnType<typeof inventoryOf>>;

/** Statements, people, mail-outs, places and settings. */
export async function inventoryOf(archive: Archive, parts: Parts) {
  const { publisher } = archive;
  const { config, store } = parts;
  const now = toInstant(store.now());
  return {
    publisher: publisher.name,
    content: archive.dir,
    statements: archive.statements.map(({ statement, acts, head }) => {
      const timeline = timelineAt(acts, {
        statement,
        now,
        timeZone: publisher.timeZone,
        policy: publisher.notice,
      });
      return {
        statement,
        editions: timeline.editions.length,
        inForce: timeline.inForce,
        upcoming: timeline.editions
          .filter(({ edition }) => timeline.upcoming.includes(edition))
          .map(({ edition, effective, state }) => ({ edition, effective, state })),
        registerLines: acts.length,
        registerHead: head,
      };
    }),
    database: { address: withoutPassword(config.databaseUrl), engine: store.engine, installation: store.id },
    people: await countRelations(store.db),
    openMailOuts: (await listNotices(store, { states: ['freezing', 'sending', 'paused'] })).map(
      ({ kind, statement, edition, state, pause_reason }) => ({
        kind,
        statement,
        edition,
        state,
        why: pause_reason,
      }),
    ),
    mail: {
      transport: config.mailTransport,
      senders: [...new Set([publisher.sender.updates, publisher.sender.privacy])],
      replyTo: publisher.sender.replyTo,
    },
    site: config.publicUrl,
    settings: settingsOf(config),
  };
}

/** Which settings are there; never what they are. */
function settingsOf(config: Config) {
  return {
    PROMULGATE_SECRET: `${config.secrets.length} ${config.secrets.length === 1 ? 'key' : 'keys'}`,
    RESEND_API_KEY: config.resend.apiKey !== undefined,
    RESEND_WEBHOOK_SECRET: config.resend.webhookSecret !== undefined,
    SMTP_URL: config.smtpUrl !== undefined,
    HEARTBEAT_URL: config.heartbeatUrl !== undefined,
    OPERATOR_EMAIL: config.operatorEmails.length > 0,
    EDITOR_EMAIL: config.editorEmails.length > 0,
  };
}
