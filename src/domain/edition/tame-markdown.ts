/**
 * Markdown that would take the parser more than proportional time, made harmless without losing a character of what
 * a reader sees. Reading is linear for anything people write; a few shapes that only machines make are quadratic
 * (measured: 160,000 stars on one line 36 s, 20,000 quote marks 1.4 s and an exhausted stack).
 */
import type { Problem } from '../problem.ts';

/** Containers (quote marks, bullets) that one line may open. */
const MOST_CONTAINERS = 40;
/** Signs that may open or close emphasis, links and the like, within one paragraph. */
const MOST_SIGNS = 6_000;
/** Underlines (`===`, `---`) within one run of lines without a blank one. */
const MOST_UNDERLINES = 200;
/** Cells of one row of a table. */
const MOST_CELLS = 1_000;
/** Unbroken run of characters that could be an address. */
const LONGEST_ADDRESS = 2_000;
/** Spaces before the first word of a line: 100 levels of the deepest list. */
const DEEPEST_INDENT = 200;

const CONTAINERS = /^(?:[ \t]{0,3}(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))[ \t]?){41,}/;
const SIGNS = /[*_~[\]!`<]/g;
const BARS = /\|/g;
const UNDERLINE = /^[ \t]{0,3}(?:=+|-+)[ \t]*$/;
const ADDRESS = new RegExp(`[-.+\\w]{${LONGEST_ADDRESS},}`);

export interface Tame {
  readonly markdown: string;
  /** What was taken as plain text, by line of the body. */
  readonly flattened: readonly { readonly line: number; readonly what: string }[];
  /** No bare address is looked for: a run of characters is too long for that. */
  readonly withoutAddresses: boolean;
}

export function tameMarkdown(markdown: string): Tame {
  const lines = markdown.split('\n');
  const flattened: { line: number; what: string }[] = [];
  let changed = false;
  const replace = (i: number, line: string, what: string) => {
    if (flattened.length < 20) flattened.push({ line: i + 1, what });
    lines[i] = line;
    changed = true;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const containers = CONTAINERS.exec(line);
    if (containers)
      replace(i, escaped(line), `more than ${MOST_CONTAINERS} quotations or lists inside each other`);
    else if (line.length > MOST_CELLS && countOf(line, BARS) > MOST_CELLS)
      replace(i, escaped(line), `more than ${MOST_CELLS} cells in one row`);
    else if (line.length > DEEPEST_INDENT && line.search(/[^ \t]/) > DEEPEST_INDENT)
      replace(i, ' '.repeat(DEEPEST_INDENT) + line.trimStart(), 'a line that is indented too far');
  }
  for (let start = 0; start < lines.length; ) {
    let end = start;
    let signs = 0;
    let underlines = 0;
    for (; end < lines.length && lines[end]!.trim() !== ''; end++) {
      signs += countOf(lines[end]!, SIGNS);
      if (UNDERLINE.test(lines[end]!)) underlines++;
    }
    if (signs > MOST_SIGNS && !isTable(lines, start, end))
      for (let i = start; i < end; i++)
        replace(i, escaped(lines[i]!), 'too many signs of emphasis or links in one paragraph');
    if (underlines > MOST_UNDERLINES)
      for (let i = start; i < end; i++)
        if (UNDERLINE.test(lines[i]!))
          replace(i, `\n${lines[i]}\n`, 'too many underlined headings without blank lines');
    start = end + 1;
  }
  return {
    markdown: changed ? lines.join('\n') : markdown,
    flattened,
    withoutAddresses: ADDRESS.test(markdown),
  };
}

/** The problems that an author is told about a body that had to be flattened. */
export function flatteningProblems(tame: Tame, file: string, firstLine: number): Problem[] {
  return tame.flattened.slice(0, 5).map(({ line, what }) => ({
    code: 'edition/flattened',
    severity: 'warning',
    message: `There are ${what}; this is read as plain text.`.replace('There are a ', 'There is a '),
    file,
    line: line + firstLine - 1,
    hint: 'Check that the file is what you meant to publish.',
  }));
}

function isTable(lines: readonly string[], start: number, end: number): boolean {
  return end - start > 2 && /^[\s|:-]+$/.test(lines[start + 1]!) && lines[start + 1]!.includes('-');
}

/** Every sign of Markdown stands for itself. */
function escaped(line: string): string {
  return line.replace(/[\\*_~[\]!`<>&|#+=.)-]/g, '\\$&');
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count++;
  return count;
}
