import { inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const buyer = { role: 'buyer', personId: null } as const;

async function pageOf(context: Context) {
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) => db.select().from(orderGroup));
  if (!group) throw new NotFound('group');
  return readBuyerPage(context, group);
}

/** What the buyer is told of a cancel and of money back, as [subject, text]. */
async function mailsOf(context: Context) {
  const { outgoingMessage } = context.store.tables;
  const left = await context.store.read((db) =>
    db
      .select()
      .from(outgoingMessage)
      .where(inArray(outgoingMessage.kind, ['cancelled', 'cancelled-in-part', 'refunded'])),
  );
  const mails: Array<readonly [string, string]> = [];
  for (const message of left) {
    const kind = message.kind as 'cancelled';
    const about = await readMessageSubject(context, { ...message, kind });
    if (!about) continue;
    const { subject, text } = writeMail(kind, about);
    mails.push([subject, text.replaceAll('\u00a0', ' ')]);
  }
  return mails;
}

eachEngine('an order whose card’s bank has taken the money back', (open) => {
  test('is not told as paid: state, sums and rows follow the money', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, total, groupId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const look = async () => {
      const { state, orders, cost } = await pageOf(context);
      const rows = orders.map(({ buyerState, cost: own }) => [buyerState, own.cost]);
      return { state, rows, cost, version: (await readPayState(context, groupId)).version };
    };
    expect((await look()).state).toBe('paid');
    const disputed = await dispute(world, intentId);
    const asked = await look();
    expect(asked.state).toBe('disputed');
    expect(asked.rows.map(([state]) => state)).toEqual(['disputed', 'disputed']);
    expect(asked.cost).toMatchObject({ paid: total, takenBack: 0, cost: total });
    await closeDispute(world, disputed, false);
    const lost = await look();
    expect(lost).toMatchObject({
      state: 'taken-back',
      rows: [
        ['taken-back', 0],
        ['taken-back', 0],
      ],
      cost: { paid: total, sentBack: 0, comesBack: 0, takenBack: total, cost: 0 },
    });
    expect(lost.version).not.toBe(asked.version);
  });

  test('won, it is paid as before', async () => {
    const world = await stripeWorld(open);
    const { intentId, total } = await paidByCard(world);
    await closeDispute(world, await dispute(world, intentId), true);
    const { state, cost } = await pageOf(world.context);
    expect([state, cost.takenBack, cost.cost]).toEqual(['paid', 0, total]);
  });

  test('cancelled then, one mail says that the bank has given it back, and nobody promises it again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, total } = await paidByCard(world);
    await closeDispute(world, await dispute(world, intentId), false);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    const mails = await mailsOf(context);
    expect(mails).toHaveLength(1);
    const [subject, text] = mails[0] ?? [];
    expect(subject).toMatch(/^Đơn .* đã huỷ$/);
    expect(text).toContain('đã lấy lại tiền của đơn này và trả cho chủ thẻ');
    expect(text).not.toContain('được hoàn lại');
    expect(text).not.toContain('về thẻ của bạn');
    expect(text).toContain('Thực trả sau khi hoàn: 0 ₫');
    const { state, cost } = await pageOf(context);
    expect(state).toBe('cancelled');
    expect(cost).toEqual({ paid: total, sentBack: 0, comesBack: 0, takenBack: total, cost: 0 });
  });

  test('a part cancelled by its buyer then is told once, by a mail that does not say the market sent it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, lines, total } = await paidByCard(world);
    await closeDispute(world, await dispute(world, intentId), false);
    await cancelLines(context, {
      ...{ orderId: orders[0]?.id ?? '', kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    const mails = await mailsOf(context);
    expect(mails.map(([subject]) => subject)).toEqual([
      expect.stringMatching(/^Ngân hàng của thẻ đã trả lại tiền đơn/),
    ]);
    const { cost } = await pageOf(context);
    expect(cost).toMatchObject({ sentBack: 0, takenBack: total, cost: 0 });
  });

  test('cancelled while the bank decides, its mail promises the money once, by whichever way', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world);
    await dispute(world, intentId);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    const [[, text] = []] = await mailsOf(context);
    expect(text).toContain('qua ngân hàng đó hoặc qua chợ, chỉ một lần');
    expect(text).not.toContain('về thẻ của bạn');
  });
});
