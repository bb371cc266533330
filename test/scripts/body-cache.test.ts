import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openBodyCache } from '../../scripts/body-cache.ts';

const dir = mkdtempSync(join(tmpdir(), 'bodies-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a part that is not there is no other input than one left out, and another value is', () => {
  const cache = openBodyCache(dir);
  const body = (input: object) => Buffer.from(cache.get('x', input, () => JSON.stringify(input))).toString();
  expect(body({ old: ['a'], gone: undefined })).toBe('{"old":["a"]}');
  expect(body({ old: ['a'] })).toBe('{"old":["a"]}');
  expect(body({ old: ['a'], gone: null })).toBe('{"old":["a"],"gone":null}');
  expect(body({ old: ['a'], gone: ['b'] })).toBe('{"old":["a"],"gone":["b"]}');
  expect(cache.counts).toEqual({ found: 1, made: 3 });
});
