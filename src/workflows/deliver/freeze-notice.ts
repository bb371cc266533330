/** A notice becomes a mail-out: everybody concerned gets a row, before anybody gets a message. */
import { createHash } from 'node:crypto';
import { epochMs } from '#domain/date.ts';
import { coverageOf } from '#domain/delivery/states.ts';
import type { Language } from '#domain/language.ts';
import { type Notice, subjectsOf } from '#domain/notice/model.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Transport } from '#mail/transport.ts';
import { batchCounts, noticeCounts } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import { addNotice, freezePiece, type NewContent, reopenFreeze } from '#store/outbox-freeze.ts';

export interface FreezeNoticeOptions {
  readonly transport: Pick<Transport, 'name' | 'capabilities'>;
  readonly publisher: Pick<Publisher, 'authentic' | 'sender'>;
  /** Also take in whoever came after an earlier freeze of the same notice. */
  readonly topUp?: boolean;
  readonly onProgress?: (frozen: number) => void;
}

/**
 * Freezes a notice; resumable, and without effect when it was frozen before.
 * @returns everybody with a row, and the batches they are in
 */
export async function freezeNotice(
  store: Store,
  notice: Notice,
  options: FreezeNoticeOptions,
): Promise<{ readonly due: number; readonly batches: number }> {
  const { transport, publisher } = options;
  const [last, ...others] = subjectsOf(notice).toReversed();
  const noticeId = await addNotice(store, {
    name: notice.id,
    kind: notice.kind,
    statement: notice.statement,
    // The evidence is kept until the last of the editions ended long enough ago.
    edition: last?.edition ?? notice.edition,
    alsoAbout: others.map(({ edition }) => edition),
    cause: notice.cause,
    material: notice.material,
    transport: transport.name,
    batchSize: transport.capabilities.maxBatch,
    sendAfter: epochMs(notice.dueAt),
    ...(notice.deadline === undefined ? {} : { deadline: epochMs(notice.deadline) }),
    contents: notice.messages.map((message) => contentOf(message, publisher.sender)),
  });
  if (options.topUp) await reopenFreeze(store, noticeId);
  const fallback = fallbackLanguage(notice, publisher.authentic);
  for (let frozen = 0, done = false; !done; ) {
    const piece = await freezePiece(store, noticeId, {
      audience: notice.audience,
      topUp: options.topUp ?? false,
      ...(fallback === undefined ? {} : { fallback }),
    });
    done = piece.done;
    frozen += piece.added;
    options.onProgress?.(frozen);
  }
  const batches = Object.values(await batchCounts(store, noticeId)).reduce((sum, count) => sum + count, 0);
  return { due: coverageOf(await noticeCounts(store, noticeId)).due, batches };
}

/** A corrected translation or an erratum concerns readers of that text; everything else is told in the authentic language rather than not. */
export function fallbackLanguage(notice: Notice, authentic: Language): Language | undefined {
  if (notice.kind === 'translation-corrected' || notice.kind === 'erratum') return undefined;
  const languages = notice.messages.map(({ language }) => language);
  return languages.includes(authentic) ? authentic : languages[0];
}

/** One text as the store keeps it, with its sender. */
export function contentOf(message: Notice['messages'][number], sender: Publisher['sender']): NewContent {
  const content = {
    language: message.language,
    basis: message.basis,
    // Google asks for different senders for what was asked for and what must be told.
    sender: message.basis === 'subscriber' ? sender.updates : sender.privacy,
    replyTo: sender.replyTo,
    subject: message.subject,
    html: message.html,
    text: message.text,
    headers: message.headers,
  };
  return { ...content, digest: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}
