import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Store } from '#db/store.ts';

/**
 * A condition on `listing`: visitors may see it. It is published, its producer is not suspended, and, for who has not
 * declared to be 18, it is no alcohol (Law 44/2019, Article 16). Every public list, page and count asks this.
 * By the producers that are suspended, which are few, so that each list keeps the index of its own order.
 */
export function isOnSale(tables: Store['tables'], { adult }: { adult: boolean }): SQL | undefined {
  const { listing } = tables;
  return and(
    eq(listing.state, 'published'),
    hasOpenProducer(tables),
    adult ? undefined : eq(listing.isAlcohol, false),
  );
}

/** A condition on `listing`: its producer is not suspended. */
export function hasOpenProducer({ listing, producer }: Store['tables']): SQL {
  return sql`${listing.producerId} not in (select ${producer.id} from ${producer} where ${producer.suspendedAt} is not null)`;
}
