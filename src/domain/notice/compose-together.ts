/** One notice about several upcoming editions: one message that names them all, in the order of their dates. */
import { epochMs, type LocalDate } from '../date.ts';
import type { Language } from '../language.ts';
import { actDigest } from '../register/chain.ts';
import type { Block } from './blocks.ts';
import { composeNotice } from './compose-notice.ts';
import type { Excerpts } from './excerpts.ts';
import type { NoticeFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { headersFor } from './headers.ts';
import { htmlMessage } from './layout-html.ts';
import { textMessage } from './layout-text.ts';
import {
  changeBlocks,
  checkBlocks,
  excerptsIn,
  HTML_ROOM,
  paragraph,
  questionBlocks,
  type Room,
  readLinks,
  TEXT_ROOM,
  tellingBlocks,
  whyBlocks,
} from './message-parts.ts';
import type { Basis, MessageTemplate, Notice } from './model.ts';
import { togetherId } from './notice-id.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { editionOf, type NoticeSource, statusOf } from './statement-like.ts';

const BASES: readonly Basis[] = ['subscriber', 'customer'];

/**
 * The notice about editions that are announced at once (law.md 9.3).
 * @param sources at least two, kind `upcoming`, by effective date
 */
export function composeTogether(sources: readonly [NoticeSource, NoticeSource, ...NoticeSource[]]): Notice {
  const [first] = sources;
  const alone = sources.map((source) => composeNotice(source));
  const languages = first.publisher.languages.filter((language) =>
    sources.every((source) => editionOf(source.statement, source.act.edition)?.texts[language]),
  );
  const deadline = alone.flatMap((notice) => notice.deadline ?? []).toSorted(byMoment)[0];
  const effective = alone[0]?.effective;
  return {
    id: togetherId(sources.map(({ cause }) => cause)),
    kind: 'upcoming',
    statement: first.statement.statement,
    edition: first.act.edition,
    cause: first.cause,
    material: true,
    audience: 'everyone',
    ...(effective ? { effective } : {}),
    dueAt:
      alone
        .map(({ dueAt }) => dueAt)
        .toSorted(byMoment)
        .at(-1) ?? first.act.recordedAt,
    ...(deadline ? { deadline } : {}),
    banner: alone[0]?.banner ?? {},
    messages: languages.flatMap((language) => {
      const parts = sources.map((source) => partOf(source, language));
      return BASES.map((basis) => messageOf(first, parts, { language, basis }));
    }),
    together: alone.map(({ edition, cause, banner }) => ({ edition, cause, banner })),
  };
}

function byMoment(a: string, b: string): number {
  return epochMs(a) - epochMs(b);
}

/** What the message says about one of the editions. */
interface Part {
  readonly source: NoticeSource;
  readonly facts: NoticeFacts;
  readonly date: LocalDate;
  readonly excerpts: Excerpts | 'unavailable' | undefined;
}

function partOf(source: NoticeSource, language: Language): Part {
  const facts = factsOf(source, language);
  return { source, facts, date: facts.effective ?? '', excerpts: excerptsIn(source, language) };
}

function messageOf(
  o: NoticeSource,
  parts: readonly Part[],
  { language, basis }: { readonly language: Language; readonly basis: Basis },
): MessageTemplate {
  const words = NOTICE_WORDS[language].together;
  const ours = parts[0]?.facts.ours ?? '';
  const subject = words.subject(
    ours,
    parts.map(({ date }) => date),
  );
  const body = (room: Room) => ({
    language,
    sender: o.publisher.name,
    title: subject,
    blocks: blocksOf(o, parts, { language, basis, room: { ...room, budget: room.budget / parts.length } }),
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
  parts: readonly Part[],
  m: { readonly language: Language; readonly basis: Basis; readonly room: Room },
): readonly Block[] {
  const words = NOTICE_WORDS[m.language];
  const [first] = parts;
  if (!first) return [];
  const { facts } = first;
  const dates = parts.map(({ date }) => date);
  return [
    ...(parts.some((part) => part.facts.illustrative)
      ? [{ kind: 'flag', text: words.illustrative(facts.publisher.name) } as const]
      : []),
    ...words.together.lead(facts.ours, dates).map(paragraph),
    ...parts.flatMap((part) => partBlocks(part, parts, m)),
    ...questionBlocks(facts),
    ...whyBlocks(m.basis, facts),
    ...checkBlocks(
      m.language,
      parts.map(({ source, date }) => ({
        says: words.together.check(date, source.act.seq),
        sha256: actDigest(source.act),
      })),
      o.publicUrl,
    ),
  ];
}

/** The date, then the same parts as a message about one edition; each heading says which change it is about. */
function partBlocks(
  part: Part,
  parts: readonly Part[],
  { language, room }: { readonly language: Language; readonly room: Room },
): readonly Block[] {
  const { source, facts, date, excerpts } = part;
  const words = NOTICE_WORDS[language];
  const previous = statusOf(source.timeline, source.act.edition)?.previous;
  const baseline = parts.find((each) => each.source.act.edition === previous);
  const [heading, ...changes] = changeBlocks(language, excerpts, room);
  const blocks: readonly Block[] = [
    ...tellingBlocks(source, facts),
    ...(heading ? [heading] : []),
    ...(heading && baseline ? [paragraph(words.together.compared(baseline.date))] : []),
    ...changes,
    { kind: 'heading', text: words.sections.read },
    { kind: 'links', links: readLinks(source, language) },
  ];
  return [
    { kind: 'date', date, words: words.effectiveOn(date) },
    ...blocks.map((block) =>
      block.kind === 'heading' ? { ...block, text: words.together.part(date, block.text) } : block,
    ),
  ];
}
