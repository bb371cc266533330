import { describe, expect, test } from 'vitest';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import { parseEditionText } from '#domain/edition/parse-edition.ts';
import { problemIn } from '#domain/problem.ts';

const parse = (source: string, authentic = true) =>
  parseEditionText(source, { file: 'privacy/2027-01-01/nl.md', language: 'nl', authentic });
const told = (source: string, authentic = true) =>
  parse(source, authentic).problems.map((p) => `${p.line} ${p.code} ${p.message} ${p.hint ?? ''}`);

describe('front matter', () => {
  test.each([
    [
      'title: "Privacy\nsummary: "Kort"\neffective: 2027-03-01',
      2,
      /^De gegevens .*aanhalingsteken dat op deze regel begint/,
    ],
    ['title: X\nsummary: "Kort', 3, /aanhalingsteken dat op deze regel begint/],
    ['title: X\n\tsummary: Kort', 3, /met een tab/],
    ['title: X\ntitle: Y', 3, /De sleutel `title` staat er twee keer/],
    ['title: X: Y', 2, /dubbele punt te veel/],
  ])('broken YAML is told in Dutch at the line of the mistake: %j', (yaml, line, sentence) => {
    const { problems } = parseEditionText(`---\n${yaml}\n---\nTekst\n`, {
      file: 'nl.md',
      language: 'nl',
      authentic: true,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'edition/front-matter-yaml', line });
    expect(problemIn(problems[0]!, 'nl').message).toMatch(sentence);
  });

  test('every key of the content format is read', () => {
    const { text, meta, problems } = parse(`---
title: Privacyverklaring
effective: 2027-03-01
summary: Wat er verandert op {{effective}}.
impact: Niets.
glance:
  - { purpose: a, data: b, basis: c, recipients: d, retention: e, choice: f }
decisions:
  - clause: c-abc
    of: ${'ab'.repeat(32)}
    verdict: non-material
    reason: Alleen een spelfout.
    by: [Privacy officer, Juridische zaken]
consent: { reason: Toestemming gevraagd, by: [Privacy officer] }
exception: { kind: legal-obligation, reason: Wet, by: [Directie] }
notice: { period: { days: 60 }, reminders: [14, 3] }
replaces: 2027-01-01
correction: { translation: en }
clauses: { rechten: { was: c-abc }, nieuw: { new: true } }
na: { E05: Wij geven niets door. }
note: Hersteld.
illustrative: true
---
# Wie wij zijn
`);
    expect(problems).toEqual([]);
    expect(text).toMatchObject({ title: 'Privacyverklaring', note: 'Hersteld.', glance: [{ choice: 'f' }] });
    expect(meta).toEqual({
      effective: '2027-03-01',
      effectiveLine: 3,
      decisions: [
        {
          clause: 'c-abc',
          of: 'ab'.repeat(32),
          verdict: 'non-material',
          reason: 'Alleen een spelfout.',
          by: ['Privacy officer', 'Juridische zaken'],
        },
      ],
      consent: { reason: 'Toestemming gevraagd', by: ['Privacy officer'] },
      exception: { kind: 'legal-obligation', reason: 'Wet', by: ['Directie'] },
      notice: { period: { days: 60 }, reminders: [14, 3] },
      replaces: '2027-01-01',
      correction: { translation: 'en' },
      clauses: { rechten: { was: 'c-abc' }, nieuw: { new: true } },
      na: { E05: 'Wij geven niets door.' },
      illustrative: true,
    });
    expect(text?.clauses[0]?.line).toBe(24);
  });

  test.each([
    [
      'an unknown key names its line and the nearest known one',
      'title: T\nefective: 2027-01-01',
      /^3 edition\/unknown-key .*`efective`.*`effective`/,
    ],
    [
      'a key of a decision too',
      'title: T\ndecisions:\n  - { clause: a, why: b }',
      /^4 edition\/unknown-key .*`why`/m,
    ],
    [
      'a date that does not exist',
      'title: T\neffective: 2027-02-29',
      /^3 edition\/invalid-value `effective` must be a date that exists/,
    ],
    ['a missing title', 'note: x', /edition\/missing-key `title` is missing/],
    ['broken YAML', 'title: "T\nnote: x', /edition\/front-matter-yaml/],
    [
      'a key twice',
      'title: T\ntitle: U',
      /^3 edition\/front-matter-yaml .*The key `title` stands there twice/,
    ],
    [
      'a verdict that is none',
      `title: T\ndecisions:\n  - { clause: a, of: ${'ab'.repeat(32)}, verdict: fine, reason: x, by: [y] }`,
      /^4 edition\/invalid-value `decisions\.0\.verdict`/,
    ],
    ['a placeholder outside summary and impact', 'title: "{{effective}}"', /^2 edition\/placeholder/],
    [
      'an alias bomb',
      `title: T\nna: &a {}\nglance: [${'*a,'.repeat(50)}]`,
      /edition\/(front-matter-yaml|invalid-value|missing-key)/,
    ],
  ])('%s', (_, yaml, sentence) => {
    const problems = told(`---\n${yaml}\n---\nText\n`);
    expect(problems.join('\n')).toMatch(sentence);
    expect(parse(`---\n${yaml}\n---\nText\n`).text).toBeNull();
  });

  test('all problems are told at once', () => {
    expect(told('---\nnote: 3\nfoo: 1\neffective: soon\n---\n{{naam}}\n')).toHaveLength(5);
  });

  test('front matter that would run code is refused and not run', () => {
    const problems = told('---js\n{ title: (globalThis.pwned = 1) }\n---\nText');
    expect(problems.join()).toMatch(/^1 edition\/front-matter-language .*"js"/);
    expect('pwned' in globalThis).toBe(false);
  });

  test('front matter that never ends is told, not swallowed', () => {
    expect(told('---\ntitle: T\n\n# Text\n').join()).toMatch(/^1 edition\/front-matter-open/);
  });

  test('keys for all languages do not stand in a translation', () => {
    expect(told('---\ntitle: T\neffective: 2027-01-01\n---\nx\n', false).join()).toMatch(
      /^3 edition\/key-of-authentic-text/,
    );
  });

  test('two files with equal text never share what was read', () => {
    const source = '---\ntitle: T\n---\nText\n';
    expect(parse(source).text).not.toBe(parse(source).text);
    expect(parse(source).text).toEqual(parse(source).text);
  });
});

