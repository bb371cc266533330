/** Every word of the site that is not the statement's own. One file per language fills this in. */
import type { Language } from '#domain/language.ts';
import type { EditionState, Obstacle } from '#domain/timeline/model.ts';

/** The same clause count, told apart by what happened. */
export interface ChangeCounts {
  readonly text: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly other: number;
  readonly same: number;
}

/** What happened to one clause, as the reader is told. */
export type ChangeLabel =
  | 'added'
  | 'removed'
  | 'text'
  | 'moved'
  | 'split'
  | 'merged'
  | 'restored'
  | 'link'
  | 'format'
  | 'typographic'
  | 'renamed';

export interface Words {
  /** Writing direction of the interface. */
  readonly dir: 'ltr' | 'rtl';
  /** The language's own name. */
  readonly name: string;
  /** As in "the Dutch text", per language told about. */
  readonly languageAdjectives: Readonly<Record<Language, string>>;
  /** As in "published in Dutch". */
  readonly languageNouns: Readonly<Record<Language, string>>;
  readonly nav: {
    readonly label: string;
    readonly skip: string;
    readonly archive: string;
    readonly subscribe: string;
    readonly languages: string;
    readonly home: (publisher: string) => string;
  };
  readonly footer: {
    readonly label: string;
    readonly promise: string;
    readonly verify: string;
    readonly about: string;
    readonly data: string;
    readonly atom: string;
    readonly calendar: string;
    readonly register: (acts: number, head: string) => string;
  };
  readonly demonstration: string;
  readonly rehearsal: (what: string) => string;
  readonly illustrative: {
    readonly heading: string;
    readonly text: (publisher: string) => string;
    readonly purpose: string;
    /** In place of “published on”, which it was not. */
    readonly added: (date: string) => string;
  };
  readonly chooseLanguage: { readonly title: string; readonly link: string };
  readonly home: {
    readonly title: (publisher: string) => string;
    readonly intro: string;
    readonly since: (date: string) => string;
    readonly changes: (date: string) => string;
    readonly read: string;
    readonly nothing: string;
  };
  readonly statement: {
    readonly inForceSince: (date: string) => string;
    readonly published: (date: string) => string;
    readonly recorded: (date: string) => string;
    readonly binding: (language: string) => string;
    readonly bindingIsOther: (language: string) => string;
    readonly editions: (count: number) => string;
    readonly contents: string;
    readonly glance: string;
    readonly glanceNote: string;
    /** Opens the rest of a row on a narrow screen. */
    readonly glanceMore: string;
    readonly glanceColumns: {
      readonly data: string;
      readonly basis: string;
      readonly recipients: string;
      readonly retention: string;
      readonly choice: string;
    };
    readonly since: (date: string) => string;
    readonly changesOn: (date: string) => string;
    readonly note: string;
    readonly cite: string;
    readonly citation: (publisher: string, title: string, edition: string) => string;
    readonly clauseCitation: string;
    readonly address: string;
    readonly digest: string;
    readonly digestHelp: string;
    readonly onlyIn: (languages: string) => string;
    readonly compareWith: string;
    readonly footnotes: string;
    readonly footnoteBack: (label: string) => string;
    readonly deviation: (date: string) => string;
    readonly erratum: (reads: string, should: string) => string;
  };
  readonly state: {
    readonly names: Readonly<Record<EditionState, string>>;
    readonly inForce: (from: string) => string;
    readonly superseded: (from: string, until: string) => string;
    readonly announced: (date: string) => string;
    readonly postponed: (date: string, why: string) => string;
    /** Follows “because”. */
    readonly obstacles: Readonly<Record<Obstacle, string>>;
    readonly withdrawn: (date: string) => string;
    readonly replaced: (by: string) => string;
    readonly readCurrent: string;
    readonly whatChanges: string;
    readonly summary: string;
    readonly impact: string;
    readonly historical: (date: string) => string;
  };
  readonly compare: {
    readonly title: (from: string, to: string) => string;
    readonly from: string;
    readonly to: string;
    readonly inShort: string;
    readonly byEditor: string;
    readonly counted: string;
    readonly counts: (counts: ChangeCounts) => string;
    readonly identical: string;
    readonly list: string;
    readonly text: string;
    readonly inline: string;
    readonly side: string;
    readonly view: string;
    readonly same: (clauses: number, words: number) => string;
    readonly labels: Readonly<Record<ChangeLabel, string>>;
    readonly movedFrom: (number: string) => string;
    readonly movedTo: (number: string) => string;
    /** For a clause that kept its number because others moved past it the other way. */
    readonly changedPlaces: string;
    readonly oldText: (date: string) => string;
    readonly newText: (date: string) => string;
    readonly next: string;
    readonly previous: string;
    readonly first: string;
    readonly history: string;
    readonly why: string;
    readonly direction: Readonly<Record<'adverse' | 'favourable' | 'neutral' | 'unknown', string>>;
    readonly decided: (roles: string) => string;
    readonly machineSaid: (verdict: string) => string;
    readonly legend: string;
    readonly legendDeleted: string;
    readonly legendInserted: string;
    readonly legendMoved: string;
    readonly others: string;
    readonly allPairs: string;
    /** The same where no comparison is on show. */
    readonly anyPair: string;
    readonly linkWas: (text: string, from: string, to: string) => string;
    readonly linkNew: (text: string, to: string) => string;
    readonly linkGone: (text: string, from: string) => string;
    readonly relocatedTo: string;
    readonly relocatedFrom: string;
    readonly indexTitle: (statement: string) => string;
    readonly indexIntro: string;
    readonly indexRow: string;
    readonly sections: string;
    /** Follows the number. */
    readonly changesIn: (count: number) => string;
    readonly languageNote: (language: string) => string;
    readonly otherForms: string;
    readonly onPaper: string;
    readonly asData: string;
    readonly noWord: string;
  };
  readonly verdict: Readonly<Record<'material' | 'non-material' | 'review' | 'first', string>>;
  readonly archive: {
    readonly title: (statement: string) => string;
    readonly intro: string;
    readonly timeline: string;
    readonly now: string;
    readonly from: (date: string) => string;
    readonly span: (from: string, until: string) => string;
    readonly spanNow: (from: string) => string;
    readonly planned: (date: string) => string;
    readonly publishedOn: (date: string) => string;
    readonly announcedOn: (date: string) => string;
    readonly noticeGiven: (date: string, told: number) => string;
    readonly noticePending: string;
    readonly postponedUntil: (date: string) => string;
    readonly withdrawnOn: (date: string) => string;
    readonly replacedBy: (edition: string) => string;
    readonly firstEdition: string;
    readonly recordedOn: (date: string) => string;
    readonly theText: string;
    readonly whatChanged: string;
    readonly whatChanges: string;
    readonly decisions: string;
    /** Stands between a reason and the roles. */
    readonly decidedBy: string;
    readonly exception: string;
    readonly intervals: string;
    readonly intervalsIntro: (timeZone: string) => string;
    readonly columns: {
      readonly from: string;
      readonly until: string;
      readonly text: string;
      readonly announced: string;
      readonly cite: string;
    };
    readonly untilNow: string;
    readonly nothingAnnounced: string;
    readonly announcedThen: (date: string, effective: string) => string;
    readonly empty: string;
    readonly feeds: string;
  };
  readonly clause: {
    readonly title: (number: string) => string;
    readonly titleOf: (heading: string) => string;
    readonly gone: string;
    readonly intro: string;
    readonly readsNow: string;
    readonly nowSince: (date: string) => string;
    readonly first: string;
    readonly changed: string;
    readonly removed: string;
    readonly restored: string;
    /** The same of an edition that does not apply yet. */
    readonly willBe: Readonly<Record<'first' | 'changed' | 'removed' | 'restored', string>>;
    readonly inEdition: string;
    readonly unchangedIn: (editions: number) => string;
    readonly cite: string;
    readonly heading: string;
  };
  readonly subscribe: {
    readonly title: string;
    readonly intro: string;
    readonly email: string;
    readonly emailHelp: string;
    readonly language: string;
    readonly scope: string;
    readonly material: string;
    readonly materialHelp: string;
    readonly all: string;
    readonly allHelp: string;
    readonly honeypot: string;
    readonly noticeHeading: string;
    readonly button: string;
    readonly after: string;
    readonly elsewhere: string;
    readonly elsewhereText: string;
  };
  readonly anyTwo: {
    readonly title: string;
    readonly intro: string;
    readonly older: string;
    readonly newer: string;
    readonly button: string;
    readonly result: string;
    readonly link: string;
    readonly noScript: string;
    readonly stepByStep: (editions: number) => string;
    readonly readBoth: string;
    readonly terminal: string;
    /** Filled in by the script: `{n}`, `{text}`, `{added}`, `{removed}`, `{moved}`, `{same}`. */
    readonly found: Readonly<Record<'counts' | 'same' | 'delete' | 'insert' | 'failed', string>>;
  };
  readonly verify: {
    readonly title: string;
    readonly intro: readonly string[];
    readonly stepsHeading: string;
    readonly steps: readonly string[];
    readonly editions: string;
    readonly registerHeading: string;
    readonly registerIntro: string;
    readonly file: string;
    readonly acts: Readonly<Record<string, string>>;
    /** In place of “published”, for an example. */
    readonly example: string;
    readonly columns: {
      readonly seq: string;
      readonly date: string;
      readonly act: string;
      readonly edition: string;
      readonly digest: string;
    };
    readonly witness: string;
  };
  readonly about: {
    readonly title: string;
    readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  };
  readonly data: {
    readonly title: string;
    readonly intro: string;
    readonly what: string;
    readonly where: string;
    readonly schema: string;
    readonly rows: Readonly<
      Record<'timeline' | 'edition' | 'assessment' | 'changes' | 'notice' | 'source' | 'register', string>
    >;
    readonly stability: readonly string[];
    readonly feeds: string;
    readonly embed: string;
    readonly embedText: string;
  };
  readonly notFound: { readonly title: string; readonly text: string; readonly links: string };
  readonly notice: { readonly label: string; readonly more: string };
  readonly feed: {
    readonly title: (statement: string, publisher: string) => string;
    readonly announced: (date: string) => string;
    readonly inForce: (date: string) => string;
    readonly postponed: (date: string) => string;
    readonly withdrawn: (date: string) => string;
    readonly replaced: (date: string) => string;
    readonly superseded: (date: string) => string;
    readonly event: (statement: string, publisher: string) => string;
    readonly head: (digest: string) => string;
  };
}

/** The part of the words that stands on pages around the statement. */
export type PageWords = Pick<Words, 'subscribe' | 'anyTwo' | 'verify' | 'about' | 'data' | 'notFound'>;
