/**
 * Takes the front matter off a file and reads it as YAML 1.2: dates stay strings, every value keeps its line,
 * and no engine that could run code is ever chosen.
 */
import matter from 'gray-matter';
import { type Document, isAlias, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { type Problem, worded } from '../problem.ts';
import { yamlFaults } from './front-matter-yaml.ts';

/** A file cut in two; `line` tells where a key or value of the front matter stands in the file. */
export interface FrontMatter {
  readonly data: unknown;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** Line of the value at a path, or of the nearest enclosing one that exists. */
  readonly line: (path: readonly PropertyKey[]) => number;
  /** Line of a key of the mapping at a path. */
  readonly keyLine: (path: readonly PropertyKey[], key: string) => number;
}

const FENCE = '---';

/**
 * @param source the whole file
 * @param file path for the problems
 */
export function readFrontMatter(source: string, file: string): FrontMatter {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const refusal = unreadable(text, file);
  if (refusal) return { ...NOTHING, body: text, problems: [refusal] };
  const counter = new LineCounter();
  let document: Document | undefined;
  let yamlSource = '';
  // Options make gray-matter bypass its cache, which would hand one file's data to another with equal text.
  const { content } = matter(text, {
    language: 'yaml',
    engines: {
      yaml: {
        parse: (yaml: string) => {
          yamlSource = yaml;
          document = parseDocument(yaml, { version: '1.2', lineCounter: counter, prettyErrors: false });
          return {};
        },
        stringify: () => '',
      },
    },
  });
  const bodyLine = countLines(text.slice(0, text.length - content.length)) + 1;
  if (!document) return { ...NOTHING, body: content, bodyLine };
  return { body: content, bodyLine, ...placed(document, counter, yamlSource, file) };
}

const NOTHING = {
  data: {},
  body: '',
  bodyLine: 1,
  problems: [],
  line: () => 1,
  keyLine: () => 1,
} satisfies FrontMatter;

function unreadable(text: string, file: string): Problem | undefined {
  const first = /^---([^\r\n]*)/.exec(text)?.[1]?.trim();
  if (first === undefined || first.startsWith('-')) return undefined;
  const where = { severity: 'error', file, line: 1 } as const;
  if (first !== '' && first !== 'yaml' && !first.startsWith('#'))
    return {
      ...where,
      code: 'edition/front-matter-language',
      ...worded({
        nl: {
          message: `De gegevens bovenaan vragen om als “${first.slice(0, 40)}” te worden gelezen, maar alleen YAML wordt gelezen.`,
          hint: 'Begin het bestand met een regel van drie streepjes en niets anders.',
        },
        en: {
          message: `The front matter asks to be read as "${first.slice(0, 40)}", but only YAML is read.`,
          hint: 'Begin the file with a line that holds three hyphens and nothing else.',
        },
      }),
    };
  if (!new RegExp(`\\n${FENCE}\\s*(?:\\r?\\n|$)`).test(text))
    return {
      ...where,
      code: 'edition/front-matter-open',
      ...worded({
        nl: {
          message: 'De gegevens bovenaan beginnen op deze regel, maar eindigen nergens.',
          hint: 'Sluit ze af met een regel van drie streepjes en niets anders.',
        },
        en: {
          message: 'The front matter begins on this line but never ends.',
          hint: 'Close it with a line that holds three hyphens and nothing else.',
        },
      }),
    };
  return undefined;
}

function placed(document: Document, counter: LineCounter, source: string, file: string) {
  // The YAML begins right after the opening fence, so its first line is the fence's own.
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const problems: Problem[] = yamlFaults(document, source, counter).map(({ line, column, words }) => ({
    code: 'edition/front-matter-yaml',
    severity: 'error',
    file,
    line,
    column,
    ...worded({
      nl: {
        ...words.nl,
        message: `De gegevens bovenaan het bestand zijn niet te lezen. ${words.nl.message}`,
      },
      en: { ...words.en, message: `The front matter cannot be read. ${words.en.message}` },
    }),
  }));
  let data: unknown = {};
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 20 }) ?? {};
    } catch {
      problems.push({
        code: 'edition/front-matter-yaml',
        severity: 'error',
        ...worded({
          nl: {
            message:
              'De gegevens bovenaan verwijzen te vaak naar zichzelf (& en *) om te kunnen worden gelezen.',
            hint: 'Schrijf de waarden voluit.',
          },
          en: {
            message: 'The front matter repeats itself through aliases (& and *) too often to be read.',
            hint: 'Write the values out.',
          },
        }),
        file,
        line: 1,
      });
    }
  }
  const line = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if ((isScalar(node) || isMap(node) || isAlias(node) || hasRange(node)) && node.range)
        return lineOf(node.range[0]);
    }
    return 1;
  };
  const keyLine = (path: readonly PropertyKey[], key: string): number => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    if (!isMap(map)) return line(path);
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    return pair && isScalar(pair.key) && pair.key.range ? lineOf(pair.key.range[0]) : line(path);
  };
  return { data, problems, line, keyLine };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && Array.isArray((node as { range?: unknown }).range);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
