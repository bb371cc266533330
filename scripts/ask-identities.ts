/** Asks an editor at a terminal which clause became which. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import {
  answerOf,
  type IdentityAnswers,
  type IdentityQuestion,
} from '#domain/change/identity/identity-questions.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { openIdentityQuestions, type PublishRequest, publishEdition } from '#workflows/acts/publish.ts';

const WORDS: Record<
  Language,
  {
    readonly ask: string;
    readonly old: (id: string) => string;
    readonly new: (line: number) => string;
    readonly choose: string;
    readonly same: string;
    readonly other: string;
    readonly stop: string;
  }
> = {
  nl: {
    ask: 'Het is niet zeker welke bepaling dit was. Het adres van een bepaling geldt voor altijd; daarom beslist u.',
    old: (id) => `Vroeger (${id}):`,
    new: (line) => `Nu (regel ${line}):`,
    choose: 'Is dit dezelfde bepaling? [j] ja  [n] nee, een nieuwe  [s] stoppen: ',
    same: 'j',
    other: 'n',
    stop: 's',
  },
  en: {
    ask: 'It is not certain which clause this was. The address of a clause holds for ever, so you decide.',
    old: (id) => `Before (${id}):`,
    new: (line) => `Now (line ${line}):`,
    choose: 'Is this the same clause? [y] yes  [n] no, a new one  [q] stop: ',
    same: 'y',
    other: 'n',
    stop: 'q',
  },
};

/**
 * Every open question, one after the other; an answer can raise a new one.
 * @param o.canAsk false where nobody is at a terminal: then nothing is asked, and publication is refused
 * @throws {ProblemError} when the editor stops
 */
export async function askIdentities(
  request: PublishRequest,
  o: {
    readonly language: Language;
    readonly canAsk: boolean;
    readonly input?: Readable;
    readonly output?: Writable;
  },
): Promise<IdentityAnswers> {
  let answers: IdentityAnswers = {};
  if (!o.canAsk) return answers;
  let open = openIdentityQuestions(request);
  if (open.length === 0) return answers;
  // Whatever else stands in the way is told first: nobody answers questions for a publication that is refused.
  publishEdition({ ...request, dryRun: true, identities: 'as-proposed' });
  const output = o.output ?? process.stderr;
  const terminal = createInterface({ input: o.input ?? process.stdin, output });
  // An interface that is read line by line keeps what is typed ahead, which single questions would lose.
  const typed = terminal[Symbol.asyncIterator]();
  try {
    output.write(`${WORDS[o.language].ask}\n`);
    while (open.length > 0) {
      const [question] = open as [IdentityQuestion, ...IdentityQuestion[]];
      answers = { ...answers, ...answerOf(question, await isSame(question, typed, output, o.language)) };
      open = openIdentityQuestions({ ...request, identities: answers });
    }
  } finally {
    terminal.close();
  }
  return answers;
}

async function isSame(
  { old, new: after }: IdentityQuestion,
  typed: AsyncIterator<string>,
  output: Writable,
  language: Language,
): Promise<boolean> {
  const words = WORDS[language];
  output.write(`\n${words.old(old.id)}\n  ${old.text}\n${words.new(after.line)}\n  ${after.text}\n`);
  for (;;) {
    output.write(words.choose);
    const line = await typed.next();
    const answer = line.done ? words.stop : line.value.trim().toLowerCase();
    if (answer === words.same) return true;
    if (answer === words.other) return false;
    if (answer === words.stop) stopped();
  }
}

function stopped(): never {
  refuse({
    code: 'publish/stopped',
    ...worded({
      nl: { message: 'U bent gestopt; er is niets gepubliceerd.' },
      en: { message: 'You stopped; nothing was published.' },
    }),
  });
}
