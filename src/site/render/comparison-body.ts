/**
 * The body of a comparison: a pure function of its input, so that a body kept under the digest of that input is always
 * the body that would be made afresh. Whatever depends on the moment of building stands outside it.
 */
import type { AssessedChange } from '#domain/assessment/model.ts';
import type { LinkChange, Redline, Segment } from '#domain/change/model.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause } from '#domain/edition/model.ts';
import { footnoteAnchor, renderInline } from '#domain/edition/render-clause.ts';
import type { Language } from '#domain/language.ts';
import {
  type Block,
  type ChangedBlock,
  type ComparisonLayout,
  layOut,
  type SameBlock,
  type Section,
} from '../model/comparison.ts';
import { topLevel } from '../model/numbering.ts';
import { WORDS, type Words } from '../strings/index.ts';
import { excerptOf } from './excerpt.ts';
import { foreignRedlineHtml, redlineHtml } from './redline-html.ts';

export interface ComparisonInput {
  readonly redline: Redline;
  /** The frozen assessment of this pair in this language; empty when there is none. */
  readonly assessed: readonly AssessedChange[];
  /** Language of the page. */
  readonly language: Language;
  /** Language in which decisions are written. */
  readonly authentic: Language;
  /** Language of the two texts. */
  readonly textLanguage: Language;
  readonly oldName: string;
  readonly newName: string;
  /** Where clause histories live, ending in `/`. */
  readonly historyBase: string;
  /** This comparison in the other languages. */
  readonly otherLanguages: readonly { readonly language: Language; readonly href: string }[];
}

interface Context extends ComparisonInput {
  readonly words: Words;
  readonly layout: ComparisonLayout;
  readonly top: number;
}

/** Counts, list of changes and the marked-up text, as HTML. */
export function comparisonBody(input: ComparisonInput): string {
  const layout = layOut(input.redline, input.assessed);
  const context = { ...input, words: WORDS[input.language], layout, top: topLevel(input.redline.new) };
  const words = context.words.compare;
  if (layout.changes.length === 0) return `<p class="lead">${words.identical}</p>`;
  const lang = langOf(context);
  return [
    sectionList(context),
    `<section class="summary" aria-labelledby="_list"><h2 id="_list">${words.list}</h2>`,
    `<p class="small">${words.counted}: ${words.counts(layout.counts)}.</p>`,
    `<ol class="changes">${layout.changes.map((block) => listItem(block, context)).join('')}</ol></section>`,
    legend(context),
    `<section id="_side" aria-labelledby="_text"><h2 id="_text">${words.text}</h2>`,
    `<p class="view"><span>${words.view}:</span> <a class="one" href="#_text">${words.inline}</a> <a class="two" href="#_side">${words.side}</a></p>`,
    `<div class="doc"${lang}>${layout.sections.map((section) => renderSection(section, context)).join('')}</div></section>`,
  ].join('');
}

/** Where in the text something happened; beside it, where there is room. */
function sectionList(context: Context): string {
  const { layout, words } = context;
  const items = layout.sections.flatMap(({ heading, number, blocks }) => {
    const count = blocks.filter((block) => block.kind === 'changed').length;
    const first = blocks.find((block) => block.kind === 'changed');
    if (!heading || first?.kind !== 'changed') return [];
    return [
      `<li><a href="#${first.id}"><span>${number}</span> <span${langOf(context)}>${renderInline({ ...heading, links: [], footnotes: [] })}</span> <i>${count}<span class="vh"> ${words.compare.changesIn(count)}</span></i></a></li>`,
    ];
  });
  if (items.length < 2) return '';
  return `<nav class="where" aria-labelledby="_where"><h2 id="_where">${words.compare.sections}</h2><ol>${items.join('')}</ol></nav>`;
}

function legend({ words }: Context): string {
  const { legend: name, legendDeleted, legendInserted, legendMoved } = words.compare;
  return `<p class="legend"><span>${name}:</span> <del>${legendDeleted}</del> <ins>${legendInserted}</ins> <span class="tag moved">${legendMoved}</span></p>`;
}

function listItem(block: ChangedBlock, context: Context): string {
  const number = block.number || block.numberOld;
  const excerpt = marked(context)(excerptOf(readable(block)), context.language);
  return `<li><a class="n" href="#${block.id}">${number || '·'}</a> <span class="what"${langOf(context)}>${excerpt}</span> <span class="tags">${tags(block, context)}</span></li>`;
}

/** A row reads better with a dash between its cells; only where nothing inside it must be told apart. */
function readable({ change, clause }: ChangedBlock): readonly Segment[] {
  const only = change.display[0];
  return clause.cells && only && change.display.length === 1
    ? [{ op: only.op, text: clause.cells.join(' – ') }]
    : change.display;
}

