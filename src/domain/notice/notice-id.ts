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

/**
 * The name of one notice about several causes: the same causes always give the same one.
 * @param causes digests of the causing acts' lines, by effective date of their editions
 */
export function togetherId(causes: readonly Sha256[]): Sha256 {
  return digest(canonicalJson({ causes, kind: 'upcoming' }));
}
