/** TimeMap (RFC 7089) in link format (RFC 6690): every text that governed, and when it began to. */
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { absolute, type Site, type StatementSite } from '../model/site.ts';

/** An announced edition is no memento: nothing of the future is in it. */
export function timeMap(site: Site, statement: StatementSite, language: Language): string {
  const name = statement.statement;
  const { intervals } = statement.timeline;
  const original = absolute(site, ADDRESS.statement(language, name));
  const self = absolute(site, ADDRESS.timeMap(language, name));
  const first = intervals[0];
  const last = intervals.at(-1);
  const span = first && last ? `; from="${httpDate(first.from)}"; until="${httpDate(last.from)}"` : '';
  const mementos = intervals.map((interval, place) => {
    const relations = [
      ...(place === 0 ? ['first'] : []),
      ...(place === intervals.length - 1 ? ['last'] : []),
      'memento',
    ];
    const address = absolute(site, ADDRESS.edition(language, name, interval.edition));
    return `<${address}>; rel="${relations.join(' ')}"; datetime="${httpDate(interval.from)}"`;
  });
  return `${[
    `<${original}>; rel="original"`,
    `<${self}>; rel="self"; type="application/link-format"${span}`,
    ...mementos,
  ].join(',\n')}\n`;
}

function httpDate(instant: string): string {
  return new Date(instant).toUTCString();
}
