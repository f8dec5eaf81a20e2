import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { idTime } from '#app/server/ids.server.ts';
import { MAIL_FOLDER } from '#app/server/mail/open-mail.server.ts';

/** So many are shown; a demo writes few. */
const MOST = 50;

const demoMail = z.object({
  ...{ id: z.string(), to: z.string(), subject: z.string(), text: z.string() },
  /** Of its words; earlier demos did not keep it. */
  language: z.string().optional(),
});
/** `at`: when it was written, ms UTC. */
export type DemoMail = z.infer<typeof demoMail> & { readonly at: number };

/** The mails that a demo would have sent, the newest first. */
export async function listDemoMails({ config }: Context): Promise<DemoMail[]> {
  const folder = join(config.dataDir, MAIL_FOLDER);
  const names = await readdir(folder).catch(() => []);
  // Named by ids, which are in the order of time.
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, MOST);
  return Promise.all(
    newest.map(async (name) => {
      const mail = demoMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      return { ...mail, at: idTime(name) };
    }),
  );
}
