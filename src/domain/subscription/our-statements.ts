/** The statements one can subscribe to, as they stand in a sentence. */
import type { Language } from '../language.ts';
import { NOTICE_WORDS } from '../notice/notice-words.ts';
import type { Publisher } from '../publisher.ts';

/** `onze privacyverklaring`, or `onze privacyverklaring en ons cookiebeleid`. */
export function oursOf(publisher: Publisher, language: Language): string {
  const names = Object.entries(publisher.statements).map(
    ([statement, names]) => names[language] ?? statement,
  );
  return new Intl.ListFormat(language).format(names.map(NOTICE_WORDS[language].ours));
}
