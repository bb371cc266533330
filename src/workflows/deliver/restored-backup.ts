/**
 * Is this database older than what was sent from it? A restored backup believes that messages are still to be
 * sent which the provider took over long ago, under keys it may have forgotten. The one case in which
 * everybody could be told twice; so nothing is sent until an operator says otherwise.
 */
import { type Problem, worded } from '#domain/problem.ts';
import type { SentMail, Transport } from '#mail/transport.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import type { Store } from '#store/open-store.ts';
import { knowledgeOf } from '#store/sent-lookup.ts';
import { readDeliveryName } from './personalise.ts';

/** How many of the provider's newest messages are compared: two full batches. */
const LOOK_BACK = 200;
const ACCEPTED_UP_TO = 'restored-backup-accepted';

/**
 * @param subjects of the messages that are about to be sent
 * @returns an error when the provider knows of such messages and the store does not
 */
export async function detectRestoredBackup(
  store: Store,
  transport: Pick<Transport, 'sent'>,
  subjects: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  if (!transport.sent) return [];
  const newest: SentMail[] = [];
  try {
    for await (const mail of transport.sent()) {
      newest.push(mail);
      if (newest.length >= LOOK_BACK) break;
    }
  } catch (error) {
    return [
      {
        code: 'delivery/list-unreadable',
        severity: 'warning',
        ...worded({
          nl: {
            message: `De lijst van verzonden berichten van de provider kan niet worden gelezen; er is dus niet nagegaan of deze database een oude kopie is: ${(error as Error).message}.`,
            hint: 'Ga na het terugzetten van een back-up zelf na dat niets twee keer wordt verzonden.',
          },
          en: {
            message: `The provider's list of sent mail cannot be read, so it was not checked whether this database is an old copy: ${(error as Error).message}.`,
            hint: 'After restoring a backup, make sure by hand that nothing is sent twice.',
          },
        }),
      },
    ];
  }
  const accepted = Number((await readMeta(store, ACCEPTED_UP_TO)) ?? 0);
  let ahead = 0;
  for (const mail of newest) if (mail.at > accepted && (await isAhead(store, mail, subjects))) ahead += 1;
  if (ahead === 0) return [];
  return [
    {
      code: 'delivery/restored-backup',
      severity: 'error',
      ...worded({
        nl: {
          message: `De provider heeft ${ahead} van de laatste ${newest.length} berichten van hieruit verzonden, en deze database kent ze niet: het lijkt een teruggezette back-up.`,
          hint: 'Voer `promulgate outbox reconcile` uit om te achterhalen wat is verzonden, bekijk `promulgate doctor` en ga daarna verder met `promulgate outbox accept-restore`.',
        },
        en: {
          message: `The provider has sent ${ahead} of its last ${newest.length} messages from here, and this database does not know of them: it looks like a restored backup.`,
          hint: 'Run `promulgate outbox reconcile` to learn what was sent, look at `promulgate doctor`, and then `promulgate outbox accept-restore` to go on.',
        },
      }),
    },
  ];
}

/** An operator has looked, and takes responsibility for everything sent up to now. */
export async function acceptRestore(store: Store): Promise<void> {
  await writeMeta(store, ACCEPTED_UP_TO, String(store.now()));
}

async function isAhead(store: Store, mail: SentMail, subjects: ReadonlySet<string>): Promise<boolean> {
  const deliveryId = mail.delivery === undefined ? undefined : readDeliveryName(store.id, mail.delivery);
  if (mail.delivery !== undefined && deliveryId === undefined) return false;
  const knowledge = await knowledgeOf(store, {
    providerId: mail.providerId,
    to: mail.to,
    subject: mail.subject,
    ...(deliveryId === undefined ? {} : { deliveryId }),
  });
  if (knowledge === 'unheard') return deliveryId !== undefined || subjects.has(mail.subject);
  return knowledge === 'untried';
}
