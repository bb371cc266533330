/** The frame of a page that the service makes: the site's own template, or a plain page when there is none. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#domain/language.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';

/** Where the service pours its content into `/{language}/_shell/`. */
const MARKER = '<!--content-->';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Safe HTML, beginning with its `h1`. */
  readonly content: string;
}

export type Shell = (page: Page) => Promise<string>;

/** Reads the template anew for every page, so that a rebuilt site needs no restart. */
export function siteShell(dist: string | undefined, publisher: string): Shell {
  return async (page) => {
    const template = dist && (await templateOf(dist, page.language));
    return template ? fill(template, page) : plainPage(page, publisher);
  };
}

async function templateOf(dist: string, language: Language): Promise<string | undefined> {
  const html = await readFile(join(dist, language, '_shell', 'index.html'), 'utf8').catch(() => undefined);
  return html?.includes(MARKER) ? html : undefined;
}

function fill(template: string, page: Page): string {
  return template
    .replace(/<title>[^·<]*/, () => `<title>${escapeHtml(page.title)} `)
    .replace(/<link rel="(canonical|alternate)"[^>]*>/g, '')
    .replace(MARKER, () => page.content);
}

function plainPage(page: Page, publisher: string): string {
  return `<!doctype html>
<html lang="${page.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)} · ${escapeHtml(publisher)}</title>
<link rel="stylesheet" href="/_service.css">
</head>
<body>
<header><a href="/${page.language}/">${escapeHtml(publisher)}</a></header>
<main>
${page.content}
</main>
</body>
</html>
`;
}

/** Used only where no site was built. */
export const PLAIN_CSS = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:40rem;padding:1rem 1.25rem;font:1rem/1.6 Georgia,serif}
header{font-weight:600;padding-block:.5rem 1.5rem}
header a{color:inherit}
form{display:grid;gap:1.2rem}
label{font-weight:600}
input[type=email],select{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem}
fieldset{border:0;padding:0;margin:0}
.choice{display:block}
.hint{display:block;font-weight:400}
.trap{position:absolute;left:-999rem}
button{font:600 1rem/1.2 system-ui,sans-serif;padding:.8rem 1.5rem;justify-self:start}
.box{border-left:.3rem solid;padding-left:1rem}
dt{font-weight:600}
`;
