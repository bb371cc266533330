/** Who must not be mailed, by pseudonym only: the address itself is not kept. */
import type { Reader, Writer } from './recipients.ts';
import type { SuppressionTable } from './schema.ts';

type Suppression = SuppressionTable;

export async function suppressionsOf(db: Reader, hmacs: readonly string[]): Promise<readonly Suppression[]> {
  if (hmacs.length === 0) return [];
  return db
    .selectFrom('suppression')
    .selectAll()
    .where('address_hmac', 'in', [...hmacs])
    .execute();
}

export async function suppress(db: Writer, suppression: Suppression): Promise<void> {
  await db
    .insertInto('suppression')
    .values(suppression)
    .onConflict((conflict) =>
      conflict
        .columns(['address_hmac', 'reason'])
        .doUpdateSet({ scope: suppression.scope, at: suppression.at }),
    )
    .execute();
}

/** A person who asks again, and confirms, takes back an earlier refusal. */
export async function liftSuppressions(db: Writer, hmacs: readonly string[]): Promise<void> {
  await db
    .deleteFrom('suppression')
    .where('address_hmac', 'in', [...hmacs])
    .execute();
}
