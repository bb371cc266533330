/**
 * The HTML part of a message: one column, no images, no script, nothing fetched. It reads well when a mail
 * program drops the style sheet, inverts the colours or shows 320 pixels: words carry the meaning, inline
 * styles the looks, and the style element only adds dark mode where it is honoured.
 */
import type { Segment } from '../change/model.ts';
import type { Language } from '../language.ts';
import type { Block, MessageBody } from './blocks.ts';
import { escapeHtml } from './escape-html.ts';
import type { Excerpt } from './excerpts.ts';
import { NOTICE_WORDS } from './notice-words.ts';

const SANS = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const SERIF = "Charter,'Iowan Old Style',Georgia,serif";

/** Light colours inline, dark ones by class; each pair has a contrast of at least 4.5:1 (WCAG 1.4.3). */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.paper{background:#15171a!important;color:#e8e6e1!important}.wash{background:#1d2125!important;border-color:#86c5de!important}.ink{color:#e8e6e1!important}.quiet{color:#a3a7ae!important}.link{color:#86c5de!important}.rule{border-color:#33373d!important}.ins{color:#9cc8ff!important;background:#12293f!important}.del{color:#f2a596!important;background:#3a1c17!important}.button{background:#86c5de!important;color:#15171a!important}}`;

const P = `margin:0 0 14px;font:16px/1.55 ${SANS};color:#1d1f23`;
const SMALL = `margin:0 0 10px;font:13px/1.5 ${SANS};color:#5c6068`;

/** A whole HTML document. */
export function htmlMessage(body: MessageBody): string {
  const title = escapeHtml(body.title);
  return `<!doctype html>
<html lang="${body.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#fcfbf8;color:#1d1f23">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr><td align="left">
<div role="main" lang="${body.language}">
<p class="quiet" style="margin:0 0 20px;font:600 14px/1.4 ${SANS};color:#5c6068">${escapeHtml(body.sender)}</p>
<h1 class="ink" style="margin:0 0 18px;font:400 27px/1.2 ${SERIF};color:#1d1f23">${title}</h1>
${body.blocks.map((block) => htmlBlock(block)).join('\n')}
</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'flag':
      return htmlFlag(escapeHtml(block.text));
    case 'date':
      return `<p class="wash ink" style="margin:0 0 20px;padding:14px 18px;border-left:5px solid #0b4f6c;background:#f3efe6;font:400 22px/1.25 ${SERIF};color:#1d1f23"><time datetime="${block.date}">${escapeHtml(block.words)}</time></p>`;
    case 'heading':
      return `<h2 class="ink" style="margin:30px 0 10px;font:600 18px/1.3 ${SANS};color:#1d1f23">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="ink" style="${P}">${escapeHtml(block.text)}</p>`;
    case 'quote':
      return `<p class="ink rule" style="${P};padding-left:14px;border-left:3px solid #dedad1"><strong>${escapeHtml(block.label)}:</strong> ${escapeHtml(block.text)}</p>`;
    case 'change':
      return htmlChange(block.excerpt, block.continued);
    case 'links':
      return `<ul class="ink" style="margin:0 0 14px;padding:0 0 0 20px;font:16px/1.55 ${SANS};color:#1d1f23">${block.links.map(htmlLink).join('')}</ul>`;
    case 'button':
      return `<p style="margin:22px 0"><a class="button" href="${escapeHtml(block.href)}" style="display:inline-block;padding:14px 22px;background:#0b4f6c;color:#ffffff;font:600 16px/1.2 ${SANS};text-decoration:none">${escapeHtml(block.text)}</a></p>`;
    case 'digest':
      return `<p class="quiet" style="margin:0 0 10px;font:12px/1.5 Menlo,Consolas,monospace;color:#5c6068;word-break:break-all">${escapeHtml(block.text)}</p>`;
    case 'legend':
      return `<p class="quiet" style="${SMALL}">${escapeHtml(block.html)}</p>`;
    case 'small':
      return `<p class="quiet" style="${SMALL}">${escapeHtml(block.text)}</p>`;
  }
}

function htmlLink(link: { text: string; href: string }): string {
  return `<li style="margin:0 0 6px"><a class="link" href="${escapeHtml(link.href)}" style="color:#0b4f6c">${escapeHtml(link.text)}</a></li>`;
}

/** A remark that must be seen first.
 * @param safeText escaped
 */
export function htmlFlag(safeText: string): string {
  return `<p class="ink rule" style="margin:0 0 18px;padding:10px 14px;border:2px solid #8a2b1d;font:600 15px/1.5 ${SANS};color:#1d1f23">${safeText}</p>`;
}

/** One change; also what the budget of a message is measured by. */
export function htmlChange(excerpt: Excerpt, continued = false): string {
  const place = excerpt.heading === '' ? '' : ` · ${escapeHtml(excerpt.heading)}`;
  const remarks = excerpt.remarks
    .map((remark) => `<p class="quiet" style="${SMALL};padding-left:17px">${escapeHtml(remark)}</p>`)
    .join('');
  const label = continued
    ? ''
    : `<p class="quiet" style="margin:18px 0 4px;font:13px/1.4 ${SANS};color:#5c6068"><strong class="ink" style="color:#1d1f23">${escapeHtml(excerpt.label)}</strong>${place}</p>
`;
  return `${label}<p class="ink rule" style="margin:0 0 10px;padding-left:14px;border-left:3px solid #dedad1;font:16px/1.6 ${SERIF};color:#1d1f23">${excerpt.segments
    .map((segment) => htmlSegment(segment, excerpt.language))
    .join('')
    .replaceAll('</del><ins', '</del> <ins')
    .replaceAll('</ins><del', '</ins> <del')}</p>${remarks}`;
}

/** Marks for the eye, words for mail programs and screen readers that drop the marks. */
function htmlSegment(segment: Segment, language: Language): string {
  const words = NOTICE_WORDS[language].change;
  const text = escapeHtml(segment.text);
  switch (segment.op) {
    case 'equal':
      return text;
    case 'insert':
      return `${leading(segment.text)}<ins class="ins" style="color:#0a4a8f;background:#e4effb;text-decoration:underline">[${words.insert} ${text.trim()}]</ins>${trailing(segment.text)}`;
    case 'delete':
      return `${leading(segment.text)}<del class="del" style="color:#8a2b1d;background:#fbeae6;text-decoration:line-through">[${words.delete} ${text.trim()}]</del>${trailing(segment.text)}`;
  }
}

function leading(text: string): string {
  return /^\s/.test(text) ? ' ' : '';
}

function trailing(text: string): string {
  return /\s$/.test(text) ? ' ' : '';
}
