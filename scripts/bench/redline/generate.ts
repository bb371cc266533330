/** Generated statements: a model that can be written in many ways of Markdown and edited in many ways. */
import { type Random, seeded } from './random.ts';

export type Inline =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike' | 'code'; readonly text: string }
  | { readonly kind: 'link' | 'image'; readonly text: string; readonly url: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly label: string };

export type Block =
  | {
      readonly kind: 'heading';
      readonly depth: 1 | 2 | 3;
      readonly text: readonly Inline[];
      readonly id?: string;
    }
  | { readonly kind: 'paragraph' | 'quote'; readonly text: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly {
        readonly text: readonly Inline[];
        readonly nested: readonly {
          readonly text: readonly Inline[];
          readonly nested: readonly (readonly Inline[])[];
        }[];
      }[];
    }
  | { readonly kind: 'note'; readonly label: string; readonly text: readonly Inline[] }
  | { readonly kind: 'html' | 'code'; readonly words: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

type Written = Extract<Block, { readonly text: readonly Inline[] }>;

const VOCABULARY = (
  'wij bewaren verwerken delen uw gegevens naam adres e-mailadres persoonsgegevens toestemming recht inzage termijn jaar ' +
  'maanden 30 60 2018 art. 6 lid 1 onder AVG niet nooit geen mag moet kan kunt zullen cookies website dienst derden ' +
  'verwerker doorgifte Privacy we keep your data personal information share third parties retention period days months ' +
  'legal basis consent withdraw may must not never will cannot request access erasure processor transfers outside EEA ' +
  "café naïef patiënt user's don't opt-out IT US € 5,00 1.000 3.14 example.org 24/7 (bijvoorbeeld) “citaat” & co; namelijk: " +
  'user’s "quoted" – … don’t 10-20 10–20 NIET May ge\u200Bheim na\u00ADam \u202Eabc\u202C 👩‍👩‍👧 e\u0301e\u0301n'
).split(' ');

export function generateDocument(seed: number): Block[] {
  const random = seeded(seed);
  const blocks: Block[] = [{ kind: 'heading', depth: 1, text: words(random, 1, 4) }];
  const count = 2 + random.below(9);
  for (let i = 0; i < count; i++) blocks.push(block(random, i));
  return withNotes(blocks, random);
}

/** Footnotes: a reference here and there, their definitions at the end. */
function withNotes(blocks: Block[], random: Random): Block[] {
  if (random.next() < 0.7) return blocks;
  const labels = ['1', 'noot'].slice(0, 1 + random.below(2));
  for (const label of labels) {
    const at = blocks.findIndex((each) => each.kind === 'paragraph');
    const target = blocks[at];
    if (target?.kind !== 'paragraph') return blocks;
    blocks[at] = { ...target, text: [...target.text, { kind: 'note', label }] };
  }
  for (const label of labels) blocks.push({ kind: 'note', label, text: words(random, 2, 12) });
  return blocks;
}

function block(random: Random, i: number): Block {
  const draw = random.next();
  if (draw < 0.2)
    return {
      kind: 'heading',
      depth: random.next() < 0.6 ? 2 : 3,
      text: words(random, 1, 6),
      ...(random.next() < 0.3 ? { id: `fixed-${i}` } : {}),
    };
  if (draw < 0.65) return { kind: 'paragraph', text: words(random, 3, 45) };
  if (draw < 0.69) return { kind: 'quote', text: words(random, 3, 20) };
  if (draw < 0.71)
    return { kind: random.next() < 0.7 ? 'html' : 'code', words: letters(random, 1 + random.below(3)) };
  if (draw < 0.92)
    return {
      kind: 'list',
      ordered: random.next() < 0.4,
      items: Array.from({ length: 1 + random.below(5) }, () => ({
        text: words(random, 1, 14),
        nested:
          random.next() < 0.2
            ? [
                {
                  text: words(random, 2, 8, false),
                  nested: random.next() < 0.4 ? [words(random, 2, 6, false)] : [],
                },
              ]
            : [],
      })),
    };
  const columns = 2 + random.below(2);
  return {
    kind: 'table',
    rows: Array.from({ length: 2 + random.below(3) }, () =>
      Array.from({ length: columns }, () =>
        words(random, 1, 4)
          .map((word) => ('text' in word ? word.text : ''))
          .join(' '),
      ),
    ),
  };
}

/** Words of letters alone: for places where a sign would be Markdown or HTML. */
function letters(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.pick(['wij', 'bewaren', 'naam', 'keep', 'data', 'niet']));
}

