/** Small pieces of HTML shared by the pages of the service. */
import { escapeHtml } from '#domain/notice/escape-html.ts';

export { escapeHtml };

export function heading(text: string): string {
  return `<h1>${escapeHtml(text)}</h1>`;
}

export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
}

/** A form with one button and nothing to fill in: what a person presses and a scanner does not. */
export function buttonForm(
  action: string,
  label: string,
  hidden: Readonly<Record<string, string>> = {},
): string {
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  return `<form method="post" action="${escapeHtml(action)}">${fields}<button type="submit">${escapeHtml(label)}</button></form>`;
}

/** A result that screen readers announce, because it is what the page is about. */
export function status(text: string): string {
  return `<p class="box" role="status">${escapeHtml(text)}</p>`;
}

export function alert(title: string, text: string, fieldId?: string): string {
  const body = fieldId ? `<a href="#${escapeHtml(fieldId)}">${escapeHtml(text)}</a>` : escapeHtml(text);
  return `<div class="box warn" role="alert"><h2>${escapeHtml(title)}</h2><p>${body}</p></div>`;
}

export function link(href: string, text: string): string {
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;
}
