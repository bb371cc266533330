/**
 * What the coming or going of a concept means: law.md 3.1 and 3.2 as a table, one line per category or
 * concept. Consulted from the most specific line (`cookie.marketing`) to the least (`cookie`).
 */
import type { Direction } from './model.ts';
import type { Weight } from './signals/signals.ts';

export interface Effect {
  readonly weight: Weight;
  readonly direction: Direction;
  /** Notice alone does not cure it (law.md 3.5, step 7). */
  readonly consentCheck?: boolean;
}

export interface Rule {
  readonly added: Effect;
  readonly removed: Effect;
  /** Soft words are often only chosen otherwise in a sentence that was rewritten as a whole. */
  readonly soft?: boolean;
}

const M = (direction: Direction, consentCheck = false): Effect => ({
  weight: 'material',
  direction,
  ...(consentCheck ? { consentCheck } : {}),
});
const R = (direction: Direction): Effect => ({ weight: 'review', direction });
const worse: Rule = { added: M('adverse'), removed: M('favourable') };
const better: Rule = { added: M('favourable'), removed: M('adverse') };
const ask: Rule = { added: R('unknown'), removed: R('unknown'), soft: true };
const soft = (rule: Rule): Rule => ({ ...rule, soft: true });

/** Keyed by concept or category. */
export const RULES: Readonly<Record<string, Rule>> = {
  'controller.register': ask,
  'controller.formerly': ask,
  'controller.form': ask,
  'controller.entity': ask,
  'controller.nv': ask,
  controller: { added: M('adverse', true), removed: M('adverse') },
  contact: ask,
  representative: better,
  dpo: better,
  'purpose.purpose': ask,
  'purpose.measure': ask,
  purpose: { added: M('adverse'), removed: M('favourable'), soft: true },
  'basis.basis': ask,
  basis: { added: M('neutral'), removed: M('adverse') },
  interest: { added: M('adverse'), removed: M('favourable') },
  'data.data': ask,
  'data.personal': ask,
  data: worse,
  precision: { added: M('unknown'), removed: M('unknown') },
  special: { added: M('adverse', true), removed: M('favourable') },
  source: soft(worse),
  'recipient.agreement': better,
  'recipient.public': soft(worse),
  'recipient.recipient': ask,
  recipient: { added: M('adverse'), removed: R('favourable') },
  eea: { added: R('neutral'), removed: R('neutral') },
  'area.eea': { added: R('favourable'), removed: M('adverse') },
  'area.eu': { added: R('favourable'), removed: M('adverse') },
  area: worse,
  third: worse,
  tool: { added: M('neutral'), removed: M('adverse') },
  transfer: soft(worse),
  'retention.period': ask,
  'retention.while': soft({ added: M('unknown'), removed: M('unknown') }),
  'retention.legal': { added: M('adverse'), removed: M('favourable') },
  retention: worse,
  start: { added: M('unknown'), removed: M('unknown') },
  'right.right': ask,
  right: soft(better),
  withdraw: better,
  complaint: better,
  'authority.competent': { added: R('neutral'), removed: R('favourable') },
  'authority.ap': { added: R('favourable'), removed: M('adverse') },
  authority: { added: M('neutral'), removed: M('adverse') },
  'mandatory.optional': better,
  mandatory: worse,
  automated: { added: M('adverse', true), removed: M('favourable') },
  human: soft(better),
  'cookie.cookie': ask,
  'cookie.similar': ask,
  'cookie.functional': { added: M('favourable'), removed: M('adverse') },
  cookie: { added: M('adverse', true), removed: M('favourable') },
  tracking: { added: M('adverse', true), removed: M('favourable'), soft: true },
  'security.measures': { added: R('favourable'), removed: R('adverse'), soft: true },
  security: { added: R('favourable'), removed: M('adverse') },
  child: { added: M('unknown'), removed: M('unknown') },
  marketing: soft(worse),
  optin: soft(better),
  optout: better,
  'change.check': worse,
  change: ask,
  announce: soft(better),
  'scope.applies': ask,
  'scope.product': ask,
  scope: soft({ added: M('unknown'), removed: M('unknown') }),
  definition: { added: M('unknown'), removed: M('unknown') },
  'disclaimer.governed': ask,
  disclaimer: worse,
  date: ask,
  'hurdle.free': better,
  hurdle: soft(worse),
  route: ask,
  accept: worse,
  'share.send': ask,
  share: soft(worse),
  sell: worse,
  'collect.receive': ask,
  collect: soft(worse),
  'use.use': ask,
  'use.process': ask,
  use: soft(worse),
  keep: soft(worse),
  delete: soft(better),
  protect: soft({ added: R('favourable'), removed: M('adverse') }),
  inform: soft(better),
  respond: ask,
  refuse: worse,
  charge: worse,
  'time.default': ask,
  'time.temporary': ask,
  'time.anytime': { added: R('favourable'), removed: M('adverse'), soft: true },
  time: soft({ added: M('favourable'), removed: M('adverse') }),
  frequency: soft({ added: M('unknown'), removed: M('unknown') }),
  exclusive: { added: M('favourable'), removed: M('adverse') },
  'partial.other': ask,
  universal: soft({ added: M('adverse'), removed: M('favourable') }),
  partial: soft({ added: M('favourable'), removed: M('adverse') }),
  'open.suchas': ask,
  open: soft({ added: M('adverse'), removed: M('favourable') }),
  condition: soft({ added: M('unknown'), removed: M('unknown') }),
  exception: { added: M('adverse'), removed: M('favourable') },
  bound: { added: M('unknown'), removed: M('unknown') },
  usually: soft({ added: M('unknown'), removed: M('unknown') }),
  strive: soft({ added: M('adverse'), removed: M('favourable') }),
  law: ask,
  document: ask,
};

/** The line that governs a concept, or `null`. */
export function ruleOf(concept: string): { readonly rule: Rule; readonly name: string } | null {
  const category = concept.slice(0, concept.indexOf('.'));
  const name = concept in RULES ? concept : category;
  const rule = RULES[name];
  return rule ? { rule, name } : null;
}
