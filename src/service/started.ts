/** The moment a form was opened, signed into it: what was sent faster than a person reads was not a person. */
import { epochMs, toInstant } from '#domain/date.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import { readSignedToken, signedToken } from '#domain/subscription/links.ts';
import { LIST_RULES } from '#domain/subscription/model.ts';

export function startedField(keys: KeyRing, now: number): string {
  return `<input type="hidden" name="started" value="${signedToken(keys, 'started', now.toString(36))}">`;
}

/** True when the form was open for as long as a person needs, and not for more than a day. */
export function wasReadByAPerson(keys: KeyRing, started: string, now: number): boolean {
  const subject = readSignedToken(keys, 'started', started);
  if (subject === undefined) return false;
  const opened = epochMs(toInstant(Number.parseInt(subject, 36)));
  const seconds = (now - opened) / 1000;
  return seconds >= LIST_RULES.fillSeconds && seconds <= LIST_RULES.formHours * 3600;
}

/** Puts the moment into a form of the built site. */
export function withStarted(html: string, keys: KeyRing, now: number): string {
  return html.replace(/<\/form>/, () => `${startedField(keys, now)}</form>`);
}
