/** Which elements of law.md 3.1 a clause is about, by its words and its heading. */

import type { ElementId } from './model.ts';
import { CATEGORIES, categoryOf } from './read/categories.ts';
import type { Token } from './read/tokenise.ts';

/** The more telling the category, the more its words count. Acts point to their element, data words hardly. */
const TELLING: Readonly<Record<string, number>> = {
  special: 6,
  automated: 5,
  child: 5,
  authority: 5,
  complaint: 5,
  tool: 5,
  third: 4,
  area: 4,
  withdraw: 4,
  dpo: 4,
  representative: 5,
  basis: 4,
  interest: 4,
  cookie: 4,
  tracking: 3,
  retention: 4,
  keep: 2,
  delete: 2,
  optout: 4,
  optin: 3,
  marketing: 3,
  share: 4,
  sell: 5,
  recipient: 3,
  right: 3,
  route: 2,
  hurdle: 2,
  respond: 3,
  source: 3,
  purpose: 3,
  security: 3,
  protect: 2,
  announce: 3,
  change: 3,
  accept: 3,
  disclaimer: 4,
  definition: 3,
  scope: 2,
  controller: 4,
  data: 1.5,
  collect: 2,
  use: 1,
  contact: 1,
  inform: 1,
  date: 3,
  mandatory: 3,
  precision: 2,
  charge: 3,
  refuse: 2,
  transfer: 3,
  start: 2,
};

/** Elements named by the tokens, the most telling first. */
export function elementsOf(tokens: readonly Token[], heading: readonly Token[] = []): ElementId[] {
  const scores = new Map<ElementId, number>();
  const count = (list: readonly Token[], factor: number) => {
    const seen = new Set<string>();
    for (const token of list) {
      const category = categoryOf(token.concept);
      const element = category ? CATEGORIES[category]!.element : null;
      if (!category || !element || seen.has(token.key)) continue;
      seen.add(token.key);
      if (
        /^(?:data\.data|data\.personal|use\.use|use\.process|right\.right|purpose\.measure)$/.test(
          token.concept ?? '',
        )
      )
        continue;
      scores.set(element, (scores.get(element) ?? 0) + (TELLING[category] ?? 1) * factor);
    }
  };
  count(tokens, 1);
  count(heading, 0.6);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).map(([element]) => element);
  if (ranked.length > 0) return ranked;
  const generic = tokens.find((token) => token.concept === 'data.data' || token.concept === 'data.personal');
  return generic ? ['E08'] : [];
}
