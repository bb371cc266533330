/** Reading a posted form, in either of the two encodings browsers and mail programs use. */
import type { Context } from 'hono';

export type Fields = Readonly<Record<string, readonly string[]>>;

/** Texts by field name; files and unreadable bodies count as nothing. */
export async function readForm(c: Context): Promise<Fields> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, unknown>);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string'),
    ]),
  );
}

export function field(fields: Fields, name: string): string {
  return fields[name]?.[0] ?? '';
}
