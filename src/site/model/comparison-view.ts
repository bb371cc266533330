/** Everything a comparison page shows, as finished values. */
import type { AssessedChange } from '#domain/assessment/model.ts';
import { redline } from '#domain/change/redline.ts';
import type { Verdict } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { plainParagraphs } from '#domain/notice/plain-words.ts';
import { ADDRESS } from '../addresses.ts';
import { comparisonBody } from '../render/comparison-body.ts';
import { WORDS } from '../strings/index.ts';
import type { BodyStore } from './body-store.ts';
import {
  absolute,
  basePath,
  compares,
  editionName,
  type PublishedEdition,
  type Site,
  type StatementSite,
  textFor,
  unbroken,
} from './site.ts';

interface Side {
  readonly name: string;
  readonly href: string;
  readonly state: string;
  /** Digest of the compared text. */
  readonly digest: string;
}

export interface ComparisonView {
  readonly title: string;
  readonly from: Side;
  readonly to: Side;
  readonly verdict: Verdict | null;
  readonly illustrative: boolean;
  /** The editor's words, when the newer edition was written as a change of the older. */
  readonly summary: readonly string[];
  /** Set when the compared texts are not in the page's language. */
  readonly otherLanguage: Language | null;
  /** HTML in UTF-8. */
  readonly body: Uint8Array;
  readonly neighbours: readonly { readonly name: string; readonly href: string }[];
  readonly index: string;
  readonly permalink: string;
  /** The same changes as JSON; successive editions have it. */
  readonly data: string | null;
}

export function comparisonView(
  site: Site,
  bodies: BodyStore,
  statement: StatementSite,
  from: PublishedEdition,
  to: PublishedEdition,
  language: Language,
): ComparisonView {
  const path = basePath(site);
  const name = statement.statement;
  const both = comparedLanguage(from, to, language);
  const names = { from: editionName(statement, from, language), to: editionName(statement, to, language) };
  const side = (edition: PublishedEdition, called: string): Side => ({
    name: called,
    href: path + ADDRESS.edition(language, name, edition.id),
    state: WORDS[language].state.names[edition.status.state],
    digest: textFor(edition.edition, both).text.sha256,
  });
  const own = to.act.previous === from.id;
  const text = textFor(to.edition, both).text;
  return {
    title: WORDS[language].compare.title(unbroken(names.from), unbroken(names.to)),
    from: side(from, names.from),
    to: side(to, names.to),
    verdict: own && to.status.verdict !== 'first' ? to.status.verdict : null,
    illustrative: to.status.illustrative || from.status.illustrative,
    // While it is announced, the notice above says the same in the same words.
    summary:
      own && !statement.banners.some((banner) => banner.edition === to.id)
        ? [text.summary, text.impact].flatMap((part) => plainParagraphs(part, both, to.status.effective))
        : [],
    otherLanguage: both === language ? null : both,
    body: bodyOf(site, bodies, statement, from, to, language, both, names),
    neighbours: neighbours(site, statement, from, to, language),
    index: path + ADDRESS.compare(language, name),
    permalink: absolute(site, ADDRESS.comparison(language, name, from.id, to.id)),
    data: own ? path + ADDRESS.changesJson(name, from.id, to.id, language) : null,
  };
}

/** The page's language when both editions have it, else the newer edition's authentic one. */
export function comparedLanguage(from: PublishedEdition, to: PublishedEdition, language: Language): Language {
  if (from.edition.texts[language] && to.edition.texts[language]) return language;
  const shared = [to.edition.authentic, ...to.edition.languages].find(
    (each) => from.edition.texts[each] && to.edition.texts[each],
  );
  return shared ?? to.edition.authentic;
}

function bodyOf(
  site: Site,
  bodies: BodyStore,
  statement: StatementSite,
  from: PublishedEdition,
  to: PublishedEdition,
  language: Language,
  both: Language,
  names: { readonly from: string; readonly to: string },
): Uint8Array {
  const path = basePath(site);
  const name = statement.statement;
  const input = {
    old: textFor(from.edition, both).text.clauses,
    new: textFor(to.edition, both).text.clauses,
    overrides: to.edition.meta.clauses,
    gone: from.edition.gone,
    assessed: assessedChanges(from, to, both),
    language,
    textLanguage: both,
    authentic: to.edition.authentic,
    oldName: names.from,
    newName: names.to,
    historyBase: `${path}${ADDRESS.statement(language, name)}clause/`,
    otherLanguages: site.languages
      .filter((other) => other !== language)
      .map((other) => ({ language: other, href: path + ADDRESS.comparison(other, name, from.id, to.id) })),
  };
  return bodies.get('comparison', input, () =>
    comparisonBody({
      ...input,
      redline: redline(input.old, input.new, {
        overrides: input.overrides,
        restored: new Set(input.gone),
        language: both,
      }),
    }),
  );
}

/** The frozen assessment of the newer edition against exactly this older one; no other pair was ever assessed. */
export function assessedChanges(
  from: PublishedEdition,
  to: PublishedEdition,
  language: Language,
): readonly AssessedChange[] {
  const { previous, lastNotified } = to.act.assessment;
  const baseline = [previous, lastNotified].find((each) => each?.baseline === from.id);
  return baseline?.changes.filter((change) => change.language === language) ?? [];
}

/** Comparisons one step away: an earlier or later edition on either side. */
function neighbours(
  site: Site,
  statement: StatementSite,
  from: PublishedEdition,
  to: PublishedEdition,
  language: Language,
) {
  const path = basePath(site);
  const at = (edition: PublishedEdition, step: number) =>
    statement.editions[statement.editions.indexOf(edition) + step];
  const pairs: readonly (readonly [PublishedEdition | undefined, PublishedEdition | undefined])[] = [
    [at(from, -1), from],
    [at(from, -1), to],
    [at(from, 1), to],
    [from, at(to, -1)],
    [from, at(to, 1)],
    [to, at(to, 1)],
  ];
  const seen = new Set<string>();
  return pairs.flatMap(([a, b]) => {
    if (!a || !b || a === b || !compares(site, a, b) || (a === from && b === to)) return [];
    const href = path + ADDRESS.comparison(language, statement.statement, a.id, b.id);
    if (seen.has(href) || statement.editions.indexOf(a) > statement.editions.indexOf(b)) return [];
    seen.add(href);
    return [
      { name: `${editionName(statement, a, language)} → ${editionName(statement, b, language)}`, href },
    ];
  });
}
