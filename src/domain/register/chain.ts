/**
 * The chain: one act a line, canonical JSON (RFC 8785), each with the SHA-256 of the line before.
 * Changing, dropping, inserting or swapping a line breaks the chain at that line.
 */
import { canonicalJson, digest, type Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import { type Problem, refuse, worded } from '../problem.ts';
import { actKey } from './act-key.ts';
import { parseAct } from './act-schema.ts';
import type { Act, ActDraft } from './model.ts';

/** `prev` of the first line, and head of an empty register. */
export const EMPTY_HEAD: Sha256 = '0'.repeat(64);

export interface RegisterReading {
  /** Every act up to the first wrong line. */
  readonly acts: readonly Act[];
  /** Digest of the last good line, or {@link EMPTY_HEAD}. */
  readonly head: Sha256;
  /** Act number -> digest of its line. */
  readonly digests: ReadonlyMap<number, Sha256>;
  /** Empty when the whole register is good; names the first wrong line otherwise. */
  readonly problems: readonly Problem[];
  /** Bytes (UTF-16 units) of the text that hold good, complete lines: where a repair would cut. */
  readonly goodLength: number;
}

// The same frozen act is asked for its digest at every instant a timeline is computed.
const known = new WeakMap<Act, Sha256>();

/** Digest of the act's line: its name in `prev` and `cause`. */
export function actDigest(act: Act): Sha256 {
  const remembered = known.get(act);
  if (remembered !== undefined) return remembered;
  const fresh = digest(canonicalJson(act));
  known.set(act, fresh);
  return fresh;
}

/**
 * Adds one act to the text of a register.
 * @throws {ProblemError} when the register is damaged, the act is older than its head, or its key exists
 */
export function appendAct(
  registerText: string,
  draft: ActDraft,
  file = 'register.jsonl',
): { readonly text: string; readonly act: Act } {
  const reading = readRegister(registerText, file);
  const damage = reading.problems[0];
  if (damage) refuse(damage);
  return appendTo(reading, registerText, draft, file);
}

/** As {@link appendAct}, on a register that was read and found good. */
export function appendTo(
  reading: RegisterReading,
  registerText: string,
  draft: ActDraft,
  file = 'register.jsonl',
): { readonly text: string; readonly act: Act } {
  const last = reading.acts.at(-1);
  const key = actKey(draft);
  const twin = reading.acts.find((act) => act.key === key);
  if (twin) {
    refuse({
      code: 'register/already-recorded',
      file,
      line: twin.seq,
      ...worded({
        nl: {
          message: `Deze handeling staat al in het register: regel ${twin.seq}, vastgelegd op ${twin.recordedAt} (${key}).`,
          hint: 'Er is niets geschreven; u hoeft niets te doen.',
        },
        en: {
          message: `This act stands in the register already: line ${twin.seq}, recorded at ${twin.recordedAt} (${key}).`,
          hint: 'Nothing was written; nothing needs to be done.',
        },
      }),
    });
  }
  if (last && draft.recordedAt < last.recordedAt) refuse(clockBehind(draft.recordedAt, last, file));
  const value = { ...draft, key, v: 1, seq: (last?.seq ?? 0) + 1, prev: reading.head };
  const parsed = parseAct(value);
  if ('wrong' in parsed) throw new TypeError(`Not an act: ${parsed.wrong.join('; ')}`);
  return { text: `${registerText}${canonicalJson(parsed.act)}\n`, act: parsed.act };
}

/** The clock of this machine is wrong, or a rebuild in the past tries to write: law.md 9.3. */
function clockBehind(now: string, last: Act, file: string): Omit<Problem, 'severity'> {
  return {
    code: 'register/clock-behind',
    file,
    line: last.seq,
    ...worded({
      nl: {
        message: `Op deze machine is het ${now}, maar de laatste handeling in het register is vastgelegd op ${last.recordedAt}.`,
        hint: 'Zet de klok van deze machine goed en probeer het opnieuw; een handeling wordt nooit vastgelegd vóór de handeling waarop zij volgt.',
      },
      en: {
        message: `It is ${now} on this machine, but the register's last act was recorded at ${last.recordedAt}.`,
        hint: 'Set the clock of this machine right and try again; an act is never recorded before the one it follows.',
      },
    }),
  };
}

/**
 * Reads and verifies a whole register.
 * @returns the acts up to the first wrong line, and what is wrong there
 */
export function readRegister(text: string, file = 'register.jsonl'): RegisterReading {
  const acts: Act[] = [];
  const digests = new Map<number, Sha256>();
  const keys = new Map<string, number>();
  let head = EMPTY_HEAD;
  let at = 0;
  const stop = (problem: Omit<Problem, 'severity' | 'file' | 'line'>): RegisterReading => ({
    acts,
    head,
    digests,
    goodLength: at,
    problems: [{ severity: 'error', file, line: acts.length + 1, ...problem }],
  });
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end);
    const previous = acts.at(-1);
    const result = readLine(line, { seq: acts.length + 1, head, previous, keys });
    if (end === -1) return stop(halfLine('act' in result, text.length - at));
    if ('wrong' in result) return stop(result.wrong);
    // Frozen: an act that is on record is never changed, not even in memory.
    const act = Object.freeze(result.act);
    acts.push(act);
    head = result.digest;
    known.set(act, head);
    digests.set(act.seq, head);
    keys.set(act.key, act.seq);
    at = end + 1;
  }
  return { acts, head, digests, goodLength: at, problems: [] };
}

