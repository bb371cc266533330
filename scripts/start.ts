/**
 * `npm start`: the main job on the bundled content, on this machine only. Works on a copy of `content/` and a
 * database of its own below `var/demo/`, so the tree stays clean; made anew at each start. Another folder can be
 * given: `npm start -- DIR`.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Archive, readArchive, readPublisher } from '#archive/read-archive.ts';
import { formatDate, toInstant } from '#domain/date.ts';
import {
  hasErrors,
  type Problem,
  ProblemError,
  problemIn,
  problemLine,
  refuse,
  worded,
} from '#domain/problem.ts';
import { importRecipients } from '#workflows/people/import-recipients.ts';
import { type RunReport, runTick } from '#workflows/run/run.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { type Config, readConfig } from '../src/config.ts';
import { openParts, type Parts } from './parts.ts';
import { peopleContext } from './people-context.ts';
import { reportLanguage } from './report-language.ts';
import { runPorts } from './run-ports.ts';
import { startService } from './service-runner.ts';
import { buildSite } from './site-builder.ts';
import { START_WORDS } from './start-words.ts';

const HOME = process.argv[2] ?? 'var/demo';

/** Only a folder with this file is ever emptied. */
const MARKER = 'demonstration.txt';

/** Nobody real: example.org is reserved for examples (RFC 2606). */
const SUBSCRIBERS = 'email,language\nlezer@example.org,nl\nreader@example.org,en\n';

/** As the computer is set, else in English: whoever tries this out need not read Dutch. */
const reader = () => reportLanguage({});
const words = () => START_WORDS[reader()];
const told = (problem: Problem) =>
  `${words().severities[problem.severity]}: ${problemLine(problemIn(problem, reader()))}`;
const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const config = await demonstrationConfig();
  prepare();
  const archive = readArchive(config.contentDir);
  check(archive);
  const parts = await openParts(config);
  const options = { contentDir: config.contentDir, out: join(HOME, 'site'), publicUrl: config.publicUrl };
  await subscribe(parts, config);
  await buildSite({ ...options, now: toInstant(Temporal.Now.instant()), demonstration: true });
  const service = await startService({
    parts,
    contentDir: config.contentDir,
    dist: options.out,
    port: config.port,
    demonstration: true,
  });
  const report = await runTick(
    runPorts(parts, { ...options, commit: false, demonstration: true, patienceMs: 60_000 }),
    {
      publicUrl: config.publicUrl,
      storeId: parts.store.id,
      transport: { name: parts.transport.name, demonstration: true },
      demonstration: true,
    },
  );
  tell(report, readArchive(config.contentDir), config.publicUrl);
  await interrupted();
  await service.close();
  await parts.close();
}

/** The caller's port and nothing else of the environment: a demonstration never reaches a real account. */
async function demonstrationConfig(): Promise<Config> {
  const wanted = readConfig({ PORT: process.env.PORT }).port;
  const port = wanted === 0 ? await freePort() : wanted;
  return readConfig({
    DATABASE_URL: `file:${HOME}/promulgate.sqlite`,
    MAIL_TRANSPORT: 'mailbox',
    MAILBOX_DIR: join(HOME, 'mailbox'),
    PROMULGATE_CONTENT: join(HOME, 'content'),
    PUBLIC_URL: `http://localhost:${port}`,
    PORT: String(port),
  });
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** A fresh copy each time: what an earlier demonstration recorded and sent is gone, and nothing else. */
function prepare(): void {
  if (existsSync(HOME) && readdirSync(HOME).length > 0 && !existsSync(join(HOME, MARKER))) {
    refuse({
      code: 'start/folder-in-use',
      ...worded({
        nl: {
          message: `In de map ${HOME} staan bestanden die niet van een demonstratie zijn.`,
          hint: 'Noem een lege map, of laat de naam weg: de demonstratie werkt dan in var/demo.',
        },
        en: {
          message: `The folder ${HOME} holds files that are not from a demonstration.`,
          hint: 'Name an empty folder, or leave the name out: the demonstration then works in var/demo.',
        },
      }),
    });
  }
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, MARKER), 'Made by `npm start`, and made anew by the next one.\n');
  cpSync('content', join(HOME, 'content'), { recursive: true });
  writeFileSync(join(HOME, 'subscribers.csv'), SUBSCRIBERS);
}

/** Every register and every published byte, before anything is shown or sent. */
function check(archive: Archive): void {
  if (hasErrors(archive.problems)) throw new ProblemError(archive.problems);
  const { problems } = verifyPublication({ dir: archive.dir });
  if (hasErrors(problems)) throw new ProblemError(problems);
  const editions = archive.statements.reduce((sum, { editions }) => sum + editions.length, 0);
  say(words().checked(editions));
}

async function subscribe(parts: Parts, config: Config): Promise<void> {
  const context = peopleContext(parts, {
    contentDir: config.contentDir,
    publisher: readPublisher(config.contentDir),
    publicUrl: config.publicUrl,
    demonstration: true,
  });
  await importRecipients(context, { file: join(HOME, 'subscribers.csv'), basis: 'subscriber' });
}

function tell(report: RunReport, archive: Archive, url: string): void {
  say(words().built(report.builds > 1));
  for (const notice of report.notices.filter(({ due }) => due > 0)) {
    say(words().told(notice.due, notice.edition, Math.floor(notice.coverage * 100)));
  }
  for (const timeline of report.timelines) {
    const next = timeline.editions.find(({ edition }) => edition === timeline.upcoming[0]);
    say(words().inForce(timeline.statement, timeline.inForce));
    if (next) say(words().announced(next.edition, formatDate(next.effective, reader(), { weekday: true })));
  }
  for (const problem of report.problems) say(told(problem));
  say('');
  for (const language of archive.publisher.languages) {
    const statement = archive.statements[0]?.statement ?? '';
    say(`  ${language}  ${url}/${language}/${statement}/`);
  }
  say(`  ${words().messages}  ${url}/mailbox/`);
  say('');
  say(words().end(HOME));
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  for (const problem of error.problems) process.stderr.write(`${told(problem)}\n`);
  process.exit(1);
}
