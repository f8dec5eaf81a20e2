import { and, eq } from 'drizzle-orm';
import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';

export type WriteReview = {
  readonly lineId: string;
  readonly stars: number;
  readonly body: string;
  readonly language: 'vi' | 'en';
};

const MOST_STARS = 5;
const LONGEST = 1500;

/**
 * What a buyer says of goods that were delivered to them; waits until staff have read it. Written again before that, or
 * after it was refused, it takes the place of the one before.
 * @throws NotFound for a line of another checkout, or once the buyer was erased; DomainError mustChoose (`stars-<line>`), tooLong (`body-<line>`),
 *   wrongState before delivery, for what was cancelled before it, or once it is shown.
 */
export async function writeReview(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  { lineId, stars, body: typed, language }: WriteReview,
): Promise<void> {
  const { store, clock } = context;
  const { order, orderLine, productReview } = store.tables;
  const body = typed.normalize('NFC').trim();
  if (!Number.isInteger(stars) || stars < 1 || stars > MOST_STARS)
    throw new DomainError('mustChoose', { field: `stars-${lineId}` });
  if ([...body].length > LONGEST)
    throw new DomainError('tooLong', { field: `body-${lineId}`, params: { max: LONGEST } });
  await store.write(async (tx) => {
    await holdLivingPerson(context, tx, group.buyerId);
    const [found] = await tx
      .select({ line: orderLine, order })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(and(eq(orderLine.id, lineId), eq(order.groupId, group.id)));
    if (!found) throw new NotFound('no such line');
    const lines = await piecesLeft(tx, store.tables, found.order.id);
    // What came back was received too.
    const isReceived = lines.some(({ line, left, returned }) => line.id === lineId && left + returned > 0);
    if (!isReceived || orderState(found.order) !== 'delivered') throw new DomainError('wrongState');
    const [earlier] = await tx.select().from(productReview).where(eq(productReview.lineId, lineId));
    if (earlier?.state === 'published') throw new DomainError('wrongState');
    const said = { stars, body, language, state: 'waiting' as const, createdAt: clock.now() };
    if (earlier) {
      const anew = { ...said, decidedAt: null, decidedBy: null, note: null };
      await tx.update(productReview).set(anew).where(eq(productReview.id, earlier.id));
      return;
    }
    await tx.insert(productReview).values({
      ...said,
      id: newId(),
      lineId,
      listingId: found.line.listingId,
      producerId: found.order.producerId,
      buyerId: group.buyerId,
    });
  });
}