interface Expected {
  readonly seq: number;
  readonly head: Sha256;
  readonly previous: Act | undefined;
  readonly keys: ReadonlyMap<string, number>;
}

type Wrong = { readonly wrong: Omit<Problem, 'severity' | 'file' | 'line'> };

function readLine(line: string, expected: Expected): { act: Act; digest: Sha256 } | Wrong {
  if (/^(<{7}|={7}|>{7}|\|{7})( |$)/.test(line)) return { wrong: MERGE_CONFLICT };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return {
      wrong: {
        code: 'register/not-json',
        ...damaged(
          `Regel ${expected.seq} is geen JSON: zij is gewijzigd of beschadigd.`,
          `Line ${expected.seq} is not JSON: it was changed or damaged.`,
        ),
      },
    };
  }
  const parsed = parseAct(value);
  if ('wrong' in parsed) {
    return {
      wrong: {
        code: 'register/not-an-act',
        ...damaged(
          `Regel ${expected.seq} is geen handeling: ${parsed.wrong.slice(0, 3).join('; ')}.`,
          `Line ${expected.seq} is not an act: ${parsed.wrong.slice(0, 3).join('; ')}.`,
        ),
      },
    };
  }
  if (canonicalJson(value) !== line) {
    return {
      wrong: {
        code: 'register/not-canonical',
        ...damaged(
          `Regel ${expected.seq} heeft niet de voorgeschreven vorm: zij is met de hand geschreven of haar regeleinde is gewijzigd.`,
          `Line ${expected.seq} is not in canonical form: it was written by hand or its line ending was changed.`,
        ),
      },
    };
  }
  const complaint = placeComplaint(parsed.act, expected);
  return complaint ? { wrong: complaint } : { act: parsed.act, digest: digest(line) };
}

