import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { RegisterTables } from '#db/tables/register.ts';

/** What producers are told in their portal. */
export function defineNoticeTables(
  { table, text, time, json, index, uniqueIndex }: Kit,
  { producer }: RegisterTables,
) {
  /** Something that a producer should know, shown in the portal until read. */
  const producerNotice = table(
    'producer_notice',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      /** E.g. "dead-link", "shop-ends"; checked by zod. */
      kind: text().notNull(),
      /** What the sentence needs: names, days, addresses. */
      params: json<Record<string, string | number>>().notNull(),
      /** Where it is mended, a path inside the portal. */
      path: text(),
      /** At most one unread notice of the kind about the same thing. */
      subject: text().notNull(),
      createdAt: time().notNull(),
      readAt: time(),
    },
    (t) => [
      uniqueIndex('producer_notice_unread').on(t.producerId, t.kind, t.subject).where(sql`read_at is null`),
      index('producer_notice_producer').on(t.producerId, t.createdAt),
    ],
  );

  return { producerNotice };
}
