/**
 * Content of any size for measurements: a statement that changes a little with every edition. Written straight into
 * the formats of the archive, because what is measured is the building, not the publishing. Same numbers, same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatClauseFile } from '#archive/clause-file.ts';
import { addDays, startOfDay } from '#domain/date.ts';
import { digest } from '#domain/digest.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import type { ClauseFile, Edition } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { ProblemError } from '#domain/problem.ts';
import { appendTo, EMPTY_HEAD } from '#domain/register/chain.ts';
import type { Act } from '#domain/register/model.ts';

interface Prose {
  readonly title: string;
  readonly section: string;
  /** Each is one sentence; clauses choose from them. */
  readonly sentences: readonly ((n: number) => string)[];
}

export interface SyntheticContent {
  readonly dir: string;
  readonly editions: number;
  readonly clauses: number;
  /** Default: seven sentences with a number in each. */
  readonly prose?: Readonly<Record<Language, Prose>>;
}

const LANGUAGES: readonly Language[] = ['nl', 'en'];
const ZONE = 'Europe/Amsterdam';
const FIRST = '2019-01-01';
const DAYS_BETWEEN = 14;
const CLAUSES_PER_SECTION = 6;

/** @returns the moment at which the last edition has been in force for a day */
export function writeSyntheticContent(o: SyntheticContent): {
  readonly now: string;
  readonly days: readonly string[];
} {
  const days = Array.from({ length: o.editions }, (_, i) => addDays(FIRST, i * DAYS_BETWEEN));
  mkdirSync(join(o.dir, 'privacy'), { recursive: true });
  writeFileSync(join(o.dir, 'publisher.yaml'), PUBLISHER);
  const random = generator(7);
  let clauses = Array.from({ length: o.clauses }, (_, i) => freshClause(`c${i + 1}`, random));
  let register = '';
  const acts: Act[] = [];
  const digests = new Map<number, string>();
  let next = o.clauses + 1;
  for (const [place, day] of days.entries()) {
    if (place > 0) {
      clauses = evolve(clauses, random, () => `c${next++}`);
    }
    const written = writeEdition(join(o.dir, 'privacy', day), day, clauses, o.prose ?? PROSE);
    const head = acts.length === 0 ? EMPTY_HEAD : (digests.get(acts.length) ?? EMPTY_HEAD);
    const reading = { acts, head, digests, problems: [], goodLength: register.length };
    const { text, act } = appendTo(reading, '', publishedAct(day, days[place - 1] ?? null, written));
    register += text;
    acts.push(act);
    digests.set(act.seq, digest(text.slice(0, -1)));
  }
  writeFileSync(join(o.dir, 'privacy', 'register.jsonl'), register);
  return { now: startOfDay(addDays(days.at(-1)!, 1), ZONE), days };
}

interface SyntheticClause {
  readonly id: string;
  readonly numbers: readonly number[];
}

/** A clause is a choice of sentences: the same choice in both languages. */
function freshClause(id: string, random: () => number): SyntheticClause {
  return { id, numbers: Array.from({ length: 4 }, () => Math.floor(random() * 1e6)) };
}

/** One in twenty changes a sentence; one moves, one goes and one comes. */
function evolve(
  clauses: readonly SyntheticClause[],
  random: () => number,
  id: () => string,
): SyntheticClause[] {
  const changed = clauses.map((clause) =>
    random() < 0.05
      ? { ...clause, numbers: clause.numbers.map((n) => (random() < 0.3 ? Math.floor(random() * 1e6) : n)) }
      : clause,
  );
  const pick = () => Math.floor(random() * changed.length);
  const [moved] = changed.splice(pick(), 1);
  changed.splice(pick(), 0, moved!);
  changed.splice(pick(), 1, freshClause(id(), random));
  return changed;
}

function writeEdition(
  dir: string,
  day: string,
  clauses: readonly SyntheticClause[],
  prose: Readonly<Record<Language, Prose>>,
) {
  mkdirSync(dir, { recursive: true });
  const files = LANGUAGES.map((language) => ({
    language,
    file: join(dir, `${language}.md`),
    source: markdown(language, clauses, prose[language]),
  }));
  for (const { file, source } of files) writeFileSync(file, source);
  const { edition, problems } = composeEdition({
    statement: 'privacy',
    id: day,
    authentic: 'nl',
    languages: LANGUAGES,
    files,
  });
  if (!edition) throw new ProblemError(problems);
  const frozen = formatClauseFile(clauseFile(edition));
  writeFileSync(join(dir, 'clauses.json'), frozen);
  return {
    digests: Object.fromEntries(files.map(({ language, source }) => [language, digest(source)])),
    clauses: digest(frozen),
  };
}

