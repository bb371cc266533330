/** One message of a notice: one language, one class of recipient, HTML and text from the same blocks. */
import { redline } from '../change/redline.ts';
import type { Language } from '../language.ts';
import { actDigest } from '../register/chain.ts';
import type { PublishedAct } from '../register/model.ts';
import type { Block, MessageBody } from './blocks.ts';
import { type Excerpt, type Excerpts, excerptsOf, fitting } from './excerpts.ts';
import type { NoticeFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { headersFor } from './headers.ts';
import { htmlChange, htmlMessage } from './layout-html.ts';
import { textChange, textMessage } from './layout-text.ts';
import { type Basis, type MessageTemplate, type NoticeKind, SENTINEL } from './model.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { plainParagraphs } from './plain-words.ts';
import { addresses, baselineOf, editionOf, type NoticeSource, publishedAct } from './statement-like.ts';

/** Bytes that redlines may take in each part: a message stays under 90 KB, and Gmail does not clip it. */
const BUDGET = { html: 44_000, text: 18_000 } as const;

/** What one part can hold, and what an excerpt takes of it. */
interface Room {
  readonly budget: number;
  readonly cost: (excerpt: Excerpt) => number;
}

const HTML_ROOM: Room = { budget: BUDGET.html, cost: (excerpt) => byteLength(htmlChange(excerpt)) };
const TEXT_ROOM: Room = { budget: BUDGET.text, cost: (excerpt) => byteLength(textChange(excerpt)) };

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

const encoder = new TextEncoder();

function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** Kinds that show what changes in the text. */
const SHOWS_CHANGES: ReadonlySet<NoticeKind> = new Set([
  'upcoming',
  'reminder',
  'in-force',
  'postponed',
  'translation-corrected',
]);

/** What changed in one language, as every message in it shows; `undefined` for notices that show no changes. */
export function excerptsIn(o: NoticeSource, language: Language): Excerpts | 'unavailable' | undefined {
  if (!SHOWS_CHANGES.has(o.kind)) return undefined;
  const edition = editionOf(o.statement, o.act.edition);
  const published = publishedAct(o.statement, o.act.edition);
  const text = edition?.texts[language];
  if (!edition || !text) return undefined;
  const previous = baselineOf(o)?.texts[language];
  if (!previous) return 'unavailable';
  const line = redline(previous.clauses, text.clauses, { overrides: edition.meta.clauses, language });
  return excerptsOf(line, language, verdictsOf(published, language));
}

function verdictsOf(published: PublishedAct | undefined, language: Language) {
  const changes = published?.assessment.previous?.changes ?? [];
  return new Map(
    changes.filter((change) => change.language === language).map((change) => [change.change, change.verdict]),
  );
}

function blocksOf(
  o: NoticeSource,
  facts: NoticeFacts,
  basis: Basis,
  excerpts: Excerpts | 'unavailable' | undefined,
  room: Room,
): readonly Block[] {
  const words = NOTICE_WORDS[facts.language];
  const kind = words.kinds[o.kind];
  const text = editionOf(o.statement, o.act.edition)?.texts[facts.language];
  const tells = SHOWS_CHANGES.has(o.kind);
  const section = (title: string, paragraphs: readonly string[]): readonly Block[] =>
    paragraphs.length === 0 ? [] : [{ kind: 'heading', text: title }, ...paragraphs.map(paragraph)];
  return [
    ...(facts.illustrative
      ? [{ kind: 'flag', text: words.illustrative(facts.publisher.name) } as const]
      : []),
    ...(tells && facts.effective && !facts.missed
      ? [{ kind: 'date', date: facts.effective, words: words.day(facts.effective) } as const]
      : []),
    ...kind.lead(facts).map(paragraph),
    ...(facts.erratum ? erratumBlocks(facts) : []),
    ...(tells
      ? section(words.sections.summary, plainParagraphs(text?.summary, facts.language, facts.effective))
      : []),
    ...(tells
      ? section(words.sections.impact, plainParagraphs(text?.impact, facts.language, facts.effective))
      : []),
    ...changeBlocks(facts.language, excerpts, room),
    { kind: 'heading', text: words.sections.read },
    { kind: 'links', links: readLinks(o, facts.language) },
    ...questionBlocks(facts),
    { kind: 'heading', text: words.sections.why },
    paragraph(words.why[basis](facts)),
    ...(basis === 'subscriber'
      ? [
          {
            kind: 'links',
            links: [
              { text: words.links.preferences, href: SENTINEL.preferences },
              { text: words.links.unsubscribe, href: SENTINEL.unsubscribe },
            ],
          } as const,
        ]
      : []),
    { kind: 'heading', text: words.sections.check },
    { kind: 'small', text: words.check(o.act.seq) },
    { kind: 'digest', text: actDigest(o.act) },
    { kind: 'small', text: words.password },
    {
      kind: 'links',
      links: [{ text: words.links.verify, href: `${o.publicUrl}/${facts.language}/verify/` }],
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function erratumBlocks(facts: NoticeFacts): readonly Block[] {
  const words = NOTICE_WORDS[facts.language].change;
  if (!facts.erratum) return [];
  return [
    { kind: 'quote', label: words.reads, text: facts.erratum.reads },
    { kind: 'quote', label: words.shouldRead, text: facts.erratum.shouldRead },
  ];
}

function changeBlocks(
  language: Language,
  excerpts: Excerpts | 'unavailable' | undefined,
  room: Room,
): readonly Block[] {
  if (!excerpts) return [];
  const words = NOTICE_WORDS[language];
  const heading: Block = { kind: 'heading', text: words.sections.changes };
  if (excerpts === 'unavailable') return [heading, paragraph(words.change.unavailable)];
  const kept = fitting(excerpts.shown, room.budget, room.cost);
  const left = excerpts.shown.length - kept.length;
  if (kept.length + left + excerpts.formOnly === 0) return [];
  return [
    heading,
    ...(kept.length > 0 ? [{ kind: 'legend', ...words.change.legend } as const] : []),
    ...kept.map((excerpt, index): Block => {
      const { series, heading } = excerpt;
      const before = kept[index - 1];
      const continued = series !== undefined && before?.series === series && before.heading === heading;
      return { kind: 'change', excerpt, continued };
    }),
    ...(left > 0 ? [paragraph(words.change.more(left))] : []),
    ...(excerpts.formOnly > 0 ? [paragraph(words.change.form(excerpts.formOnly))] : []),
  ];
}

/** No links that need a log-in, none that follows the reader, all on the publisher's own address. */
function readLinks(o: NoticeSource, language: Language) {
  const words = NOTICE_WORDS[language];
  const names = { ...words.links, ...words.kinds[o.kind].links };
  const edition = editionOf(o.statement, o.act.edition);
  const previous = baselineOf(o);
  const of = (tag: Language) =>
    addresses({
      publicUrl: o.publicUrl,
      language: tag,
      statement: o.statement.statement,
      edition: o.act.edition,
    });
  const at = of(language);
  return [
    ...(edition?.texts[language] ? [{ text: names.newText, href: at.newText }] : []),
    ...(previous?.texts[language] && edition?.texts[language]
      ? [{ text: names.compare, href: at.compare(previous.id) }]
      : []),
    ...(previous?.texts[language] ? [{ text: names.oldText, href: at.text(previous.id) }] : []),
    { text: words.links.archive, href: at.archive },
    ...(edition?.languages ?? [])
      .filter((tag) => tag !== language)
      .map((tag) => ({ text: words.links.otherLanguage(words.languageNames[tag]), href: of(tag).newText })),
  ];
}

function questionBlocks(facts: NoticeFacts): readonly Block[] {
  const words = NOTICE_WORDS[facts.language];
  const { email, phone, address } = facts.publisher.contact;
  const ways = [
    `${words.email}: ${email}`,
    ...(phone ? [`${words.phone}: ${phone}`] : []),
    ...(address ? [`${words.address}: ${address.replaceAll(/\s*\n\s*/g, ', ')}`] : []),
  ];
  return [
    { kind: 'heading', text: words.sections.questions },
    paragraph(words.questions(facts.publisher.name)),
    paragraph(`${ways.join('. ')}.`),
  ];
}
