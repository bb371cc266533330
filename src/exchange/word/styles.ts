/** What styles and numbering make of a paragraph: heading level, list level, the number Word shows. */
import { child, type Element, elements, value } from './xml.ts';

export interface Styles {
  /** 0 for the title, 1-6 for headings. */
  readonly heading: (style: string | undefined) => number | undefined;
  readonly isContents: (style: string | undefined) => boolean;
  readonly isQuote: (style: string | undefined) => boolean;
  /** Numbering that a style brings along. */
  readonly numbering: (
    style: string | undefined,
  ) => { readonly id: string; readonly level: number } | undefined;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly numbering: { id: string; level: number } | undefined;
}

/** Reads `word/styles.xml`; Dutch Word names its styles "Kop 1" and keeps the id `Kop1`. */
export function readStyles(root: Element | undefined): Styles {
  const styles = new Map(
    elements(root, 'w:style').map((element) => {
      const properties = child(element, 'w:pPr');
      const outline = value(properties, 'w:outlineLvl');
      const id = value(child(properties, 'w:numPr'), 'w:numId');
      return [
        element.attributes['w:styleId'] ?? '',
        {
          name: (value(element, 'w:name') ?? '').toLowerCase(),
          basedOn: value(element, 'w:basedOn'),
          outline: outline === undefined ? undefined : Number(outline),
          numbering:
            id === undefined
              ? undefined
              : { id, level: Number(value(child(properties, 'w:numPr'), 'w:ilvl') ?? 0) },
        } satisfies Style,
      ] as const;
    }),
  );
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let at = id, rounds = 0; at !== undefined && rounds < 20; rounds += 1) {
      const style = styles.get(at) ?? {
        name: at.toLowerCase(),
        basedOn: undefined,
        outline: undefined,
        numbering: undefined,
      };
      found.push(style);
      at = style.basedOn;
    }
    return found;
  };
  const named = (id: string | undefined, pattern: RegExp) =>
    chain(id).some((style) => pattern.test(style.name));
  return {
    heading: (id) => {
      for (const style of chain(id)) {
        if (/^(?:title|titel)$/.test(style.name)) return 0;
        const level = /^(?:heading|kop)\s*([1-6])$/.exec(style.name)?.[1];
        if (level !== undefined) return Number(level);
        if (style.outline !== undefined && style.outline < 6) return style.outline + 1;
      }
      return undefined;
    },
    isContents: (id) => named(id, /^(?:toc|inhopg|inhoudsopgave)\s*(?:\d|heading|kop)?/),
    isQuote: (id) => named(id, /^(?:intense )?(?:quote|citaat)/),
    numbering: (id) => chain(id).find((style) => style.numbering)?.numbering,
  };
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

export interface Numbering {
  readonly isOrdered: (id: string, level: number) => boolean;
  /** Counts on and gives the number as Word shows it: "1.2". */
  readonly next: (id: string, level: number) => string;
}

/** Reads `word/numbering.xml`. Numbers are not in the text of a Word file: Word counts, and so do we. */
export function readNumbering(root: Element | undefined): Numbering {
  const abstracts = new Map(
    elements(root, 'w:abstractNum').map((element) => [
      element.attributes['w:abstractNumId'] ?? '',
      elements(element, 'w:lvl').map(
        (level): Level => ({
          format: value(level, 'w:numFmt') ?? 'decimal',
          text: value(level, 'w:lvlText') ?? '%1.',
          start: Number(value(level, 'w:start') ?? 1),
        }),
      ),
    ]),
  );
  const lists = new Map(
    elements(root, 'w:num').map((element) => [
      element.attributes['w:numId'] ?? '',
      value(element, 'w:abstractNumId') ?? '',
    ]),
  );
  const counters = new Map<string, number[]>();
  const levels = (id: string): readonly Level[] => abstracts.get(lists.get(id) ?? '') ?? [];
  return {
    isOrdered: (id, level) => !/^(?:bullet|none)$/.test(levels(id)[level]?.format ?? 'bullet'),
    next: (id, level) => {
      const all = levels(id);
      const key = lists.get(id) ?? id;
      const counts = counters.get(key) ?? [];
      counts[level] = (counts[level] ?? (all[level]?.start ?? 1) - 1) + 1;
      counts.length = level + 1;
      counters.set(key, counts);
      return (all[level]?.text ?? '').replace(/%(\d)/g, (_, place: string) => {
        const at = Number(place) - 1;
        return written(counts[at] ?? all[at]?.start ?? 1, all[at]?.format ?? 'decimal');
      });
    },
  };
}

function written(count: number, format: string): string {
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((count - 1) % 26) + 1);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((count - 1) % 26) + 1);
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const roman = toRoman(count);
    return format === 'lowerRoman' ? roman.toLowerCase() : roman;
  }
  return String(count);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function toRoman(count: number): string {
  let rest = count;
  let text = '';
  for (const [amount, letters] of ROMAN)
    while (rest >= amount) {
      text += letters;
      rest -= amount;
    }
  return text;
}