test('characters that nobody sees are told with their place', () => {
  const problems = told('---\ntitle: T\n---\nOne\n\nWe do\u200B not \u202Esell\u202C data.\n');
  expect(problems.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
    '6 edition/hidden-character',
    '6 edition/bidi-control',
    '6 edition/bidi-control',
  ]);
});

describe('an edition in two languages', () => {
  const files = (nl: string, en?: string) => [
    { language: 'nl' as const, file: 'privacy/x/nl.md', source: `---\ntitle: N\n---\n${nl}` },
    ...(en === undefined
      ? []
      : [{ language: 'en' as const, file: 'privacy/x/en.md', source: `---\ntitle: E\n---\n${en}` }]),
  ];
  const compose = (nl: string, en?: string) =>
    composeEdition({
      statement: 'privacy',
      id: 'x',
      authentic: 'nl',
      languages: ['nl', 'en'],
      files: files(nl, en),
    });

  test('shares the ids of the authentic text', () => {
    const { edition, problems } = compose('# Wie {#who}\n\nWij.\n', '# Who\n\nWe.\n');
    expect(problems).toEqual([]);
    expect(edition?.texts.en?.clauses.map((clause) => clause.id)).toEqual(['who', 'd-1']);
  });

  test('names the missing translation', () => {
    const { edition, problems } = compose('Tekst');
    expect(edition).toBeNull();
    expect(problems.map((p) => p.message)).toEqual(['Edition privacy/x has no en.md but it has nl.md.']);
  });

  test('names the first clause that differs, in both files', () => {
    const [problem] = compose('# Wie\n\nWij.\n\n- een\n', '# Who\n\nWe.\n\n## one\n').problems;
    expect(problem).toMatchObject({ code: 'edition/unequal-skeleton', file: 'privacy/x/en.md', line: 8 });
    expect(problem?.message).toBe(
      'Clause 3 is a heading of level 2 ("one") here, but a list item of level 1 ("een") in privacy/x/nl.md on line 8.',
    );
  });

  test.each([
    ['an id used twice', 'a {#x}\n\nb {#x}', 'a\n\nb', /`\{#x\}` is used twice: first on line 4/],
    ['an id in a translation', 'a', 'a {#x}', /stands in a translation/],
    ['an id that is none', 'a {#1x}', 'a', /looks like a clause id/],
    ['an id of the machine', 'a {#c-abc}', 'a', /kept for ids that are given automatically/],
  ])('%s', (_, nl, en, sentence) => {
    const { edition, problems } = compose(nl, en);
    expect(edition).toBeNull();
    expect(problems.map((p) => p.message).join()).toMatch(sentence);
  });
});
