/** Version of lexicon, provers and rules together. Stored with every published assessment, which is never recomputed. */
export const RULE_SET = '2026-11-23.2';
