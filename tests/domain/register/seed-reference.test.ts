import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the reference data', (open) => {
  test('is complete, and seeding it again writes nothing', async () => {
    const { context, openAgain } = await open();
    const { store } = context;
    await seedReference(context);
    const counts = await store.read(async (db) => ({
      communes: (await db.select().from(store.tables.commune)).length,
      districts: (await db.select().from(store.tables.legacyDistrict)).length,
      former: (await db.select().from(store.tables.legacyCommune)).length,
      sets: (await db.select().from(store.tables.productSet)).length,
      labels: (await db.select().from(store.tables.labelField)).length,
      straddling: (
        await db
          .select()
          .from(store.tables.communeLegacyDistrict)
          .where(eq(store.tables.communeLegacyDistrict.communeCode, '02647'))
      ).length,
    }));
    expect(counts).toEqual({ communes: 99, districts: 18, former: 319, sets: 26, labels: 27, straddling: 2 });
    const [label] = await store.read((db) =>
      db.select().from(store.tables.labelField).where(eq(store.tables.labelField.field, 'disclaimer')),
    );
    expect(label).toMatchObject({
      setNumbers: [18],
      required: 'yes',
      confirmed: false,
      validFrom: '2018-02-02',
    });
    await Promise.all([seedReference(context), seedReference(openAgain())]);
  });

  test('keeps the words that people taught a channel, and repairs what was changed', async () => {
    const { context } = await open();
    const { store } = context;
    await seedReference(context);
    await store.write((tx) =>
      tx
        .update(store.tables.channel)
        .set({ words: ['sopi'], name: 'x' })
        .where(eq(store.tables.channel.code, 'shopee')),
    );
    await seedReference(context);
    const [shopee] = await store.read((db) =>
      db.select().from(store.tables.channel).where(eq(store.tables.channel.code, 'shopee')),
    );
    expect(shopee?.name).toBe('Shopee');
    expect(shopee?.words).toEqual(expect.arrayContaining(['shopee', 'sopi']));
  });
});
