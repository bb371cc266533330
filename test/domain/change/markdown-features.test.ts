/** Everything Markdown has, feature by feature: what is a change of words, what of form, and what is none. */
import { describe, expect, test } from 'vitest';
import { redline } from '#domain/change/redline.ts';
import { renderRedlineText } from '#domain/change/render/render-text.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';

const changes = (old: string, after: string) =>
  redline(parseClauses(old), parseClauses(after)).changes.map(
    ({ facets, display }) => `${facets.join('+')}: ${renderRedlineText(display)}`,
  );

const TABLE = '| Cookie | Doel |\n|--|--|\n| sess | inloggen |\n| taal | voorkeur |\n';

test.each([
  // Lists
  [
    'a nested item is a clause of its own',
    '- a een\n  - b twee',
    '- a een\n  - b drie',
    ['text: b [-twee-][+drie+]'],
  ],
  ['an item deeper down', '- a een\n- b twee', '- a een\n  - b twee', ['format: b twee']],
  ['renumbering', '1. een ding\n2. twee dingen', '4. een ding\n5. twee dingen', []],
  ['numbers all 1', '1. een ding\n2. twee dingen', '1. een ding\n1. twee dingen', []],
  [
    'an item put before the others',
    '1. een ding\n2. nog wat',
    '1. eerst dit hier\n2. een ding\n3. nog wat',
    ['added: [+eerst dit hier+]'],
  ],
  ['another bullet', '* een ding\n* nog wat', '- een ding\n- nog wat', []],
  ['a box ticked', '- [ ] akkoord', '- [x] akkoord', ['format: akkoord']],
  // Tables
  ['one cell', TABLE, TABLE.replace('inloggen', 'betalen'), ['text: sess [-inloggen-][+betalen+]']],
  ['a row', TABLE, `${TABLE}| kar | winkelen |\n`, ['added: [+kar winkelen+]']],
  [
    'a column: one change of the whole table',
    TABLE,
    '| Cookie | Doel | Duur |\n|--|--|--|\n| sess | inloggen | 1 uur |\n| taal | voorkeur | 1 jaar |\n',
    ['text: Cookie Doel [+Duur +]sess inloggen [+1 uur +]taal voorkeur[+ 1 jaar+]'],
  ],
  ['the alignment of a column', TABLE, TABLE.replace('|--|--|', '|:-|-:|'), []],
  // Links and pictures
  ['only the target', '[beleid](https://a.example/1)', '[beleid](https://a.example/2)', ['link: beleid']],
  [
    'only the words',
    '[beleid](https://a.example/1)',
    '[regels](https://a.example/1)',
    ['text: [-beleid-][+regels+]'],
  ],
  ['by reference', '[beleid](https://a.example/1)', '[beleid][x]\n\n[x]: https://a.example/1', []],
  [
    'the words of a picture',
    '![oud zegel](z.png)',
    '![nieuw zegel](z.png)',
    ['text: [-oud-][+nieuw+] zegel'],
  ],
  // Form
  ['emphasis', 'Wij delen *niets* hier', 'Wij delen niets hier', ['format: Wij delen niets hier']],
  ['another sign of emphasis', 'Wij delen *niets*', 'Wij delen _niets_', []],
  [
    'a hard break',
    'eerste regel  \ntweede regel',
    'eerste regel tweede regel',
    ['format: eerste regel tweede regel'],
  ],
  ['a hard break written otherwise', 'eerste  \ntweede', 'eerste\\\ntweede', []],
  [
    'a paragraph made a quotation',
    'Wij delen niets hier',
    '> Wij delen niets hier',
    ['format: Wij delen niets hier'],
  ],
  // Footnotes
  [
    'words of a note',
    'Ja[^1].\n\n[^1]: Noot een.',
    'Ja[^1].\n\n[^1]: Noot twee.',
    ['text: Noot [-een-][+twee+].'],
  ],
  ['another label', 'Ja[^1].\n\n[^1]: Noot een.', 'Ja[^n].\n\n[^n]: Noot een.', []],
  ['a reference', 'Ja.', 'Ja[^1].\n\n[^1]: Noot een.', ['link: Ja.', 'added: [+Noot een.+]']],
  // HTML and entities
  ['an entity', 'caf&eacute; &euro; 5', 'café € 5', []],
  ['tags for emphasis', 'Wij delen <b>niets</b>', 'Wij delen **niets**', []],
  [
    'a block of HTML',
    '<div>\n<p>Wij delen</p>\n</div>',
    '<div>\n<p>Wij verkopen</p>\n</div>',
    ['text: Wij [-delen-][+verkopen+]'],
  ],
  ['a script', 'Wij delen niets', 'Wij delen niets\n\n<script>alert(1)</script>', []],
  ['a comment', 'Wij delen niets', '<!-- x -->\n\nWij delen niets', []],
] as const)('%s', (_, old, after, expected) => {
  expect(changes(old, after)).toEqual(expected);
});

describe('typography is folded, what carries meaning never is', () => {
  const facets = (old: string, after: string) =>
    redline(parseClauses(old), parseClauses(after)).changes.flatMap((change) => change.facets);
  test.each([
    ['“', 'het "doel" van ons', 'het “doel” van ons'],
    ['‘', "de foto's van ons", 'de foto’s van ons'],
    ['–', 'doel - en middel', 'doel – en middel'],
    ['…', 'enzovoort... klaar', 'enzovoort… klaar'],
    ['capitals', 'Uw Rechten Hier', 'Uw rechten hier'],
  ])('folded: %s', (_, old, after) => {
    expect(facets(old, after)).toEqual(['typographic']);
  });

  test.each([
    ['a digit', 'na 30 dagen', 'na 31 dagen'],
    ['a range and a minus', 'van 10-20 dagen', 'van 10–20 dagen'],
    ['a month', 'we change in may', 'we change in May'],
    ['een maand', 'vanaf maart geldt dit', 'vanaf Maart geldt dit'],
    ['een ontkenning', 'wij delen niet', 'wij delen NIET'],
    ['a negation', 'we do not share', 'we do NOT share'],
    ['een modaal werkwoord', 'wij moeten dit', 'wij MOETEN dit'],
    ['a modal', 'you must agree', 'you MUST agree'],
    ['a contraction', "we don't share", 'we DON’T share'],
  ])('never folded: %s', (_, old, after) => {
    expect(facets(old, after)).toEqual(['text']);
  });
});
