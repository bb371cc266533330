/** The parts that messages are put together from: what changes, where to read it, whom to ask, how to check. */
import { redline } from '../change/redline.ts';
import type { Language } from '../language.ts';
import type { PublishedAct } from '../register/model.ts';
import type { Block } from './blocks.ts';
import { type Excerpt, type Excerpts, excerptsOf, fitting } from './excerpts.ts';
import type { NoticeFacts } from './facts.ts';
import { htmlChange } from './layout-html.ts';
import { textChange } from './layout-text.ts';
import { type Basis, type NoticeKind, SENTINEL } from './model.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { plainParagraphs } from './plain-words.ts';
import { addresses, baselineOf, editionOf, type NoticeSource, publishedAct } from './statement-like.ts';

/** Bytes that redlines may take in each part: a message stays under 90 KB, and Gmail does not clip it. */
const BUDGET = { html: 44_000, text: 18_000 } as const;

/** What one part can hold, and what an excerpt takes of it. */
export interface Room {
  readonly budget: number;
  readonly cost: (excerpt: Excerpt) => number;
}

export const HTML_ROOM: Room = { budget: BUDGET.html, cost: (excerpt) => byteLength(htmlChange(excerpt)) };
export const TEXT_ROOM: Room = { budget: BUDGET.text, cost: (excerpt) => byteLength(textChange(excerpt)) };

const encoder = new TextEncoder();

function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** Kinds that show what changes in the text. */
export const SHOWS_CHANGES: ReadonlySet<NoticeKind> = new Set([
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
  const baseline = baselineOf(o);
  const previous = baseline?.texts[language];
  if (!previous) return 'unavailable';
  const line = redline(previous.clauses, text.clauses, {
    overrides: edition.meta.clauses,
    restored: new Set(baseline?.gone),
    language,
  });
  return excerptsOf(line, language, verdictsOf(published, language));
}

function verdictsOf(published: PublishedAct | undefined, language: Language) {
  const changes = published?.assessment.previous?.changes ?? [];
  return new Map(
    changes.filter((change) => change.language === language).map((change) => [change.change, change.verdict]),
  );
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function erratumBlocks(facts: NoticeFacts): readonly Block[] {
  const words = NOTICE_WORDS[facts.language].change;
  if (!facts.erratum) return [];
  return [
    { kind: 'quote', label: words.reads, text: facts.erratum.reads },
    { kind: 'quote', label: words.shouldRead, text: facts.erratum.shouldRead },
  ];
}

export function changeBlocks(
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
export function readLinks(o: NoticeSource, language: Language) {
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

export function questionBlocks(facts: NoticeFacts): readonly Block[] {
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

/** Summary and impact in the editor's own words, each under its heading. */
export function tellingBlocks(o: NoticeSource, facts: NoticeFacts): readonly Block[] {
  const { sections } = NOTICE_WORDS[facts.language];
  const text = editionOf(o.statement, o.act.edition)?.texts[facts.language];
  const section = (title: string, words: string | undefined): readonly Block[] => {
    const paragraphs = plainParagraphs(words, facts.language, facts.effective);
    return paragraphs.length === 0 ? [] : [{ kind: 'heading', text: title }, ...paragraphs.map(paragraph)];
  };
  return [...section(sections.summary, text?.summary), ...section(sections.impact, text?.impact)];
}

/** Why somebody gets this, and the way out for those who asked for it. */
export function whyBlocks(basis: Basis, facts: NoticeFacts): readonly Block[] {
  const words = NOTICE_WORDS[facts.language];
  const why: readonly Block[] = [
    { kind: 'heading', text: words.sections.why },
    paragraph(words.why[basis](facts)),
  ];
  if (basis !== 'subscriber') return why;
  const links = [
    { text: words.links.preferences, href: SENTINEL.preferences },
    { text: words.links.unsubscribe, href: SENTINEL.unsubscribe },
  ];
  return [...why, { kind: 'links', links }];
}

/** How to check the message: the lines of the register it comes from, each with its digest. */
export function checkBlocks(
  language: Language,
  lines: readonly { readonly says: string; readonly sha256: string }[],
  publicUrl: string,
): readonly Block[] {
  const words = NOTICE_WORDS[language];
  return [
    { kind: 'heading', text: words.sections.check },
    ...lines.flatMap(({ says, sha256 }): readonly Block[] => [
      { kind: 'small', text: says },
      { kind: 'digest', text: sha256 },
    ]),
    { kind: 'small', text: words.password },
    { kind: 'links', links: [{ text: words.links.verify, href: `${publicUrl}/${language}/verify/` }] },
  ];
}
