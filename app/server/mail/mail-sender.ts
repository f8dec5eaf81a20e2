/** One mail to one person, ready to leave. */
export type Mail = {
  /** Ours; the same mail sent again carries the same Message-ID, so that receiving servers know it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Of its words, as an HTML page says it. */
  readonly language?: string;
};

export type MailSender = {
  /** Resolves when the next server has taken it. @throws MailRefused; any other error: try again later. */
  send(mail: Mail): Promise<void>;
};

/** The next server will never take it: there is no such address, or it refuses us for good. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
