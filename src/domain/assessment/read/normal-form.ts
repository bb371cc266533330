/** Characters and addresses that differ and mean the same. */

/** Letters of other scripts that look like Latin ones, after Unicode TS 39 (the shapes that occur in Dutch and English). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  г: 'r',
  п: 'n',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ρ: 'p',
  ι: 'i',
  κ: 'k',
  υ: 'u',
  τ: 't',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ı: 'i',
  ɡ: 'g',
  ƒ: 'f',
  ǀ: 'l',
  ɑ: 'a',
  ｅ: 'e',
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g');

/** UTF-8 read as Windows-1252, once or twice: what a careless editor leaves behind. */
const MOJIBAKE: readonly (readonly [RegExp, string])[] = [
  [/Ã¢â‚¬â„¢|â€™|Ã¢â‚¬Ëœ|â€˜/g, "'"],
  [/Ã¢â‚¬Å“|â€œ|Ã¢â‚¬Â\u009d|â€\u009d/g, '"'],
  [/Ã¢â‚¬â€œ|â€“|â€”/g, '-'],
  [/Ã©/g, 'é'],
  [/Ã«/g, 'ë'],
  [/Ã¯/g, 'ï'],
  [/Ã¶/g, 'ö'],
  [/Ã¼/g, 'ü'],
  [/Ã¨/g, 'è'],
  [/Â(?=[\s\u00A0€£])/g, ''],
];

/** Unicode compatibility form, one kind of quote and dash, look-alike letters as what they look like. */
export function foldCharacters(text: string): string {
  const read = /[ÃâÂ]/.test(text)
    ? MOJIBAKE.reduce((words, [wrong, right]) => words.replace(wrong, right), text)
    : text;
  return read
    .normalize('NFKC')
    .replace(/[‘’‚‛′`´ʼ]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\S+/g, (word) =>
      ADDRESS.test(word) ? word : word.replace(LOOKALIKE, (letter) => LOOKALIKES[letter]!),
    );
}

/** In an address a look-alike letter is no typography: it leads to another mailbox or site. */
const ADDRESS = /@|:\/\/|\p{L}\.\p{L}{2,}/u;

/** Lower case without accents: `geïnformeerd` -> `geinformeerd`. */
export function foldWord(word: string): string {
  return foldCharacters(word).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

const TRACKING =
  /^(?:utm_\w+|gclid|fbclid|mc_[ce]id|ref|as|redirectlocale|redirectslug|tags?|source|src|hl|lang|locale)$/i;
const LOCALE = /^(?:[a-z]{2}(?:-[a-z]{2,4})?)$/i;
/** Segments that say where a page is kept or which copy of it, not which page it is. */
const SHELVES =
  /^(?:docs?|blob|tree|main|master|latest|stable|develop|articles?|index\.(?:html?|php|aspx?)|default\.aspx?)$/i;

/** What an address points at, without what merely says how to get there. */
export interface Target {
  readonly scheme: 'web' | 'mail' | 'phone' | 'other';
  readonly host: string;
  readonly path: string;
  readonly anchor: string;
  /** Path with shelves and locale left out. */
  readonly page: string;
}

/** Reads an address as written in a statement; relative ones have no host. */
export function readTarget(url: string): Target {
  const clean = foldCharacters(url).trim();
  if (/^mailto:/i.test(clean) || /^[^\s/@]+@[^\s/@]+\.[a-z]+$/i.test(clean)) {
    const address = clean
      .replace(/^mailto:/i, '')
      .replace(/\?.*$/, '')
      .toLowerCase();
    return { scheme: 'mail', host: address, path: '', anchor: '', page: address };
  }
  if (/^tel:/i.test(clean)) {
    const number = clean.replace(/\D/g, '');
    return { scheme: 'phone', host: number, path: '', anchor: '', page: number };
  }
  const [beforeAnchor = '', anchor = ''] = clean.split('#');
  const [address = '', query = ''] = beforeAnchor.split('?');
  const host =
    /^(?:[a-z][a-z+.-]*:)?\/\/([^/:]+)/i
      .exec(address)?.[1]
      ?.toLowerCase()
      .replace(/^www\.|\.$/g, '') ?? '';
  const path = safeDecode(address.replace(/^(?:[a-z][a-z+.-]*:)?\/\/[^/]*/i, '')).replace(/\/+$/, '');
  const kept = query
    .split('&')
    .filter((part) => part && !TRACKING.test(part.split('=')[0] ?? ''))
    .sort()
    .join('&');
  const segments = path.split('/').filter((segment) => segment !== '');
  const page = segments
    .filter((segment, at) => !SHELVES.test(segment) && !(at < 2 && LOCALE.test(segment)))
    .join('/')
    .toLowerCase();
  return {
    scheme: 'web',
    host,
    path: kept ? `${path}?${kept}` : path,
    anchor: anchor.toLowerCase().replace(/[^\p{L}\d]/gu, ''),
    page: kept ? `${page}?${kept}` : page,
  };
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
