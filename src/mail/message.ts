/** A message as the bytes of RFC 5322, for the transports that need them. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from './transport.ts';

/**
 * The `Message-ID` of a delivery. The same delivery always has the same one, whatever happens on the
 * way, so that a store that sees a message twice can tell.
 */
export function messageId(mail: Pick<OutgoingMail, 'delivery' | 'from'>): string {
  return `<${mail.delivery}@${domainOf(mail.from)}>`;
}

/** Domain of an address, with or without a display name. */
export function domainOf(address: string): string {
  return address
    .replace(/^.*@/, '')
    .replace(/[>\s].*$/, '')
    .toLowerCase();
}

/** What nodemailer takes, the same for SMTP and for the mailbox folder. */
export function composition(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageId(mail),
    headers: { ...mail.headers, 'Content-Language': mail.language },
    // Contents come from us; nothing in them may make the composer read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The complete message. */
export async function messageBytes(mail: OutgoingMail): Promise<Buffer> {
  return new MailComposer(composition(mail)).compile().build();
}
