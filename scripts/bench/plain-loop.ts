/** What one would write without Promulgate: a loop over `resend.batch.send`, without key, record or resume. */
import { Resend } from 'resend';

export interface LoopFigures {
  readonly mails: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

const { baseUrl, people, html, text } = JSON.parse(process.argv[2] ?? '{}') as {
  baseUrl: string;
  people: number;
  html: string;
  text: string;
};
const resend = new Resend('re_bench', { baseUrl });
const started = performance.now();
const cpu = process.cpuUsage();
for (let start = 0; start < people; start += 100) {
  const batch = Array.from({ length: Math.min(100, people - start) }, (_, n) => ({
    from: 'updates@example.org',
    to: `person-${start + n}@example.org`,
    subject: 'Our privacy statement changes',
    html,
    text,
    tags: [{ name: 'delivery', value: String(start + n) }],
  }));
  const { error } = await resend.batch.send(batch);
  if (error) throw new Error(error.message);
}
const used = process.cpuUsage(cpu);
const figures: LoopFigures = {
  mails: people,
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (used.user + used.system) / 1e6,
  rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
