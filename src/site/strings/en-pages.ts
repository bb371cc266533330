/** English: the pages around the statement. See `en.ts` for the words used. */
import type { PageWords } from './words.ts';

export const EN_PAGES: PageWords = {
  subscribe: {
    title: 'Stay informed',
    intro:
      'You get an e-mail when this statement changes, in the case of a material change well before it takes effect. No newsletter, no advertising.',
    email: 'E-mail address',
    emailHelp: 'You will first get an e-mail with a button to confirm this address.',
    language: 'Language of the messages',
    scope: 'What do you want to hear about?',
    material: 'Material changes only',
    materialHelp: 'Changes that may mean something to you.',
    all: 'Every change',
    allHelp: 'Corrected spelling and other small adjustments too.',
    honeypot: 'Leave this field empty',
    noticeHeading: 'What we do with your address',
    button: 'Sign up',
    after: 'After signing up you will see a page that says what happens next.',
    elsewhere: 'Rather not by e-mail?',
    elsewhereText: 'Follow the changes without giving an address:',
  },
  anyTwo: {
    title: 'Compare any two editions',
    intro:
      'For editions too far apart to have a comparison page of their own. Your browser compares them itself, from the data that this site publishes. Nothing is stored and nothing is sent.',
    older: 'Older edition',
    newer: 'Newer edition',
    button: 'Compare',
    result: 'The comparison',
    link: 'Editions that are further apart',
    noScript: 'This one page needs JavaScript. Without it you can:',
    stepByStep: (editions) =>
      `compare in steps; any two editions fewer than ${editions} steps apart have a page of their own:`,
    readBoth: 'open the two texts side by side; both are in the archive:',
    terminal: 'compare them on your own computer:',
    found: {
      counts: '{text} changed, {added} new, {removed} removed, {moved} moved, {same} unchanged.',
      same: 'Unchanged: {n}',
      delete: 'removed',
      insert: 'added',
      failed:
        'The data of these editions could not be fetched. Reload the page, or open the two texts in the archive.',
    },
  },
  verify: {
    title: 'Check it yourself',
    intro: [
      'You do not have to take our word for it. For every edition it is on record which bytes were published, when, and what happened to them afterwards. Every line of the register carries the fingerprint of the line before it; whoever changes one letter of the past breaks the chain.',
    ],
    stepsHeading: 'Three steps, without asking us',
    steps: [
      'Download the register, the list of fingerprints and the source files of the editions (links below).',
      'Put them in the folders that the list names and run: `sha256sum -c SHA256SUMS`',
      'Check the chain: the fingerprint of each line of the register (without its line feed) is the “prev” of the next line.',
    ],
    editions: 'Fingerprints of the editions',
    registerHeading: 'The register',
    registerIntro: 'Everything that happened to the editions, in the order in which it was recorded.',
    file: 'File',
    acts: {
      published: 'published',
      'notice-started': 'notice begun',
      'notice-given': 'notice complete',
      'notice-interrupted': 'notice interrupted',
      rescheduled: 'rescheduled',
      withdrawn: 'withdrawn',
      erratum: 'erratum',
      deviation: 'deviation reported',
    },
    example: 'added as an example',
    columns: {
      seq: 'No.',
      date: 'Recorded',
      act: 'What',
      edition: 'Edition',
      digest: 'Fingerprint of the line',
    },
    witness:
      'The fingerprint of the latest line is also in every message sent and in every feed. Whoever was ever told holds independent proof in their own mailbox.',
  },
  about: {
    title: 'About this archive',
    sections: [
      {
        heading: 'No notice, no effect',
        paragraphs: [
          'A material change only takes effect here after everyone who has to know was told in time. If that fails, the old text remains in force, and that is stated on this site.',
        ],
      },
      {
        heading: 'What “material” means',
        paragraphs: [
          'A change is material when it may mean something to you: a new purpose, a new recipient, a longer retention period, a right that works differently. A spelling mistake is not. When in doubt, a change counts as material.',
          'A program judges every change and says why. People may make that judgement stricter; making it milder takes a reason and two responsible people. The reason stands with the edition in the archive.',
        ],
      },
      {
        heading: 'Permanent addresses',
        paragraphs: [
          'Every edition and every clause keeps its address, even when the numbering changes. What once stood here neither disappears nor changes.',
        ],
      },
      {
        heading: 'How to read a comparison',
        paragraphs: [
          'Removed words are struck through, added words are underlined twice. A screen reader hears “removed” and “added”. A clause that moved is shown once, with a reference to its old place. A new number alone is not a change.',
        ],
      },
      {
        heading: 'Accessible, without a trace',
        paragraphs: [
          'These pages work without scripts, on a small screen, enlarged to 400%, with a screen reader and on paper. They set no cookies, store nothing in your browser and fetch nothing from anyone else.',
        ],
      },
    ],
  },
  data: {
    title: 'Data for programs',
    intro: 'Everything on this site can also be read as JSON, with a schema and a permanent address.',
    what: 'What',
    where: 'Address',
    schema: 'Schema',
    rows: {
      timeline: 'The timeline: which edition applies when, and what has been announced',
      edition: 'An edition in all its languages, clause by clause',
      assessment: 'The assessment of an edition, with signals and decisions',
      changes: 'The changes between two successive editions',
      notice: 'The notice of the moment, to show elsewhere',
      source: 'The source files, byte for byte as published',
      register: 'The register',
    },
    stability: [
      'The address names the version of the format (v1). Within a version fields may be added; none disappears and none changes its meaning.',
      'To find the text of a given day, look in “intervals” of the timeline: “from” is included, “until” is not. The folder of an edition is a name, not a date.',
    ],
    feeds: 'Feeds',
    embed: 'The notice on another site',
    embedText:
      'A fragment without script, a JSON file, an element of less than 2 kB and a page for a sandbox:',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'What was once published here does not disappear. The address is probably not quite right.',
    links: 'Where to go',
  },
};
