/** The name of a notice: the same cause, kind and offset always give the same one, on every host. */
import { canonicalJson, digest, type Sha256 } from '../digest.ts';
import type { NoticeKind } from './model.ts';

/**
 * @param o.cause digest of the causing act's line in the register
 * @param o.offset days before effect, for a reminder
 */
export function noticeId(o: { cause: Sha256; kind: NoticeKind; offset?: number | undefined }): Sha256 {
  return digest(canonicalJson({ cause: o.cause, kind: o.kind, offset: o.offset ?? null }));
}
