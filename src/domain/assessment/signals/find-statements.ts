/** Whole sentences that came or went inside a clause: proved redundant, a mere pointer, or a statement (gate G18). */

import type { LanguagePack } from '../language-pack.ts';
import type { ChangeInput } from '../model.ts';
import type { Proof } from '../proof.ts';
import { type Analysis, analyse } from '../read/analyse.ts';
import type { Comparison, Hunk } from '../read/compare-words.ts';
import { isPointer } from '../read/pointer.ts';
import { type ReadLink, readClause } from '../read/read-clause.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { judgeStatement } from './judge-statement.ts';
import type { Finding } from './signals.ts';
import { accompanied } from './stance.ts';

interface Given {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly comparison: Comparison;
  readonly pack: LanguagePack;
  readonly input: ChangeInput;
  readonly oldLinks: readonly ReadLink[];
  readonly newLinks: readonly ReadLink[];
}

/** Takes sentences without counterpart out of the hunks and judges each as a whole. */
export function findStatements(
  hunks: readonly Hunk[],
  given: Given,
): { hunks: readonly Hunk[]; findings: Finding[]; proofs: Proof[] } {
  const findings: Finding[] = [];
  const proofs: Proof[] = [];
  const settled = new Set<Token>();
  for (const side of ['old', 'new'] as const) {
    const analysis = side === 'old' ? given.before : given.after;
    const other = side === 'old' ? given.after : given.before;
    const loose = new Set(hunks.flatMap((hunk) => hunk[side]));
    let proved: Sentence | null = null;
    for (const sentence of sentencesOf(analysis)) {
      const stays = sentence.tokens.findIndex((token) => !loose.has(token));
      const lead = stays < 0 ? sentence.tokens : sentence.tokens.slice(0, stays);
      if (proved && lead.length > 0 && follows(proved, lead, given)) {
        for (const token of lead) settled.add(token);
        proved = null;
        continue;
      }
      const share = sentence.tokens.filter((token) => loose.has(token)).length / sentence.tokens.length;
      const kept = sentence.tokens.filter(
        (token) =>
          !loose.has(token) && token.kind !== 'function' && !/^(?:and|or)\./.test(token.concept ?? ''),
      );
      if (
        share < 0.75 ||
        kept.length > sentence.tokens.length * 0.15 ||
        (sentence.tokens.length < 2 && !isPointer(sentence, given.pack)) ||
        isReplaced(sentence, hunks, side)
      )
        continue;
      const kind = side === 'old' ? 'removed' : 'added';
      const judged = judgeStatement(
        sentence,
        kind,
        contextsOf(given, other),
        given.pack,
        given.input.heading,
        links(given, side).some((link) => sentence.text.includes(link.text)),
      );
      proved = judged.proof?.kind === 'context' ? sentence : null;
      if (judged.proof) proofs.push(judged.proof);
      else findings.push(...judged.findings);
      for (const token of sentence.tokens) settled.add(token);
    }
  }
  const left = hunks
    .map((hunk) => ({
      ...hunk,
      old: hunk.old.filter((token) => !settled.has(token)),
      new: hunk.new.filter((token) => !settled.has(token)),
    }))
    .filter((hunk) => hunk.old.length + hunk.new.length > 0);
  const [gone, come] = ['statement-removed', 'statement-added'].map((rule) =>
    findings.filter((finding) => finding.rule === rule),
  );
  const others = findings.filter((finding) => !/^statement-(?:added|removed)$/.test(finding.rule));
  const told = [...gone!, ...accompanied(come!), ...others];
  return { hunks: left, findings: told, proofs };
}

/** A sentence whose place was taken by words of like length is rewritten, not removed. */
function isReplaced(sentence: Sentence, hunks: readonly Hunk[], side: 'old' | 'new'): boolean {
  const members = new Set(sentence.tokens);
  const touching = hunks.filter((hunk) => hunk[side].some((token) => members.has(token)));
  const other = side === 'old' ? 'new' : 'old';
  const size = touching.reduce((sum, hunk) => sum + hunk[other].length, 0);
  return size >= sentence.tokens.length * (sentence.tokens.length <= 10 ? 0.2 : 0.4);
}

/** `(Article 28(2))` behind a sentence that stands in the context: it stands there behind it too. */
function follows(proved: Sentence, tokens: readonly Token[], { input, pack }: Given): boolean {
  if (tokens.length > 2) return false;
  const keys = (list: readonly Token[]) => list.map((token) => token.key).join(' ');
  return [input.context_before, input.context_after].some((context) => {
    const sentences = sentencesOf(analyse(readClause(context).text, pack));
    const at = sentences.findIndex((other) => keys(other.tokens) === keys(proved.tokens));
    return at >= 0 && keys(sentences[at + 1]?.tokens ?? []) === keys(tokens);
  });
}

function contextsOf({ input, pack }: Given, other: Analysis): Analysis[] {
  return [
    other,
    ...[input.context_before, input.context_after].map((context) => analyse(readClause(context).text, pack)),
  ];
}

const links = (given: Given, side: 'old' | 'new') => (side === 'old' ? given.oldLinks : given.newLinks);
