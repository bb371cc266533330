/** One message of a notice: one language, one class of recipient, HTML and text from the same blocks. */
import type { Language } from '../language.ts';
import { actDigest } from '../register/chain.ts';
import type { Block, MessageBody } from './blocks.ts';
import type { Excerpts } from './excerpts.ts';
import type { NoticeFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { headersFor } from './headers.ts';
import { htmlMessage } from './layout-html.ts';
import { textMessage } from './layout-text.ts';
import {
  changeBlocks,
  checkBlocks,
  erratumBlocks,
  type excerptsIn,
  HTML_ROOM,
  paragraph,
  questionBlocks,
  type Room,
  readLinks,
  SHOWS_CHANGES,
  TEXT_ROOM,
  tellingBlocks,
  whyBlocks,
} from './message-parts.ts';
import type { Basis, MessageTemplate } from './model.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import type { NoticeSource } from './statement-like.ts';

export interface MessageOptions {
  readonly language: Language;
  readonly basis: Basis;
  readonly excerpts: ReturnType<typeof excerptsIn>;
}

/** The message in one language to one class of recipients, with sentinels for their own links. */
export function composeMessage(
  o: NoticeSource,
  { language, basis, excerpts }: MessageOptions,
): MessageTemplate {
  // The earliest possible date moves every day; a message that is sent once does not name it.
  const { earliest: _, ...facts } = factsOf(o, language);
  const words = NOTICE_WORDS[language];
  const subject = words.kinds[o.kind].subject(facts);
  const body = (room: Room): MessageBody => ({
    language,
    sender: o.publisher.name,
    title: subject,
    blocks: blocksOf(o, facts, basis, excerpts, room),
  });
  return {
    language,
    basis,
    subject,
    html: htmlMessage(body(HTML_ROOM)),
    text: textMessage(body(TEXT_ROOM)),
    headers: headersFor({ basis, statement: o.statement.statement, publicUrl: o.publicUrl }),
  };
}

function blocksOf(
  o: NoticeSource,
  facts: NoticeFacts,
  basis: Basis,
  excerpts: Excerpts | 'unavailable' | undefined,
  room: Room,
): readonly Block[] {
  const words = NOTICE_WORDS[facts.language];
  const tells = SHOWS_CHANGES.has(o.kind);
  return [
    ...(facts.illustrative
      ? [{ kind: 'flag', text: words.illustrative(facts.publisher.name) } as const]
      : []),
    ...(tells && facts.effective && !facts.missed && o.kind !== 'translation-corrected'
      ? [{ kind: 'date', date: facts.effective, words: words.effectiveOn(facts.effective) } as const]
      : []),
    ...words.kinds[o.kind].lead(facts).map(paragraph),
    ...(facts.erratum ? erratumBlocks(facts) : []),
    ...(tells ? tellingBlocks(o, facts) : []),
    ...changeBlocks(facts.language, excerpts, room),
    { kind: 'heading', text: words.sections.read },
    { kind: 'links', links: readLinks(o, facts.language) },
    ...questionBlocks(facts),
    ...whyBlocks(basis, facts),
    ...checkBlocks(facts.language, [{ says: words.check(o.act.seq), sha256: actDigest(o.act) }], o.publicUrl),
  ];
}
