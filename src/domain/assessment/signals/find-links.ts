/** Links whose address differs: which are proved harmless, which are content (law.md 3.2, link). */

import type { LanguagePack } from '../language-pack.ts';
import type { ElementId } from '../model.ts';
import type { Proof } from '../proof.ts';
import { type Analysis, analyse } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { compareLinks, sameSection } from '../read/links.ts';
import { foldWord, readTarget } from '../read/normal-form.ts';
import { isPointer } from '../read/pointer.ts';
import type { ReadClause } from '../read/read-clause.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Finding } from './signals.ts';

/** Words in a link or its address that make it part of a right: E14, E15, E16, E22, E27. */
const RIGHTS =
  /(?:afmeld|uitschrijv|opt-?out|unsubscribe|bezwaar|inzage|intrek|withdraw|klacht|complain|verwijder|delete|erase|recht|right|verzoek|request|formulier|\bform\b)/i;
/** Words that make the linked page part of the statement. */
const INCORPORATED =
  /(?:lijst|list|verwerkers|leveranciers|partners|vendors|suppliers|subprocessors|ontvangers|recipients|voorwaarden|terms|bewaartermijn|retention)/i;

export function findLinkSignals(
  old: ReadClause,
  fresh: ReadClause,
  after: Analysis,
  pack: LanguagePack,
): { findings: Finding[]; proofs: Proof[] } {
  const findings: Finding[] = [];
  const proofs: Proof[] = [];
  for (const link of compareLinks(old.links, fresh.links)) {
    const from = 'from' in link ? link.from : '';
    const to = 'to' in link ? link.to : '';
    const content =
      RIGHTS.test(foldWord(link.text)) ||
      servesRight(link.text, after) ||
      (RIGHTS.test(from) && leadsToChoice(link.text, after));
    if (link.kind === 'same' && !(content && leavesSite(from, to))) {
      proofs.push({ kind: 'link', old: from, new: to });
      continue;
    }
    const incorporated = INCORPORATED.test(foldWord(link.text));
    if (link.kind === 'added') {
      if (!incorporated) proofs.push({ kind: 'link', old: '', new: to });
      else
        findings.push({
          rule: 'link-added',
          element: 'E11',
          weight: 'review',
          direction: 'unknown',
          old: '',
          new: `${link.text} (${to})`,
        });
      continue;
    }
    if (link.kind === 'removed') {
      const gone = !foldWord(after.text).includes(foldWord(link.text));
      findings.push({
        rule: 'link-removed',
        element: content ? 'E27' : 'E25',
        weight: content && !gone ? 'material' : 'review',
        direction: 'adverse',
        old: `${link.text} (${from})`,
        new: '',
      });
      continue;
    }
    if (
      link.kind === 'moved' &&
      !content &&
      !incorporated &&
      ((sameSection(readTarget(from), readTarget(to)) && isFurtherReading(link.text, after, pack)) ||
        (![from, to].some(isTelling) && isMereReading(link.text, after, pack)))
    ) {
      proofs.push({ kind: 'link-section', old: from, new: to });
      continue;
    }
    const address = [from, to].some((url) => /^(?:mail|phone)$/.test(readTarget(url).scheme));
    const element: ElementId =
      content || address
        ? 'E27'
        : incorporated
          ? 'E11'
          : after.tokens.some((token) => categoryOf(token.concept) === 'optout')
            ? 'E22'
            : 'E25';
    findings.push({
      rule: 'link',
      element,
      weight: content || address ? 'material' : 'review',
      direction: address ? 'neutral' : content ? 'adverse' : 'unknown',
      old: `${link.text} (${from})`,
      new: `${link.text} (${to})`,
    });
  }
  return { findings, proofs };
}

/** A page of this site becomes one of a named site, or back: whether that is the same site cannot be seen. */
const leavesSite = (from: string, to: string): boolean =>
  (readTarget(from).host === '') !== (readTarget(to).host === '');

/** "Click [here] to opt out", from an address that says so itself. */
function leadsToChoice(text: string, after: Analysis): boolean {
  return sentencesOf(after).some(
    (sentence) =>
      foldWord(sentence.text).includes(foldWord(text)) &&
      sentence.tokens.some((token) => /^(?:optout|optin|withdraw)$/.test(categoryOf(token.concept) ?? '')),
  );
}

/** "To exercise your rights, [contact us]": the way to a right, whatever the words of the link. */
function servesRight(text: string, after: Analysis): boolean {
  return sentencesOf(after).some(
    (sentence) =>
      foldWord(sentence.text).includes(foldWord(text)) &&
      sentence.tokens.some((token) =>
        /^(?:right\.right|route\.exercise|withdraw\.|complaint\.)/.test(token.concept ?? ''),
      ),
  );
}

/** An address that itself speaks of a right, of suppliers or of terms. */
const isTelling = (url: string): boolean => RIGHTS.test(url) || INCORPORATED.test(url);

/** Words that make a linked page say something that the statement is about. */
const BINDING =
  /^(?:share|sell|recipient|retention|keep|transfer|tool|right|optout|optin|withdraw|complaint|cookie|automated|special|child|source|basis|interest|controller|authority|representative|dpo|hurdle|route|accept|document)$/;
const NEXT_POINTER = /\s(?:of|or|en|and)\s(?=(?:lees|zie|bekijk|read|see|learn|find)\s)/i;

/**
 * "Read the documentation for [Android]": offers to read on at the same publisher about the same thing. Such a
 * sentence may go or come without notice, so what it points at may change.
 */
function isMereReading(text: string, after: Analysis, pack: LanguagePack): boolean {
  const words = foldWord(text);
  if (/(?:statement|policy|terms|verklaring|beleid|voorwaarden)/i.test(text)) return false;
  const known = new Set(after.tokens.map((token) => token.key));
  return sentencesOf(after)
    .flatMap((sentence) => sentence.text.split(NEXT_POINTER))
    .map((part) => analyse(part, pack))
    .some(
      (part) =>
        foldWord(part.text).includes(words) &&
        !part.tokens.some((token) => BINDING.test(categoryOf(token.concept) ?? '')) &&
        sentencesOf(part).every((sentence) => isPointer(sentence, pack, false, known)),
    );
}

/** The link stands in a sentence that only offers to read on, and its words name no document that binds. */
function isFurtherReading(text: string, after: Analysis, pack: LanguagePack): boolean {
  if (/(?:statement|policy|terms|verklaring|beleid|voorwaarden)/i.test(text)) return false;
  const words = foldWord(text);
  return sentencesOf(after).some(
    (sentence) =>
      foldWord(sentence.text).includes(words) &&
      (isPointer(sentence, pack, true) ||
        /^(?:here|hier|documentation|documentatie|learn more|meer informatie|lees meer)$/.test(words)),
  );
}