function marked({ language, textLanguage }: Context): typeof redlineHtml {
  return textLanguage === language ? redlineHtml : foreignRedlineHtml;
}

/** On what is said about a text in another language: the language of the page. */
function ownLang({ language, textLanguage }: Context): string {
  return textLanguage === language ? '' : ` lang="${language}"`;
}

function langOf(context: Context): string {
  return context.textLanguage === context.language ? '' : ` lang="${context.textLanguage}"`;
}

function tags(block: ChangedBlock, { words }: Context): string {
  const verdicts = new Set(block.assessed.map((assessed) => assessed.verdict));
  const verdict = (['material', 'review', 'non-material'] as const).find((each) => verdicts.has(each));
  return [
    ...block.labels.map((label) => `<span class="tag ${label}">${words.compare.labels[label]}</span>`),
    ...(verdict ? [`<span class="tag ${verdict}">${words.verdict[verdict]}</span>`] : []),
  ].join(' ');
}

function renderSection(section: Section, context: Context): string {
  const only = section.blocks[0];
  // A section in which nothing happened is one line that opens.
  if (section.heading && section.blocks.length === 1 && only?.kind === 'same')
    return renderSame(only, context, section);
  return section.blocks.map((block) => renderBlock(block, context)).join('');
}

function renderBlock(block: Block, context: Context): string {
  switch (block.kind) {
    case 'same':
      return renderSame(block, context);
    case 'moved-away':
      return `<p class="away" id="_from-${block.id}"><span class="n">${block.numberOld}</span> <a${ownLang(context)} href="#${block.id}">${movedWords(block, context.words.compare.movedTo(block.number || '·'), context)}</a></p>`;
    case 'changed':
      return renderChanged(block, context);
  }
}

/** Unchanged clauses: a heading stays in sight, what it covers folds away. */
function renderSame(block: SameBlock, context: Context, section?: Section): string {
  const [first, ...rest] = block.clauses;
  const { words } = context;
  if (!first) return '';
  const leads = first.kind === 'heading';
  const folded = leads ? rest : block.clauses;
  const heading = leads && !section ? sameHeading(first, context) : '';
  if (folded.length === 0) return section ? sameHeading(first, context) : heading;
  const count = folded.filter((clause) => clause.kind !== 'heading').length;
  const spoken = words.compare.same(count, wordCount(folded));
  const label = section
    ? `<b id="${first.id}"${langOf(context)}>${section.number} ${renderInline(first)}</b> `
    : '';
  const text = folded.map((clause) => sameClause(clause, context)).join('');
  return `${heading}<details class="same"><summary>${label}<span${ownLang(context)}>${spoken}</span></summary>${text}</details>`;
}

function sameHeading(clause: Clause, context: Context): string {
  const level = Math.min(6, clause.depth - context.top + 3);
  const number = context.layout.numbers[clause.index];
  const shown = number ? `<span class="n">${number}</span> ` : '';
  return `<h${level} id="${clause.id}">${shown}${renderInline(clause)}</h${level}>`;
}

function sameClause(clause: Clause, context: Context): string {
  if (clause.kind === 'heading') return sameHeading(clause, context);
  return `<p class="${clause.kind}" id="${clause.id}">${noteAnchor(clause)}${renderInline(clause)}</p>`;
}

/** References to a footnote go to its label, as in the statement itself. */
function noteAnchor({ label }: Clause): string {
  return label === undefined ? '' : `<span id="${footnoteAnchor(label)}">${escapeHtml(label)}.</span> `;
}

function renderChanged(block: ChangedBlock, context: Context): string {
  const { change, clause } = block;
  const also = block.alsoIds.map((id) => `<span id="${id}"></span>`).join('');
  const tag = clause.kind === 'heading' ? `h${Math.min(6, clause.depth - context.top + 3)}` : 'p';
  const state = block.labels.find((label) => ['added', 'removed', 'moved'].includes(label)) ?? 'text';
  return [
    `<div class="ch ${state}" id="${block.id}">${also}${change.to.length > 0 ? noteAnchor(clause) : ''}`,
    meta(block, context),
    `<${tag} class="inline ${clause.kind}">${marked(context)(change.display, context.language, rowsOf(block, context))}</${tag}>`,
    sideBySide(block, context),
    change.links
      .map((link) => `<p class="why"${ownLang(context)}>${linkSentence(link, context)}</p>`)
      .join(''),
    change.relocated
      .map(
        (moved) =>
          `<p class="why"${ownLang(context)}>${moved.direction === 'to' ? context.words.compare.relocatedTo : context.words.compare.relocatedFrom} <a href="#${moved.change}">${numberOf(moved.change, context)}</a>: <q${langOf(context)}>${escapeHtml(moved.text)}</q></p>`,
      )
      .join(''),
    why(block, context),
    '</div>',
  ].join('');
}

