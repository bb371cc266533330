import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishedAct } from '#domain/register/model.ts';
import { messageBytes } from '#mail/message.ts';
import { partsOf, recogniseMessage } from '#workflows/evidence/received-message.ts';
import { SQLITE } from '../support/postgres.ts';
import { openTold, type Told } from './told.ts';

let told: Told;
beforeEach(async () => {
  told = await openTold(await SQLITE.freshUrl());
  await told.add('subscriber', 'jan@example.org');
  await told.add('customer', 'ann@example.org', 'en');
  const notice = told.notice('upcoming', told.record.acts[1] as PublishedAct);
  told.start(notice);
  await told.freeze(notice);
  await told.deliver();
});
afterEach(() => told.door.close());

const statements = () => [{ statement: 'privacy', acts: told.record.acts }];

test('a recipient recognises the message in the register, from the bytes they received', async () => {
  for (const mail of told.mails.values()) {
    const bytes = (await messageBytes(mail)).toString('utf8');
    const key = mail.language === 'nl' ? 'nl.subscriber' : 'en.customer';
    expect(
      recogniseMessage(bytes, statements())
        .map(({ part, line }) => `${part} ${line}`)
        .sort(),
    ).toEqual([`${key}.html 3`, `${key}.text 3`]);
    expect(recogniseMessage(mail.html, statements())).toHaveLength(1);
  }
});

test('one changed word, and the part is not recognised any more', async () => {
  for (const mail of told.mails.values()) {
    const altered = { ...mail, html: mail.html.replace('60', '90') };
    const bytes = (await messageBytes(altered)).toString('utf8');
    expect(recogniseMessage(bytes, statements()).map(({ part }) => part.split('.').at(-1))).toEqual(['text']);
  }
  expect(recogniseMessage('Subject: prize\nContent-Type: text/plain\n\nYou won.', statements())).toEqual([]);
});

test.each([
  ['plain words', ['plain words']],
  ['Content-Type: text/plain\r\n\r\nplain', ['plain']],
  ['Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nw6nDqW4=', ['één']],
  ['Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n=C3=A9=C3=A9=\nn', ['één']],
])('reads %j', (source, parts) => {
  expect(partsOf(source)).toEqual(parts);
});
