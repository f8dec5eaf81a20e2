import { eq, inArray } from 'drizzle-orm';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import type { Db, Store } from '#db/store.ts';

/** Where these producers are, by producer: what they offer as a service is used there. */
export async function spotsOf(
  db: Db,
  { tables: { producer, commune } }: Pick<Store, 'tables'>,
  producerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly address: string }>> {
  if (producerIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: producer.id,
      name: producer.name,
      addressText: producer.addressText,
      place: commune.fullName,
    })
    .from(producer)
    .leftJoin(commune, eq(commune.code, producer.communeCode))
    .where(inArray(producer.id, [...producerIds]));
  return new Map(
    rows.map(({ id, name, addressText, place }) => [
      id,
      { name, address: addressLine([addressText, place]) },
    ]),
  );
}
