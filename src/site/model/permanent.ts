/** Every address that is promised for ever, fragments included: a list that may only grow. */
import { ADDRESS } from '../addresses.ts';
import { clauseLives } from './history.ts';
import { compares, hasPairsWithoutPage, previousOf, type Site, textFor } from './site.ts';

/** Sorted, without host. A later build that misses one of them has broken a promise. */
export function permanentAddresses(site: Site): readonly string[] {
  const addresses: string[] = ['/', ADDRESS.sitemap, ADDRESS.manifest, ADDRESS.sums, ADDRESS.embedScript];
  for (const language of site.languages) {
    addresses.push(
      ADDRESS.home(language),
      ADDRESS.about(language),
      ADDRESS.verify(language),
      ADDRESS.data(language),
      ADDRESS.subscribe(language),
    );
    for (const statement of site.statements) {
      const name = statement.statement;
      addresses.push(
        ADDRESS.statement(language, name),
        ADDRESS.archive(language, name),
        ADDRESS.compare(language, name),
        ADDRESS.atom(language, name),
        ADDRESS.jsonFeed(language, name),
        ADDRESS.calendar(language, name),
        ADDRESS.timeMap(language, name),
        ADDRESS.embedJson(name, language),
        ADDRESS.embedFragment(name, language),
        ADDRESS.embedFrame(name, language),
      );
      if (hasPairsWithoutPage(site, statement)) addresses.push(ADDRESS.anyTwo(language, name));
      for (const life of clauseLives(statement, language))
        addresses.push(ADDRESS.clause(language, name, life.id));
      for (const [place, published] of statement.editions.entries()) {
        const own = ADDRESS.edition(language, name, published.id);
        addresses.push(own);
        for (const clause of textFor(published.edition, language).text.clauses)
          addresses.push(`${own}#${clause.id}`);
        for (const to of statement.editions.slice(place + 1))
          if (compares(site, published, to))
            addresses.push(ADDRESS.comparison(language, name, published.id, to.id));
      }
    }
  }
  for (const statement of site.statements) {
    const name = statement.statement;
    addresses.push(ADDRESS.register(name), ADDRESS.timelineJson(name));
    for (const source of statement.sources)
      if (source.edition) addresses.push(ADDRESS.source(name, source.edition, source.name));
    for (const published of statement.editions) {
      addresses.push(ADDRESS.editionJson(name, published.id), ADDRESS.assessmentJson(name, published.id));
      const previous = previousOf(statement, published);
      if (previous)
        for (const language of site.languages)
          addresses.push(ADDRESS.changesJson(name, previous.id, published.id, language));
    }
  }
  return [...new Set(addresses)].sort();
}
