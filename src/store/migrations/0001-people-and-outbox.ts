/**
 * People, the outbox and the small tables of one installation.
 * Times are whole milliseconds since 1970 UTC. Never edited: changes are new migrations.
 */
import type { Migration } from './migration.ts';

export const PEOPLE_AND_OUTBOX: Migration = {
  number: 1,
  name: 'people-and-outbox',
  statements: (engine) => [
    ...`
create table meta (key text primary key, value text not null) STRICT;

create table lease (name text primary key, owner text not null, epoch INT not null, expires_at INT not null) STRICT;

create table waiting_act (
  id ID,
  key text not null unique,
  statement text not null,
  edition text not null,
  kind text not null,
  body text not null,
  created_at INT not null,
  recorded_at INT
) STRICT;
create index waiting_act_open on waiting_act (recorded_at, id);

create table recipient (
  id ID,
  address text,
  address_key text unique,
  address_hmac text not null unique,
  language text not null,
  created_at INT not null,
  erase_asked_at INT,
  erased_at INT,
  check ((address is null) = (address_key is null)),
  check (erased_at is null or address is null)
) STRICT;

create table relation (
  recipient_id INT not null references recipient (id) on delete cascade,
  basis text not null check (basis in ('subscriber', 'customer')),
  state text not null check (state in ('pending', 'active', 'ended')),
  scope text not null default 'all' check (scope in ('all', 'material')),
  statements text,
  source text not null,
  external_id text,
  consent_digest text,
  since INT not null,
  confirmed_at INT,
  ended_at INT,
  end_reason text,
  primary key (recipient_id, basis)
) STRICT;
create index relation_by_state on relation (basis, state, since);

create table suppression (
  address_hmac text not null,
  scope text not null check (scope in ('subscription', 'all')),
  reason text not null check (reason in ('hard-bounce', 'complaint', 'manual', 'erased')),
  at INT not null,
  primary key (address_hmac, reason)
) STRICT;

create table opt_in (
  token_digest text primary key,
  recipient_id INT not null references recipient (id) on delete cascade,
  purpose text not null,
  language text not null,
  scope text not null,
  statements text,
  text_digest text not null,
  created_at INT not null,
  expires_at INT not null,
  used_at INT
) STRICT;
create index opt_in_by_recipient on opt_in (recipient_id);

create table throttle (key text primary key, hits INT not null, resets_at INT not null) STRICT;
create index throttle_by_reset on throttle (resets_at);

create table notice (
  id ID,
  name text not null unique,
  lane INT not null check (lane in (0, 1)),
  kind text not null,
  statement text not null,
  edition text not null,
  cause text not null,
  material INT not null check (material in (0, 1)),
  transport text not null,
  batch_size INT not null check (batch_size between 1 and 100),
  state text not null check (state in ('freezing', 'sending', 'paused', 'sent', 'cancelled')),
  pause_reason text,
  resume_at INT,
  send_after INT not null,
  deadline INT,
  next_batch INT not null default 0,
  frozen_through INT not null default 0,
  frozen_at INT,
  started_at INT,
  completed_at INT,
  created_at INT not null
) STRICT;
create index notice_by_state on notice (state, lane);

create table content (
  id ID,
  notice_id INT not null references notice (id),
  digest text not null,
  language text not null,
  basis text not null check (basis in ('subscriber', 'customer')),
  sender text not null,
  reply_to text not null,
  subject text not null,
  html text not null,
  text text not null,
  headers text not null,
  unique (notice_id, language, basis)
) STRICT;

create table send_batch (
  id INT primary key,
  notice_id INT not null references notice (id),
  transport text not null,
  lane INT not null,
  number INT not null,
  generation INT not null default 0,
  parent_id INT,
  size INT not null check (size between 1 and 100),
  idempotency_key text not null unique,
  payload_digest text,
  due_at INT,
  state text not null check (state in ('ready', 'sending', 'accepted', 'rejected', 'unknown', 'superseded', 'cancelled')),
  epoch INT not null default 0,
  owner text,
  attempts INT not null default 0,
  first_ambiguous_at INT,
  unknown_at INT,
  last_error text,
  chain text not null default '',
  unique (notice_id, number, generation),
  check (due_at is null or state in ('ready', 'sending'))
) STRICT;
create index send_batch_due on send_batch (transport, lane, due_at, id);
create index send_batch_unknown on send_batch (unknown_at);

create table delivery (
  id ID,
  notice_id INT not null references notice (id),
  recipient_id INT not null references recipient (id),
  address_hmac text not null,
  language text not null,
  basis text not null check (basis in ('subscriber', 'customer')),
  content_id INT not null references content (id),
  batch_id INT references send_batch (id) deferrable initially deferred,
  ordinal INT check (ordinal between 0 and 99),
  state text not null check (state in ('pending', 'accepted', 'delivered', 'delayed', 'bounced', 'complained', 'failed',
    'provider-suppressed', 'rejected', 'unknown', 'held', 'suppressed', 'excluded', 'cancelled')),
  provider_id text,
  accepted_at INT,
  delivered_at INT,
  outcome_at INT,
  outcome_code text,
  unique (notice_id, recipient_id),
  unique (notice_id, address_hmac),
  unique (batch_id, ordinal),
  check ((batch_id is null) = (ordinal is null)),
  check (provider_id is null or accepted_at is not null),
  check (state not in ('accepted', 'delivered', 'delayed', 'bounced', 'complained') or accepted_at is not null)
) STRICT;
create unique index delivery_by_provider_id on delivery (provider_id) where provider_id is not null;
create index delivery_by_recipient on delivery (recipient_id);

create table delivery_event (
  id ID,
  batch_id INT,
  delivery_id INT,
  at INT not null,
  recorded_at INT not null,
  kind text not null,
  source text not null check (source in ('worker', 'webhook', 'reconcile', 'operator')),
  detail text not null,
  event_name text,
  body_digest text,
  previous text not null,
  hash text not null,
  unique (source, event_name)
) STRICT;
create index delivery_event_by_batch on delivery_event (batch_id, id);
create index delivery_event_by_delivery on delivery_event (delivery_id, id);

create table parked_event (
  event_name text primary key,
  provider_id text not null,
  body text not null,
  recorded_at INT not null
) STRICT;
create index parked_event_by_provider_id on parked_event (provider_id);

create table rate_bucket (
  transport text primary key,
  per_second REAL_NUMBER not null,
  tokens REAL_NUMBER not null,
  refilled_at INT not null,
  paused_until INT not null default 0
) STRICT;
`
      .split(';')
      .map((statement) => dialect(statement.trim(), engine))
      .filter((statement) => statement !== ''),
    ...appendOnly('delivery_event', engine),
  ],
};

/** The few words in which the two engines differ. */
function dialect(statement: string, engine: 'sqlite' | 'postgres'): string {
  const words: Record<string, string> =
    engine === 'sqlite'
      ? { STRICT: 'strict', INT: 'integer', ID: 'integer primary key', REAL_NUMBER: 'real' }
      : {
          STRICT: '',
          INT: 'bigint',
          ID: 'bigint generated by default as identity primary key',
          REAL_NUMBER: 'double precision',
        };
  return statement.replace(/\b(STRICT|INT|ID|REAL_NUMBER)\b/g, (word) => words[word] ?? word);
}

/** Events are evidence: nobody, not even this program, changes one. */
function appendOnly(table: string, engine: 'sqlite' | 'postgres'): readonly string[] {
  if (engine === 'sqlite')
    return ['update', 'delete'].map(
      (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
        begin select raise(abort, 'append-only'); end`,
    );
  return [
    `create function ${table}_append_only() returns trigger language plpgsql
       as $$ begin raise exception 'append-only'; end $$`,
    `create trigger ${table}_append_only before update or delete on ${table}
       for each row execute function ${table}_append_only()`,
  ];
}
