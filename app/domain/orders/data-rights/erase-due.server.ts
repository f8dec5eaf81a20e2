import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** Night in Vietnam. */
const OFFSET_MS = 19 * 60 * 60_000;

/** Destroys the keys of people who asked to be forgotten, once the law no longer wants their sales kept. */
export const eraseDue = defineJob({
  kind: 'erase-due',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: OFFSET_MS, payload: {} },
  async run(context) {
    const { store, clock } = context;
    const { erasureRequest } = store.tables;
    const due = await store.read((db) =>
      db
        .select()
        .from(erasureRequest)
        .where(and(isNull(erasureRequest.doneAt), lte(erasureRequest.keptUntil, clock.now())))
        .orderBy(asc(erasureRequest.id)),
    );
    for (const { id, personId, askedBy } of due) await eraseNow(context, { id, personId, askedBy });
  },
});

async function eraseNow(
  context: Context,
  { id, personId, askedBy }: { id: string; personId: string; askedBy: string | null },
): Promise<void> {
  const { store, clock } = context;
  const { erasureRequest } = store.tables;
  await store.write(async (tx) => {
    const done = await tx
      .update(erasureRequest)
      .set({ doneAt: clock.now() })
      .where(and(eq(erasureRequest.id, id), isNull(erasureRequest.doneAt)))
      .returning({ id: erasureRequest.id });
    if (done.length > 0) await erasePerson(context, { personId, erasedBy: askedBy });
  });
}
