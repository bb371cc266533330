/** What stands around the body of a comparison: the words that depend on the moment of building. */
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import type { ComparisonView } from '../model/comparison-view.ts';
import { WORDS, type Words } from '../strings/index.ts';

/** Heading, states, summary: everything before the body. */
export function beforeBody(view: ComparisonView, language: Language, publisher: string): string {
  const words = WORDS[language];
  const side = (said: string, { href, name, state }: ComparisonView['from']) =>
    `<li>${said} <a href="${href}">${escapeHtml(name)}</a> (${state})</li>`;
  const verdict = view.verdict
    ? `<li><span class="tag ${view.verdict}">${words.verdict[view.verdict]}</span></li>`
    : '';
  return [
    `<h1>${escapeHtml(view.title)}</h1>`,
    `<ul class="facts">${side(words.compare.from, view.from)}${side(words.compare.to, view.to)}${verdict}</ul>`,
    view.illustrative ? illustrative(words, publisher) : '',
    view.otherLanguage
      ? `<p class="box">${words.compare.languageNote(words.languageAdjectives[view.otherLanguage])}</p>`
      : '',
    summary(view, words),
  ].join('');
}

function illustrative({ illustrative: { heading, text, purpose } }: Words, publisher: string): string {
  return `<div class="box warn"><h2>${heading}</h2><p>${escapeHtml(text(publisher))} ${purpose}</p></div>`;
}

function summary(view: ComparisonView, { compare }: Words): string {
  if (view.summary.length === 0) return '';
  const lang = view.otherLanguage ? ` lang="${view.otherLanguage}"` : '';
  const paragraphs = view.summary.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  return `<section class="box" aria-labelledby="_short"><h2 id="_short">${compare.inShort}</h2><div${lang}>${paragraphs}</div><p class="small">${compare.byEditor}</p></section>`;
}

/** How to cite and check it, and where to go from here. */
export function afterBody(view: ComparisonView, language: Language): string {
  const words = WORDS[language];
  const digests = [view.from, view.to]
    .map(
      (side) =>
        `<dt>${escapeHtml(side.name)}: ${words.statement.digest}</dt><dd class="digest">${side.digest}</dd>`,
    )
    .join('');
  const others = [...view.neighbours, { name: words.compare.allPairs, href: view.index }]
    .map(({ name, href }) => `<li><a href="${href}">${escapeHtml(name)}</a></li>`)
    .join('');
  const data = view.data ? ` <a href="${view.data}">${words.compare.asData}</a>.` : '';
  const forms = `<dt>${words.compare.otherForms}</dt><dd class="forms">${words.compare.onPaper}${data} ${words.compare.noWord}</dd>`;
  return [
    `<section class="cite"><dl><dt>${words.statement.address}</dt><dd>${view.permalink}</dd>${digests}${forms}</dl></section>`,
    `<nav class="others" aria-labelledby="_others"><h2 id="_others">${words.compare.others}</h2><ul class="links">${others}</ul></nav>`,
  ].join('');
}