function numberOf(id: string, { layout }: Context): string {
  const found = layout.changes.find((block) => block.change.id === id);
  return found?.number || found?.numberOld || '·';
}

/** “Moved from 3.3” is no news beside the number 3.3: there the others moved past it. */
function movedWords(
  { number, numberOld }: { readonly number: string; readonly numberOld: string },
  otherwise: string,
  { words }: Context,
): string {
  return number === numberOld ? words.compare.changedPlaces : otherwise;
}

/** Number, what happened, where to read more; the way to the change before and after. */
function meta(block: ChangedBlock, context: Context): string {
  const { words, layout, historyBase } = context;
  const place = layout.changes.indexOf(block);
  const previous = layout.changes[place - 1];
  const next = layout.changes[place + 1];
  const moved = block.labels.includes('moved')
    ? ` <a href="#_from-${block.id}">${movedWords(block, words.compare.movedFrom(block.numberOld || '·'), context)}</a>`
    : '';
  const step = (to: ChangedBlock | undefined, sign: string, name: string) =>
    to
      ? ` <a class="step one" href="#${to.id}">${sign}<span class="vh"> ${name}</span></a> <a class="step two" href="#_side-${to.id}">${sign}<span class="vh"> ${name}</span></a>`
      : '';
  const languages = context.otherLanguages.map(
    ({ language, href }) =>
      ` <a lang="${language}" hreflang="${language}" href="${href}#${block.id}">${WORDS[language].name}</a>`,
  );
  return `<p class="meta" id="_side-${block.id}"${ownLang(context)}><a class="n" href="#${block.id}">${block.number || block.numberOld || '·'}</a> ${tags(block, context)}${moved} <a href="${historyBase}${block.id}/">${words.compare.history}</a>${languages.join('')}${step(previous, '↑', words.compare.previous)}${step(next, '↓', words.compare.next)}</p>`;
}

/** What is new or gone stands on one side only: there the one rendering serves both views, see `compare.css`. */
function sideBySide(block: ChangedBlock, context: Context): string {
  const { words, oldName, newName, language } = context;
  const { change, clause } = block;
  if (change.from.length === 0 || change.to.length === 0) return '';
  const rows = rowsOf(block, context);
  const half = (
    name: string,
    gone: Segment['op'],
    row: { old?: Clause | undefined; new?: Clause | undefined },
  ) => {
    const segments = change.display.filter((segment) => segment.op !== gone);
    const text = marked(context)(segments, language, row);
    return `<div><p class="of"${ownLang(context)}>${escapeHtml(name)}</p><p class="${clause.kind}">${text}</p></div>`;
  };
  const old = half(words.compare.oldText(oldName), 'insert', { old: rows.old });
  return `<div class="two-up">${old}${half(words.compare.newText(newName), 'delete', { new: rows.new })}</div>`;
}

function linkSentence(link: LinkChange, { words }: Context): string {
  const text = escapeHtml(link.text);
  const from = link.from === null ? null : `<code>${escapeHtml(link.from)}</code>`;
  const to = link.to === null ? null : `<code>${escapeHtml(link.to)}</code>`;
  if (from !== null && to !== null) return words.compare.linkWas(text, from, to);
  return to === null ? words.compare.linkGone(text, from ?? '') : words.compare.linkNew(text, to);
}

/** The frozen assessment of this change, explained, with the decision that was taken on it. */
function why(block: ChangedBlock, context: Context): string {
  const { words, language, authentic } = context;
  const written = authentic === language ? '' : ` lang="${authentic}"`;
  return block.assessed
    .map((assessed) => {
      const reasons = [...new Set(assessed.signals.map((signal) => signal.why[language]))].slice(0, 4);
      const verdict = `<b>${capital(words.verdict[assessed.verdict])}, ${words.compare.direction[assessed.direction]}.</b>`;
      const decision = assessed.decision
        ? ` ${words.compare.decided(`<span${written}>${escapeHtml(assessed.decision.by.join(', '))}</span>`)} <span${written}>${escapeHtml(assessed.decision.reason)}</span> ${words.compare.machineSaid(words.verdict[assessed.machine])}`
        : '';
      return `<p class="why"${ownLang(context)}>${verdict} ${reasons.map(escapeHtml).join(' ')}${decision}</p>`;
    })
    .join('');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The rows concerned, so that cells stay apart; nothing when several clauses are joined. */
function rowsOf({ change }: ChangedBlock, { redline }: Context) {
  const only = (indexes: readonly number[], clauses: readonly Clause[]) =>
    indexes.length === 1 ? clauses[indexes[0]!] : undefined;
  return { old: only(change.from, redline.old), new: only(change.to, redline.new) };
}

function wordCount(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { text }) => sum + text.split(/\s+/u).filter((word) => word !== '').length, 0);
}
