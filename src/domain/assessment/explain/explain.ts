/** One sentence per signal, in every language of the reader, with the words and the source. */
import type { Language } from '../../language.ts';
import type { Proof } from '../proof.ts';
import type { Finding } from '../signals/signals.ts';
import { explainLimit, LIMITS } from './explain-limits.ts';
import { PROOF_SENTENCES } from './explain-proofs.ts';
import { RULE_SENTENCES } from './explain-rules.ts';
import { SUBJECTS, type Subject } from './explain-subjects.ts';

/** The sentence for a finding. Words longer than 160 characters are shortened. */
export function explainFinding(finding: Finding): Record<Language, string> {
  const special = RULE_SENTENCES[finding.rule];
  const words = { old: quote(finding.old), new: quote(finding.new) };
  if (special) return { nl: special.nl(words, finding), en: special.en(words, finding) };
  const subject = SUBJECTS[finding.rule] ?? SUBJECTS.statement!;
  const limit = LIMITS[finding.rule];
  if (limit) {
    const dutchWords = { old: dutchQuote(finding.old), new: dutchQuote(finding.new) };
    const told = explainLimit(limit, { nl: dutchWords, en: words }, finding);
    return { nl: `${told.nl}; ${subject.source.nl}.`, en: `${told.en}; ${subject.source.en}.` };
  }
  return { nl: dutch(subject, finding), en: english(subject, finding) };
}

/** `De grondslag wordt genoemd`, but `Er komt een ontvanger bij`: what is one of its kind was there, told or not. */
function dutch(subject: Subject, finding: Finding): string {
  const [old, fresh] = [dutchQuote(finding.old), dutchQuote(finding.new)];
  const source = `${subject.source.nl}.`;
  const one = /^(?:De|Het) /.test(subject.nl);
  if (finding.old && finding.new) return `${subject.nl} verandert: ${old} wordt ${fresh}; ${source}`;
  if (finding.old)
    return one
      ? `${subject.nl} wordt hier niet meer genoemd: ${old}; ${source}`
      : `${subject.nl} vervalt: ${old}; ${source}`;
  if (one) return `${subject.nl} wordt hier nu genoemd: ${fresh}; ${source}`;
  return /^Een /.test(subject.nl)
    ? `Er komt ${subject.nl[0]!.toLowerCase()}${subject.nl.slice(1)} bij: ${fresh}; ${source}`
    : `${subject.nl} komt erbij: ${fresh}; ${source}`;
}

function english(subject: Subject, finding: Finding): string {
  const [old, fresh] = [quote(finding.old), quote(finding.new)];
  const source = `${subject.source.en}.`;
  const one = /^The /.test(subject.en);
  if (finding.old && finding.new) return `${subject.en} changes: ${old} becomes ${fresh}; ${source}`;
  if (finding.old)
    return `${subject.en} is ${one ? 'no longer mentioned here' : 'removed'}: ${old}; ${source}`;
  return `${subject.en} is ${one ? 'now mentioned here' : 'added'}: ${fresh}; ${source}`;
}

/** The sentence for a proof: what was shown to be equal, and how. */
export function explainProof(proof: Proof): Record<Language, string> {
  const sentence = PROOF_SENTENCES[proof.kind];
  const pair = (language: Language): string => {
    const [old, fresh] =
      language === 'nl'
        ? [dutchQuote(proof.old), dutchQuote(proof.new)]
        : [quote(proof.old), quote(proof.new)];
    if (!proof.old || !proof.new || proof.old === proof.new)
      return proof.old === proof.new ? '' : ` (${proof.new ? fresh : old})`;
    return language === 'nl' ? ` (${old} en ${fresh})` : ` (${old} and ${fresh})`;
  };
  return { nl: `${sentence.nl}${pair('nl')}.`, en: `${sentence.en}${pair('en')}.` };
}

const shorten = (text: string): string => {
  const clean = text.replace(/[¦⏎]/g, ' ').replace(/\s+/g, ' ').trim();
  return clean.length > 160 ? `${clean.slice(0, 157)}...` : clean;
};
const quote = (text: string): string => `“${shorten(text)}”`;
const dutchQuote = (text: string): string => `‘${shorten(text)}’`;
