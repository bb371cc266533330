/** What would stop a mail-out through Resend, asked before it starts. */
import type { Resend } from 'resend';
import { type Problem, worded } from '#domain/problem.ts';
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

/** The `Date` of any answer, a refusal included: keys that may only send get one too. */
export async function resendClock(client: Resend): Promise<number | undefined> {
  const { headers } = await client.domains.list({ limit: 1 });
  const moment = Date.parse(headers?.date ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

function unreadable(error: { name: string; message: string } | null): Problem {
  if (error?.name === 'restricted_api_key')
    return {
      code: 'resend/send-only-key',
      severity: 'warning',
      ...worded({
        nl: {
          message:
            'De sleutel van Resend mag alleen verzenden: de staat van het domein, het quotum en de lijst van verzonden berichten zijn niet te lezen.',
          hint: 'Met een sleutel met volledige toegang worden berichten met onbekende afloop vanzelf opgehelderd; met deze moet een beheerder beslissen.',
        },
        en: {
          message:
            'The Resend key may only send: the state of the domain, the quota and the list of sent mail cannot be read.',
          hint: 'With a full-access key, messages of unknown outcome are cleared up by themselves; with this one an operator must decide.',
        },
      }),
    };
  return {
    code: 'resend/unreachable',
    severity: 'error',
    ...worded({
      nl: {
        message: `Resend antwoordt niet zoals het hoort: ${error?.name ?? 'zonder naam van de fout'}.`,
        hint: 'Controleer RESEND_API_KEY, RESEND_BASE_URL en het netwerk.',
      },
      en: {
        message: `Resend does not answer as it should: ${error?.name ?? 'no error name'}.`,
        hint: 'Check RESEND_API_KEY, RESEND_BASE_URL and the network.',
      },
    }),
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
        ...worded({
          nl: {
            message: `Het verzenddomein ${name} ${domain ? `heeft bij Resend de status \`${domain.status}\`` : 'is bij Resend onbekend'}; berichten vanaf dit domein zouden worden geweigerd.`,
            hint: 'Voeg de DNS-records toe die Resend voor dit domein toont en wacht tot de status `verified` is.',
          },
          en: {
            message: `The sending domain ${name} is ${domain ? `\`${domain.status}\`` : 'not known'} at Resend; messages from it would be refused.`,
            hint: 'Add the DNS records that Resend shows for this domain and wait until it says `verified`.',
          },
        }),
      },
    ];
  if (domain.open_tracking || domain.click_tracking)
    return [
      {
        code: 'resend/tracking',
        severity: 'error',
        ...worded({
          nl: {
            message: `Voor ${name} wordt bijgehouden wie een bericht opent of een link volgt; een privacybericht mag zijn lezers niet bespieden.`,
            hint: 'Schakel bij Resend het volgen van openen en klikken voor dit domein uit.',
          },
          en: {
            message: `Tracking of opens or clicks is on for ${name}; a privacy notice must not spy on its readers.`,
            hint: 'Turn off open and click tracking for this domain at Resend.',
          },
        }),
      },
    ];
  return [];
}
