/** The editions of this repository, as the reviews see them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionMeta, EditionText } from '#domain/edition/model.ts';
import { parseEditionText } from '#domain/edition/parse-edition.ts';
import type { Language } from '#domain/language.ts';
import type { Publisher } from '#domain/publisher.ts';

export const OWN_EDITIONS = ['2018-05-07', '2026-11-23', '2026-11-23-2'] as const;

const DIR = join(import.meta.dirname, '../../../content/privacy');

export function ownSource(edition: string, language: Language): string {
  return readFileSync(join(DIR, edition, `${language}.md`), 'utf8');
}

export function ownText(edition: string, language: Language): EditionText {
  const file = `content/privacy/${edition}/${language}.md`;
  const { text, problems } = parseEditionText(ownSource(edition, language), {
    file,
    language,
    authentic: language === 'nl',
  });
  if (!text) throw new Error(JSON.stringify(problems));
  return text;
}

/** A text made of Markdown, in a statement of its own. */
export function textOfMarkdown(body: string, language: Language = 'nl'): EditionText {
  const { text, problems } = parseEditionText(`---\ntitle: Test\n---\n\n${body}\n`, {
    file: `${language}.md`,
    language,
    authentic: true,
  });
  if (!text) throw new Error(JSON.stringify(problems));
  return text;
}

export const NO_META: EditionMeta = { decisions: [], clauses: {}, na: {}, illustrative: false };

export const PUBLISHER: Publisher = {
  name: 'Partners 4 IT BV',
  shortName: 'Partners 4 IT',
  contact: { email: 'info@example.org' },
  authentic: 'nl',
  languages: ['nl', 'en'],
  timeZone: 'Europe/Amsterdam',
  notice: { period: { days: 30 }, profiles: ['gdpr-default'], threshold: 0.95, reminders: [] },
  sender: { updates: 'a@example.org', privacy: 'b@example.org', replyTo: 'c@example.org' },
  statements: { privacy: { nl: 'Privacyverklaring', en: 'Privacy statement' } },
  comparedEditions: 50,
};
