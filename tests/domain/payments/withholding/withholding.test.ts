import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { readPayoutStatement } from '#app/domain/payments/payouts/read-payout-statement.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { taxOf } from '#app/domain/payments/withholding/tax-of.ts';
import { taxSheet } from '#app/routes/tax-sheet.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { WithholdingMode } from '#db/tables/books.ts';
import type { LegalType } from '#db/tables/register.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByCard, shopOf } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function soldByCard(context: Context, legalType: LegalType, mode: WithholdingMode, quantity = 3) {
  const { store } = context;
  const { producer, withholdingMode, variant } = store.tables;
  await anyPostRate(context);
  const shop = await shopOf(context, 'Hộ Chè');
  await store.write(async (tx) => {
    await tx.update(producer).set({ legalType }).where(eq(producer.id, shop.producerId));
    await tx.update(withholdingMode).set({ mode }).where(eq(withholdingMode.method, 'card'));
    // A price of which one per cent is no whole đồng.
    await tx.update(variant).set({ price: 33_333 }).where(eq(variant.listingId, shop.listingId));
  });
  const placed = await ordersOf(context, [{ listingId: shop.listingId, quantity, method: 'card' }]);
  await payByCard(context, placed.payments[0]?.id ?? '');
  return { orderId: placed.orders[0]?.id ?? '', lineId: placed.lines[0]?.id ?? '' };
}

const entriesOf = ({ store }: Context) =>
  store.read((db) =>
    db.select().from(store.tables.withholdingEntry).orderBy(store.tables.withholdingEntry.id),
  );

async function withheldIn({ store }: Context): Promise<number> {
  const { ledgerEntry } = store.tables;
  const rows = await store.read((db) =>
    db.select().from(ledgerEntry).where(eq(ledgerEntry.account, 'withholding')),
  );
  return rows.reduce((sum, { amount }) => sum - amount, 0);
}

