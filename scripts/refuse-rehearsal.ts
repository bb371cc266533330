/** Nobody is ever told what only happened on a scratch copy. */
import { rehearsalOf } from '#archive/rehearsal.ts';
import { refuse, worded } from '#domain/problem.ts';
import type { Transport } from '#mail/transport.ts';

/** @throws {ProblemError} when the folder is a scratch copy and the transport reaches people */
export function refuseRehearsal(
  contentDir: string,
  transport: Pick<Transport, 'name' | 'capabilities'>,
): void {
  if (!rehearsalOf(contentDir) || transport.capabilities.demonstration) return;
  refuse({
    code: 'run/rehearsal',
    file: contentDir,
    ...worded({
      nl: {
        message: `De map ${contentDir} is een kladkopie, en ${transport.name} bereikt echte mensen.`,
        hint: 'Zet MAIL_TRANSPORT=mailbox om de berichten in een map te zien.',
      },
      en: {
        message: `The folder ${contentDir} is a scratch copy, and ${transport.name} reaches real people.`,
        hint: 'Set MAIL_TRANSPORT=mailbox to see the messages in a folder.',
      },
    }),
  });
}
