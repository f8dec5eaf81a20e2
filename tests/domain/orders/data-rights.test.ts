import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { eraseDue } from '#app/domain/orders/data-rights/erase-due.server.ts';
import { forgetMails } from '#app/domain/orders/data-rights/forget-mails.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { printOrders } from '#app/domain/orders/papers/print-orders.server.ts';
import { decideReview } from '#app/domain/orders/reviews/decide-review.server.ts';
import { readProductReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { writeReview } from '#app/domain/orders/reviews/write-review.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { contactReasons } from '#app/domain/reports/orders/contact-reasons.ts';
import { showContact } from '#app/domain/reports/orders/read-watched-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { endOfLocalDay } from '#app/server/local-date.ts';
import { MAIL_FOLDER } from '#app/server/mail/open-mail.server.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const system = { role: 'system', personId: null } as const;

async function bought(context: Context) {
  await anyPostRate(context);
  const { listingId, seller } = await shopOf(context, 'HTX Chè');
  const { code, orders, payments } = await ordersOf(context, [{ listingId }]);
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  if (!group) throw new Error('nothing was bought');
  return { group, seller, orderId: orders[0]?.id ?? '', paymentId: payments[0]?.id ?? '' };
}

const keyOf = ({ store }: Context, personId: string) =>
  store.read(
    async (db) =>
      (
        await db.select().from(store.tables.personKey).where(eq(store.tables.personKey.personId, personId))
      )[0],
  );

eachEngine('a buyer who asks to be forgotten', (open) => {
  test('takes with them what they wrote of goods, shown or not; asked twice at once, it is done once', async () => {
    const { context } = await open();
    const { group, orderId, paymentId } = await bought(context);
    await payByTransfer(context, paymentId);
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const { orderLine, productReview, erasureRequest } = context.store.tables;
    const [line] = await context.store.read((db) => db.select().from(orderLine));
    const said = {
      lineId: line?.id ?? '',
      stars: 5,
      body: 'Ngon. Trần Xoá Sạch 0912666001',
      language: 'vi',
    } as const;
    await writeReview(context, group, said);
    const [review] = await context.store.read((db) => db.select().from(productReview));
    const staff = { personId: staffMember().personId, role: 'department_staff' };
    await decideReview(context, { reviewId: review?.id ?? '', verdict: 'published', note: '', staff });
    const listingId = line?.listingId ?? '';
    expect((await readProductReviews(context, listingId)).count).toBe(1);
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    const [first, second] = await Promise.all([erase(), erase()]);
    expect(first).toEqual(second);
    expect(await context.store.read((db) => db.select().from(erasureRequest))).toHaveLength(1);
    expect(await readProductReviews(context, listingId)).toEqual({ count: 0, average: null, shown: [] });
    expect(await context.store.read((db) => db.select().from(productReview))).toEqual([]);
  });

  test('without a sale: at once and for good', async () => {
    const { context, clock, runJobs } = await open();
    const { group } = await bought(context);
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect(await erase()).toEqual({ keptUntil: null });
    expect((await keyOf(context, group.buyerId))?.wrappedKey).toBe(null);
    expect(await readContactOf(context, group)).toBe(null);
  });

  test('their mails leave the folder of the demo with them, and nobody else’s do', async () => {
    const { context, clock, runJobs } = await open({ demo: true });
    const gone = await bought(context);
    const stays = await bought(context);
    await runJobs([sendMessage]);
    expect(await listDemoMails(context)).toHaveLength(2);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    await eraseBuyer(context, { personId: gone.group.buyerId, erasedBy: null });
    await runJobs([forgetMails]);
    const left = await listDemoMails(context);
    expect(left.map(({ text }) => text.includes(stays.group.code))).toEqual([true]);
    const files = await readdir(join(context.config.dataDir, MAIL_FOLDER));
    expect(files.map((name) => extname(name)).sort()).toEqual(['.eml', '.json']);
  });

  test('with a sale: name and address stay sealed for the law’s ten years, all else goes; then the key does', async () => {
    const { context, clock, runJobs } = await open({ now: Date.parse('2026-11-27T09:00:00+07:00') });
    const { group, seller, orderId, paymentId } = await bought(context);
    await payByTransfer(context, paymentId);
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const atWork = async () => ({
      producer: (await readOwnOrder(context, seller, orderId)).receiver?.name ?? null,
      staff:
        (await showContact(context, staffMember(), { orderId, reason: contactReasons[0] }))?.name ?? null,
      label: await printOrders(context, seller, { orderIds: [orderId], paper: 'label-a6' }).then(
        () => 'printed',
        ({ code }) => code,
      ),
    });
    expect(await atWork()).toEqual({ producer: aBuyer.name, staff: aBuyer.name, label: 'printed' });
    const { keptUntil } = await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    expect(keptUntil).toBe(endOfLocalDay('2036-11-27'));
    expect(await atWork()).toEqual({ producer: null, staff: null, label: 'notPrintable' });
    expect(await readContactOf(context, group)).toEqual({
      name: aBuyer.name,
      address: aBuyer.address,
      phone: '',
      email: null,
      hotel: null,
      birthDate: null,
      note: '',
    });
    await runJobs([sendMessage]);
    const { outgoingMessage } = context.store.tables;
    const messages = await context.store.read((db) => db.select().from(outgoingMessage));
    expect(new Set(messages.map(({ droppedFor }) => droppedFor))).toEqual(new Set(['erased']));
    clock.set((keptUntil ?? 0) - 1);
    await runJobs([eraseDue]);
    expect((await keyOf(context, group.buyerId))?.wrappedKey).not.toBe(null);
    clock.set(keptUntil ?? 0);
    await context.store.write((tx) => context.jobs.enqueue(tx, eraseDue, {}));
    await runJobs([eraseDue]);
    expect((await keyOf(context, group.buyerId))?.wrappedKey).toBe(null);
    expect(await readContactOf(context, group)).toBe(null);
  });
});
