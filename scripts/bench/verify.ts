/**
 * How long `verify` takes on a large publication: 200 editions of 6,000 words in two languages, each with its
 * notice, and assessments of a realistic size. Prints one line of JSON.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, startOfDay } from '#domain/date.ts';
import { digest } from '#domain/digest.ts';
import { noticeId } from '#domain/notice/notice-id.ts';
import {
  actDigest,
  appendTo,
  EMPTY_HEAD,
  type RegisterReading,
  readRegister,
} from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { noticeRule, proposeEffective } from '#domain/timeline/notice-period.ts';
import { verifyPublication } from '#workflows/run/verify.ts';

const EDITIONS = Number(process.argv[2] ?? 200);
const ZONE = 'Europe/Amsterdam';
const POLICY = { period: { days: 30 }, profiles: ['gdpr-default'], threshold: 0.95, reminders: [] } as const;
const dir = mkdtempSync(join(tmpdir(), 'bench-verify-'));
const sentence =
  'Wij bewaren deze gegevens niet langer dan nodig is voor de doelen waarvoor wij ze hebben verzameld. ';

/** Adds acts without reading the register again each time: the bench measures reading, not writing. */
function writer() {
  let text = '';
  let reading: RegisterReading = {
    acts: [],
    head: EMPTY_HEAD,
    digests: new Map(),
    problems: [],
    goodLength: 0,
  };
  const acts: Act[] = [];
  return {
    add(draft: ActDraft): Act {
      const added = appendTo(reading, '', draft);
      text += added.text;
      acts.push(added.act);
      reading = { ...reading, acts, head: digest(added.text.trimEnd()) };
      return added.act;
    },
    text: () => text,
  };
}

const register = writer();
let today = '2020-01-01';
let previous: string | null = null;
for (let number = 0; number < EDITIONS; number += 1) {
  const edition = `e${number}`;
  const folder = join(dir, 'privacy', edition);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return digest(text);
  };
  const body = `${sentence.repeat(350)}${number}\n`;
  const first = previous === null;
  const notice = first ? null : noticeRule({ policy: POLICY, today });
  const change = (index: number) => ({
    id: `c${index}`,
    change: `c${index}`,
    language: 'nl' as const,
    verdict: 'material' as const,
    machine: 'material' as const,
    direction: 'adverse' as const,
    elements: ['E13'] as const,
    consentCheck: false,
    of: digest(`${edition} ${index}`),
    signals: [
      {
        kind: 'retention',
        element: 'E13' as const,
        old: '30 dagen',
        new: '60 dagen',
        why: { nl: sentence, en: sentence },
      },
    ],
  });
  const assessment = {
    ruleSet: 'bench',
    verdict: first ? ('first' as const) : ('material' as const),
    direction: 'adverse' as const,
    consentCheck: false,
    disagreements: [],
    ...(previous === null
      ? {}
      : {
          previous: {
            baseline: previous,
            verdict: 'material' as const,
            direction: 'adverse' as const,
            consentCheck: false,
            changes: Array.from({ length: 40 }, (_, index) => change(index)),
          },
        }),
  };
  const effective = notice ? proposeEffective(today, notice) : today;
  const recordedAt = startOfDay(today, ZONE);
  const published = register.add({
    kind: 'published',
    statement: 'privacy',
    edition,
    recordedAt,
    languages: ['nl', 'en'],
    digests: { nl: write('nl.md', body), en: write('en.md', body) },
    clauses: write(
      'clauses.json',
      JSON.stringify(
        Array.from({ length: 200 }, (_, index) => ({ id: `c${index}`, sha256: digest(`${index}`) })),
      ),
    ),
    previous,
    lastNotified: previous,
    assessment,
    decisions: [],
    effective,
    timeZone: ZONE,
    notice,
    reminders: [],
    store: 's',
  });
  if (notice) {
    const cause = actDigest(published);
    const base = {
      statement: 'privacy',
      edition,
      recordedAt,
      cause,
      notice: noticeId({ cause, kind: 'upcoming' }),
    };
    register.add({
      kind: 'notice-started',
      ...base,
      shown: { 'nl.banner': cause },
      seen: { url: 'https://example.org/', at: recordedAt },
    });
    register.add({
      kind: 'notice-given',
      ...base,
      startedAt: recordedAt,
      completedAt: recordedAt,
      counts: { accepted: { nl: 1000 } },
      coverage: 1,
      transport: 'smtp',
      store: 's',
    });
  }
  previous = edition;
  today = addDays(effective, 1);
}
writeFileSync(join(dir, 'privacy', 'register.jsonl'), register.text());

const started = performance.now();
const cpu = process.cpuUsage();
const { statements, problems } = verifyPublication({ dir });
const used = process.cpuUsage(cpu);
process.stdout.write(
  `${JSON.stringify({ editions: EDITIONS, acts: statements[0]?.acts.length, registerBytes: register.text().length, seconds: Number(((performance.now() - started) / 1000).toFixed(2)), cpuSeconds: Number(((used.user + used.system) / 1e6).toFixed(2)), problems: problems.length, first: problems[0]?.message, sound: readRegister(register.text()).problems.length === 0 })}\n`,
);
rmSync(dir, { recursive: true, force: true });
