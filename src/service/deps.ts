/** What the service needs from outside; plugged together by a script. */
import type { SubscriptionContext } from '#workflows/people/subscription-context.ts';

/** One message as the viewer of the mailbox folder lists it. */
export interface MailboxItem {
  readonly delivery: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly language: string;
  readonly at: string;
}

export interface MailboxReader {
  readonly list: () => Promise<readonly MailboxItem[]>;
  readonly part: (delivery: string, part: 'html' | 'txt' | 'eml') => Promise<string | undefined>;
}

export interface WebhookReceiver {
  /** Signing secrets, `whsec_…`; several while one is being replaced. */
  readonly secrets: readonly string[];
  /** Records one event, once; `id` is the provider's name for it. */
  readonly receive: (event: { id: string; body: string; payload: unknown }) => Promise<unknown>;
}

/** One finished request, without anything that identifies a person. */
export interface AccessLine {
  readonly at: string;
  readonly method: string;
  /** Tokens and addresses of pages about one person are left out. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

export interface ServiceDeps {
  readonly context: SubscriptionContext;
  /** Folder of the built site; without it only the subscription pages are served. */
  readonly dist?: string;
  /** Called after a request was taken in: work that may start now. */
  readonly kick?: () => void;
  readonly webhook?: WebhookReceiver;
  /** Demonstration mode only; shown to this machine only. */
  readonly mailbox?: MailboxReader;
  readonly isHealthy: () => Promise<boolean>;
  /** Figures beyond requests, as Prometheus lines. */
  readonly gauges?: () => Promise<readonly Gauge[]>;
  readonly log?: (line: AccessLine) => void;
  /** Take the visitor's network from `X-Forwarded-For`: only behind a proxy that sets it. */
  readonly trustProxy?: boolean;
}

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly values: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}
