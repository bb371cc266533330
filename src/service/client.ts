/** Who is asking, as far as it matters: this machine or another, and from which network. */
import { createHash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { type KeyRing, sign } from '#domain/subscription/key-ring.ts';

interface Bindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

function socketAddress(c: Context): string | undefined {
  return (c.env as Bindings | undefined)?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '');
}

/**
 * True for a browser on this machine that asked for this machine by name: a foreign page whose name was
 * pointed at 127.0.0.1 sends another `Host`.
 */
export function isLocal(c: Context): boolean {
  const address = socketAddress(c);
  if (address !== '127.0.0.1' && address !== '::1') return false;
  // Behind a proxy on the same machine everybody seems local.
  if (c.req.header('x-forwarded-for') ?? c.req.header('forwarded')) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(c.req.url).hostname);
}

/**
 * A name for the visitor's network (/24 or /64) that changes every day and cannot be turned back:
 * enough to count requests, not enough to know who made them.
 */
export function networkOf(c: Context, o: { keys: KeyRing; now: number; trustProxy: boolean }): string {
  const forwarded = o.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const day = new Date(o.now).toISOString().slice(0, 10);
  return sign(o.keys, 'network', `${day} ${prefixOf(forwarded ?? socketAddress(c) ?? '')}`).slice(0, 32);
}

function prefixOf(address: string): string {
  if (isIPv4(address)) return address.split('.').slice(0, 3).join('.');
  if (isIPv6(address)) return expandIPv6(address).slice(0, 4).join(':');
  return createHash('sha256').update(address).digest('hex').slice(0, 8);
}

function expandIPv6(address: string): readonly string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  if (tail === undefined) return groups(head);
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)];
}
