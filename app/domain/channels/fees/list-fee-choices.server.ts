import { asc, isNotNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** For what a new fee may be recorded: marketplaces that are open, and the product sets that hold today. */
export async function listFeeChoices({ store, clock }: Context) {
  const { channel, productSet } = store.tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const places = await db
      .select({ code: channel.code, name: channel.name, closedOn: channel.closedOn })
      .from(channel)
      .where(isNotNull(channel.countsFrom))
      .orderBy(asc(channel.position));
    const sets = await db.select().from(productSet).orderBy(asc(productSet.number));
    return {
      places: places
        .filter(({ closedOn }) => closedOn === null || closedOn > today)
        .map(({ code, name }) => ({ code, name })),
      sets: sets
        .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
        .map(({ code, nameVi, nameEn }) => ({ code, nameVi, nameEn })),
    };
  });
}
