/** Broken YAML, told to somebody who does not know YAML: which line, what is wrong with it, what to write. */
import { type Document, isScalar, type LineCounter, visit, type YAMLError } from 'yaml';
import type { Language } from '../language.ts';
import type { ProblemWords } from '../problem.ts';

export interface YamlFault {
  /** 1-based, in the source that was read. */
  readonly line: number;
  readonly column: number;
  readonly words: Readonly<Record<Language, ProblemWords>>;
}

/**
 * The faults of a document that could not be read; empty when it could.
 * @param source the text the document was parsed from
 */
export function yamlFaults(document: Document, source: string, lines: LineCounter): readonly YamlFault[] {
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const errors = [...document.errors, ...document.warnings];
  if (errors.length === 0) return [];
  const open = openQuote(document, source, errors);
  // Whatever follows an open quote is read wrongly too: only the quote itself is worth telling.
  if (open !== undefined) return [{ ...at(open), words: OPEN_QUOTE }];
  return errors.map((error) => ({ ...at(error.pos[0]), words: wordsOf(error, source) }));
}

/** Where the quote opens that is never closed, or only by the quote of a later key. */
function openQuote(document: Document, source: string, errors: readonly YAMLError[]): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      if (!isScalar(node) || !node.range || !String(node.type).startsWith('QUOTE')) return undefined;
      const [start, end] = node.range;
      const swallowsKey = /\n[ \t]*[\w-]+:(?:\s|$)/.test(source.slice(start, end));
      const unclosed = errors.some(
        ({ code, pos }) => code === 'MISSING_CHAR' && pos[0] >= start && pos[0] <= end + 1,
      );
      if (!swallowsKey && !unclosed) return undefined;
      found = start;
      return visit.BREAK;
    },
  });
  return found;
}

const OPEN_QUOTE: YamlFault['words'] = {
  nl: {
    message: 'Het aanhalingsteken dat op deze regel begint, wordt niet gesloten.',
    hint: 'Zet aan het einde van deze waarde hetzelfde aanhalingsteken. Komt het teken ook in de tekst zelf voor, gebruik daar dan “ en ”.',
  },
  en: {
    message: 'The quotation mark that opens on this line is never closed.',
    hint: 'Put the same mark at the end of this value. If the mark also stands in the text itself, use “ and ” there.',
  },
};

const QUOTE_IT: Readonly<Record<Language, string>> = {
  nl: 'Zet een tekst met een dubbele punt, een hekje of een aanhalingsteken tussen dubbele aanhalingstekens.',
  en: 'Put text that holds a colon, a hash or a quote between double quotes.',
};

const INDENT: YamlFault['words'] = {
  nl: {
    message: 'Deze regel springt anders in dan de regels waar hij bij hoort.',
    hint: 'Laat regels die bij elkaar horen even ver inspringen: twee spaties per niveau.',
  },
  en: {
    message: 'This line is indented differently from the lines it belongs to.',
    hint: 'Indent lines that belong together equally: two spaces for each level.',
  },
};

const COLON: YamlFault['words'] = {
  nl: {
    message: 'Op deze regel staat een dubbele punt te veel of op een verkeerde plaats.',
    hint: QUOTE_IT.nl,
  },
  en: { message: 'This line holds a colon too many, or one in the wrong place.', hint: QUOTE_IT.en },
};

/** Codes of the `yaml` library; what is not listed gets the general sentence. */
const BY_CODE: Readonly<Record<string, YamlFault['words']>> = {
  BAD_INDENT: INDENT,
  BLOCK_AS_IMPLICIT_KEY: COLON,
  MULTILINE_IMPLICIT_KEY: {
    nl: {
      message: 'Deze regel is geen sleutel met een waarde: er ontbreekt een dubbele punt.',
      hint: 'Schrijf `sleutel: waarde`, met een spatie na de dubbele punt.',
    },
    en: {
      message: 'This line is no key with a value: a colon is missing.',
      hint: 'Write `key: value`, with a space after the colon.',
    },
  },
  MISSING_CHAR: {
    nl: {
      message: 'Hier ontbreekt een teken: een dubbele punt, een komma, een haakje of een aanhalingsteken.',
      hint: 'Schrijf `sleutel: waarde`, met een spatie na de dubbele punt, en sluit elk haakje.',
    },
    en: {
      message: 'A character is missing here: a colon, a comma, a bracket or a quotation mark.',
      hint: 'Write `key: value`, with a space after the colon, and close every bracket.',
    },
  },
  TAB_AS_INDENT: {
    nl: { message: 'Deze regel springt in met een tab.', hint: 'Gebruik spaties: twee per niveau.' },
    en: { message: 'This line is indented with a tab.', hint: 'Use spaces: two for each level.' },
  },
  UNEXPECTED_TOKEN: {
    nl: { message: 'Op deze regel staat iets wat hier niet hoort.', hint: QUOTE_IT.nl },
    en: { message: 'Something on this line does not belong there.', hint: QUOTE_IT.en },
  },
  BAD_SCALAR_START: {
    nl: {
      message: 'Deze waarde begint met een teken dat een bijzondere betekenis heeft.',
      hint: 'Zet de waarde tussen dubbele aanhalingstekens.',
    },
    en: {
      message: 'This value begins with a character that has a meaning of its own.',
      hint: 'Put the value between double quotes.',
    },
  },
  BAD_DQ_ESCAPE: {
    nl: {
      message: 'Achter de backslash staat een teken dat daar niets betekent.',
      hint: 'Schrijf de backslash dubbel, of zet de waarde tussen enkele aanhalingstekens.',
    },
    en: {
      message: 'The backslash is followed by a character that means nothing there.',
      hint: 'Write the backslash twice, or put the value between single quotes.',
    },
  },
};

const GENERAL: YamlFault['words'] = {
  nl: { message: 'Deze regel kan niet worden gelezen.', hint: QUOTE_IT.nl },
  en: { message: 'This line cannot be read.', hint: QUOTE_IT.en },
};

function wordsOf(error: YAMLError, source: string): YamlFault['words'] {
  if (error.code !== 'DUPLICATE_KEY') return BY_CODE[error.code] ?? GENERAL;
  const [, key = ''] = /^["']?([^:"'\n]+)/.exec(source.slice(error.pos[0])) ?? [];
  return {
    nl: {
      message: `De sleutel \`${key.trim()}\` staat er twee keer.`,
      hint: 'Laat er één staan en zet daar de hele waarde.',
    },
    en: {
      message: `The key \`${key.trim()}\` stands there twice.`,
      hint: 'Keep one of them, with the whole value.',
    },
  };
}
