/**
 * What each of Resend's error names means for a batch. Source: the names in the SDK (resend 6.38,
 * `RESEND_ERROR_CODE_KEY`) and the provider's page on errors and idempotency keys.
 */
import { withoutAddresses } from './provider-text.ts';
import type { BatchOutcome, RateAdvice } from './transport.ts';

type Meaning = 'limit' | 'quota' | 'wait' | 'unknown' | 'split' | 'halt' | 'ambiguous';

const MEANINGS: Readonly<Record<string, Meaning>> = {
  rate_limit_exceeded: 'limit',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  // Another attempt under this key is being worked on: not "not accepted", only "not yet".
  concurrent_idempotent_requests: 'wait',
  // Something was accepted under this key with other bytes.
  invalid_idempotent_request: 'unknown',
  // Nothing of a strict batch was accepted, and one message spoils the rest.
  validation_error: 'split',
  missing_required_field: 'split',
  invalid_parameter: 'split',
  invalid_attachment: 'split',
  // Account and configuration: every further request would fail alike.
  invalid_idempotency_key: 'halt',
  invalid_from_address: 'halt',
  missing_api_key: 'halt',
  restricted_api_key: 'halt',
  invalid_api_key: 'halt',
  invalid_access: 'halt',
  invalid_region: 'halt',
  security_error: 'halt',
  not_found: 'halt',
  method_not_allowed: 'halt',
  // Also what the SDK makes of a broken connection, a timeout, and a body it cannot read.
  application_error: 'ambiguous',
  internal_server_error: 'ambiguous',
};

/** Translates an error; any name not in the table may hide an acceptance. */
export function outcomeOfError(
  error: { readonly name?: unknown; readonly message?: unknown; readonly statusCode?: unknown },
  headers: Readonly<Record<string, string>> | null,
): BatchOutcome & { readonly rate?: RateAdvice } {
  const code = typeof error.name === 'string' ? error.name : 'unnamed-error';
  const reason = withoutAddresses(typeof error.message === 'string' ? error.message : 'no message');
  const pauseMs = retryAfterMs(headers);
  switch (MEANINGS[code] ?? 'ambiguous') {
    case 'limit':
      return { kind: 'try-later', afterMs: pauseMs ?? 1_000, code, rate: { pauseMs: pauseMs ?? 1_000 } };
    case 'quota':
      return { kind: 'halt', code, reason, quota: true };
    case 'halt':
      return { kind: 'halt', code, reason };
    case 'split':
      return { kind: 'split', code, reason };
    case 'unknown':
      return { kind: 'unknown', code, reason };
    case 'wait':
    case 'ambiguous':
      return { kind: 'ambiguous', code, reason };
  }
}

/** `retry-after` in seconds (or as a date) to milliseconds. */
function retryAfterMs(headers: Readonly<Record<string, string>> | null): number | undefined {
  const value = headers?.['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** `ratelimit-limit`, `ratelimit-remaining` (IETF draft 06): requests per window of one second unless `w=` says another. */
export function rateAdvice(headers: Readonly<Record<string, string>> | null): RateAdvice | undefined {
  const limit = headers?.['ratelimit-limit'];
  if (limit === undefined) return undefined;
  const requests = Number.parseFloat(limit);
  const window = Number(/[;,]\s*w=(\d+)/.exec(headers?.['ratelimit-policy'] ?? limit)?.[1] ?? 1);
  if (!Number.isFinite(requests) || requests <= 0) return undefined;
  const left = Number.parseInt(headers?.['ratelimit-remaining'] ?? '', 10);
  return { perSecond: requests / window, ...(Number.isFinite(left) ? { remaining: left } : {}) };
}
