/** Notices in English, plain and exact. */
import { addDays, formatDate, type LocalDate } from '../date.ts';
import type { NoticeFacts } from './facts.ts';
import type { NoticeWords } from './words.ts';

const day = (date: LocalDate): string => formatDate(date, 'en', { weekday: true });
const on = (date: LocalDate | undefined): string => (date ? day(date) : 'a date still to be fixed');

function ours(name: string): string {
  return `our ${/^.[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)}`;
}

function transition(facts: NoticeFacts): string {
  if (!facts.effective) return 'We will announce the date on which the amended text takes effect.';
  // The subject, which is also the heading, names the date already.
  return `Up to and including ${day(addDays(facts.effective, -1))} the preceding text applies.`;
}

/** A change on top of one that was announced before it. */
function after(facts: NoticeFacts): readonly string[] {
  return facts.after
    ? [
        `We announced an earlier change that takes effect on ${day(facts.after)}. This change comes on top of it and takes effect later.`,
      ]
    : [];
}

/** What still goes ahead when an announced change does not. */
function standing(facts: NoticeFacts): string {
  const [first] = facts.standing ?? [];
  if (!facts.standing || !first)
    return 'The text that applies now remains in force unchanged. You do not need to do anything.';
  const one = facts.standing.length === 1;
  const dates = LIST.format(facts.standing.map(({ effective }) => day(effective)));
  const stands = `The text that applies now remains in force. The ${one ? 'change' : 'changes'} that we announced for ${dates} will still go ahead.`;
  return facts.standing.some(({ anew }) => anew)
    ? `${stands} Because that text is now compared with the text in force, we are announcing it anew.`
    : stands;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const COUNT = ['no', 'one', 'two', 'three', 'four', 'five'] as const;
const ORDINAL = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const short = (date: LocalDate): string => formatDate(date, 'en');

const whom = (name: string): string => `The change concerns everyone to whom ${name} applies.`;

export const ENGLISH: NoticeWords = {
  kinds: {
    upcoming: {
      subject: (f) => `We are changing ${f.ours} from ${on(f.effective)}`,
      lead: (f) => [transition(f), ...after(f), whom(f.ours)],
    },
    reminder: {
      subject: (f) => `Reminder: we are changing ${f.ours} from ${on(f.effective)}`,
      lead: (f) => [`We announced this change earlier. ${transition(f)}`, whom(f.ours)],
    },
    'in-force': {
      subject: (f) => `The amended text of ${f.ours} has applied since ${on(f.effective)}`,
      lead: (f) => [
        f.material
          ? `On ${on(f.effective)} the amended text that we announced earlier took effect.`
          : `On ${on(f.effective)} an amended text took effect. We assessed every change and consider none of them to be material.`,
      ],
    },
    postponed: {
      subject: (f) =>
        f.effective && !f.missed
          ? `New date: we are changing ${f.ours} from ${day(f.effective)}`
          : `Postponed: the change to ${f.ours} does not take effect on ${on(f.was ?? f.effective)}`,
      lead: (f) => postponedLead(f),
    },
    withdrawn: {
      subject: (f) => `Withdrawn: the announced change to ${f.ours} will not go ahead`,
      lead: (f) => [
        `The change that we had announced${f.effective ? ` for ${day(f.effective)}` : ''} will not go ahead. ${standing(f)}`,
        ...reason(f),
      ],
      links: {
        newText: 'The withdrawn text',
        oldText: 'The text that continues to apply',
        compare: 'The changes that will not take effect',
      },
    },
    erratum: {
      subject: (f) => `Correction to ${f.ours}`,
      lead: (f) => [
        `The published text contained an error. We have put it right and show both readings. The correction changes neither your rights nor what we do with your data.`,
        ...reason(f),
      ],
      links: { newText: 'The corrected text' },
    },
    deviation: {
      subject: (f) => `Since ${on(f.since)} we have departed from ${f.ours}`,
      lead: (f) => [
        `Since ${on(f.since)} we have acted differently on one point from what ${f.ours} says. We are telling you at once, although the text itself has not yet been changed.`,
        ...reason(f),
      ],
      links: { newText: 'The text from which we depart' },
    },
    'translation-corrected': {
      subject: (f) => `We have corrected the translation of ${f.ours}`,
      lead: (f) => [
        `The translation differed in one or more places from the binding text (${f.authentic}). That binding text has not changed; only the translation has been corrected.`,
      ],
      links: { newText: 'The text in English' },
    },
  },
  ours,
  day,
  effectiveOn: (date) => `Effective date: ${day(date)}`,
  languageNames: { nl: 'Dutch', en: 'English' },
  sections: {
    summary: 'What changes',
    impact: 'What this means for you and what you can do',
    changes: 'The changes in the text',
    read: 'Read it all',
    questions: 'Questions or objections',
    why: 'Why you receive this message',
    check: 'How to check this message',
  },
  links: {
    newText: 'The amended text',
    oldText: 'The preceding text',
    compare: 'All changes, one by one',
    archive: 'All earlier texts',
    calendar: 'The effective date for your calendar',
    subscribe: 'Stay informed',
    preferences: 'Change your preferences or see your data',
    unsubscribe: 'Unsubscribe from these messages',
    verify: 'How to check for yourself what we published',
    otherLanguage: (language) => `The text in ${language}`,
  },
  change: {
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
    moved: 'Moved',
    renamed: 'New heading',
    split: 'Split',
    merged: 'Merged',
    link: 'Link changed',
    restored: 'Restored',
    insert: 'new:',
    delete: 'removed:',
    legend: {
      html: 'What is removed is struck through and follows “removed:”. What is new is underlined and follows “new:”.',
      text: 'What is removed stands between [- and -]. What is new stands between [+ and +].',
    },
    linkChanged: (from, to) => {
      if (from === null) return `New link to ${to}`;
      return to === null
        ? `The link to ${from} is removed`
        : `The link went to ${from} and now goes to ${to}`;
    },
    form: (count) =>
      count === 1
        ? 'In addition there is one change of spelling or layout only.'
        : `In addition there are ${count} changes of spelling or layout only.`,
    more: (count) =>
      count === 1
        ? 'There is one more change; you will find it in the comparison below.'
        : `There are ${count} more changes; you will find them in the comparison below.`,
    unavailable:
      'There is no English version of the preceding text. You can read the amended text through the link below.',
    reads: 'It read',
    shouldRead: 'It now reads',
  },
  together: {
    subject: (name, dates) =>
      `We are changing ${name} ${LIST.format(dates.map((date) => `from ${short(date)}`))}`,
    lead: (name, dates) => [
      `We are announcing ${COUNT[dates.length] ?? dates.length} changes at once, which take effect one after the other. ${LIST.format(
        [
          `Up to and including ${day(addDays(dates[0] ?? '', -1))} the preceding text applies`,
          ...dates.map(
            (date, index) =>
              `from ${day(date)} the ${ORDINAL[index] ?? `${index + 1}th`} amended text applies`,
          ),
        ],
      )}.`,
      `The changes concern everyone to whom ${name} applies.`,
    ],
    part: (date, title) => `From ${short(date)}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    compared: (date) => `Below you see what changes compared with the text that applies from ${day(date)}.`,
    check: (date, line) =>
      `The announcement of the change from ${short(date)} is line ${line} of our public register. The checksum (SHA-256) of that line is:`,
  },
  illustrative: (publisher) => `Example: this edition was never published by ${publisher}.`,
  test: 'Test message: this message is a test and does not count as notice.',
  whom,
  questions: (publisher) =>
    `Reply to this message or contact ${publisher}. You can also object or exercise your other rights that way. You do not need to log in.`,
  email: 'E-mail',
  phone: 'Telephone',
  address: 'Address',
  why: {
    subscriber: (f) =>
      `You asked us to tell you about changes to ${f.ours} and confirmed that request. You can unsubscribe at any time.`,
    customer: (f) =>
      `${f.publisher.name} processes personal data about you and is obliged to inform you of material changes. This is not advertising, and it is therefore not possible to unsubscribe from it. If you no longer wish to be a customer, or wish to exercise your rights, reply to this message.`,
  },
  check: (line) =>
    `This announcement is line ${line} of our public register. The checksum (SHA-256) of that line is:`,
  password: 'We never ask you for a password.',
};

function reason(facts: NoticeFacts): readonly string[] {
  return facts.reason ? [`Reason: ${facts.reason}`] : [];
}

function postponedLead(facts: NoticeFacts): readonly string[] {
  const announced = facts.was ? `had announced for ${day(facts.was)}` : 'had announced';
  if (facts.missed) {
    const cause = `The change that we ${announced} does not take effect on that day, because ${facts.missed === 'notice' ? 'it has not been established that everyone was told in time' : 'not every condition for it has been met'}. The text that applies now remains in force until we announce a new date.`;
    return facts.earliest
      ? [cause, `The new date will be ${day(facts.earliest)} at the earliest.`, whom(facts.ours)]
      : [cause, whom(facts.ours)];
  }
  return [
    `The change that we ${announced} takes effect on another date. ${transition(facts)}`,
    whom(facts.ours),
    ...reason(facts),
  ];
}
