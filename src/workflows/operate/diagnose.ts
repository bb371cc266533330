/** What is wrong with sending, in plain words: configuration, provider, quota, store, clock, mail-outs that hang. */
import { epochMs, toInstant } from '#domain/date.ts';
import { kindOf, pauseReason } from '#domain/delivery/mail-out-words.ts';
import { type Problem, type ProblemWords, worded } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Transport } from '#mail/transport.ts';
import { LAST_BACKUP, LAST_RESTORE_TEST } from '#store/backup.ts';
import { brokenChains } from '#store/events.ts';
import { readMeta } from '#store/meta.ts';
import { listNotices, type NoticeRow } from '#store/notices.ts';
import { isReachable, type Store } from '#store/open-store.ts';
import { unknownBatches } from '#store/unknown-batches.ts';
import { detectRestoredBackup } from '../deliver/restored-backup.ts';

const DAY_MS = 86_400_000;
/** A backup older than this would lose too much. */
const BACKUP_DAYS = 7;
/** A restore that was never tried is a hope. */
const RESTORE_TEST_DAYS = 365;
const CLOCK_TOLERANCE_MS = 60_000;

export interface DiagnoseOptions {
  readonly store: Store;
  readonly transport: Transport;
  readonly publisher: Pick<Publisher, 'sender'>;
  /** The machine's own clock, to be compared with the database's. */
  readonly machineNow: number;
  readonly publicUrl: string;
  readonly secrets: number;
  readonly webhookSecret: boolean;
}

/** Every problem found, worst first; empty when all is well. */
export async function diagnose(o: DiagnoseOptions): Promise<readonly Problem[]> {
  const { store, transport, publisher } = o;
  if (!(await isReachable(store)))
    return [
      problem(
        'store/unreachable',
        'error',
        ['De database antwoordt niet.', 'Controleer DATABASE_URL en de server.'],
        ['The database does not answer.', 'Check DATABASE_URL and the server.'],
      ),
    ];
  const health = await transport.health?.({ senders: [publisher.sender.updates, publisher.sender.privacy] });
  const found = [
    ...configuration(o),
    ...(health?.problems ?? []),
    ...quota(health),
    ...clock(o),
    ...(await mailOuts(store)),
    ...(await doubts(o)),
    ...(await detectRestoredBackup(store, transport, new Set())),
    ...(await copies(store)),
  ];
  const weight = { error: 0, warning: 1, info: 2 } as const;
  return found.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}

type Words = readonly [message: string, hint: string];

function problem(code: string, severity: Problem['severity'], nl: Words, en: Words): Problem {
  return { code, severity, ...worded({ nl: wordsOf(nl), en: wordsOf(en) }) };
}

const wordsOf = ([message, hint]: Words): ProblemWords => ({ message, hint });

function configuration(o: DiagnoseOptions): readonly Problem[] {
  const demonstration = o.transport.capabilities.demonstration;
  const problems: Problem[] = [];
  if (demonstration)
    problems.push(
      problem(
        'doctor/demonstration',
        'info',
        [
          'Berichten komen in een map terecht en bereiken niemand; een aankondiging langs deze weg telt niet.',
          'Kies voor MAIL_TRANSPORT `resend` of `smtp` als u mensen wilt informeren.',
        ],
        [
          'Messages go into a folder and reach nobody; no notice given this way counts.',
          'Set MAIL_TRANSPORT to `resend` or `smtp` when you want to tell people.',
        ],
      ),
    );
  if (!demonstration && /\/\/(localhost|127\.|\[::1\])/.test(o.publicUrl))
    problems.push(
      problem(
        'doctor/public-url',
        'error',
        [
          `PUBLIC_URL is ${o.publicUrl}: elke link in elk bericht zou naar de computer van de lezer zelf leiden.`,
          'Geef PUBLIC_URL het adres waaronder de site bereikbaar is.',
        ],
        [
          `PUBLIC_URL is ${o.publicUrl}: every link in every message would lead to the reader's own computer.`,
          'Set PUBLIC_URL to the address under which people reach the site.',
        ],
      ),
    );
  if (!demonstration && o.secrets === 0)
    problems.push(
      problem(
        'doctor/secret',
        'error',
        [
          'PROMULGATE_SECRET is niet ingesteld, dus er kan geen link voor afmelden worden gemaakt.',
          'Kies ten minste 32 willekeurige tekens en bewaar ze: oude links hangen ervan af.',
        ],
        [
          'PROMULGATE_SECRET is not set, so no link to unsubscribe can be made.',
          'Set it to at least 32 random characters, and keep it: old links depend on it.',
        ],
      ),
    );
  if (o.transport.capabilities.receipts === 'webhook' && !o.webhookSecret)
    problems.push(
      problem(
        'doctor/webhook',
        'warning',
        [
          'RESEND_WEBHOOK_SECRET is niet ingesteld: niemand hoort het als berichten onbestelbaar zijn.',
          `Maak bij de provider een webhook naar ${o.publicUrl}/webhooks/resend en stel het ondertekengeheim ervan in.`,
        ],
        [
          'RESEND_WEBHOOK_SECRET is not set: nobody will learn of messages that bounce.',
          `Add a webhook to ${o.publicUrl}/webhooks/resend at the provider, and set its signing secret.`,
        ],
      ),
    );
  return problems;
}

function quota(health: { quotaLeft?: number; quotaResetsAt?: number } | undefined): readonly Problem[] {
  if (health?.quotaLeft === undefined) return [];
  const until = health.quotaResetsAt === undefined ? '' : toInstant(health.quotaResetsAt);
  return [
    problem(
      'doctor/quota',
      health.quotaLeft === 0 ? 'error' : 'info',
      [
        `De provider staat in deze periode nog ${health.quotaLeft} berichten toe${until && `, tot ${until}`}.`,
        'Vergelijk dit met het aantal mensen voordat u publiceert.',
      ],
      [
        `The provider still allows ${health.quotaLeft} messages in this period${until && `, until ${until}`}.`,
        'Compare this with the number of people before you publish.',
      ],
    ),
  ];
}

