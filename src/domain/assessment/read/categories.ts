/**
 * Categories of concepts: the part of a concept id before the dot, the same in every language.
 *
 * `element` is law.md 3.1; `act` is law.md 3.4 (a burden or a benefit to the person concerned);
 * `gate` is law.md 3.3: a difference in such words forbids an automatic "non-material".
 */
import type { ElementId } from '../model.ts';

export interface Category {
  readonly element: ElementId | null;
  readonly gate?: `G${number}`;
  readonly act?: 'burden' | 'benefit';
}

export const CATEGORIES: Readonly<Record<string, Category>> = {
  controller: { element: 'E01', gate: 'G6' },
  contact: { element: 'E02' },
  representative: { element: 'E03' },
  dpo: { element: 'E04' },
  purpose: { element: 'E05' },
  basis: { element: 'E06', gate: 'G7' },
  interest: { element: 'E07', gate: 'G7' },
  data: { element: 'E08' },
  precision: { element: 'E08', gate: 'G13' },
  special: { element: 'E09', gate: 'G10' },
  source: { element: 'E10' },
  recipient: { element: 'E11', gate: 'G11' },
  company: { element: 'E11', gate: 'G6' },
  eea: { element: 'E12', gate: 'G6' },
  third: { element: 'E12', gate: 'G6' },
  area: { element: 'E12', gate: 'G6' },
  transfer: { element: 'E12' },
  tool: { element: 'E12', gate: 'G8' },
  retention: { element: 'E13' },
  right: { element: 'E14', gate: 'G9' },
  withdraw: { element: 'E15', gate: 'G9' },
  complaint: { element: 'E16', gate: 'G9' },
  authority: { element: 'E16', gate: 'G6' },
  mandatory: { element: 'E17' },
  automated: { element: 'E18' },
  human: { element: 'E18' },
  cookie: { element: 'E19' },
  tracking: { element: 'E19' },
  security: { element: 'E20', act: 'benefit' },
  child: { element: 'E21', gate: 'G3' },
  marketing: { element: 'E22' },
  optin: { element: 'E22' },
  optout: { element: 'E22' },
  change: { element: 'E23' },
  announce: { element: 'E23', act: 'benefit' },
  scope: { element: 'E24' },
  definition: { element: 'E24', gate: 'G16' },
  disclaimer: { element: 'E25' },
  date: { element: 'E26' },
  route: { element: 'E27' },
  hurdle: { element: 'E27' },
  accept: { element: 'E28' },
  share: { element: 'E11', act: 'burden' },
  sell: { element: 'E11', gate: 'G11', act: 'burden' },
  collect: { element: 'E08', act: 'burden' },
  use: { element: 'E05', act: 'burden' },
  keep: { element: 'E13', act: 'burden' },
  delete: { element: 'E13', act: 'benefit' },
  protect: { element: 'E20', act: 'benefit' },
  inform: { element: 'E23', act: 'benefit' },
  respond: { element: 'E27', act: 'benefit' },
  refuse: { element: 'E27', act: 'burden' },
  charge: { element: 'E27', act: 'burden' },
  negation: { element: null, gate: 'G1' },
  exception: { element: null, gate: 'G1' },
  condition: { element: null, gate: 'G17' },
  exclusive: { element: null, gate: 'G4' },
  universal: { element: null, gate: 'G4' },
  partial: { element: null, gate: 'G4' },
  open: { element: null },
  and: { element: null, gate: 'G5' },
  or: { element: null, gate: 'G5' },
  may: { element: null, gate: 'G2' },
  hedge: { element: null, gate: 'G2' },
  usually: { element: null, gate: 'G2' },
  will: { element: null, gate: 'G2' },
  must: { element: null, gate: 'G2' },
  entitled: { element: null, gate: 'G2' },
  neednot: { element: null, gate: 'G2' },
  strive: { element: null, gate: 'G2' },
  time: { element: null, gate: 'G12' },
  bound: { element: null, gate: 'G3' },
  start: { element: 'E13' },
  frequency: { element: null, gate: 'G12' },
  law: { element: null },
  document: { element: null },
  same: { element: null },
  verb: { element: null },
  noun: { element: null },
};

/** Category of a concept id, or `null` when the id has none that is known. */
export function categoryOf(concept: string | undefined): string | null {
  if (concept === undefined) return null;
  const category = concept.slice(0, concept.indexOf('.'));
  return category in CATEGORIES ? category : null;
}
