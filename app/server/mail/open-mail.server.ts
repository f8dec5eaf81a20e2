import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '#app/server/config.server.ts';
import { type Mail, MailRefused, type MailSender } from '#app/server/mail/mail-sender.ts';

/** Where a demo keeps the mails that it would send, below DATA_DIR. */
export const MAIL_FOLDER = 'mail';

/** The names of a mail's files there: as it would leave, for a mail program, and its words, for the page that lists them. */
export const mailFiles = (id: string) => [`${id}.eml`, `${id}.json`] as const;

const DEMO_FROM = '"Chợ Phiên (mô phỏng)" <don-hang@chophien.example>';
/** So long a server may be silent, ms. */
const PATIENCE_MS = 20_000;

/** Mail by SMTP where the settings say so, as files in the demo, and none otherwise. */
export function openMail(config: Config): MailSender | null {
  const { smtp, publicUrl, demo, dataDir } = config;
  const { hostname } = new URL(publicUrl);
  if (smtp) return smtpSender(smtp, hostname);
  return demo ? fileSender(join(dataDir, MAIL_FOLDER), hostname) : null;
}

function smtpSender({ url, from }: { url: string; from: string }, host: string): MailSender {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A mail is made of texts alone: nothing in it may read files or other servers.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from, host));
      } catch (error) {
        if (isForGood(error)) throw new MailRefused('the server refused the mail', { cause: error });
        throw error;
      }
    },
  };
}

/** A reply of 5xx to the address or to the mail; the same to our sign-in is a wrong setting, which somebody mends. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false;
  return Number(error.responseCode) >= 500 && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
}

function fileSender(folder: string, host: string): MailSender {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, DEMO_FROM, host));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { id, to, subject, text, language } = mail;
      const [whole, words] = mailFiles(id);
      const kept = [
        [whole, message as Buffer],
        [words, JSON.stringify({ id, to, subject, text, language })],
      ] as const;
      for (const [name, content] of kept) {
        const file = join(folder, name);
        await writeFile(`${file}.part`, content, { mode: 0o600 });
        await rename(`${file}.part`, file);
      }
    },
  };
}

function messageOf({ id, to, subject, text, html }: Mail, from: string, host: string) {
  return {
    from,
    // As an object, so that nothing in it is read as a second address.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id.toLowerCase()}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
