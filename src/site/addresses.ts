/**
 * Every address of the site. They are promises for ever (DESIGN section 9): change nothing here that has been
 * published. All are root-relative, end in `/` when they are pages, and take no site prefix.
 */
import type { Language } from '#domain/language.ts';

const home = (language: Language): string => `/${language}/`;
const statement = (language: Language, name: string): string => `/${language}/${name}/`;

export const ADDRESS = {
  home,
  about: (language: Language) => `/${language}/about/`,
  verify: (language: Language) => `/${language}/verify/`,
  data: (language: Language) => `/${language}/data/`,
  subscribe: (language: Language) => `/${language}/subscribe/`,
  /** Where the subscription form is sent: the service answers there. */
  subscribePost: (language: Language) => `/${language}/subscribe`,
  shell: (language: Language) => `/${language}/_shell/`,
  statement,
  edition: (language: Language, name: string, edition: string) => `${statement(language, name)}${edition}/`,
  comparison: (language: Language, name: string, from: string, to: string) =>
    `${statement(language, name)}compare/${from}/${to}/`,
  /** Only while a site is built. */
  comparisonPattern: (language: Language, name: string) => `${statement(language, name)}compare/_pair/`,
  compare: (language: Language, name: string) => `${statement(language, name)}compare/`,
  /** Any two editions, by a script: pairs that have no page of their own. */
  anyTwo: (language: Language, name: string) => `${statement(language, name)}compare/any/`,
  clause: (language: Language, name: string, id: string) => `${statement(language, name)}clause/${id}/`,
  archive: (language: Language, name: string) => `${statement(language, name)}archive/`,
  atom: (language: Language, name: string) => `${statement(language, name)}feed.xml`,
  jsonFeed: (language: Language, name: string) => `${statement(language, name)}feed.json`,
  calendar: (language: Language, name: string) => `${statement(language, name)}feed.ics`,
  timeMap: (language: Language, name: string) => `${statement(language, name)}timemap.link`,
  /** Published bytes, exactly as recorded: what `sha256sum` and `verify` need. */
  source: (name: string, edition: string, file: string) => `/source/${name}/${edition}/${file}`,
  register: (name: string) => `/source/${name}/register.jsonl`,
  sums: '/source/SHA256SUMS',
  timelineJson: (name: string) => `/data/v1/${name}/timeline.json`,
  editionJson: (name: string, edition: string) => `/data/v1/${name}/${edition}/edition.json`,
  assessmentJson: (name: string, edition: string) => `/data/v1/${name}/${edition}/assessment.json`,
  changesJson: (name: string, from: string, to: string, language: Language) =>
    `/data/v1/${name}/changes/${from}/${to}/${language}.json`,
  schema: (kind: string) => `/data/v1/schema/${kind}.json`,
  embedFragment: (name: string, language: Language) => `/embed/${name}/notice.${language}.html`,
  embedJson: (name: string, language: Language) => `/embed/${name}/notice.${language}.json`,
  embedFrame: (name: string, language: Language) => `/embed/${name}/frame.${language}.html`,
  embedScript: '/embed/privacy-notice.js',
  notFound: '/404.html',
  sitemap: '/sitemap.xml',
  manifest: '/addresses.txt',
} as const;

/** What a pair is called in the pattern of its page. Nothing in it needs escaping, so that it is found again as it was. */
export const PAIR_MARKER = { title: 'PAIR-TITLE', from: 'PAIR-FROM', to: 'PAIR-TO' } as const;

/** Marker in a page that is drawn once where others put their own content. */
export const CONTENT_MARKER = '<!--content-->';
