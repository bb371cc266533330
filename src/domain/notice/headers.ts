/** Headers per class of recipient (`mail.md` section 3): RFC 2369, 2919, 3834 and 8058. */
import { type Basis, SENTINEL } from './model.ts';

/** Marks every message as made by a machine, so that holiday replies stay silent (RFC 3834, 5). */
export const AUTOMATIC: Readonly<Record<string, string>> = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
};

/**
 * A subscriber asked to be told and can stop with one click. A customer must be told: an unsubscribe
 * header there would let one accidental click end a legal duty, so there is none.
 */
export function headersFor(o: {
  basis: Basis;
  statement: string;
  publicUrl: string;
}): Readonly<Record<string, string>> {
  if (o.basis === 'customer') return AUTOMATIC;
  return {
    ...AUTOMATIC,
    'List-Id': `<${o.statement}.${new URL(o.publicUrl).hostname}>`,
    'List-Unsubscribe': `<${SENTINEL.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
