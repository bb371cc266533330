/** The runs of a paragraph, each with what a tracked change did to it. */
import type { LeftOut, RunStatus, TrackedChange, WordRun } from './model.ts';
import type { Numbering, Styles } from './styles.ts';
import { child, descendants, type Element, elements, isOn } from './xml.ts';

/** What is known while a document is read, and what is found on the way. */
export interface Reader {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly links: ReadonlyMap<string, string>;
  readonly changes: TrackedChange[];
  readonly left: { what: LeftOut; detail: string }[];
}

export const statusOf = (effect: 'insert' | 'delete', element: Element): RunStatus => ({
  effect,
  author: element.attributes['w:author'] ?? '',
});

interface Setting {
  readonly status: RunStatus;
  readonly link: string | undefined;
}

const CHANGES: Readonly<Record<string, readonly ['insert' | 'delete', TrackedChange['kind']]>> = {
  'w:ins': ['insert', 'insert'],
  'w:del': ['delete', 'delete'],
  'w:moveTo': ['insert', 'move-to'],
  'w:moveFrom': ['delete', 'move-from'],
};

export function runsOf(parent: Element, reader: Reader, setting: Setting): WordRun[] {
  return elements(parent).flatMap((element): WordRun[] => {
    const change = CHANGES[element.name];
    if (change) {
      reader.changes.push(changeOf(change[1], element, textOf(element)));
      // Deleted inside an insertion is gone either way; the outer change decides who put it there.
      return runsOf(element, reader, { ...setting, status: statusOf(change[0], element) });
    }
    switch (element.name) {
      case 'w:r':
        return run(element, reader, setting);
      case 'w:hyperlink': {
        const target = reader.links.get(element.attributes['r:id'] ?? '');
        const anchor = element.attributes['w:anchor'];
        return runsOf(element, reader, {
          ...setting,
          link: target ?? (anchor === undefined ? undefined : `#${anchor}`),
        });
      }
      case 'w:fldSimple':
      case 'w:smartTag':
      case 'w:customXml':
        return runsOf(element, reader, setting);
      case 'w:sdt':
        return runsOf(child(element, 'w:sdtContent') ?? element, reader, setting);
      case 'm:oMath':
      case 'm:oMathPara':
        reader.left.push({ what: 'formula', detail: descendants(element, 'm:t').map(ownText).join('') });
        return [];
      default:
        return [];
    }
  });
}

function run(element: Element, reader: Reader, { status, link }: Setting): WordRun[] {
  const style = child(element, 'w:rPr');
  if (child(style, 'w:rPrChange'))
    reader.changes.push(changeOf('format', child(style, 'w:rPrChange')!, textOf(element)));
  if (isOn(style, 'w:vanish')) {
    reader.left.push({ what: 'hidden', detail: textOf(element) });
    return [];
  }
  const base = {
    bold: isOn(style, 'w:b'),
    italic: isOn(style, 'w:i'),
    strike: isOn(style, 'w:strike'),
    status,
    ...(link === undefined ? {} : { link }),
  };
  return elements(element).flatMap((part): WordRun[] => {
    switch (part.name) {
      case 'w:t':
      case 'w:delText':
        return [{ ...base, text: ownText(part) }];
      case 'w:tab':
        return [{ ...base, text: ' ' }];
      case 'w:noBreakHyphen':
        return [{ ...base, text: '-' }];
      case 'w:br':
      case 'w:cr':
        return part.attributes['w:type'] === 'page' ? [] : [{ ...base, text: '', lineBreak: true }];
      case 'w:footnoteReference':
        return [{ ...base, text: '', footnote: part.attributes['w:id'] ?? '' }];
      case 'w:endnoteReference':
        return [{ ...base, text: '', footnote: `e${part.attributes['w:id'] ?? ''}` }];
      case 'w:sym':
        reader.left.push({ what: 'unknown', detail: `symbol ${part.attributes['w:char'] ?? ''}` });
        return [];
      case 'w:drawing':
      case 'w:pict':
        return picture(part, reader);
      case 'w:object':
        reader.left.push({
          what: 'object',
          detail: descendants(part, 'o:OLEObject')[0]?.attributes.ProgID ?? '',
        });
        return [];
      case 'mc:AlternateContent':
        return picture(part, reader);
      default:
        return [];
    }
  });
}

function picture(part: Element, reader: Reader): WordRun[] {
  const box = descendants(part, 'w:txbxContent')[0];
  const alt = descendants(part, 'wp:docPr')[0]?.attributes.descr ?? '';
  reader.left.push(box ? { what: 'text-box', detail: textOf(box) } : { what: 'picture', detail: alt });
  return [];
}

export const ownText = (element: Element) =>
  element.children.map((each) => (typeof each === 'string' ? each : '')).join('');

/** All words below an element, deleted ones too. */
export function textOf(element: Element): string {
  return elements(element)
    .map((each) =>
      each.name === 'w:t' || each.name === 'w:delText'
        ? ownText(each)
        : each.name === 'w:tab'
          ? ' '
          : textOf(each),
    )
    .join('');
}

export function changeOf(kind: TrackedChange['kind'], element: Element, text: string): TrackedChange {
  return {
    kind,
    author: element.attributes['w:author'] ?? '',
    date: element.attributes['w:date'] ?? '',
    text,
  };
}