eachEngine('withholding tax', (open) => {
  test('the month and the year: what came back counts where it came back, and the producer reads only their own', async () => {
    const { context, clock } = await open();
    const year = localDate(clock.now()).slice(0, 4);
    const nextYear = String(Number(year) + 1);
    clock.set(Date.parse(`${year}-11-30T02:00:00Z`));
    const { orderId, lineId } = await soldByCard(context, 'household', 'withhold');
    clock.set(Date.parse(`${year}-12-02T03:00:00Z`));
    await cancelLines(context, {
      ...{ orderId, kind: 'cancelled', isRestocked: true, by: THE_MARKET, reason: 'thử' },
      lines: [{ lineId, quantity: 1 }],
    });
    clock.set(Date.parse(`${year}-12-31T17:30:00Z`));
    // In Lào Cai it is the new year already.
    await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
    const sums = async (from: string, to: string) =>
      (await sumWithholding(context, { from, to })).map(({ month, mode, orders, base, vat, pit }) => [
        ...[month, mode, orders],
        ...[base, vat, pit],
      ]);
    const november = [`${year}-11`, 'withhold', 1, 99_999, 1000, 500];
    const december = [`${year}-12`, 'withhold', 1, -33_333, -333, -167];
    expect(await sums(`${year}-11`, `${year}-11`)).toEqual([november]);
    expect(await sums(`${year}-01`, `${year}-12`)).toEqual([november, december]);
    expect(await sums(`${nextYear}-01`, `${nextYear}-12`)).toEqual([
      [`${nextYear}-01`, 'withhold', 1, -66_666, -667, -333],
    ]);
    const { order } = context.store.tables;
    const [sold] = await context.store.read((db) => db.select().from(order));
    const own = { ...(await sellerOf(context)), producerId: sold?.producerId ?? '' };
    expect(await readPayoutStatement(context, own, year)).toMatchObject({
      tax: [{ month: `${year}-11` }, { month: `${year}-12` }],
      years: [nextYear, year],
    });
    expect(await readPayoutStatement(context, await sellerOf(context, 'HTX Khác'), year)).toMatchObject({
      tax: [],
      years: [year],
    });
  });

  test('keeps 1 % and 0.5 % of a household’s goods back, and gives back what returns to the đồng', async () => {
    const { context } = await open();
    const { orderId, lineId } = await soldByCard(context, 'household', 'withhold');
    expect(await entriesOf(context)).toMatchObject([
      {
        cause: `sale:${lineId}`,
        rateId: 'goods 2026-07-01',
        baseAmount: 99_999,
        vatAmount: 1000,
        pitAmount: 500,
      },
    ]);
    expect(await withheldIn(context)).toBe(1500);
    await cancelLines(context, {
      orderId,
      lines: [{ lineId, quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: THE_MARKET,
      reason: 'thử',
    });
    // 66,666 are left: 667 and 333.
    expect((await entriesOf(context))[1]).toMatchObject({
      baseAmount: -33_333,
      vatAmount: -333,
      pitAmount: -167,
    });
    expect(await withheldIn(context)).toBe(1000);
    await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
    expect(await withheldIn(context)).toBe(0);
    const entries = await entriesOf(context);
    const sumOf = (key: 'baseAmount' | 'vatAmount' | 'pitAmount') =>
      entries.reduce((sum, entry) => sum + entry[key], 0);
    expect([sumOf('baseAmount'), sumOf('vatAmount'), sumOf('pitAmount')]).toEqual([0, 0, 0]);
  });

  test('keeps back 5 % and 2 % of a stay: it is a service, and the tea of the same order is not', async () => {
    const { context } = await open();
    const { producer, withholdingMode, listing, payment } = context.store.tables;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'Hộ Homestay');
    const tea = await publishedListing(context, { producerId });
    await context.store.write(async (tx) => {
      await tx.update(producer).set({ legalType: 'household' }).where(eq(producer.id, producerId));
      await tx.update(withholdingMode).set({ mode: 'withhold' }).where(eq(withholdingMode.method, 'card'));
      await tx.update(listing).set({ setCode: 'QD26-26' }).where(eq(listing.id, listingId));
    });
    const method = 'card' as const;
    await ordersOf(context, [
      { listingId, quantity: 2, method },
      { listingId: tea, method },
    ]);
    const [asked] = await context.store.read((db) => db.select().from(payment));
    await payByCard(context, asked?.id ?? '');
    const entries = (await entriesOf(context)).map(({ rateId, baseAmount, vatAmount, pitAmount }) => [
      ...[rateId, baseAmount],
      ...[vatAmount, pitAmount],
    ]);
    expect(entries.sort()).toEqual([
      ['goods 2026-07-01', 120_000, 1200, 600],
      ['services 2026-07-01', 240_000, 12_000, 4800],
    ]);
  });

  test('only calculates where the mode says so, and does nothing of a company or where it is none', async () => {
    const calculated = (await open()).context;
    await soldByCard(calculated, 'household', 'calculate-only');
    expect(await entriesOf(calculated)).toMatchObject([{ mode: 'calculate-only', vatAmount: 1000 }]);
    expect(await withheldIn(calculated)).toBe(0);
    const company = (await open()).context;
    await soldByCard(company, 'enterprise', 'withhold');
    expect(await entriesOf(company)).toEqual([]);
    const none = (await open()).context;
    await soldByCard(none, 'household', 'none');
    expect(await entriesOf(none)).toEqual([]);
  });
});

test('the sheet names each column for what stands in it', () => {
  const row = { month: '2026-11', producerId: 'p', producerCode: 'K7M2QX9A', producerName: 'HTX Chè' };
  const rows = [{ ...row, orders: 1, base: 100_000, vat: 1_000, pit: 500, mode: 'withhold' as const }];
  for (const [language, code, name] of [
    ['vi', 'Mã chủ thể', 'Chủ thể'],
    ['en', 'Producer code', 'Producer'],
  ] as const) {
    const sheet = taxSheet(language, 'thử', rows);
    const at = (heading: string) => sheet.columns.findIndex((column) => column.heading === heading);
    const [first] = [...(sheet.rows as Iterable<readonly unknown[]>)];
    expect([first?.[at(code)], first?.[at(name)]]).toEqual([row.producerCode, row.producerName]);
  }
});

test('tax is to the nearest đồng, and parts taken back leave the tax of what is left', () => {
  const rates = { vatRate: 100, pitRate: 50 };
  expect(taxOf(50, rates)).toEqual({ vatAmount: 1, pitAmount: 0 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 10_000 }), (base, rate) => {
      const { vatAmount } = taxOf(base, { vatRate: rate, pitRate: 0 });
      expect(Number.isSafeInteger(vatAmount)).toBe(true);
      expect(Math.abs(vatAmount * 10_000 - base * rate)).toBeLessThanOrEqual(5000);
    }),
  );
});
