import { and, count, eq, isNull } from 'drizzle-orm';
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
