/** The page of `handover`, as whoever takes over reads it. */
import { kindOf, MAIL_OUT_STATES, pauseReason } from '#domain/delivery/mail-out-words.ts';
import type { Language } from '#domain/language.ts';
import { STATES } from '#domain/review/report/words.ts';
import { EVIDENCE_WORDS } from '#workflows/evidence/evidence-words.ts';
import type { HandoverNotes } from './handover-file.ts';
import type { Inventory } from './handover-inventory.ts';

interface Words {
  readonly nothing: string;
  readonly published: string;
  readonly publisher: string;
  readonly site: string;
  readonly content: string;
  readonly statement: (each: Inventory['statements'][number]) => string;
  readonly upcoming: (edition: string, state: string, effective: string) => string;
  readonly people: string;
  readonly relation: Readonly<Record<string, string>>;
  readonly mailOut: (what: string, state: string, why: string) => string;
  readonly places: string;
  readonly database: (address: string, engine: string, installation: string) => string;
  readonly mail: (transport: string, senders: readonly string[], replyTo: string) => string;
  readonly set: string;
  readonly notSet: string;
  readonly keys: (count: string) => string;
  readonly accounts: string;
  readonly schedules: string;
  readonly restores: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    nothing: '(niets)',
    published: 'Wat is gepubliceerd',
    publisher: 'uitgever',
    site: 'site',
    content: 'contentmap',
    statement: ({ statement, editions, inForce, registerLines, registerHead }) =>
      `${statement}: ${editions} edities, van kracht ${inForce ?? 'geen'}, register van ${registerLines} regels, laatste controlesom ${registerHead}`,
    upcoming: (edition, state, effective) => `${edition}: ${state}, ingangsdatum ${effective}`,
    people: 'Wie bericht krijgt',
    relation: { pending: 'nog niet bevestigd', active: 'actief', ended: 'beëindigd' },
    mailOut: (what, state, why) => `lopende verzending: ${what}, ${state}${why}`,
    places: 'Waar alles staat',
    database: (address, engine, installation) =>
      `database: ${address} (${engine}, installatie ${installation})`,
    mail: (transport, senders, replyTo) =>
      `e-mail: ${transport}, van ${senders.join(' en ')}, antwoord aan ${replyTo}`,
    set: 'ingesteld',
    notSet: 'niet ingesteld',
    keys: (count) => (count === '1' ? '1 sleutel' : `${count} sleutels`),
    accounts: 'Accounts en van wie zij zijn',
    schedules: 'Tijdschema’s',
    restores: 'Proeven met terugzetten',
  },
  en: {
    nothing: '(nothing)',
    published: 'What is published',
    publisher: 'publisher',
    site: 'site',
    content: 'content',
    statement: ({ statement, editions, inForce, registerLines, registerHead }) =>
      `${statement}: ${editions} editions, in force ${inForce ?? 'none'}, register of ${registerLines} lines, head ${registerHead}`,
    upcoming: (edition, state, effective) => `${edition}: ${state}, effective ${effective}`,
    people: 'Who is told',
    relation: { pending: 'not confirmed', active: 'active', ended: 'ended' },
    mailOut: (what, state, why) => `mail-out under way: ${what}, ${state}${why}`,
    places: 'Where things are',
    database: (address, engine, installation) =>
      `database: ${address} (${engine}, installation ${installation})`,
    mail: (transport, senders, replyTo) =>
      `mail: ${transport}, from ${senders.join(' and ')}, replies to ${replyTo}`,
    set: 'set',
    notSet: 'not set',
    keys: (count) => (count === '1' ? '1 key' : `${count} keys`),
    accounts: 'Accounts and their owners',
    schedules: 'Schedules',
    restores: 'Restore tests',
  },
};

/** Six sections of plain lines; settings are named as present or absent, never shown. */
export function handoverPage(inventory: Inventory, notes: HandoverNotes, reader: Language): string {
  const { database, mail, settings } = inventory;
  const words = WORDS[reader];
  const section = (title: string, lines: readonly string[]) =>
    `${title}\n${(lines.length > 0 ? lines : [words.nothing]).map((line) => `  ${line}`).join('\n')}`;
  const setting = (value: string | boolean) =>
    typeof value === 'string' ? words.keys(value.split(' ')[0] ?? '0') : value ? words.set : words.notSet;
  return [
    section(words.published, [
      `${words.publisher}: ${inventory.publisher}`,
      `${words.site}: ${inventory.site}`,
      `${words.content}: ${inventory.content}`,
      ...inventory.statements.flatMap((each) => [
        words.statement(each),
        ...each.upcoming.map(
          (next) => `  ${words.upcoming(next.edition, STATES[reader][next.state], next.effective)}`,
        ),
      ]),
    ]),
    section(words.people, [
      ...inventory.people.map(
        (row) =>
          `${row.count} ${EVIDENCE_WORDS[reader].bases[row.basis]}, ${words.relation[row.state]}, ${row.language}`,
      ),
      ...inventory.openMailOuts.map((row) =>
        words.mailOut(
          `${kindOf(row.kind, reader)} ${row.statement} ${row.edition}`,
          MAIL_OUT_STATES[reader][row.state],
          row.why ? ` (${pauseReason(row.why, reader)})` : '',
        ),
      ),
    ]),
    section(words.places, [
      words.database(database.address, database.engine, database.installation),
      words.mail(mail.transport, mail.senders, mail.replyTo),
      ...Object.entries(settings).map(([name, value]) => `${name}: ${setting(value)}`),
    ]),
    section(
      words.accounts,
      notes.accounts.map(
        ({ what, owner, access, note }) => `${what}: ${owner}; ${access}${note ? `; ${note}` : ''}`,
      ),
    ),
    section(
      words.schedules,
      notes.schedules.map(({ what, when, where }) => `${what}: ${when}; ${where}`),
    ),
    section(
      words.restores,
      notes['restore-tests'].map(({ date, by, result }) => `${date}: ${result} (${by})`),
    ),
  ].join('\n\n');
}
