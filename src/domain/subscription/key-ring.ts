/**
 * What `PROMULGATE_SECRET` makes possible: pseudonyms of addresses and links nobody can forge.
 * The ring's first key signs, all keys verify, so a rotation keeps links, suppression and evidence valid.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { digest, type Sha256 } from '../digest.ts';
import { refuse, worded } from '../problem.ts';

/** First signs, all verify; never empty. */
export type KeyRing = readonly [string, ...string[]];

/** What a keyed value is for. A value made for one purpose is worthless for another. */
export type Purpose =
  | 'address'
  | 'evidence'
  | 'confirm'
  | 'unsubscribe'
  | 'preferences'
  | 'started'
  | 'network';

const MIN_KEY_LENGTH = 32;

/**
 * Makes a ring of configured secrets.
 * @throws {ProblemError} when there is none, or one is too short to resist guessing
 */
export function keyRing(secrets: readonly string[]): KeyRing {
  const [first, ...rest] = secrets;
  if (first === undefined)
    refuse({
      code: 'secret/missing',
      ...worded({
        nl: {
          message:
            'PROMULGATE_SECRET is niet ingesteld, dus er kunnen geen links en pseudoniemen worden gemaakt.',
          hint: 'Kies ten minste 32 willekeurige tekens, bijvoorbeeld de uitvoer van `openssl rand -base64 32`.',
        },
        en: {
          message: 'PROMULGATE_SECRET is not set, so links and pseudonyms cannot be made.',
          hint: 'Set it to at least 32 random characters, for instance the output of `openssl rand -base64 32`.',
        },
      }),
    });
  const short = secrets.findIndex((secret) => secret.length < MIN_KEY_LENGTH);
  if (short >= 0)
    refuse({
      code: 'secret/short',
      ...worded({
        nl: {
          message: `Sleutel ${short + 1} van PROMULGATE_SECRET heeft minder dan ${MIN_KEY_LENGTH} tekens.`,
          hint: 'Zet een langere sleutel vooraan; laat de oude erachter staan, zodat oude links geldig blijven.',
        },
        en: {
          message: `Key ${short + 1} of PROMULGATE_SECRET has fewer than ${MIN_KEY_LENGTH} characters.`,
          hint: 'Put a longer key in front of the ring; keep the old one behind it so that old links stay valid.',
        },
      }),
    });
  return [first, ...rest];
}

/** HMAC-SHA256 in hexadecimal over a purpose and a value, under one key. */
function keyed(key: string, purpose: Purpose, value: string): Sha256 {
  return bytesToHex(
    startedWith(key)
      .clone()
      .update(utf8ToBytes(`promulgate/1/${purpose}\n${value}`))
      .digest(),
  );
}

type StartedHmac = ReturnType<typeof hmac.create>;

/** A key takes half the work of a short HMAC, and a mail-out signs millions of values under one. */
const started = new Map<string, StartedHmac>();
/** Rings are short; only tests have many. */
const MOST_STARTED = 64;

function startedWith(key: string): StartedHmac {
  const known = started.get(key);
  if (known) return known;
  const fresh = hmac.create(sha256, utf8ToBytes(key));
  if (started.size >= MOST_STARTED) started.clear();
  started.set(key, fresh);
  return fresh;
}

/** The keyed value under the signing key. */
export function sign(ring: KeyRing, purpose: Purpose, value: string): Sha256 {
  return keyed(ring[0], purpose, value);
}

/** The keyed value under every key of the ring, signing key first: what a look-up must try. */
export function signatures(ring: KeyRing, purpose: Purpose, value: string): readonly Sha256[] {
  return ring.map((key) => keyed(key, purpose, value));
}

/** Compares digests, not the texts: the time taken says nothing about how much of a guess was right. */
export function sameInConstantTime(a: string, b: string): boolean {
  return digest(`compare:${a}`) === digest(`compare:${b}`);
}
