/** One line per person, as CSV: for the authority without addresses, for the publisher to reach people otherwise. */
import { toInstant } from '#domain/date.ts';
import type { DeliveryState } from '#domain/delivery/states.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import { deliveriesOf, type EvidenceRow, noticesAbout } from '#store/evidence.ts';
import type { Store } from '#store/open-store.ts';
import { proofOf, UNREACHED_STATES } from './evidence.ts';

const HEADER =
  'notice,kind,proof,language,basis,state,reason,accepted_at,delivered_at,outcome_at,provider_id,content_sha256,told_otherwise,told_otherwise_on';

interface RowsOptions {
  readonly statement: string;
  readonly edition: string;
  readonly keys: KeyRing;
}

/** Everybody who was due, under their proof; no address, no customer number. */
export async function* evidenceCsv(store: Store, o: RowsOptions): AsyncGenerator<string> {
  yield `${HEADER}\r\n`;
  for (const notice of await noticesAbout(store, o.statement, o.edition))
    for await (const row of deliveriesOf(store, notice.id))
      yield line([
        notice.name,
        notice.kind,
        proofOf(o.keys, notice.name, row.address_hmac),
        ...outcome(row),
        row.provider_id,
        row.content_digest,
        row.means,
        row.reached_on,
      ]);
}

function outcome(row: EvidenceRow): readonly (string | null)[] {
  return [
    row.language,
    row.basis,
    row.state,
    row.outcome_code,
    moment(row.accepted_at),
    moment(row.delivered_at),
    moment(row.outcome_at),
  ];
}

/**
 * Who must be reached in another way, with what the publisher needs for that. Holds personal data: for the
 * publisher only, never for the public record.
 */
export async function* unreachedCsv(store: Store, o: RowsOptions): AsyncGenerator<string> {
  yield 'proof,id,email,language,basis,reason,means,date\r\n';
  const states: readonly DeliveryState[] = UNREACHED_STATES;
  for (const notice of await noticesAbout(store, o.statement, o.edition)) {
    if (notice.material === 0) continue;
    for await (const row of deliveriesOf(store, notice.id, { states }))
      yield line([
        proofOf(o.keys, notice.name, row.address_hmac),
        row.external_id,
        row.address,
        row.language,
        row.basis,
        row.outcome_code ?? row.state,
        row.means,
        row.reached_on,
      ]);
  }
}

function moment(ms: number | null): string | null {
  return ms === null ? null : toInstant(ms);
}

/** RFC 4180; a cell that a spreadsheet would run as a formula is made a text. */
export function line(cells: readonly (string | null)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell ?? '';
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}
