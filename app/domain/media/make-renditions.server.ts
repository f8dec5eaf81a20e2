import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { jobDecoder } from '#app/domain/media/decoders.server.ts';
import { type PlannedRendition, plannedRenditions, SQUARE_SIDE } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';

/**
 * Makes what is still missing of an image's renditions. Their content follows from the master alone, so a run that
 * was cut short is taken up where it stopped, and a second run finds nothing to do.
 */
export const makeRenditions = defineJob({
  kind: 'make-renditions',
  payload: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  priority: 50,
  leaseMs: 120_000,
  // One picture at a time: the decoder is one process, and the pages need the rest of the machine.
  concurrency: 1,
  async run(context, { hash }, { signal }) {
    const { image } = context.store.tables;
    const [found] = await context.store.read((db) => db.select().from(image).where(eq(image.hash, hash)));
    if (!found) return;
    const planned = plannedRenditions(found);
    const missing = await notStored(context, planned);
    if (missing.length > 0) await renderInto(context, hash, missing, signal);
    const rows = await describe(context, found, planned);
    return async (tx) => {
      const { rendition } = context.store.tables;
      await tx.insert(rendition).values(rows).onConflictDoNothing();
      await tx
        .update(image)
        .set({ renderedAt: context.clock.now() })
        .where(and(eq(image.hash, hash), isNull(image.renderedAt)));
    };
  },
});

async function notStored(
  { storage }: Context,
  planned: Array<PlannedRendition>,
): Promise<Array<PlannedRendition>> {
  const sizes = await Promise.all(planned.map(({ name }) => storage.size(storageKey('renditions', name))));
  return planned.filter((_, index) => !sizes[index]);
}

/** Each picture is written while the next is drawn. */
async function renderInto(
  { storage }: Context,
  hash: string,
  missing: Array<PlannedRendition>,
  signal: AbortSignal,
): Promise<void> {
  const master = await storage.get(storageKey('photos', `${hash}.jpg`));
  if (!master) throw new Error(`the master of ${hash} is not in the storage`);
  const writes: Array<Promise<void>> = [];
  const failures: unknown[] = [];
  const refused = await jobDecoder()
    .render(master, missing, (name, bytes) => {
      // A write may fail (a full disk) long before the last picture is drawn: its failure is taken at once, for a
      // rejection that nobody has taken yet ends the process.
      const write = storage.putDerived('renditions', name, bytes);
      writes.push(
        write.then(
          () => undefined,
          (error: unknown) => void failures.push(error),
        ),
      );
    })
    .finally(() => Promise.all(writes));
  if (failures.length > 0) throw failures[0];
  if (refused) throw new Error(`the decoder refused our own master of ${hash}: ${refused.detail}`);
  signal.throwIfAborted();
}

async function describe(
  context: Context,
  image: { hash: string; width: number; height: number },
  planned: Array<PlannedRendition>,
) {
  const now = context.clock.now();
  return Promise.all(
    planned.map(async ({ name, width }) => {
      const key = storageKey('renditions', name);
      const byteSize = await context.storage.size(key);
      if (!byteSize) throw new Error(`${name} was not stored`);
      const isSquare = width === 'square';
      return {
        imageHash: image.hash,
        name: name.slice(image.hash.length + 1),
        width: isSquare ? SQUARE_SIDE : width,
        height: isSquare ? SQUARE_SIDE : Math.round((image.height * width) / image.width),
        byteSize,
        storageKey: key,
        createdAt: now,
      };
    }),
  );
}
