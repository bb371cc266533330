import { expect, test } from 'vitest';
import { composeNotice } from '#domain/notice/compose-notice.ts';
import { lintMessage, MAX_BYTES } from '#domain/notice/lint-message.ts';
import { actDigest } from '#domain/register/chain.ts';
import { announced, edition, PUBLIC_URL, PUBLISHER, timelineOf } from './sample.ts';

/** Four hundred clauses of some eighty words, each with another number of days. */
function long(days: number, verb: string): string {
  const clauses = Array.from(
    { length: 400 },
    (_, n) =>
      `## Onderdeel ${n}\n\nVoor onderdeel ${n} ${verb} wij gegevens ${days + n} dagen na de laatste handeling. ${`Dit geldt voor elke bestelling, vraag en klacht van soort ${n}, ook als die elders is gedaan. `.repeat(4)}\n`,
  );
  return `---\ntitle: Privacyverklaring\n---\n\n${clauses.join('\n')}`;
}

test('a very large change still fits, shows what weighs most, and says how much more there is', () => {
  const record = announced();
  const [, published] = record.acts;
  if (!published) throw new Error('no act');
  const editions = [
    edition('2018-05-07', { nl: long(30, 'bewaren'), en: long(30, 'keep') }),
    edition('2027-01-15', { nl: long(1_000, 'bewaren'), en: long(1_000, 'keep') }),
  ];
  const notice = composeNotice({
    kind: 'upcoming',
    act: published,
    cause: actDigest(published),
    statement: { statement: 'privacy', editions, acts: record.acts },
    publisher: PUBLISHER,
    timeline: timelineOf(record.acts, '2027-01-20T12:00:00Z'),
    publicUrl: PUBLIC_URL,
  });
  for (const message of notice.messages) {
    expect(lintMessage(message, { from: PUBLISHER.sender.updates, publicUrl: PUBLIC_URL })).toEqual([]);
    const size = Buffer.byteLength(message.html) + Buffer.byteLength(message.text);
    expect(size).toBeLessThan(MAX_BYTES);
    expect(size).toBeGreaterThan(MAX_BYTES / 2);
    expect(message.html).toMatch(
      message.language === 'nl' ? /Er zijn nog \d+ wijzigingen/ : /There are \d+ more changes/,
    );
  }
});
