/** A real SMTP server that keeps what it took over, and fails where it is told to. */
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type SmtpFault =
  | 'none'
  | 'greeting-421'
  | 'mail-451'
  | 'mail-550'
  | 'rcpt-452'
  | 'rcpt-550'
  | 'data-451'
  | 'data-554'
  | 'drop-at-connect'
  | 'drop-at-mail'
  | 'drop-at-rcpt'
  | 'drop-in-data'
  | 'drop-after-accept'
  | 'silent-after-accept';

export interface SmtpSink {
  readonly url: string;
  /** Complete messages the server took over. */
  readonly accepted: readonly { readonly to: string; readonly message: string }[];
  fault(next: SmtpFault): void;
  close(): Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  let fault: SmtpFault = 'none';
  const accepted: { to: string; message: string }[] = [];
  const sockets = new Set<Socket>();
  const failing = (code: number) => Object.assign(new Error('refused by the test'), { responseCode: code });
  const drop = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onConnect(_: SMTPServerSession, done: (error?: Error) => void) {
      if (fault === 'greeting-421') return done(failing(421));
      if (fault === 'drop-at-connect') return drop();
      done();
    },
    onMailFrom(_: unknown, __: unknown, done: (error?: Error) => void) {
      if (fault === 'mail-451') return done(failing(451));
      if (fault === 'mail-550') return done(failing(550));
      if (fault === 'drop-at-mail') return drop();
      done();
    },
    onRcptTo(_: unknown, __: unknown, done: (error?: Error) => void) {
      if (fault === 'rcpt-452') return done(failing(452));
      if (fault === 'rcpt-550') return done(failing(550));
      if (fault === 'drop-at-rcpt') return drop();
      done();
    },
    onData(stream: NodeJS.ReadableStream, session: SMTPServerSession, done: (error?: Error | null) => void) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (fault === 'data-451') return done(failing(451));
        if (fault === 'data-554') return done(failing(554));
        if (fault === 'drop-in-data') return drop();
        accepted.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          message: Buffer.concat(chunks).toString('utf8'),
        });
        if (fault === 'drop-after-accept') return drop();
        if (fault === 'silent-after-accept') return;
        done();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    fault(next) {
      fault = next;
    },
    close: async () => {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
