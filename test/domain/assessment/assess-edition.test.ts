import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import { mostSerious } from '#domain/assessment/decisions.ts';
import { RULE_SET } from '#domain/assessment/rule-set.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import type { Edition, Verdict } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { dictionaries } from './tables.ts';

/** An edition of three clauses; `front` is front matter of the authentic (Dutch) text. */
function edition(id: string, texts: Readonly<Record<Language, readonly string[]>>, front = ''): Edition {
  const body = (language: Language) =>
    texts[language].map((words, at) => `${words}${language === 'nl' ? ` {#c${at}}` : ''}`).join('\n\n');
  const file = (language: Language) => ({
    language,
    file: `${language}.md`,
    source: `---\ntitle: ${language === 'nl' ? 'Privacyverklaring' : 'Privacy statement'}\n${language === 'nl' ? front : ''}---\n\n${body(language)}\n`,
  });
  const { edition: made, problems } = composeEdition({
    statement: 'privacy',
    id,
    authentic: 'nl',
    languages: ['nl', 'en'],
    files: [file('nl'), file('en')],
  });
  if (!made) throw new Error(JSON.stringify(problems));
  return made;
}

const FIRST = edition('2026-01-01', {
  nl: ['Wij verwerken uw persoonsgegvens.', 'Wij bewaren logbestanden 30 dagen.', 'U kunt ons bellen.'],
  en: ['We process your personl data.', 'We keep log files for 30 days.', 'You can call us.'],
});
const typo = (front = '') =>
  edition(
    '2026-02-01',
    {
      nl: ['Wij verwerken uw persoonsgegevens.', 'Wij bewaren logbestanden 30 dagen.', 'U kunt ons bellen.'],
      en: ['We process your personal data.', 'We keep log files for 30 days.', 'You can call us.'],
    },
    front,
  );
const longer = (front = '') =>
  edition(
    '2026-03-01',
    {
      nl: ['Wij verwerken uw persoonsgegevens.', 'Wij bewaren logbestanden 60 dagen.', 'U kunt ons bellen.'],
      en: ['We process your personal data.', 'We keep log files for 60 days.', 'You can call us.'],
    },
    front,
  );

const against = (made: Edition, previous: Edition | null, lastNotified: Edition | null = null) =>
  assessEdition({ edition: made, previous, lastNotified, dictionaries });
const codes = (made: Edition, previous: Edition) =>
  against(made, previous).problems.map((problem) => problem.code);

test('a first edition has the verdict first, and its rule set is on record', () => {
  const { assessment, problems } = against(FIRST, null);
  expect(assessment).toMatchObject({ verdict: 'first', ruleSet: RULE_SET, consentCheck: false });
  expect(problems).toEqual([]);
});

test('an edition that only corrects misspellings is non-material', () => {
  const { assessment, problems } = against(typo(), FIRST);
  expect(assessment.verdict).toBe('non-material');
  expect(assessment.previous?.changes.map((change) => change.verdict)).toEqual([
    'non-material',
    'non-material',
  ]);
  expect(problems).toEqual([]);
});

test('a longer retention period is material and adverse, in both languages, with a sentence for the reader', () => {
  const { assessment } = against(longer(), typo());
  expect(assessment).toMatchObject({ verdict: 'material', direction: 'adverse' });
  const [dutch, english] = assessment.previous!.changes;
  expect(dutch).toMatchObject({
    language: 'nl',
    elements: expect.arrayContaining(['E13']),
    draft: 'De termijn was ‘30 dagen’ en wordt ‘60 dagen’.',
  });
  expect(english).toMatchObject({ language: 'en', draft: 'The period was “30 days” and becomes “60 days”.' });
  expect(dutch!.of).toBe(english!.of);
});

describe('law 5 and 23: the most serious of clauses, languages and baselines', () => {
  test('what was changed since people were last told counts, though the last step was quiet', () => {
    const { assessment } = against(longer(), longer(), FIRST);
    expect(assessment.previous?.verdict).toBe('non-material');
    expect(assessment.lastNotified).toMatchObject({ baseline: '2026-01-01', verdict: 'material' });
    expect(assessment.verdict).toBe('material');
  });

  test('a change that is taken back entirely leaves nothing to tell', () => {
    const { assessment } = against(FIRST, FIRST, FIRST);
    expect(assessment.verdict).toBe('non-material');
  });

  test('the verdict of any list is the worst in it', () => {
    const verdict = fc.constantFrom<Verdict>('non-material', 'review', 'material');
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        const worst = mostSerious(verdicts);
        const expected = verdicts.includes('material')
          ? 'material'
          : verdicts.includes('review')
            ? 'review'
            : 'non-material';
        expect(worst).toBe(expected);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('decisions', () => {
  const of = against(longer(), typo()).assessment.previous!.changes[0]!.of;
  const decision = (verdict: string, by: string, reason = 'The practice is the same.') =>
    `decisions:\n  - clause: c1\n    of: ${of}\n    verdict: ${verdict}\n    reason: ${reason}\n    by: [${by}]\n`;

  test("lowering with a reason and two roles holds for every language, and the machine's own verdict stays on record", () => {
    const { assessment, problems } = against(
      longer(decision('non-material', 'privacy-officer, legal-counsel')),
      typo(),
    );
    expect(problems).toEqual([]);
    expect(assessment.verdict).toBe('non-material');
    expect(assessment.previous!.changes.map(({ machine, verdict }) => [machine, verdict])).toEqual([
      ['material', 'non-material'],
      ['material', 'non-material'],
    ]);
    expect(assessment.previous!.changes[0]!.decision).toMatchObject({
      by: ['privacy-officer', 'legal-counsel'],
    });
  });

  test('one role cannot lower, not even when named twice', () => {
    for (const by of ['privacy-officer', 'privacy-officer, Privacy-Officer']) {
      const { assessment, problems } = against(longer(decision('non-material', by)), typo());
      expect(problems.map((problem) => problem.code)).toContain('assessment/lowering-needs-two');
      expect(assessment.verdict).toBe('material');
    }
  });

  test('raising is free', () => {
    const { assessment: before } = against(typo(), FIRST);
    const raised = before.previous!.changes[0]!;
    const front = `decisions:\n  - clause: ${raised.change}\n    of: ${raised.of}\n    verdict: material\n    reason: Readers asked.\n    by: [editor]\n`;
    const { assessment, problems } = against(typo(front), FIRST);
    expect(problems).toEqual([]);
    expect(assessment.verdict).toBe('material');
  });

  test('a decision on other words, or on a clause that does not change, is an error', () => {
    const stale = `decisions:\n  - clause: c1\n    of: ${'ab'.repeat(32)}\n    verdict: material\n    reason: Old.\n    by: [editor]\n`;
    expect(codes(longer(stale), typo())).toEqual(['assessment/stale-decision']);
    expect(codes(longer(stale.replace('c1', 'c2')), typo())).toEqual(['assessment/decision-without-change']);
  });
});

test('languages that change differently stop publication, unless a translation is being put right', () => {
  const texts = {
    nl: ['Wij verwerken uw persoonsgegevens.', 'Wij bewaren logbestanden 30 dagen.', 'U kunt ons bellen.'],
    en: ['We process your personal data.', 'We keep log files for 60 days.', 'You can call us.'],
  };
  const { assessment, problems } = against(edition('2026-04-01', texts), typo());
  expect(assessment.disagreements).toEqual([
    { clause: 'c1', verdicts: { nl: 'non-material', en: 'material' } },
  ]);
  expect(problems).toMatchObject([{ code: 'assessment/languages-disagree', severity: 'error' }]);
  const correction = against(edition('2026-04-02', texts, 'correction:\n  translation: en\n'), typo());
  expect(correction.assessment.disagreements).toEqual([]);
  expect(correction.problems).toEqual([]);
});

test('what notice alone does not cure blocks publication until it is said how it was resolved', () => {
  const health = (front: string) =>
    edition(
      '2026-05-01',
      {
        nl: [
          'Wij verwerken uw persoonsgegevens en gezondheidsgegevens.',
          'Wij bewaren logbestanden 30 dagen.',
          'U kunt ons bellen.',
        ],
        en: [
          'We process your personal data and health data.',
          'We keep log files for 30 days.',
          'You can call us.',
        ],
      },
      front,
    );
  expect(codes(health(''), typo())).toContain('assessment/open-consent-check');
  expect(codes(health('consent:\n  reason: Asked again.\n  by: [privacy-officer]\n'), typo())).not.toContain(
    'assessment/open-consent-check',
  );
});

test('words added twice, or removed twice, do not excuse each other', () => {
  const sold = (id: string, times: number) =>
    edition(id, {
      nl: [
        'Wij bewaren uw naam.',
        ...Array<string>(times).fill('Wij verkopen uw gegevens aan adverteerders.'),
      ],
      en: ['We keep your name.', ...Array<string>(times).fill('We sell your data to advertisers.')],
    });
  for (const [old, fresh] of [
    [sold('2026-06-01', 0), sold('2026-06-02', 2)],
    [sold('2026-06-01', 2), sold('2026-06-02', 0)],
  ] as const)
    expect(against(fresh, old).assessment.verdict).toBe('material');
});

test('an entry that moves under a heading with another purpose is told', () => {
  const lists = (id: string, under: 'delivery' | 'marketing') => {
    const nl = ['## Gegevens voor de levering', '## Gegevens voor reclame'];
    const en = ['## Data for delivery', '## Data for marketing'];
    const place = (heads: readonly string[], moved: string, one: string, other: string) =>
      under === 'delivery'
        ? [heads[0]!, `- ${one}\n- ${moved}`, heads[1]!, `- ${other}`]
        : [heads[0]!, `- ${one}`, heads[1]!, `- ${other}\n- ${moved}`];
    return composeEdition({
      statement: 'privacy',
      id,
      authentic: 'nl',
      languages: ['nl', 'en'],
      files: [
        ['nl', place(nl, 'uw e-mailadres', 'uw naam', 'uw telefoonnummer')] as const,
        ['en', place(en, 'your email address', 'your name', 'your phone number')] as const,
      ].map(([language, parts]) => ({
        language,
        file: `${language}.md`,
        source: `---\ntitle: Privacy\n---\n\n${parts.join('\n\n')}\n`,
      })),
    }).edition!;
  };
  const { assessment } = against(lists('2026-06-02', 'marketing'), lists('2026-06-01', 'delivery'));
  expect(assessment.verdict).toBe('material');
});
