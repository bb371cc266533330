/** Word document -> Markdown tree, with all tracked changes accepted or all rejected. */
import type {
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import type { RunStatus, WordBlock, WordDocument, WordParagraph, WordRun, WordTable } from './model.ts';

export type Taking = 'accept' | 'reject';

/** Whether something stands in the text; `authors` limits what is accepted to their changes. */
export interface Decision {
  readonly taking: Taking;
  /** Accept the changes of this author and reject those of others. */
  readonly only?: string;
}

function stays(status: RunStatus, decision: Decision): boolean {
  if (status === null) return true;
  const accepted =
    decision.only === undefined ? decision.taking === 'accept' : status.author === decision.only;
  return (status.effect === 'insert') === accepted;
}

/** The tree of the text that remains. */
export function wordTree(document: WordDocument, decision: Decision): Root {
  const used = new Set<string>();
  const children = gather(settle(document.blocks, decision), decision, used);
  const footnotes = [...document.footnotes].flatMap(([label, paragraphs]): RootContent[] =>
    used.has(label)
      ? [
          {
            type: 'footnoteDefinition',
            identifier: label,
            label,
            children: settle(paragraphs, decision).flatMap((block) =>
              block.kind === 'paragraph' ? [asParagraph(block, decision, used)] : [],
            ),
          },
        ]
      : [],
  );
  return { type: 'root', children: [...children, ...footnotes] };
}

/** Puts together paragraphs whose end a change removed, and takes out what is wholly gone. */
function settle(blocks: readonly WordBlock[], decision: Decision): readonly WordBlock[] {
  const result: WordBlock[] = [];
  let open: WordParagraph | undefined;
  for (const block of blocks) {
    if (block.kind === 'table') {
      if (open) result.push(open);
      open = undefined;
      const rows = block.rows.filter((row) => stays(row.status, decision));
      if (rows.length > 0) result.push({ ...block, rows });
      continue;
    }
    const kept = block.runs.filter((run) => stays(run.status, decision));
    // The paragraph that goes on keeps the shape of the one that has words.
    const shape: WordParagraph = open?.runs.some((run) => run.text.trim() !== '') ? open : block;
    const merged: WordParagraph = { ...shape, runs: [...(open?.runs ?? []), ...kept], mark: block.mark };
    if (stays(block.mark, decision)) {
      if (merged.runs.some((run) => run.text.trim() !== '' || run.footnote !== undefined))
        result.push(merged);
      open = undefined;
    } else open = merged;
  }
  if (open && open.runs.length > 0) result.push(open);
  return result;
}

function gather(blocks: readonly WordBlock[], decision: Decision, used: Set<string>): RootContent[] {
  const content: RootContent[] = [];
  let open: { readonly id: string; readonly stack: List[] } | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.list) {
      const { list } = block;
      // A deeper item belongs to the item above it, also where its own list has another number in the file.
      const goesOn =
        open && (list.level > 0 || (open.id === list.id && open.stack[0]?.ordered === list.ordered));
      if (!open || !goesOn) {
        const top: List = { type: 'list', ordered: list.ordered, spread: false, children: [] };
        open = { id: list.id, stack: [top] };
        content.push(top);
      }
      addItem(open.stack, list, {
        type: 'listItem',
        spread: false,
        children: [asParagraph(block, decision, used)],
      });
      continue;
    }
    open = undefined;
    content.push(block.kind === 'table' ? asTable(block, decision, used) : asBlock(block, decision, used));
  }
  return content;
}

function addItem(stack: List[], list: NonNullable<WordParagraph['list']>, item: ListItem): void {
  const depth = Math.min(list.level, stack.length);
  stack.length = Math.min(stack.length, depth + 1);
  if (depth === stack.length) {
    const inner: List = { type: 'list', ordered: list.ordered, spread: false, children: [] };
    const parent = stack.at(-1)!.children.at(-1);
    if (parent) {
      parent.children.push(inner);
      stack.push(inner);
    }
  }
  stack.at(-1)!.children.push(item);
}

function asBlock(block: WordParagraph, decision: Decision, used: Set<string>): RootContent {
  const paragraph = asParagraph(block, decision, used);
  if (block.heading !== undefined)
    return {
      type: 'heading',
      depth: Math.min(Math.max(block.heading, 1) + (block.heading === 0 ? 0 : 1), 6) as Heading['depth'],
      children: paragraph.children,
    };
  return block.quote ? { type: 'blockquote', children: [paragraph] } : paragraph;
}

function asParagraph(block: WordParagraph, decision: Decision, used: Set<string>): Paragraph {
  const runs = block.runs.filter((run) => stays(run.status, decision));
  return { type: 'paragraph', children: phrasing(runs, used) };
}

function asTable(block: WordTable, decision: Decision, used: Set<string>): Table {
  const width = Math.max(...block.rows.map((row) => row.cells.length));
  const rows = block.rows.map(
    (row, line): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, at) => ({
        type: 'tableCell' as const,
        children: phrasing(
          (row.cells[at] ?? []).flatMap((paragraph, index) => [
            ...(index > 0 ? [{ text: ' ', bold: false, italic: false, strike: false, status: null }] : []),
            // The first row holds the names of the columns; bold is how Word shows that.
            ...paragraph.runs
              .filter((run) => stays(run.status, decision))
              .map((run) => (line === 0 ? { ...run, bold: false } : run)),
          ]),
          used,
        ),
      })),
    }),
  );
  return { type: 'table', align: [], children: rows };
}

/** Runs with the same form become one stretch; spaces never stand at the edge of a mark. */
function phrasing(runs: readonly WordRun[], used: Set<string>): PhrasingContent[] {
  const joined: WordRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const same =
      last &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.strike === run.strike &&
      last.link === run.link &&
      run.footnote === undefined &&
      last.footnote === undefined &&
      !run.lineBreak &&
      !last.lineBreak;
    if (same) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  const nodes = joined.flatMap((run): PhrasingContent[] => {
    if (run.footnote !== undefined) {
      used.add(run.footnote);
      return [{ type: 'footnoteReference', identifier: run.footnote, label: run.footnote }];
    }
    return run.lineBreak ? [{ type: 'break' }] : marked(run);
  });
  return trimmed(nodes);
}

function marked(run: WordRun): PhrasingContent[] {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(run.text) ?? [];
  if (words === '') return run.text === '' ? [] : [{ type: 'text', value: ' ' }];
  let node: PhrasingContent = { type: 'text', value: words };
  if (run.strike) node = { type: 'delete', children: [node] };
  if (run.italic) node = { type: 'emphasis', children: [node] };
  if (run.bold) node = { type: 'strong', children: [node] };
  if (run.link !== undefined) node = { type: 'link', url: run.link, children: [node] };
  return [
    ...(before ? [{ type: 'text' as const, value: ' ' }] : []),
    node,
    ...(after ? [{ type: 'text' as const, value: ' ' }] : []),
  ];
}

function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const result = nodes.map((node) =>
    node.type === 'text' ? { ...node, value: node.value.replace(/\s+/gu, ' ') } : node,
  );
  const [first, last] = [result[0], result.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return result.filter((node) => node.type !== 'text' || node.value !== '');
}
