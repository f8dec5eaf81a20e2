import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { MAIL_FOLDER, mailFiles } from '#app/server/mail/open-mail.server.ts';
import type { Tx } from '#db/store.ts';

/** A mail that was being written while its person was erased is there by then, ms. */
const ONCE_MORE_MS = 60_000;

/** Takes an erased person's mails out of the folder in which a demo keeps what it would send; what is gone already is done. */
export const forgetMails = defineJob({
  kind: 'forget-mails',
  payload: z.object({ personId: z.string() }),
  async run({ config, store }, { personId }) {
    const { outgoingMessage } = store.tables;
    const left = await store.read((db) =>
      db
        .select({ id: outgoingMessage.id })
        .from(outgoingMessage)
        .where(eq(outgoingMessage.personId, personId)),
    );
    const folder = join(config.dataDir, MAIL_FOLDER);
    for (const name of left.flatMap(({ id }) => mailFiles(id))) await rm(join(folder, name), { force: true });
  },
});

/** Leaves that work, part of the write that erases the person: at once, and once more for a mail that was on its way. */
export async function leaveForgetMails({ clock, jobs }: Context, tx: Tx, personId: string): Promise<void> {
  await jobs.enqueue(tx, forgetMails, { personId });
  await jobs.enqueue(tx, forgetMails, { personId }, { runAt: clock.now() + ONCE_MORE_MS });
}
