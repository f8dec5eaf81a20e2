import { and, count, eq, isNull, sum } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/** A producer with 200 listings and five papers for each stays below. */
const MOST_PAPERS = 1_000;

/** Whether one more paper may be in use. @throws DomainError paperQuota (file) */
export async function refusePaperQuota(
  { store }: Context,
  db: Pick<Tx, 'select'>,
  producerId: string,
): Promise<void> {
  const { paper } = store.tables;
  const [row] = await db
    .select({ n: count() })
    .from(paper)
    .where(and(eq(paper.producerId, producerId), isNull(paper.archivedAt)));
  if (Number(row?.n ?? 0) >= MOST_PAPERS)
    throw new DomainError('paperQuota', { field: 'file', params: { max: MOST_PAPERS } });
}

const MEGABYTE = 1024 * 1024;

/**
 * Refuses a file for which the producer's papers have no room (LIMIT_PAPER_BYTES_PER_PRODUCER). Those that were put away
 * count: their files are still kept.
 * @param bytes of the new file.
 * @throws DomainError paperBytesQuota (file)
 */
export async function refusePaperBytes(
  { store, config }: Context,
  db: Pick<Tx, 'select'>,
  producerId: string,
  bytes: number,
): Promise<void> {
  const { paper } = store.tables;
  const [kept] = await db
    .select({ bytes: sum(paper.byteSize) })
    .from(paper)
    .where(eq(paper.producerId, producerId));
  const most = config.limits.paperBytesPerProducer;
  if (Number(kept?.bytes ?? 0) + bytes > most)
    throw new DomainError('paperBytesQuota', { field: 'file', params: { max: Math.floor(most / MEGABYTE) } });
}
