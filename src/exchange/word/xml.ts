/** XML as a tree of elements, order kept. Files with a DOCTYPE are refused: Word never writes one, attacks do. */
import { XMLParser } from 'fast-xml-parser';
import { refuse, worded } from '#domain/problem.ts';

export interface Element {
  /** With its prefix: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
});

/** @throws {ProblemError} when the XML is broken or declares a document type */
export function parseXml(source: string, file: string): Element {
  const broken = (cause?: unknown) =>
    refuse(
      {
        code: 'import/damaged',
        ...worded({
          nl: {
            message: 'Dit Word-bestand is beschadigd: de tekst kan niet worden gelezen.',
            hint: 'Open het in Word, laat Word het herstellen en sla het opnieuw op.',
          },
          en: {
            message: 'This Word file is damaged: its text cannot be read.',
            hint: 'Open it in Word, let Word repair it, and save it again.',
          },
        }),
        file,
      },
      { cause },
    );
  if (/<!DOCTYPE/i.test(source)) return broken();
  try {
    const nodes = parser.parse(source) as Raw[];
    const root = nodes
      .map(convert)
      .find((node): node is Element => typeof node !== 'string' && !node.name.startsWith('?'));
    return root ?? broken();
  } catch (error) {
    return broken(error);
  }
}

type Raw = Record<string, unknown>;

function convert(raw: Raw): Element | string {
  if ('#text' in raw) return String(raw['#text']);
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const children = Array.isArray(raw[name]) ? (raw[name] as Raw[]).map(convert) : [];
  return { name, attributes: (raw[':@'] ?? {}) as Record<string, string>, children };
}

/** Child elements, optionally of one name. */
export function elements(parent: Element | undefined, name?: string): readonly Element[] {
  return (parent?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** First child of a name, or of names under each other. */
export function child(parent: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>((at, name) => elements(at, name)[0], parent);
}

/** Everything of a name below an element. */
export function descendants(parent: Element | undefined, name: string): readonly Element[] {
  return elements(parent).flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...descendants(each, name),
  ]);
}

/** The value of `w:val` of a child. */
export const value = (parent: Element | undefined, name: string) => child(parent, name)?.attributes['w:val'];

/** A switch such as `<w:b/>`; `<w:b w:val="0"/>` is off. */
export function isOn(parent: Element | undefined, name: string): boolean {
  const found = child(parent, name);
  return found !== undefined && !/^(?:0|false|none|off)$/.test(found.attributes['w:val'] ?? '1');
}