function placeComplaint(act: Act, { seq, head, previous, keys }: Expected): Wrong['wrong'] | undefined {
  if (act.prev !== head) {
    const [named, found] = [act.prev.slice(0, 12), head.slice(0, 12)];
    return {
      code: 'register/broken-chain',
      ...(seq === 1
        ? damaged(
            'Met regel 1 begint de keten niet: de regels ervoor zijn weg, of zij is gewijzigd.',
            'Line 1 does not begin the chain: the lines before it are gone, or it was changed.',
          )
        : damaged(
            `Regel ${seq} noemt ${named}… als de regel ervoor, maar regel ${seq - 1} heeft de controlesom ${found}…: een van de twee is gewijzigd, toegevoegd of verwijderd.`,
            `Line ${seq} names ${named}… as the line before it, but line ${seq - 1} has the digest ${found}…: one of the two was changed, added or removed.`,
          )),
    };
  }
  if (act.seq !== seq)
    return {
      code: 'register/wrong-number',
      ...damaged(`Regel ${seq} noemt zich nummer ${act.seq}.`, `Line ${seq} calls itself number ${act.seq}.`),
    };
  if (previous && act.statement !== previous.statement)
    return {
      code: 'register/wrong-statement',
      ...damaged(
        `Regel ${seq} gaat over \`${act.statement}\`, het register over \`${previous.statement}\`.`,
        `Line ${seq} is about \`${act.statement}\`, the register about \`${previous.statement}\`.`,
      ),
    };
  if (previous && act.recordedAt < previous.recordedAt)
    return {
      code: 'register/time-runs-back',
      ...damaged(
        `Regel ${seq} is vastgelegd op ${act.recordedAt}, eerder dan regel ${seq - 1} (${previous.recordedAt}).`,
        `Line ${seq} was recorded at ${act.recordedAt}, before line ${seq - 1} (${previous.recordedAt}).`,
      ),
    };
  if (act.key !== actKey(act))
    return {
      code: 'register/wrong-key',
      ...damaged(
        `Regel ${seq} heeft de sleutel \`${act.key}\`, die niet uit haar inhoud volgt.`,
        `Line ${seq} has the key \`${act.key}\`, which does not follow from its content.`,
      ),
    };
  const twin = keys.get(act.key);
  if (twin !== undefined)
    return {
      code: 'register/twice',
      ...damaged(
        `Regel ${seq} legt dezelfde handeling vast als regel ${twin} (${act.key}).`,
        `Line ${seq} records the same act as line ${twin} (${act.key}).`,
      ),
    };
  return undefined;
}

const RESTORE: Readonly<Record<Language, string>> = {
  nl: 'Een register wordt nooit bewerkt. Haal het gepubliceerde terug met `git checkout origin/main -- <dit bestand>`; is de hoofdlijn zelf beschadigd, neem dan de laatste commit waarvoor `promulgate verify` slaagt.',
  en: 'A register is never edited. Bring the published one back with `git checkout origin/main -- <this file>`; if the main line itself is damaged, take the last commit for which `promulgate verify` succeeds.',
};

/** What is wrong with a line, with the one repair there is. */
function damaged(nl: string, en: string): Pick<Problem, 'message' | 'hint' | 'words'> {
  return worded({ nl: { message: nl, hint: RESTORE.nl }, en: { message: en, hint: RESTORE.en } });
}

const MERGE_CONFLICT = {
  code: 'register/merge-conflict',
  ...worded({
    nl: {
      message:
        'Het register bevat een samenvoegconflict: twee machines hebben tegelijk een handeling toegevoegd.',
      hint: 'Houd de hoofdlijn aan: `git checkout --theirs -- <dit bestand>` in een rebase (`--ours` in een merge), en geef daarna uw eigen opdracht opnieuw; zij krijgt haar plaats na de handelingen van de andere machine.',
    },
    en: {
      message: 'The register holds a merge conflict: two machines added an act at the same time.',
      hint: 'Keep the main line: `git checkout --theirs -- <this file>` in a rebase (`--ours` in a merge), then give your own command again; it gets its place after the acts of the other machine.',
    },
  }),
};

function halfLine(complete: boolean, length: number): Omit<Problem, 'severity' | 'file' | 'line'> {
  return complete
    ? {
        code: 'register/no-line-feed',
        ...worded({
          nl: {
            message:
              'De laatste regel is volledig, maar het regeleinde ontbreekt: het schrijven is bij de laatste byte afgebroken.',
            hint: 'Geef `promulgate verify --repair`: dat voegt het regeleinde toe.',
          },
          en: {
            message:
              'The last line is complete, but its line feed is missing: writing was interrupted at the last byte.',
            hint: 'Run `promulgate verify --repair`: it adds the line feed.',
          },
        }),
      }
    : {
        code: 'register/half-line',
        ...worded({
          nl: {
            message: `De laatste regel is half geschreven (${length} tekens zonder einde): het schrijven is afgebroken.`,
            hint: 'Geef `promulgate verify --repair`: dat verplaatst de halve regel naar `register.jsonl.torn`; geef daarna de afgebroken opdracht opnieuw.',
          },
          en: {
            message: `The last line is half-written (${length} characters without an end): writing was interrupted.`,
            hint: 'Run `promulgate verify --repair`: it moves the half line to `register.jsonl.torn`; then give the interrupted command again.',
          },
        }),
      };
}
