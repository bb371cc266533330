/** The exact message, marked as a test, to one address: never in the outbox, never counted. */
import { randomUUID } from 'node:crypto';
import { asTest } from '#domain/notice/mark-test.ts';
import type { Notice } from '#domain/notice/model.ts';
import { refuse, worded } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import { personalised, recipientLinks } from '#domain/subscription/links.ts';
import type { OutgoingMail, Transport } from '#mail/transport.ts';

export interface SendTestOptions {
  readonly transport: Transport;
  readonly notices: readonly Notice[];
  readonly publisher: Pick<Publisher, 'sender'>;
  readonly keys: KeyRing;
  readonly publicUrl: string;
  readonly address: string;
}

/**
 * Sends every language and class of every notice.
 * @returns how many messages were taken over
 * @throws {ProblemError} when the address cannot be mailed, or the transport refuses
 */
export async function sendTest(o: SendTestOptions): Promise<number> {
  const { address } = parseAddress(o.address);
  if (!address)
    refuse({
      code: 'notify/test-address',
      ...worded({
        nl: {
          message: `“${o.address}” is geen adres waaraan kan worden gemaild.`,
          hint: 'Noem één adres, bijvoorbeeld u@example.org.',
        },
        en: {
          message: `“${o.address}” is not an address that can be mailed.`,
          hint: 'Give one address, such as you@example.org.',
        },
      }),
    });
  const mails = o.notices.flatMap((notice) =>
    notice.messages.map((message): OutgoingMail => {
      // Links of a recipient who does not exist: they open their page and find nobody.
      const links = recipientLinks({ recipient: 0, language: message.language, ...o });
      const { language, basis, ...parts } = personalised(asTest(message), links);
      return {
        ...parts,
        delivery: `test-${randomUUID()}`,
        from: basis === 'subscriber' ? o.publisher.sender.updates : o.publisher.sender.privacy,
        to: address.display,
        replyTo: o.publisher.sender.replyTo,
        language,
      };
    }),
  );
  for (const mail of mails) {
    const outcome = await o.transport.send([mail], { idempotencyKey: `pn1/${mail.delivery}` });
    if (outcome.kind !== 'done' || outcome.mails[0]?.outcome !== 'accepted')
      refuse({
        code: 'notify/test-refused',
        ...worded({
          nl: {
            message: `Het proefbericht is niet aangenomen: ${outcome.kind === 'done' ? 'afgewezen' : outcome.code}.`,
            hint: 'Voer `promulgate doctor` uit om te zien wat eraan schort.',
          },
          en: {
            message: `The test message was not taken over: ${outcome.kind === 'done' ? 'rejected' : outcome.code}.`,
            hint: 'Run `promulgate doctor` to see what is wrong.',
          },
        }),
      });
  }
  return mails.length;
}
