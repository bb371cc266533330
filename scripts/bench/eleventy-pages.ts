/**
 * The same editions, comparisons and clause histories as our own site, for a generator to put into a layout: same
 * content, same redline engine, same words. What is left to measure is the generator.
 */
import { renderInline } from '#domain/edition/render-clause.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../../src/site/addresses.ts';
import { comparedPairs } from '../../src/site/comparisons.ts';
import { loadSite } from '../../src/site/content.ts';
import type { BodyStore } from '../../src/site/model/body-store.ts';
import { comparisonView } from '../../src/site/model/comparison-view.ts';
import { type ClauseLife, clauseLives } from '../../src/site/model/history.ts';
import type { Site } from '../../src/site/model/site.ts';
import { statementView } from '../../src/site/model/statement-view.ts';
import { afterBody, beforeBody } from '../../src/site/render/comparison-page.ts';
import { redlineHtml } from '../../src/site/render/redline-html.ts';

export interface GeneratedPage {
  readonly address: string;
  readonly main: () => string;
}

/** A generator that is not ours keeps no bodies. */
const NO_STORE: BodyStore = { get: (_kind, _input, make) => Buffer.from(make()) };

export function pagesForGenerator(contentDir: string, now: string): readonly GeneratedPage[] {
  const site = loadSite({
    contentDir,
    now,
    publicUrl: 'https://example.org',
    demonstration: false,
    rehearsal: null,
  });
  return site.languages.flatMap((language) => [...pagesIn(site, language)]);
}

function* pagesIn(site: Site, language: Language): Generator<GeneratedPage> {
  for (const statement of site.statements) {
    const name = statement.statement;
    for (const published of statement.editions)
      yield {
        address: ADDRESS.edition(language, name, published.id),
        main: () => statementView(site, statement, published, language).html,
      };
    for (const life of clauseLives(statement, language))
      yield { address: ADDRESS.clause(language, name, life.id), main: () => history(life, language) };
    for (const [from, to] of comparedPairs(site, statement))
      yield {
        address: ADDRESS.comparison(language, name, from.id, to.id),
        main: () => {
          const view = comparisonView(site, NO_STORE, statement, from, to, language);
          const body = Buffer.from(view.body).toString('utf8');
          return beforeBody(view, language, site.publisher.name) + body + afterBody(view, language);
        },
      };
  }
}

function history(life: ClauseLife, language: Language): string {
  return life.entries
    .map(({ change, clause }) => (change ? redlineHtml(change.display, language) : renderInline(clause)))
    .map((html) => `<li><p>${html}</p></li>`)
    .join('');
}
