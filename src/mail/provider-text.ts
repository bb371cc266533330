/** Reading what providers and mail servers write. */

/** Error texts quote addresses; logs and records must not. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"'`]+@[^\s<>"'`]+/g, '…@…').slice(0, 300);
}

/** `2026-11-23 05:00:00.123456+00` and ISO 8601 both occur. */
export function parseMoment(text: string): number {
  const moment = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(moment) ? 0 : moment;
}
