import { describe, expect, test } from 'vitest';
import { redline } from '#domain/change/redline.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { composeNotice } from '#domain/notice/compose-notice.ts';
import { excerptsOf } from '#domain/notice/excerpts.ts';
import { htmlChange } from '#domain/notice/layout-html.ts';
import { textChange } from '#domain/notice/layout-text.ts';
import { actDigest } from '#domain/register/chain.ts';
import { announced, edition, PUBLIC_URL, PUBLISHER, timelineOf } from './sample.ts';

const HEAD = '| Gegevens | Termijn | Waarom |\n| --- | --- | --- |\n';
const ROWS = [
  '| Accountgegevens | Twee jaar na het einde van de overeenkomst | Om uw vragen te beantwoorden |\n',
  '| Facturen | Zeven jaar na het boekjaar | Belastingwet |\n',
  '| Logbestanden | Zes maanden na de handeling | Beveiliging |\n',
];

const excerpts = (before: string, after: string) =>
  excerptsOf(redline(parseClauses(before), parseClauses(after)), 'nl').shown;
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('a row of a table', () => {
  test('is shown with its cells apart, in both parts', () => {
    const [row] = excerpts(HEAD + ROWS[0], HEAD + ROWS[0] + ROWS[1]);
    expect(flat(textChange(row!))).toBe(
      '* Toegevoegd [+ Facturen | Zeven jaar na het boekjaar | Belastingwet +]',
    );
    expect(htmlChange(row!)).toContain('[nieuw: Facturen | Zeven jaar na het boekjaar | Belastingwet]</ins>');
  });

  test('of which one cell changed shows the old and the new cell between its neighbours', () => {
    const [row] = excerpts(HEAD + ROWS[1], HEAD + ROWS[1]!.replace('Belastingwet', 'Boekhouding'));
    expect(flat(textChange(row!))).toContain(
      'Facturen | Zeven jaar na het boekjaar | [- Belastingwet -] [+ Boekhouding +]',
    );
  });

  test('loses no word and no letter by it', () => {
    for (const { segments } of excerpts(HEAD + ROWS[0] + ROWS[1], HEAD + ROWS[2] + ROWS[0]))
      expect(segments.map(({ text }) => text).join('')).toMatch(/^[^|]+ \| [^|]+ \| [^|]+$/);
  });
});

test('spaces at the edge of a mark stand outside it', () => {
  const [change] = excerpts('Wij mogen dit weigeren.', 'Wij mogen dit weigeren. Wij vertellen u dan waarom.');
  expect(flat(textChange(change!))).toContain('dit weigeren. [+ Wij vertellen u dan waarom. +]');
  expect(htmlChange(change!)).toMatch(
    /dit weigeren\. <ins [^>]*>\[nieuw: Wij vertellen u dan waarom\.\]<\/ins>/,
  );
});

test('rows added to one table stand under one label, and the next change under its own', () => {
  const text = (rows: string, rest: string) =>
    `---\ntitle: Privacyverklaring\n---\n\n## Bewaren\n\nZo lang bewaren wij gegevens.\n\n${rows}\n## Contact\n\n${rest}\n`;
  const before = text(HEAD + ROWS[0], 'Vragen stelt u per e-mail.');
  const after = text(HEAD + ROWS.join(''), 'Vragen stelt u per e-mail of per brief.');
  const record = announced();
  const published = record.acts[1]!;
  const notice = composeNotice({
    kind: 'upcoming',
    act: published,
    cause: actDigest(published),
    statement: {
      statement: 'privacy',
      editions: [
        edition('2018-05-07', { nl: before, en: before }),
        edition('2027-01-15', { nl: after, en: after }),
      ],
      acts: record.acts,
    },
    publisher: PUBLISHER,
    timeline: timelineOf(record.acts, '2027-01-20T12:00:00Z'),
    publicUrl: PUBLIC_URL,
  });
  const message = notice.messages.find(({ language }) => language === 'nl')!;
  expect(message.text.match(/^\* .*$/gm)).toEqual(['* Toegevoegd · Bewaren', '* Gewijzigd · Contact']);
  expect(message.html.match(/<strong[^>]*>(Toegevoegd|Gewijzigd)/g)).toHaveLength(2);
  for (const part of [flat(message.text), message.html]) {
    expect(part).toContain('Facturen | Zeven jaar na het boekjaar | Belastingwet');
    expect(part).toContain('Logbestanden | Zes maanden na de handeling | Beveiliging');
  }
});
