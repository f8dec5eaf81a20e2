import { eq } from 'drizzle-orm';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { modeOn, ratesOn } from '#app/domain/payments/withholding/rules-on.server.ts';
import { taxOf } from '#app/domain/payments/withholding/tax-of.ts';
import { taxWithheld } from '#app/domain/register/tax-withheld.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * Works out the tax of each line of an order in the moment in which it is sold, where the mode of its way of paying asks for
 * that and of its producer any is withheld, and keeps it back from the producer where the mode is to withhold. Part of the write that pays the order.
 */
export async function withholdAtSale(context: Context, tx: Tx, order: OrderRow): Promise<void> {
  const { store, clock } = context;
  const { producer, withholdingEntry } = store.tables;
  const now = clock.now();
  const today = localDate(now);
  const mode = await modeOn(tx, store.tables, order.method, today);
  if (mode === 'none') return;
  const [seller] = await tx
    .select({ legalType: producer.legalType })
    .from(producer)
    .where(eq(producer.id, order.producerId));
  if (!seller || taxWithheld(seller.legalType) === 'own') return;
  const rateOf = await ratesOn(tx, store.tables, today);
  const lines = await piecesLeft(tx, store.tables, order.id);
  const rows = lines.flatMap(({ line, left }) => {
    const rate = rateOf(line.taxClass);
    const base = line.unitPrice * left;
    if (!rate || base === 0) return [];
    return [
      {
        id: newId(),
        orderId: order.id,
        lineId: line.id,
        producerId: order.producerId,
        rateId: rate.id,
        mode,
        cause: `sale:${line.id}`,
        baseAmount: base,
        ...taxOf(base, rate),
        at: now,
      },
    ];
  });
  if (rows.length === 0) return;
  await tx.insert(withholdingEntry).values(rows);
  if (mode !== 'withhold') return;
  const tax = rows.reduce((sum, { vatAmount, pitAmount }) => sum + vatAmount + pitAmount, 0);
  const of = { producerId: order.producerId, orderId: order.id };
  await post(context, tx, {
    kind: 'withholding',
    subject: `order:${order.id}`,
    entries: [
      { account: 'producer_payable', amount: tax, ...of },
      { account: 'withholding', amount: -tax, ...of },
    ],
  });
}
