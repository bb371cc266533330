/** What the workflows about people need, from the parts and the content folder. */
import { readArchive } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { bannersFor } from '#domain/notice/banner.ts';
import type { Publisher } from '#domain/publisher.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { queueLetter } from '#workflows/deliver/queue-letter.ts';
import type { SubscriptionContext } from '#workflows/people/subscription-context.ts';
import type { Parts } from './parts.ts';

/** How long what is announced may be remembered between two letters. */
const REMEMBERED_MS = 60_000;

/**
 * @param o.publicUrl without trailing slash
 * @param o.demonstration notices of a demonstration transport count
 */
export function peopleContext(
  parts: Pick<Parts, 'store' | 'transport' | 'keys'>,
  o: {
    readonly contentDir: string;
    readonly publisher: Publisher;
    readonly publicUrl: string;
    readonly demonstration?: boolean;
  },
): SubscriptionContext {
  const { store, transport, keys } = parts;
  const { publisher, publicUrl } = o;
  return {
    store,
    publisher,
    keys,
    publicUrl,
    queueLetter: (letter) => queueLetter(store, letter, { transport, publisher }),
    upcoming: remembered(() => announcements(o, store.now()), store.now),
  };
}

type Announcements = Readonly<Partial<Record<Language, readonly { text: string; href: string }[]>>>;

function announcements(
  o: { contentDir: string; publisher: Publisher; publicUrl: string; demonstration?: boolean },
  now: number,
): Announcements {
  const archive = readArchive(o.contentDir);
  const { publisher } = archive;
  const banners = archive.statements.flatMap((statement) =>
    bannersFor({
      publisher,
      editions: statement.editions,
      acts: statement.acts,
      publicUrl: o.publicUrl,
      timeline: timelineAt(statement.acts, {
        statement: statement.statement,
        now: toInstant(now),
        timeZone: publisher.timeZone,
        policy: publisher.notice,
        demonstration: o.demonstration ?? false,
      }),
    }),
  );
  return Object.fromEntries(
    publisher.languages.map((language) => [
      language,
      banners.flatMap(({ banner }) => {
        const words = banner[language];
        const href = words?.links[0]?.href;
        return words && href ? [{ text: words.heading, href }] : [];
      }),
    ]),
  );
}

function remembered(
  compute: () => Announcements,
  now: () => number,
): (language: Language) => readonly { text: string; href: string }[] {
  let known: { readonly at: number; readonly value: Announcements } | undefined;
  return (language) => {
    if (!known || now() - known.at > REMEMBERED_MS) known = { at: now(), value: compute() };
    return known.value[language] ?? [];
  };
}
