import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '#domain/subscription/address.ts';
import { readHeader, readRow } from '#domain/subscription/csv-row.ts';
import { keyRing, sign, signatures } from '#domain/subscription/key-ring.ts';
import { readSignedToken, signedToken } from '#domain/subscription/links.ts';

const RUNS = { numRuns: Number(process.env.SOAK ?? 200), seed: 7 };

describe('an address', () => {
  test.each([
    ['Jan@Example.org', 'jan@example.org', 'case is one mailbox'],
    [' jan@example.org\t', 'jan@example.org', 'white space around it is nobody’s intention'],
    ['jan@example.org.', 'jan@example.org', 'a trailing dot names the same domain'],
    ['jan@müller.example', 'jan@xn--mller-kva.example', 'a domain may have letters beyond ASCII'],
    ['jan@MÜLLER.example', 'jan@xn--mller-kva.example', 'in either case'],
    ['a.b+tag@example.org', 'a.b+tag@example.org', 'dots and tags are never stripped'],
  ])('%s is %s: %s', (text, key) => {
    expect(parseAddress(text).address?.key).toBe(key);
  });

  test.each([
    ['', 'empty'],
    ['jan', 'no-at'],
    ['@example.org', 'no-at'],
    ['jan@', 'no-at'],
    ['jan de vries@example.org', 'space-or-control'],
    ['jan@example.org\r\nBcc: all@example.org', 'space-or-control'],
    ['"jan"@example.org', 'space-or-control'],
    ['jan@exa_mple.org', 'domain'],
    ['jan@example', 'domain'],
    ['jan@192.0.2.1', 'domain'],
    ['jan@example.org/path', 'domain'],
    ['jan@example..org', 'domain'],
    ['.jan@example.org', 'local-part'],
    ['jan..x@example.org', 'local-part'],
    [`${'x'.repeat(65)}@example.org`, 'local-part'],
    [
      `jan@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(20)}.org`,
      'too-long',
    ],
    ['josé@example.org', 'local-part-not-ascii'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseAddress(text).fault).toBe(fault);
  });

  test('read twice gives the same key, and never a line break, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
        const { address } = parseAddress(text);
        if (!address) return;
        expect(parseAddress(address.display).address?.key).toBe(address.key);
        expect(parseAddress(address.key).address?.key).toBe(address.key);
        expect(address.display).not.toMatch(/[\r\n,;<>]/);
      }),
      RUNS,
    );
  });
});

describe('a signed link', () => {
  const keys = keyRing([
    'first-key-of-the-ring-that-is-long-enough',
    'second-key-of-the-ring-that-is-long-too',
  ]);

  test('is read by every ring that holds its key, for its own purpose only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/), (subject) => {
        const token = signedToken(keys, 'unsubscribe', subject);
        expect(readSignedToken(keys, 'unsubscribe', token)).toBe(subject);
        expect(readSignedToken([keys[1] ?? '', keys[0]], 'unsubscribe', token)).toBe(subject);
        expect(readSignedToken(keys, 'preferences', token)).toBeUndefined();
        expect(
          readSignedToken(['a-ring-that-never-had-any-of-these-keys'], 'unsubscribe', token),
        ).toBeUndefined();
      }),
      RUNS,
    );
  });

  test('does not survive a changed character', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (subject, place) => {
        const token = signedToken(keys, 'confirm', String(subject));
        const index = place % token.length;
        const changed = token.slice(0, index) + (token[index] === '1' ? '2' : '1') + token.slice(index + 1);
        expect(readSignedToken(keys, 'confirm', changed)).toBeUndefined();
      }),
      RUNS,
    );
  });

  test('pseudonyms of one address differ per purpose and per key', () => {
    const all = (['address', 'evidence'] as const).flatMap((purpose) =>
      signatures(keys, purpose, 'jan@example.org'),
    );
    expect(new Set(all).size).toBe(4);
    expect(sign(keys, 'address', 'jan@example.org')).toBe(all[0]);
  });

  test('a ring without keys, or with a short one, is refused in words', () => {
    expect(() => keyRing([])).toThrow('PROMULGATE_SECRET is not set');
    expect(() => keyRing(['x'.repeat(32), 'short'])).toThrow('Key 2 of PROMULGATE_SECRET');
  });
});

describe('a row of people', () => {
  test.each([
    [['email;language'], 'semicolons'],
    [['name', 'email'], 'must name the columns email and language'],
    [['email', 'language', 'birthday'], 'birthday'],
    [['email', 'language', 'email'], 'a column twice'],
  ])('the header %j is refused', (cells, words) => {
    expect(JSON.stringify(readHeader(cells))).toContain(words);
  });

  test('columns may stand in any order', () => {
    const columns = readHeader(['ID', ' Language ', 'e-mail'.replace('-', '')]);
    if ('wrong' in columns) throw new Error(columns.wrong.en);
    expect(readRow(['7', 'EN', 'jan@example.org'], columns, ['nl', 'en'])).toMatchObject({
      language: 'en',
      externalId: '7',
      address: { key: 'jan@example.org' },
    });
  });
});