function clauseFile(edition: Edition): ClauseFile {
  const authentic = edition.texts.nl!;
  return {
    version: 1,
    clauses: authentic.clauses.map((clause) => ({
      id: clause.id,
      kind: clause.kind,
      parent: clause.parent === null ? null : authentic.clauses[clause.parent]!.id,
      was: [],
      splitFrom: null,
      languages: Object.fromEntries(
        LANGUAGES.map((language) => [
          language,
          { index: clause.index, sha256: digest(edition.texts[language]!.clauses[clause.index]!.text) },
        ]),
      ),
    })),
    tombstones: [],
  };
}

function publishedAct(
  day: string,
  previous: string | null,
  written: { readonly digests: Readonly<Partial<Record<Language, string>>>; readonly clauses: string },
) {
  return {
    kind: 'published' as const,
    statement: 'privacy',
    edition: day,
    recordedAt: startOfDay(day, ZONE),
    languages: LANGUAGES,
    ...written,
    previous,
    lastNotified: previous,
    assessment: {
      ruleSet: 'bench',
      verdict: previous === null ? ('first' as const) : ('non-material' as const),
      direction: 'neutral' as const,
      consentCheck: false,
      disagreements: [],
    },
    decisions: [],
    effective: day,
    timeZone: ZONE,
    notice: null,
    reminders: [],
    store: 'bench',
  };
}

function markdown(language: Language, clauses: readonly SyntheticClause[], prose: Prose): string {
  const { title, section, sentences } = prose;
  const lines = ['---', `title: ${title}`, '---', ''];
  clauses.forEach((clause, i) => {
    const place = Math.floor(i / CLAUSES_PER_SECTION);
    // Ids are fixed in the authentic text only, and hold for the translation.
    const id = (name: string) => (language === 'nl' ? ` {#${name}}` : '');
    if (i % CLAUSES_PER_SECTION === 0) lines.push(`## ${section} ${place + 1}${id(`s${place + 1}`)}`, '');
    lines.push(
      `${clause.numbers.map((n) => sentences[n % sentences.length]!(n % 89)).join(' ')}${id(clause.id)}`,
      '',
    );
  });
  return lines.join('\n');
}

const PROSE: Readonly<Record<Language, Prose>> = {
  nl: {
    title: 'Privacyverklaring',
    section: 'Onderdeel',
    sentences: [
      (n) => `Wij bewaren gegevens van soort ${n} niet langer dan ${n + 2} maanden na het laatste contact.`,
      (n) => `Voor doel ${n} gebruiken wij uw naam, uw adres en de gegevens over uw bestelling.`,
      (n) => `Ontvanger ${n} verwerkt deze gegevens in onze opdracht en volgens onze instructies.`,
      (n) => `U kunt bezwaar maken tegen verwerking ${n}, waarna wij binnen ${n + 7} dagen antwoorden.`,
      (n) => `De grondslag van verwerking ${n} is de uitvoering van de overeenkomst die u met ons sloot.`,
      (n) => `Beveiligingsmaatregel ${n} beschermt uw gegevens tegen verlies en tegen onbevoegde toegang.`,
      (n) =>
        `Gaat categorie ${n} naar een land buiten de Europese Economische Ruimte, dan leest u hier waarheen.`,
    ],
  },
  en: {
    title: 'Privacy statement',
    section: 'Section',
    sentences: [
      (n) => `We keep data of kind ${n} no longer than ${n + 2} months after our last contact with you.`,
      (n) => `For purpose ${n} we use your name, your address and the details of your order.`,
      (n) => `Recipient ${n} processes these data on our behalf and according to our instructions.`,
      (n) => `You can object to processing ${n}, after which we will answer you within ${n + 7} days.`,
      (n) => `The legal basis of processing ${n} is the performance of the contract you concluded with us.`,
      (n) => `Security measure ${n} protects your data against loss and against unauthorised access.`,
      (n) =>
        `If category ${n} goes to a country outside the European Economic Area, you can read here where to.`,
    ],
  },
};

const PUBLISHER = `name: Voorbeeld BV
short-name: Voorbeeld
contact:
  email: privacy@example.org
authentic: nl
languages: [nl, en]
time-zone: ${ZONE}
notice:
  period: 30 days
  profiles: [gdpr-default]
  threshold: 0.95
sender:
  updates: Voorbeeld <updates@example.org>
  privacy: Voorbeeld <privacy@example.org>
  reply-to: privacy@example.org
statements:
  privacy:
    nl: Privacyverklaring
    en: Privacy statement
`;

/** Mulberry32: small, seeded, the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
