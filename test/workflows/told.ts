/** People, a notice and a mail-out: a small world in which somebody is told something. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatementArchive } from '#archive/read-statement.ts';
import { composeNotice } from '#domain/notice/compose-notice.ts';
import type { Basis, Notice, NoticeKind } from '#domain/notice/model.ts';
import { shownDigests } from '#domain/notice/shown-digests.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { createMemory, type MemoryTransport } from '#mail/memory.ts';
import type { Transport } from '#mail/transport.ts';
import { importPeople } from '#store/import-people.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { freezeNotice } from '#workflows/deliver/freeze-notice.ts';
import { addressHmacs } from '#workflows/people/subscription-context.ts';
import {
  announced,
  draft,
  EDITIONS,
  PUBLIC_URL,
  PUBLISHER,
  statementOf,
  timelineOf,
} from '../domain/notice/sample.ts';
import type { RegisterRecord } from '../domain/timeline/record.ts';
import { type FrontDoor, KEYS, openFrontDoor } from '../service/front-door.ts';

export interface Told {
  readonly door: FrontDoor;
  readonly record: RegisterRecord;
  readonly mails: MemoryTransport['mails'];
  readonly transport: Transport;
  readonly add: (basis: Basis, address: string, language?: 'nl' | 'en') => Promise<void>;
  readonly notice: (kind: NoticeKind, act: Act) => Notice;
  readonly freeze: (notice: Notice) => Promise<unknown>;
  readonly deliver: () => Promise<unknown>;
  /** Whom a kind of notice reached, in order. */
  readonly reached: (subject: RegExp) => readonly string[];
  readonly archive: () => StatementArchive;
  readonly start: (notice: Notice) => void;
}

/** Addresses that the provider refuses begin with `refused`. */
export async function openTold(databaseUrl: string): Promise<Told> {
  const door = await openFrontDoor(databaseUrl);
  const record = announced();
  const memory = createMemory();
  const transport: Transport = {
    ...memory,
    name: 'smtp',
    capabilities: { ...memory.capabilities, demonstration: false },
    send: async (mails, options) => {
      const good = mails.filter(({ to }) => !to.startsWith('refused'));
      await memory.send(good, options);
      return {
        kind: 'done',
        mails: mails.map((mail) =>
          good.includes(mail)
            ? { outcome: 'accepted', providerId: `p-${mail.delivery}` }
            : { outcome: 'rejected', code: 'mailbox-unknown', reason: 'no such mailbox' },
        ),
      };
    },
  };
  let line = 1;
  return {
    door,
    record,
    transport,
    mails: memory.mails,
    add: async (basis, address, language = 'nl') => {
      line += 1;
      const key = address.toLowerCase();
      const person = {
        line,
        address: { display: address, key },
        hmacs: addressHmacs(KEYS, { key }),
        language,
        externalId: basis === 'customer' ? `K-${line}` : null,
      };
      await importPeople(door.store, [person], { basis, source: 'import:test', dryRun: false });
    },
    notice: (kind, act) =>
      composeNotice({
        kind,
        act,
        cause: actDigest(act),
        statement: statementOf(record.acts),
        publisher: PUBLISHER,
        timeline: timelineOf(record.acts, '2027-01-20T12:00:00Z'),
        publicUrl: PUBLIC_URL,
      }),
    freeze: (notice) => freezeNotice(door.store, notice, { transport, publisher: PUBLISHER }),
    deliver: () => deliverDue(door.store, transport, { keys: KEYS, publicUrl: PUBLIC_URL, lanes: [1] }),
    reached: (subject) =>
      [...memory.mails.values()]
        .filter((mail) => subject.test(mail.subject))
        .map(({ to }) => to)
        .sort(),
    archive: () => archiveOf(record),
    start: (notice) => {
      record.add(
        draft({
          kind: 'notice-started',
          recordedAt: '2027-01-20T12:00:00.000Z',
          cause: notice.cause,
          notice: notice.id,
          shown: shownDigests(notice),
          seen: { url: `${PUBLIC_URL}/nl/privacy/`, at: '2027-01-20T11:59:00.000Z' },
        }) as ActDraft,
      );
    },
  };
}

/** The published edition, as a folder on disk has it. */
function archiveOf(record: RegisterRecord): StatementArchive {
  const folder = mkdtempSync(join(tmpdir(), 'promulgate-statement-'));
  mkdirSync(join(folder, '2027-01-15'));
  for (const name of ['nl.md', 'en.md', 'clauses.json'])
    writeFileSync(join(folder, '2027-01-15', name), `${name}\n`);
  writeFileSync(join(folder, 'register.jsonl'), record.text);
  const last = record.acts.at(-1);
  return {
    statement: 'privacy',
    folder,
    editions: EDITIONS,
    drafts: [],
    acts: record.acts,
    clauseFiles: new Map(),
    head: last ? actDigest(last) : '',
    digests: new Map(record.acts.map((act) => [act.seq, actDigest(act)])),
  };
}
