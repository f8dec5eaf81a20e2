import { eq, inArray } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { taxOf } from '#app/domain/payments/withholding/tax-of.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Takes the tax of what is taken out of a sale back out again, line by line, by the rate and mode of the sale: what stays is exactly
 * the tax of what is left. Part of the write that takes it out.
 * @param subject why, e.g. `refund:<id>`.
 * @param parts VND by line, each with a cause of its own, by which it is taken once.
 */
export async function returnWithheld(
  context: Context,
  tx: Tx,
  order: OrderRow,
  {
    subject,
    parts,
  }: { subject: string; parts: ReadonlyArray<{ cause: string; lineId: string | null; amount: number }> },
): Promise<void> {
  const { store, clock } = context;
  const { withholdingEntry, withholdingRate } = store.tables;
  const earlier = await tx.select().from(withholdingEntry).where(eq(withholdingEntry.orderId, order.id));
  if (earlier.length === 0) return;
  const rateIds = [...new Set(earlier.map(({ rateId }) => rateId))];
  const rates = await tx.select().from(withholdingRate).where(inArray(withholdingRate.id, rateIds));
  const rows = parts.flatMap(({ cause, lineId, amount }) => {
    const own = earlier.filter((one) => one.lineId === lineId);
    const sale = own.find((one) => one.cause === `sale:${lineId}`);
    const rate = rates.find((one) => one.id === sale?.rateId);
    if (!sale || !rate || lineId === null) return [];
    const now = own.reduce(
      (sum, one) => ({
        base: sum.base + one.baseAmount,
        vat: sum.vat + one.vatAmount,
        pit: sum.pit + one.pitAmount,
      }),
      { base: 0, vat: 0, pit: 0 },
    );
    const back = Math.min(amount, now.base);
    if (back === 0) return [];
    const left = taxOf(now.base - back, rate);
    return [
      {
        ...sale,
        id: newId(),
        cause,
        baseAmount: -back,
        vatAmount: left.vatAmount - now.vat,
        pitAmount: left.pitAmount - now.pit,
        at: clock.now(),
      },
    ];
  });
  if (rows.length === 0) return;
  await tx.insert(withholdingEntry).values(rows);
  const tax = rows
    .filter(({ mode }) => mode === 'withhold')
    .reduce((sum, { vatAmount, pitAmount }) => sum - vatAmount - pitAmount, 0);
  const of = { producerId: order.producerId, orderId: order.id };
  await post(context, tx, {
    kind: 'withholding-returned',
    subject,
    entries: [
      { account: 'withholding', amount: tax, ...of },
      { account: 'producer_payable', amount: -tax, ...of },
    ],
  });
}