/** @param breaks may a line end within, or a picture stand there */
function words(random: Random, least: number, most: number, breaks = true): Inline[] {
  const list: Inline[] = [];
  const count = least + random.below(most - least + 1);
  for (let i = 0; i < count; i++) {
    const text = random.pick(VOCABULARY);
    const draw = random.next();
    if (draw < 0.03 && /^\p{L}+$/u.test(text)) list.push({ kind: 'strong', text });
    else if (draw < 0.05 && /^\p{L}+$/u.test(text)) list.push({ kind: 'emphasis', text });
    else if (draw < 0.07 && /^\p{L}+$/u.test(text))
      list.push({ kind: 'link', text, url: `https://example.org/${random.below(4)}` });
    else if (draw < 0.08 && /^\p{L}+$/u.test(text)) list.push({ kind: 'strike', text });
    else if (draw < 0.09 && breaks && most > 20)
      list.push({ kind: 'image', text: `zegel ${random.below(3)}`, url: `/zegel-${random.below(3)}.png` });
    else if (draw < 0.1 && breaks && most > 20 && i > 2 && i < count - 1)
      list.push({ kind: 'break' }, { kind: 'word', text: 'Zij' });
    else list.push({ kind: 'word', text: i > 2 && random.next() < 0.08 ? `${text}.` : text });
  }
  // A line that begins with a number and a full stop would be a list.
  if (list[0]?.kind !== 'word' || !/^[\p{L}]/u.test(list[0].text))
    list.unshift({ kind: 'word', text: 'Wij' });
  return list;
}

/** Edits a document here and there; some edits change nothing but look, links or place. */
export function editDocument(blocks: readonly Block[], seed: number): Block[] {
  const random = seeded(seed);
  let result = [...blocks];
  const edits = 1 + random.below(6);
  for (let n = 0; n < edits; n++) {
    const at = random.below(result.length);
    const target = result[at]!;
    const draw = random.next();
    if (draw < 0.1) result.splice(at, 1);
    else if (draw < 0.2) result.splice(at, 0, block(random, 100 + n));
    else if (draw < 0.3) {
      const [moved] = result.splice(at, 1);
      result.splice(random.below(result.length + 1), 0, moved!);
    } else if (draw < 0.36 && target.kind === 'paragraph' && target.text.length > 6) {
      const cut = 2 + random.below(target.text.length - 4);
      result.splice(
        at,
        1,
        { ...target, text: target.text.slice(0, cut) },
        { ...target, text: startsWell(target.text.slice(cut)) },
      );
    } else if (draw < 0.42 && target.kind === 'paragraph' && result[at + 1]?.kind === 'paragraph') {
      const next = result[at + 1] as typeof target;
      result.splice(at, 2, { ...target, text: [...target.text, ...next.text] });
    } else if (draw < 0.7 && target.kind === 'table') result[at] = otherTable(target, random);
    else result[at] = reworded(target, random);
    if (result.length === 0) result = [block(random, 200)];
  }
  return result;
}

/** A column more or less, a row moved or gone, a cell that says something else. */
function otherTable(table: Extract<Block, { kind: 'table' }>, random: Random): Block {
  const at = random.below(table.rows[0]!.length + 1);
  const draw = random.next();
  const rows = table.rows.map((row, r) => {
    if (draw < 0.3) return [...row.slice(0, at), r === 0 ? 'Extra' : 'extra 30', ...row.slice(at)];
    if (draw < 0.5 && row.length > 1) return row.filter((_, c) => c !== Math.min(at, row.length - 1));
    return r === 1 && draw < 0.8 ? [row[0]!, 'anders', ...row.slice(2)] : row;
  });
  const [head, ...rest] = rows;
  return { ...table, rows: draw < 0.9 ? [head!, ...rest] : [head!, ...rest.slice(1), ...rest.slice(0, 1)] };
}

function startsWell(text: readonly Inline[]): readonly Inline[] {
  return text[0]?.kind === 'word' && /^[\p{L}]/u.test(text[0].text)
    ? text
    : [{ kind: 'word', text: 'Wij' }, ...text];
}

function reworded(target: Block, random: Random): Block {
  const change = (text: readonly Inline[]): readonly Inline[] => {
    const i = 1 + random.below(Math.max(1, text.length - 1));
    const word = text[i];
    if (!word || !('text' in word)) return text;
    const draw = random.next();
    const rest = (...put: Inline[]) => [...text.slice(0, i), ...put, ...text.slice(i + 1)];
    if (draw < 0.4) return rest({ kind: 'word', text: random.pick(VOCABULARY) });
    if (draw < 0.55) return rest();
    if (draw < 0.65) return rest(word, { kind: 'word', text: random.pick(VOCABULARY) });
    if (draw < 0.75) return rest({ kind: 'word', text: word.text.toUpperCase() });
    if (draw < 0.8) return rest({ kind: 'word', text: word.text.replace("'", '’') });
    if (word.kind === 'link' || word.kind === 'image')
      return draw < 0.9
        ? rest({ ...word, url: `https://example.com/${random.below(9)}` })
        : rest({ ...word, text: 'gegevens' });
    if (/^\p{L}+$/u.test(word.text) && draw < 0.9)
      return rest({ kind: 'link', text: word.text, url: `https://example.com/${random.below(9)}` });
    return /^\p{L}+$/u.test(word.text) ? rest({ kind: 'strong', text: word.text }) : text;
  };
  if (target.kind === 'list') {
    const at = random.below(target.items.length);
    return {
      ...target,
      items: target.items.map((item, i) => (i === at ? { ...item, text: change(item.text) } : item)),
    };
  }
  if ('words' in target) return { ...target, words: [...target.words, ...letters(random, 1)] };
  if (target.kind === 'table')
    return {
      ...target,
      rows: target.rows.map((row, r) => (r === 1 ? [row[0]!, 'anders', ...row.slice(2)] : row)),
    };
  return { ...target, text: change(target.text) } as Written;
}
