import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import {
  listWatchedOrders,
  type WatchedFilter,
} from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { showContact } from '#app/domain/reports/orders/read-watched-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;

const staff: Actor = {
  personId: 'staff',
  sessionId: 'session',
  name: 'Cán bộ',
  language: 'vi',
  hasSecondFactor: true,
  owesSecondFactor: false,
  memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
};

const list = (context: Context, change: Partial<WatchedFilter> = {}) =>
  listWatchedOrders(context, { risk: 'any', state: null, producer: '', query: '', page: 1, ...change });

const risksBy = ({ rows }: Awaited<ReturnType<typeof list>>) =>
  Object.fromEntries(rows.map(({ id, risks }) => [id, risks]));

eachEngine('orders at risk', (open) => {
  test('each risk begins when its time is over and ends with the act that was missing', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const { seller, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const paid = await paidOrder(context, listingId);
    const accepted = await paidOrder(context, listingId);
    await acceptOrders(context, seller, [accepted.id]);
    expect((await list(context)).rows).toEqual([]);

    clock.set((paid.paidAt ?? 0) + 24 * HOUR_MS + 1);
    expect(risksBy(await list(context))).toEqual({ [paid.id]: ['unaccepted'] });
    clock.set((paid.paidAt ?? 0) + 72 * HOUR_MS + 1);
    const late = await list(context);
    expect(risksBy(late)).toEqual({
      [paid.id]: ['unaccepted', 'unshipped'],
      [accepted.id]: ['unshipped'],
    });
    expect(late.rows[0]?.id).toBe(paid.id);
    expect(late.counts).toMatchObject({ unaccepted: 1, unshipped: 2, unpaid: 0 });
    await handOverOrder(context, seller, { orderId: paid.id, carrier: 'Bưu điện', trackingNumber: '' });
    expect(risksBy(await list(context))).toEqual({ [accepted.id]: ['unshipped'] });

    const unpaid = await placedOrder(context, listingId);
    clock.set(unpaid.payBy - 16 * 60_000);
    expect((await list(context, { risk: 'unpaid' })).rows).toEqual([]);
    clock.set(unpaid.payBy - 14 * 60_000);
    expect((await list(context, { risk: 'unpaid' })).rows.map(({ id }) => id)).toEqual([unpaid.id]);
  });

  test('a service is not late before the day is over for which its buyer wished it, and without one by the term', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Du lịch', { stock: 50 });
    const { order } = context.store.tables;
    const there = { method: 'pickup', pointId: 'here', name: 'HTX', address: 'Sa Pa' } as const;
    const service = async (wishedDay?: string) => {
      const paid = await paidOrder(context, listingId);
      await context.store.write((tx) =>
        tx
          .update(order)
          .set({ deliveryMethod: 'pickup', delivery: { ...there, ...(wishedDay ? { wishedDay } : {}) } })
          .where(eq(order.id, paid.id)),
      );
      return paid;
    };
    const day = (days: number) => localDate(clock.now() + days * 24 * HOUR_MS);
    const [far, near, any] = [await service(day(60)), await service(day(1)), await service()];
    const late = async () => (await list(context, { risk: 'unshipped' })).rows.map(({ id }) => id).toSorted();
    clock.set(startOfLocalDay(day(2)) - 1);
    expect(await late()).toEqual([]);
    clock.set(clock.now() + 1);
    expect(await late()).toEqual([near.id]);
    clock.set((any.paidAt ?? 0) + 72 * HOUR_MS + 1);
    expect(await late()).toEqual([near.id, any.id].toSorted());
    expect((await list(context)).counts.unshipped).toBe(2);
    clock.set((far.paidAt ?? 0) + 62 * 24 * HOUR_MS);
    expect(await late()).toEqual([far.id, near.id, any.id].toSorted());
  });

  test('refunds and tickets that are overdue, disputes, and a suspended producer’s open orders', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè', { stock: 50 });
    const honey = await shopOf(context, 'HTX Mật ong', { stock: 50, number: '9876543210' });
    const { refund, ticket, dispute, paymentAllocation, producer } = context.store.tables;
    const cancelled = await paidOrder(context, tea.listingId);
    await cancelOrder(context, {
      orderId: cancelled.id,
      by: { role: 'producer', personId: null },
      reason: 'thử',
    });
    const asked = await paidOrder(context, tea.listingId);
    const disputed = await paidOrder(context, tea.listingId);
    const open_ = await paidOrder(context, honey.listingId);
    const now = clock.now();
    const [allocation] = await context.store.read((db) =>
      db.select().from(paymentAllocation).where(eq(paymentAllocation.orderId, disputed.id)),
    );
    await context.store.write(async (tx) => {
      await tx.insert(ticket).values({
        id: newId(),
        orderId: asked.id,
        kind: 'complaint',
        openedAt: now,
        answerBy: now + HOUR_MS,
        settleBy: now + 9 * HOUR_MS,
        lines: [],
      });
      await tx.insert(dispute).values({
        id: newId(),
        paymentId: allocation?.paymentId ?? '',
        externalId: 'dp_1',
        amount: 1,
        reason: 'fraudulent',
        status: 'needs_response',
        openedAt: now,
      });
    });
    const [{ code } = { code: '' }] = await context.store.read((db) =>
      db.select({ code: producer.code }).from(producer).where(eq(producer.id, honey.producerId)),
    );
    await suspendProducer(context, staff, { code, note: 'thử' });
    expect(risksBy(await list(context))).toEqual({ [disputed.id]: ['disputed'], [open_.id]: ['suspended'] });
    clock.set(now + 2 * HOUR_MS);
    expect((await list(context, { risk: 'ticket' })).rows.map(({ id }) => id)).toEqual([asked.id]);
    const [promised] = await context.store.read((db) => db.select().from(refund));
    clock.set((promised?.dueAt ?? 0) + 1);
    expect((await list(context, { risk: 'refund' })).rows.map(({ id }) => id)).toEqual([cancelled.id]);
    await context.store.write((tx) =>
      refundSent(context, tx, promised?.id ?? '', {
        proof: { reference: 'FT26331', hash: null },
        by: { role: 'producer', personId: null },
      }),
    );
    expect((await list(context, { risk: 'refund' })).rows).toEqual([]);
    const ofHoney = await list(context, { risk: null, producer: code });
    expect(ofHoney.rows.map(({ id }) => id)).toEqual([open_.id]);
    expect((await list(context, { risk: null, state: 'cancelled' })).rows.map(({ id }) => id)).toEqual([
      cancelled.id,
    ]);
    expect((await list(context, { query: asked.code })).rows.map(({ id }) => id)).toEqual([asked.id]);
  });

  test('who bought is shown to staff who say why, and the look is in the audit without a word about them', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const { id: orderId } = await paidOrder(context, listingId);
    await expect(showContact(context, staff, { orderId, reason: '' })).rejects.toMatchObject({
      code: 'mustChoose',
      field: 'reason',
    });
    const seller = await sellerOf(context, 'HTX Khác');
    await expect(showContact(context, seller, { orderId, reason: 'refund' })).rejects.toMatchObject({
      isNotFound: true,
    });
    expect(await showContact(context, staff, { orderId, reason: 'refund' })).toEqual(aBuyer);
    const { audit } = context.store.tables;
    const looks = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'read-buyer-contact')),
    );
    expect(looks).toMatchObject([
      { personId: 'staff', role: 'department_staff', subjectId: orderId, detail: { purpose: 'refund' } },
    ]);
    expect(JSON.stringify(await list(context, { risk: null }))).not.toContain(aBuyer.name);
  });
});
