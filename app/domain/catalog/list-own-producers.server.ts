import { asc, inArray } from 'drizzle-orm';
import { producersOf, type SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

export type OwnProducer = { id: string; name: string; isChosen: boolean };

/** The producers that a person may act for, by name; the one that they act for now is marked. */
export async function listOwnProducers({ store }: Context, actor: SellerActor): Promise<OwnProducer[]> {
  const { producer } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: producer.id, name: producer.name })
      .from(producer)
      .where(inArray(producer.id, producersOf(actor)))
      .orderBy(asc(producer.nameKey)),
  );
  return rows.map((row) => ({ ...row, isChosen: row.id === actor.producerId }));
}
