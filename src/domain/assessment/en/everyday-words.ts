/** Everyday English words that mean the same: closed synonym classes outside the law, one a line (see `concepts.ts`). */
export const ENGLISH_EVERYDAY_WORDS = `
noun.kind: kind | type
noun.website: website | site
noun.info: learn more | more information | read more | find out more
noun.technology: technology | technique
noun.organisation: our organization | our company
noun.help: help
noun.question: ~question
noun.concern: ~concern
noun.place: ~right from | ~right away | ~right now | ~right here
verb.similar: similar | comparable
verb.ask: ask | ~request that
verb.basison: based on | on the basis of | ~under
verb.understand: ~understand
verb.need: need | necessary | needed
verb.buy: buy | purchase
verb.start: begin | start | commence
verb.help: help | assist
verb.explain: explain | clarify
verb.describe: describe | outline
verb.modify: modify | alter
verb.choose: choose | select
verb.show: show | display
verb.perform: carry out | perform | conduct
verb.happen: happen | occur | take place
noun.regarding: regarding | concerning | with regard to | with respect to | in relation to | relating to
noun.appropriate: appropriate | suitable
noun.incorrect: inaccurate | incorrect
noun.various: various | different
noun.extra: additional | extra
noun.easy: easy | simple
noun.fast: quickly | swiftly
noun.page: page | webpage | web page
noun.browser: browser | web browser
noun.phone: smartphone | mobile phone | cell phone
noun.computer: computer | PC
`;
