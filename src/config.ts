/** The only reader of `process.env`: one typed, validated configuration. */
import { z } from 'zod';
import { issueWords } from '#domain/edition/front-matter-issue.ts';
import type { Language } from '#domain/language.ts';
import { ProblemError, worded } from '#domain/problem.ts';

const url = z.url({ protocol: /^https?$/ });

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be `file:PATH` or `postgres://…`')
    .default('file:var/promulgate.sqlite'),
  MAIL_TRANSPORT: z.enum(['mailbox', 'resend', 'smtp']).default('mailbox'),
  MAILBOX_DIR: z.string().default('var/mailbox'),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: url.optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'must be `smtp://…` or `smtps://…`')
    .optional(),
  PUBLIC_URL: url.default('http://localhost:4321'),
  PROMULGATE_CONTENT: z.string().default('content'),
  /** First signs, all verify. */
  PROMULGATE_SECRET: z.string().optional(),
  HEARTBEAT_URL: url.optional(),
  OPERATOR_EMAIL: z.string().optional(),
  EDITOR_EMAIL: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  CI: z.string().optional(),
});

export interface Config {
  readonly databaseUrl: string;
  readonly mailTransport: 'mailbox' | 'resend' | 'smtp';
  readonly mailboxDir: string;
  readonly resend: {
    readonly apiKey?: string | undefined;
    readonly baseUrl?: string | undefined;
    readonly webhookSecret?: string | undefined;
  };
  readonly smtpUrl?: string | undefined;
  /** Without trailing slash. */
  readonly publicUrl: string;
  readonly contentDir: string;
  /** Key ring; empty when not configured. */
  readonly secrets: readonly string[];
  readonly heartbeatUrl?: string | undefined;
  readonly operatorEmails: readonly string[];
  readonly editorEmails: readonly string[];
  readonly port: number;
  readonly ci: boolean;
}

function wrongVariable(name: string, wrong: Readonly<Record<Language, string>>) {
  return worded({
    nl: {
      message: `De omgevingsvariabele ${name} klopt niet: zij ${wrong.nl}.`,
      hint: 'In docs/operate/environment.md staat wat elke variabele bevat.',
    },
    en: {
      message: `The environment variable ${name} is wrong: it ${wrong.en}.`,
      hint: 'See docs/operate/environment.md for what each variable takes.',
    },
  });
}

/**
 * Reads the environment.
 * @throws {ProblemError} naming every variable that is wrong, all at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  // An empty variable is an absent one: `PORT= npm start` must not mean port 0.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ProblemError(
      parsed.error.issues.map((issue) => ({
        code: 'config/invalid',
        severity: 'error',
        ...wrongVariable(issue.path.join('.'), issueWords(issue)),
      })),
    );
  }
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    mailTransport: values.MAIL_TRANSPORT,
    mailboxDir: values.MAILBOX_DIR,
    resend: {
      apiKey: values.RESEND_API_KEY,
      baseUrl: values.RESEND_BASE_URL,
      webhookSecret: values.RESEND_WEBHOOK_SECRET,
    },
    smtpUrl: values.SMTP_URL,
    publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
    contentDir: values.PROMULGATE_CONTENT,
    secrets: list(values.PROMULGATE_SECRET),
    heartbeatUrl: values.HEARTBEAT_URL,
    operatorEmails: list(values.OPERATOR_EMAIL),
    editorEmails: list(values.EDITOR_EMAIL),
    port: values.PORT,
    ci: values.CI !== undefined && values.CI !== 'false',
  };
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
