import { newId } from '#app/server/ids.server.ts';
import { openOnRealClock, type WorkerOrder } from '#tests/faults/programs/counting-job.ts';

/** Writes pairs of rows, each pair in one transaction, and names the last pair that was committed. */
const { context } = openOnRealClock(JSON.parse(process.argv[2] ?? '{}') as WorkerOrder);
const { rateLimit } = context.store.tables;
for (;;) {
  const id = newId();
  await context.store.write(async (tx) => {
    await tx.insert(rateLimit).values({ key: `${id} left`, points: 1, windowEndsAt: 0 });
    await tx.insert(rateLimit).values({ key: `${id} right`, points: 1, windowEndsAt: 0 });
  });
  process.send?.(id);
}
