/** What would stop a mail-out through Resend, asked before it starts. */
import type { Resend } from 'resend';
import type { Problem } from '#domain/problem.ts';
import { domainOf } from './message.ts';
import type { TransportHealth } from './transport.ts';

export async function resendHealth(client: Resend, senders: readonly string[]): Promise<TransportHealth> {
  const problems: Problem[] = [];
  const domains = await client.domains.list({ limit: 100 });
  if (domains.data === null) problems.push(unreadable(domains.error));
  else
    for (const name of new Set(senders.map(domainOf))) {
      const domain = domains.data.data.find((one) => one.name.toLowerCase() === name);
      problems.push(...domainProblems(name, domain));
    }
  const usage = await client.usage.get();
  if (usage.data === null) return { problems };
  const { daily, monthly } = usage.data.emails;
  const left = [daily, monthly]
    .filter((period) => period.limit !== null)
    .map((period) => ({
      left: Math.max(0, (period.limit ?? 0) - period.used),
      resetsAt: Date.parse(period.resets_at),
    }))
    .sort((a, b) => a.left - b.left)[0];
  return left === undefined ? { problems } : { problems, quotaLeft: left.left, quotaResetsAt: left.resetsAt };
}

function unreadable(error: { name: string; message: string } | null): Problem {
  const sendOnly = error?.name === 'restricted_api_key';
  return {
    code: sendOnly ? 'resend/send-only-key' : 'resend/unreachable',
    severity: sendOnly ? 'warning' : 'error',
    message: sendOnly
      ? 'The Resend key may only send: the state of the domain, the quota and the list of sent mail cannot be read.'
      : `Resend does not answer as it should: ${error?.name ?? 'no error name'}.`,
    hint: sendOnly
      ? 'With a full-access key, messages of unknown outcome are cleared up by themselves; with this one an operator must decide.'
      : 'Check RESEND_API_KEY, RESEND_BASE_URL and the network.',
  };
}

function domainProblems(
  name: string,
  domain: { status: string; open_tracking?: boolean; click_tracking?: boolean } | undefined,
): readonly Problem[] {
  if (domain?.status !== 'verified')
    return [
      {
        code: 'resend/domain',
        severity: 'error',
        message: `The sending domain ${name} is ${domain ? `\`${domain.status}\`` : 'not known'} at Resend; messages from it would be refused.`,
        hint: 'Add the DNS records that Resend shows for this domain and wait until it says `verified`.',
      },
    ];
  if (domain.open_tracking || domain.click_tracking)
    return [
      {
        code: 'resend/tracking',
        severity: 'error',
        message: `Tracking of opens or clicks is on for ${name}; a privacy notice must not spy on its readers.`,
        hint: 'Turn off open and click tracking for this domain at Resend.',
      },
    ];
  return [];
}
