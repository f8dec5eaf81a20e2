import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type SunkMail = {
  /** Our row of it, in small letters: what stands before the @ of the Message-ID. */
  readonly id: string;
  readonly to: string;
};

export type MailSink = {
  /** Settings of a market that sends its mail here. */
  readonly settings: { SMTP_URL: string; MAIL_FROM: string };
  /** Every mail that was handed over, each as often as it came. */
  readonly mails: SunkMail[];
  /** Called when a mail has come whole; it is answered afterwards. */
  onMail: (mail: SunkMail) => Promise<void>;
};

/** A mail server of this machine that takes every mail and counts it: what is sent twice is there twice. */
export async function openMailSink(): Promise<MailSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, sink);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const sink: MailSink = {
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Chợ Phiên <don-hang@vidu.vn>' },
    mails: [],
    onMail: async () => undefined,
  };
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return sink;
}

/** One side of RFC 5321, as much of it as a sender needs. */
function converse(socket: Socket, sink: MailSink): void {
  let heard = '';
  let to = '';
  let isText = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answers: Record<string, string> = { DATA: '354 go on', QUIT: '221 bye' };
  say('220 sink');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
    for (;;) {
      const end = isText ? '\r\n.\r\n' : '\r\n';
      const at = heard.indexOf(end);
      if (at === -1) return;
      const said = heard.slice(0, at);
      heard = heard.slice(at + end.length);
      if (isText) {
        isText = false;
        const mail = { id: /^Message-ID: <([^@]+)@/im.exec(said)?.[1] ?? '', to };
        sink.mails.push(mail);
        void sink.onMail(mail).then(() => say('250 taken'));
        continue;
      }
      const verb = said.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<([^>]+)>/.exec(said)?.[1] ?? '';
      isText = verb === 'DATA';
      say(answers[verb] ?? '250 ok');
      if (verb === 'QUIT') socket.end();
    }
  });
}
