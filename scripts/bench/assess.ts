/**
 * How long 10,000 changes take: `node scripts/bench/assess.ts [FILE.jsonl]`.
 *
 * Without a file the changes are made here, all different, half Dutch and half English, of the lengths that
 * occur in statements; with one, its changes are assessed in turn, each made unique so that nothing is cached.
 */
import { readFileSync } from 'node:fs';
import { assessChange } from '#domain/assessment/assess-change.ts';
import type { ChangeInput } from '#domain/assessment/model.ts';
import { LANGUAGES } from '#domain/language.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';

const COUNT = 10_000;
const PARTS: Record<'nl' | 'en', readonly string[]> = {
  nl: [
    'Wij delen uw gegevens met onze partners.',
    'Wij bewaren logbestanden 30 dagen.',
    'U kunt te allen tijde bezwaar maken.',
    'Wij gebruiken uw e-mailadres alleen voor de nieuwsbrief, zoals beschreven op deze pagina.',
    'Onze hostingprovider staat in Nederland.',
  ],
  en: [
    'We share your data with our partners.',
    'We keep log files for 30 days.',
    'You can object at any time.',
    'We use your email address only for the newsletter, as described on this page.',
    'Our hosting provider is in the Netherlands.',
  ],
};

function made(at: number): ChangeInput {
  const lang = at % 2 === 0 ? 'nl' : 'en';
  const parts = PARTS[lang];
  const text = (shift: number) => [0, 1, 2, 3].map((n) => parts[(at + n * shift) % parts.length]).join(' ');
  return {
    id: String(at),
    lang,
    kind: 'modified',
    heading: '',
    old: `${text(1)} (${at})`,
    new: `${text(3)} (${at})`,
    context_before: '',
    context_after: '',
  };
}

const [file] = process.argv.slice(2);
const given = file
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ChangeInput)
  : null;
const changes = [...Array(COUNT).keys()].map((at) => {
  if (!given) return made(at);
  const change = given[at % given.length]!;
  return {
    ...change,
    old: change.old && `${change.old} (${at})`,
    new: change.new && `${change.new} (${at})`,
  };
});

const dictionaries = await loadDictionaries(LANGUAGES);
const started = performance.now();
const cpu = process.cpuUsage();
for (const change of changes) assessChange(change, { dictionaries });
const seconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
process.stdout.write(
  `${COUNT} changes in ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of processor time), ${Math.round(COUNT / seconds)} a second, one process; limit 60 s\n`,
);
