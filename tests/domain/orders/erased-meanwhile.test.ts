import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { updatePerson } from '#app/domain/accounts/update-person.server.ts';
import { prepareBuyer } from '#app/domain/orders/checkout/prepare-buyer.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { writeReview } from '#app/domain/orders/reviews/write-review.server.ts';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { followTicket } from '#app/domain/orders/tickets/follow-ticket.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { giveRefundAccount } from '#app/domain/payments/refund-account/give-refund-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const system = { role: 'system', personId: null } as const;

/** Delivered and paid: the law wants the sale kept, so the buyer's key outlives their erasing. */
async function delivered(context: Context) {
  const { listingId, seller } = await shopOf(context, 'HTX Chè');
  const { code, orders, payments } = await ordersOf(context, [{ listingId }]);
  const { orderGroup, orderLine } = context.store.tables;
  const orderId = orders[0]?.id ?? '';
  await payByTransfer(context, payments[0]?.id ?? '');
  for (const act of ['hand-over', 'deliver'] as const)
    await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const [line] = await context.store.read((db) =>
    db.select().from(orderLine).where(eq(orderLine.orderId, orderId)),
  );
  if (!group || !line) throw new Error('nothing was bought');
  return { group, seller, orderId, lineId: line.id };
}

const leftOf = ({ store }: Context, orderId: string, lineId: string) =>
  store.read(async (db) => {
    const { productReview, ticket, ticketMessage } = store.tables;
    const tickets = await db.select().from(ticket).where(eq(ticket.orderId, orderId));
    return {
      reviews: await db.select().from(productReview).where(eq(productReview.lineId, lineId)),
      open: tickets.filter(({ settledAt }) => settledAt === null),
      messages: await db.select().from(ticketMessage),
    };
  });

const review = { stars: 4, body: 'Ngon lắm', language: 'vi' } as const;

eachEngine('what a buyer writes while they are erased', (open) => {
  test('from a page that was open before, nothing is written any more', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { group, seller, orderId, lineId } = await delivered(context);
    const { personId, producerId } = seller;
    const question = { orderId, kind: 'question', text: 'Pha thế nào ạ?', lines: [] } as const;
    const ticketId = await openTicket(context, group, question);
    const side = { role: 'producer', personId, producerId } as const;
    await answerTicket(context, { ticketId, text: 'Nước 85 độ ạ', side });
    const buyer = await prepareBuyer(context, {
      personId: group.buyerId,
      contact: aBuyer,
      language: 'vi',
    });
    await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    const paidFrom = { where: 'paid-from', bank: '', number: '', holder: '' };
    const gone = { name: 'NotFound' };
    await expect(writeReview(context, group, { ...review, lineId })).rejects.toMatchObject(gone);
    await expect(openTicket(context, group, question)).rejects.toMatchObject(gone);
    const again = { ticketId, how: 'write', text: 'Còn nữa ạ' } as const;
    await expect(followTicket(context, group, again)).rejects.toMatchObject(gone);
    await expect(giveRefundAccount(context, group, paidFrom)).rejects.toMatchObject(gone);
    const renamed = updatePerson(context, { personId: group.buyerId } as Parameters<typeof updatePerson>[1], {
      name: 'Trần Xoá Sạch',
      language: 'vi',
    });
    await expect(renamed).rejects.toMatchObject(gone);
    await expect(context.store.write((tx) => buyer.write(tx))).rejects.toMatchObject(gone);
    expect(await leftOf(context, orderId, lineId)).toEqual({ reviews: [], open: [], messages: [] });
    expect((await readPerson(context, group.buyerId)).data.name).toBe('');
  });

  test('in two processes at once: it goes with them, or they are not erased yet, or it is refused', async () => {
    const { context, openAgain } = await open();
    await anyPostRate(context);
    const other = openAgain();
    for (let round = 0; round < 6; round += 1) {
      const { group, orderId, lineId } = await delivered(context);
      const complaint = { orderId, kind: 'complaint', text: 'Rách túi', lines: [] } as const;
      const acts = [
        () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null }),
        () => writeReview(other, group, { ...review, lineId }),
        () => openTicket(other, group, complaint),
      ];
      const rotated = [...acts.slice(round % 3), ...acts.slice(0, round % 3)];
      await Promise.allSettled(rotated.map((act) => act()));
      const asked = await context.store.read((db) => {
        const { erasureRequest } = context.store.tables;
        return db.select().from(erasureRequest).where(eq(erasureRequest.personId, group.buyerId));
      });
      if (asked.length === 0) continue;
      const { reviews, open: tickets } = await leftOf(context, orderId, lineId);
      expect({ round, reviews, tickets }).toEqual({ round, reviews: [], tickets: [] });
    }
  });

  test('why they cancelled is not read any more, although their key is kept for another sale', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId, seller } = await shopOf(context, 'HTX Chè');
    const more = await shopOf(context, 'HTX Mật ong');
    const { code, orders, payments } = await ordersOf(context, [
      { listingId },
      { listingId: more.listingId },
    ]);
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, code)),
    );
    if (!group) throw new Error('nothing was bought');
    const orderOf = (producer: string) => orders.find(({ producerId }) => producerId === producer)?.id ?? '';
    const [own, orderId] = [orderOf(seller.producerId), orderOf(more.producerId)];
    const kept = payments.find(({ bankAccountId }) => bankAccountId === more.bankAccountId);
    const note = 'Nhà tôi có tang';
    await cancelOwn(context, group, { orderId: own, reason: 'other', note, lines: null, formKey: 'a' });
    await payByTransfer(context, kept?.id ?? '');
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const told = async () => JSON.stringify(await readOwnOrder(context, seller, own)).includes(note);
    expect(await told()).toBe(true);
    const { keptUntil } = await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    expect(keptUntil).not.toBe(null);
    expect(await told()).toBe(false);
  });
});