function clock(o: DiagnoseOptions): readonly Problem[] {
  const ahead = o.machineNow - o.store.now();
  if (Math.abs(ahead) < CLOCK_TOLERANCE_MS) return [];
  return [
    problem(
      'doctor/clock',
      'error',
      [
        `De klok van deze computer loopt ${Math.round(Math.abs(ahead) / 1000)} seconden ${ahead > 0 ? 'voor' : 'achter'} op die van de database.`,
        'Zet de klok gelijk met een tijdserver: de datums van aankondigingen hangen ervan af.',
      ],
      [
        `This computer's clock is ${Math.round(Math.abs(ahead) / 1000)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the database's.`,
        'Set the clock by a time server: dates of notices depend on it.',
      ],
    ),
  ];
}

async function mailOuts(store: Store): Promise<readonly Problem[]> {
  const rows = await listNotices(store, { states: ['freezing', 'sending', 'paused'] });
  const problems: Problem[] = [];
  for (const row of rows) {
    if (row.state === 'paused') problems.push(paused(row));
    else if (row.deadline !== null && row.deadline < store.now())
      problems.push(
        problem(
          'doctor/late',
          'error',
          [
            `De verzending “${kindOf(row.kind, 'nl')}” voor editie ${row.edition} is over haar uiterste datum heen en niet compleet.`,
            'De editie gaat niet in; verplaats haar met `reschedule`.',
          ],
          [
            `The mail-out “${kindOf(row.kind, 'en')}” for edition ${row.edition} is past its deadline and not complete.`,
            'The edition will not come into force; reschedule it.',
          ],
        ),
      );
  }
  for (const row of await listNotices(store))
    if ((await brokenChains(store.db, row.id)).length > 0)
      problems.push(
        problem(
          'doctor/chain',
          'error',
          [
            `Gebeurtenissen van de verzending “${kindOf(row.kind, 'nl')}” voor editie ${row.edition} zijn in de database gewijzigd of eruit verwijderd.`,
            'Laat deze database zoals zij is en vergelijk haar met een back-up.',
          ],
          [
            `Events of the mail-out “${kindOf(row.kind, 'en')}” for edition ${row.edition} were altered or taken out of the database.`,
            'Keep this database as it is, and compare it with a backup.',
          ],
        ),
      );
  return problems;
}

function paused(row: NoticeRow): Problem {
  return problem(
    'doctor/paused',
    'warning',
    [
      `De verzending “${kindOf(row.kind, 'nl')}” voor editie ${row.edition} is onderbroken: ${pauseReason(row.pause_reason, 'nl')}.`,
      `Ga verder met \`promulgate outbox resume ${row.name.slice(0, 12)}\`, of breek haar af met \`outbox cancel\`.`,
    ],
    [
      `The mail-out “${kindOf(row.kind, 'en')}” for edition ${row.edition} is paused: ${pauseReason(row.pause_reason, 'en')}.`,
      `Continue with \`promulgate outbox resume ${row.name.slice(0, 12)}\`, or call it off with \`outbox cancel\`.`,
    ],
  );
}

async function doubts(o: DiagnoseOptions): Promise<readonly Problem[]> {
  const batches = await unknownBatches(o.store);
  if (batches.length === 0) return [];
  const people = batches.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    problem(
      'doctor/unknown',
      'warning',
      [
        `Van ${people} mensen in ${batches.length} partijen is niet bekend of hun bericht is aangenomen.`,
        o.transport.sent
          ? 'Voer `promulgate outbox reconcile` uit: dat zoekt ze op bij de provider.'
          : 'Bekijk het logboek van de mailserver en voer dan `promulgate outbox resolve --hold` of `--resend` uit.',
      ],
      [
        `For ${people} people in ${batches.length} batches it is not known whether their message was taken over.`,
        o.transport.sent
          ? 'Run `promulgate outbox reconcile`: it looks them up at the provider.'
          : 'Look at the log of the mail server, then run `promulgate outbox resolve --hold` or `--resend`.',
      ],
    ),
  ];
}

async function copies(store: Store): Promise<readonly Problem[]> {
  if (store.engine !== 'sqlite') return [];
  const age = async (key: string) => {
    const at = await readMeta(store, key);
    return at === undefined ? Number.POSITIVE_INFINITY : (store.now() - epochMs(at)) / DAY_MS;
  };
  const problems: Problem[] = [];
  if ((await age(LAST_BACKUP)) > BACKUP_DAYS)
    problems.push(
      problem(
        'doctor/backup',
        'warning',
        [
          `De laatste back-up is meer dan ${BACKUP_DAYS} dagen oud, of er is er geen.`,
          'Voer elke dag `promulgate backup BESTAND` uit.',
        ],
        [
          `The last backup is more than ${BACKUP_DAYS} days old, or there is none.`,
          'Run `promulgate backup FILE` every day.',
        ],
      ),
    );
  if ((await age(LAST_RESTORE_TEST)) > RESTORE_TEST_DAYS)
    problems.push(
      problem(
        'doctor/restore-test',
        'info',
        [
          'In het afgelopen jaar is niet beproefd of een back-up kan worden teruggezet.',
          'Voer `promulgate backup --check BESTAND` uit op een back-up van een andere plaats.',
        ],
        [
          'No restore of a backup was tested in the last year.',
          'Run `promulgate backup --check FILE` on a backup from another place.',
        ],
      ),
    );
  return problems;
}
