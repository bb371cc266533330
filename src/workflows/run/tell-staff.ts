/** Telling editors and operators what needs them: a silent stop is the worst failure of all. */
import type { Instant } from '#domain/date.ts';
import { localDateOf } from '#domain/date.ts';
import { canonicalJson, digest } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import { type Problem, problemIn, problemLine } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { OutgoingMail, Transport } from '#mail/transport.ts';

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly failed: (name: string, date: string) => string;
      readonly warned: (name: string, date: string) => string;
      readonly lead: (url: string) => string;
      readonly why: string;
    }
  >
> = {
  nl: {
    failed: (name, date) => `Actie nodig: publicatie van ${name} hapert (${date})`,
    warned: (name, date) => `Let op: een termijn voor ${name} nadert (${date})`,
    lead: (url) => `Bij de laatste run voor ${url} kwam dit naar voren:`,
    why: 'U krijgt dit bericht omdat uw adres in OPERATOR_EMAIL of EDITOR_EMAIL staat. Hetzelfde wordt u hooguit eens per dag verteld.',
  },
  en: {
    failed: (name, date) => `Action needed: publication of ${name} is failing (${date})`,
    warned: (name, date) => `Note: a deadline for ${name} is near (${date})`,
    lead: (url) => `The last run for ${url} found this:`,
    why: 'You get this message because your address is in OPERATOR_EMAIL or EDITOR_EMAIL. The same is told at most once a day.',
  },
};

export interface StaffOptions {
  readonly publisher: Publisher;
  readonly publicUrl: string;
  readonly operators: readonly string[];
  readonly editors: readonly string[];
  readonly now: Instant;
  readonly transport: Transport;
  readonly memory: {
    readonly read: (key: string) => Promise<string | undefined>;
    readonly write: (key: string, value: string) => Promise<void>;
  };
}

/**
 * Mails what is wrong: everything to operators, what concerns dates and texts to editors too.
 * @returns how many messages a transport took over; the same problems are told at most once a day
 */
export async function tellStaff(problems: readonly Problem[], o: StaffOptions): Promise<number> {
  const serious = problems.filter((problem) => problem.severity !== 'info');
  const forEditors = serious.filter((problem) =>
    /^(interlock|archive|register|publish|edition)\//.test(problem.code),
  );
  const sent = [await tell(o.operators, serious, o), await tell(o.editors, forEditors, o)];
  return sent.reduce((sum, count) => sum + count, 0);
}

async function tell(
  addresses: readonly string[],
  problems: readonly Problem[],
  o: StaffOptions,
): Promise<number> {
  if (addresses.length === 0 || problems.length === 0) return 0;
  const today = localDateOf(o.now, o.publisher.timeZone);
  // The day belongs to the name: a problem that stays is told again tomorrow.
  const name = digest(
    canonicalJson([today, addresses, problems.map((problem) => [problem.code, problem.message])]),
  );
  if ((await o.memory.read(`staff/${name.slice(0, 16)}`)) !== undefined) return 0;
  const mails = addresses.map((to, index) =>
    mailTo(to, problems, o, { today, name: `${name.slice(0, 12)}-${index}` }),
  );
  let accepted = 0;
  for (const [index, mail] of mails.entries()) {
    const outcome = await o.transport.send([mail], { idempotencyKey: `staff-${name.slice(0, 32)}-${index}` });
    if (outcome.kind === 'done' && outcome.mails[0]?.outcome === 'accepted') accepted += 1;
  }
  if (accepted > 0) await o.memory.write(`staff/${name.slice(0, 16)}`, o.now);
  return accepted;
}

function mailTo(
  to: string,
  problems: readonly Problem[],
  o: StaffOptions,
  { today, name }: { readonly today: string; readonly name: string },
): OutgoingMail {
  const language = o.publisher.authentic;
  const words = WORDS[language];
  const failed = problems.some((problem) => problem.severity === 'error');
  const subject = (failed ? words.failed : words.warned)(o.publisher.shortName, today);
  const lines = problems.map((problem) => problemLine(problemIn(problem, language)));
  return {
    delivery: `staff-${name}`,
    from: o.publisher.sender.privacy,
    to,
    replyTo: o.publisher.sender.replyTo,
    subject,
    text: [words.lead(o.publicUrl), ...lines.map((line) => `- ${line}`), words.why].join('\n\n'),
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body><p>${escapeHtml(words.lead(o.publicUrl))}</p><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul><p>${escapeHtml(words.why)}</p></body></html>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    language,
  };
}
