/** Which store will hold the deliveries of an edition that is published now. */
import { existsSync } from 'node:fs';
import { statementOf } from '#archive/read-archive.ts';
import { UNNAMED_STORE } from '#domain/timeline/notice-record.ts';
import { readConfig } from '../src/config.ts';
import { closeStore, openStore, sqlitePath } from '../src/store/open-store.ts';
import type { ActScope } from './act-options.ts';

/**
 * The store the register names already, else the one at DATABASE_URL, else none yet. An editor's own machine
 * has no deliveries: an empty database that happens to lie there must not be named.
 */
export async function storeIdFor(scope: ActScope): Promise<string> {
  const { acts } = statementOf(scope.archive, scope.statement);
  const named = acts.findLast((act) => 'store' in act && act.store !== UNNAMED_STORE);
  if (named && 'store' in named && named.store !== undefined) return named.store;
  const url = readConfig().databaseUrl;
  if (url.startsWith('file:') && !existsSync(sqlitePath(url))) return UNNAMED_STORE;
  const store = await openStore(url);
  try {
    return store.id;
  } finally {
    await closeStore(store);
  }
}
