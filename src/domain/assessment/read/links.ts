/** Where links point: the same page, another page, or a page that came or went (gate G14). */

import { foldWord, readTarget, type Target } from './normal-form.ts';
import type { ReadLink } from './read-clause.ts';

export type LinkDifference =
  /** Another address of the same page: proved. */
  | { readonly kind: 'same'; readonly text: string; readonly from: string; readonly to: string }
  /** Another page, as far as can be seen. */
  | { readonly kind: 'moved' | 'other'; readonly text: string; readonly from: string; readonly to: string }
  | { readonly kind: 'added'; readonly text: string; readonly to: string }
  | { readonly kind: 'removed'; readonly text: string; readonly from: string };

/** Pairs links by words, then by place, then by page; reports only those whose address differs. */
export function compareLinks(old: readonly ReadLink[], fresh: readonly ReadLink[]): LinkDifference[] {
  const left = [...old];
  const right = [...fresh];
  const result: LinkDifference[] = [];
  const settle = (matches: (a: ReadLink, b: ReadLink) => boolean) => {
    for (let at = 0; at < left.length; at++) {
      const other = right.findIndex((link) => matches(left[at]!, link));
      if (other < 0) continue;
      const difference = compareTargets(left[at]!, right[other]!);
      if (difference) result.push(difference);
      left.splice(at--, 1);
      right.splice(other, 1);
    }
  };
  settle((a, b) => a.url === b.url && foldWord(a.text) === foldWord(b.text));
  settle((a, b) => sameTarget(readTarget(a.url), readTarget(b.url)));
  settle((a, b) => foldWord(a.text) === foldWord(b.text));
  if (left.length === right.length) settle(() => true);
  const stays = (link: ReadLink, others: readonly ReadLink[]) =>
    others.some((other) => other.url === link.url);
  for (const link of left.filter((one) => !stays(one, fresh)))
    result.push({ kind: 'removed', text: link.text, from: link.url });
  for (const link of right.filter((one) => !stays(one, old)))
    result.push({ kind: 'added', text: link.text, to: link.url });
  return result;
}

function compareTargets(old: ReadLink, fresh: ReadLink): LinkDifference | null {
  if (old.url === fresh.url) return null;
  const pair = { text: fresh.text, from: old.url, to: fresh.url };
  const [from, to] = [readTarget(old.url), readTarget(fresh.url)];
  if (sameTarget(from, to)) return { kind: 'same', ...pair };
  return { kind: domain(from.host) === domain(to.host) ? 'moved' : 'other', ...pair };
}

/** True when both addresses can be shown to mean one page. */
export function sameTarget(a: Target, b: Target): boolean {
  if (a.scheme !== b.scheme) return false;
  if (a.scheme !== 'web') return a.page === b.page;
  const related = a.host === b.host || a.host === '' || b.host === '' || domain(a.host) === domain(b.host);
  if (!related) return false;
  if (a.page === b.page) return a.page !== '' || a.host === b.host || a.host === '' || b.host === '';
  if (a.anchor.length >= 10 && a.anchor === b.anchor && sameSection(a, b)) return true;
  const [slugA, slugB] = [lastSegment(a.page), lastSegment(b.page)];
  if (
    a.page.split('/').some((part) => POLICY.test(part)) &&
    b.page.split('/').some((part) => POLICY.test(part)) &&
    policyName(a) !== '' &&
    policyName(a) === policyName(b)
  )
    return true;
  if (slugA === '' || slugB === '') return false;
  if (slugA === slugB && (POLICY.test(slugA) || (a.anchor !== '' && a.anchor === b.anchor))) return true;
  return slugA === slugB && /[a-z][-_.]?[a-z\d]{4}/.test(slugA) && slugA.length >= 8 && /[-_.]/.test(slugA);
}

/** The policy of one party has one place on its own site. */
const POLICY = /privacy|cookie|terms|voorwaarden/;
/** Which policy an address names, when nothing in its last part limits it: `privacy-policy`, not `privacy-applicants`. */
const policyName = (target: Target): string => {
  const words = lastSegment(target.page)
    .split(/[^a-z]+/)
    .filter(
      (word) =>
        !/^(?:|policy|policies|statement|notice|verklaring|beleid|the|our|html?|php|aspx?|of|service|use)$/.test(
          word,
        ),
    );
  return words.length === 1 ? (POLICY.exec(words[0]!)?.[0] ?? '') : '';
};
const lastSegment = (page: string): string => (page.split('/').at(-1) ?? '').replace(/_/g, '-');

/**
 * True when both addresses belong to one part of one site: a page above the other, or a title that holds the
 * other's words. Enough for a link that only offers further reading, never for one that carries a right.
 */
export function sameSection(a: Target, b: Target): boolean {
  if (a.scheme !== 'web' || b.scheme !== 'web' || a.host !== b.host) return false;
  const [pathA, pathB] = [a.page.split('/'), b.page.split('/')];
  const [short, long] = pathA.length <= pathB.length ? [pathA, pathB] : [pathB, pathA];
  if (short.length >= 2 && short.every((segment, at) => segment === long[at])) return true;
  const words = (page: string) =>
    new Set(
      lastSegment(page)
        .split(/[^a-z\d]+/)
        .filter((word) => word.length > 2),
    );
  const [wordsA, wordsB] = [words(a.page), words(b.page)];
  const [few, many] = wordsA.size <= wordsB.size ? [wordsA, wordsB] : [wordsB, wordsA];
  return few.size >= 2 && [...few].every((word) => many.has(word));
}

/** Second labels under which countries register names: `co.uk`, `com.au`. */
const REGISTRIES = /^(?:co|com|org|net|gov|gob|govt|ac|edu|or|ne|go|ltd|plc|nhs|sch)\.[a-z]{2}$/;
/** Hosts on which everybody can have a name of his own. */
const SHARED =
  /^(?:github|gitlab|netlify|vercel|pages|workers|blogspot|wordpress|herokuapp|azurewebsites|web|firebaseapp|sharepoint|myshopify|wixsite|weebly|notion|webflow|zendesk|freshdesk|typeform|surveymonkey|hubspotpagebuilder)\.(?:io|app|dev|com|net|site|page)$/;

/** The part of a host name that one party registers: two labels, three under `co.uk` and on shared hosts. */
function domain(host: string): string {
  const labels = host.split('.');
  const last = labels.slice(-2).join('.');
  return labels.slice(REGISTRIES.test(last) || SHARED.test(last) ? -3 : -2).join('.');
}
