/** Text into HTML, and addresses that are safe to follow. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** The address when a page may link to it, else `undefined`: `javascript:` and its like never reach a reader. */
export function safeUrl(url: string): string | undefined {
  // Browsers ignore control characters and white space inside a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\p{Cc}\s]/gu, ''))?.[1];
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase()) ? url.trim() : undefined;
}
