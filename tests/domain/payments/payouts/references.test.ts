import { eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keyPayoutReferences } from '#app/domain/payments/payouts/key-payout-references.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = staffMember();

/** Runs one after the other, each with a payout for each of three producers. @returns the payouts' ids, by run. */
async function runsOf(context: Context, count: number): Promise<string[][]> {
  await anyPostRate(context);
  const shops = [
    await shopOf(context, 'HTX Chè Đặng'),
    await shopOf(context, 'HTX Mật ong', { number: '0987654321' }),
    await shopOf(context, 'HTX Quế', { number: '0555555555' }),
  ];
  const runs: string[][] = [];
  for (let run = 0; run < count; run += 1) {
    const { payments } = await ordersOf(
      context,
      shops.map(({ listingId }) => ({ listingId, method: 'card' as const })),
    );
    await payByCard(context, payments[0]?.id ?? '');
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    runs.push((await readPayoutRun(context, staff, runId)).payouts.map(({ id }) => id));
  }
  return runs;
}

const payoutsOf = ({ store }: Context, ids: readonly string[]) =>
  store.read((db) =>
    db
      .select()
      .from(store.tables.payout)
      .where(inArray(store.tables.payout.id, [...ids])),
  );

eachEngine('bank references of payouts', (open) => {
  test('typed at the same moment for payouts of two runs: recorded for one, and the other person is asked', async () => {
    const market = await open();
    const { context } = market;
    const desks = [context, market.openAgain()];
    const [first = [], second = []] = await runsOf(context, 2);
    // Both have their connections: neither is first because the other has to open one.
    await Promise.all(desks.flatMap((desk) => [payoutsOf(desk, first), payoutsOf(desk, second)]));
    // Each pair of two producers: what one is owed does not hold up the other.
    const pairs = first.map((id, at) => ({
      ids: [id, second[(at + 1) % second.length] ?? ''],
      written: [`LO 885-${at}`, `lo885${at}`],
    }));
    const mark = ({ ids, written }: (typeof pairs)[number], at: number) =>
      markPayoutPaid(desks[at] ?? context, staff, {
        payoutId: ids[at] ?? '',
        reference: written[at] ?? '',
      });
    // One pair after the other: payouts of one run wait for each other.
    for (const pair of pairs) {
      const { ids, written } = pair;
      const tries = await Promise.allSettled([mark(pair, 0), mark(pair, 1)]);
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const late = tries[0]?.status === 'rejected' ? 0 : 1;
      expect(tries[late]).toMatchObject({
        reason: {
          ...{ code: 'payoutReferenceOfRun', field: `reference-${ids[late]}` },
          params: { reference: written[1 - late], number: 2 - late },
        },
      });
      const paid = (await payoutsOf(context, ids)).filter(({ paidAt }) => paidAt !== null);
      expect(paid.map(({ id, reference }) => [id, reference])).toEqual([[ids[1 - late], written[1 - late]]]);
    }
  });

  test('that an earlier release has recorded are found however they are typed, once a process has started', async () => {
    const market = await open();
    const { context } = market;
    const [first = [], second = []] = await runsOf(context, 2);
    const written = ['lo-885 364', 'ＦＴ1', 'Đợt 1/2026'];
    for (const [at, payoutId] of first.entries())
      await markPayoutPaid(context, staff, { payoutId, reference: written[at] ?? '' });
    const { payout } = context.store.tables;
    await context.store.write((tx) => tx.update(payout).set({ referenceKey: null }));
    await Promise.all([keyPayoutReferences(context), keyPayoutReferences(market.openAgain())]);
    const keys = async () =>
      (await payoutsOf(context, first)).map(({ referenceKey }) => referenceKey ?? '').sort();
    expect(await keys()).toEqual(['FT1', 'LO885364', 'ĐỢT12026']);
    // What is not paid yet has none.
    expect((await payoutsOf(context, second)).map(({ referenceKey }) => referenceKey)).toEqual(
      second.map(() => null),
    );
    for (const [at, payoutId] of second.entries())
      await expect(
        markPayoutPaid(context, staff, { payoutId, reference: ['LO885364', 'ft-1', 'đợt 12026'][at] ?? '' }),
      ).rejects.toMatchObject({ code: 'payoutReferenceOfRun', params: { number: 1 } });
    // A second start leaves what has a key as it is.
    await context.store.write((tx) =>
      tx
        .update(payout)
        .set({ referenceKey: 'KEPT' })
        .where(eq(payout.id, first[0] ?? '')),
    );
    await keyPayoutReferences(context);
    expect(await keys()).toContain('KEPT');
  });
});
