/** A message as somebody received it, compared with what the public register says was sent. */
import type { StatementArchive } from '#archive/read-statement.ts';
import { recognise } from '#domain/notice/verify-message.ts';
import type { NoticeStartedAct } from '#domain/register/model.ts';

export interface Recognised {
  readonly statement: string;
  readonly edition: string;
  /** Line of the register that holds the digest. */
  readonly line: number;
  readonly recordedAt: string;
  /** Language, class of recipient and part: `nl.customer.html`. */
  readonly part: string;
}

/**
 * Finds every part of a received message in the register.
 * @param source a saved message (`.eml`), or one part of it
 * @returns nothing when no part was published: then the message is not ours, or was altered on its way
 */
export function recogniseMessage(
  source: string,
  statements: readonly Pick<StatementArchive, 'statement' | 'acts'>[],
): readonly Recognised[] {
  const parts = partsOf(source);
  return statements.flatMap(({ statement, acts }) =>
    acts
      .filter((act): act is NoticeStartedAct => act.kind === 'notice-started')
      .flatMap((act) =>
        parts.flatMap((text) => {
          const part = recognise(text, [act.shown]);
          return part === undefined
            ? []
            : [{ statement, edition: act.edition, line: act.seq, recordedAt: act.recordedAt, part }];
        }),
      ),
  );
}

/**
 * How many readable parts of a message the register does not know. A message is genuine when there is none: whoever
 * leaves the plain text as it was can still have changed what a mail program shows.
 */
export function countUnknownParts(
  source: string,
  statements: readonly Pick<StatementArchive, 'statement' | 'acts'>[],
): number {
  const shown = statements.flatMap(({ acts }) =>
    acts.flatMap((act) => (act.kind === 'notice-started' ? [act.shown] : [])),
  );
  return partsOf(source).filter((text) => recognise(text, shown) === undefined).length;
}

/** The readable parts of a message (RFC 2045, 2046); a text without headers is its own only part. */
export function partsOf(source: string): readonly string[] {
  const text = source.replaceAll(/\r\n?/g, '\n');
  const gap = text.indexOf('\n\n');
  const head = gap < 0 ? '' : text.slice(0, gap).replaceAll(/\n[ \t]+/g, ' ');
  if (!/^content-type:/im.test(head)) return [text];
  const body = text.slice(gap + 2);
  const boundary = /^content-type:.*boundary="?([^";\n]+)"?/im.exec(head)?.[1];
  if (boundary === undefined) return [decoded(body, head)];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => partsOf(part.replace(/^\n/, '')));
}

function decoded(body: string, head: string): string {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
