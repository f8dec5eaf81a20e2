import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** A group's payments by card that money is still expected for, whether their time is over or not; the first first. */
export async function askedByCard({ store }: Context, groupId: string) {
  const { payment } = store.tables;
  return store.read((db) =>
    db
      .select()
      .from(payment)
      .where(
        and(
          eq(payment.groupId, groupId),
          eq(payment.method, 'card'),
          isNull(payment.settledAt),
          isNull(payment.closedAt),
        ),
      )
      .orderBy(asc(payment.id)),
  );
}
