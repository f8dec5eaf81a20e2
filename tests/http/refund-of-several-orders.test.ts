import { expect, test } from 'vitest';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('what Stripe’s own pages gave back for two orders', (open) => {
  test('is parted on the desk: a sum that does not fit comes back with what was typed, one that does is booked', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const server = await startServer(world);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders;
    const amount = Math.max(first?.totalAmount ?? 0, second?.totalAmount ?? 0) + 5_000;
    await world.control('refund', { intent: intentId, amount });
    await takeCardRefunds(context, intentId);
    const [finding] = await listOpenFindings(context);
    const send = (parts: [string, string]) =>
      server.fetch('/department/reconciliation', {
        cookie,
        form: {
          ...{ finding: finding?.id ?? '', how: 'assign', note: 'đã hỏi kế toán', order: '' },
          ...{ [`part-${first?.id}`]: parts[0], [`part-${second?.id}`]: parts[1] },
        },
      });
    const refused = await send([String(amount - 7_000), '6.000']);
    const page = await refused.text();
    expect([refused.status, page.includes('Các phần cộng lại là')]).toEqual([400, true]);
    expect(page).toMatch(new RegExp(`id="part-${finding?.id}-${second?.id}"[^>]*value="6.000"`));
    expect(page).toMatch(/<details open=""><summary[^>]*>Của nhiều đơn/);
    const noSum = await send(['sáu nghìn', '7.000']);
    const again = await noSum.text();
    expect([noSum.status, again.includes('NaN'), again.includes('value="sáu nghìn"')]).toEqual([
      400,
      false,
      true,
    ]);
    const booked = await send([String(amount - 7_000), '7.000 ₫']);
    expect(booked.headers.get('location')).toBe('/department/reconciliation?done=assign');
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(refund));
    const sent = new Map(rows.map((row) => [row.orderId, row.doneAt === null ? 0 : row.amount]));
    expect([sent.get(first?.id ?? ''), sent.get(second?.id ?? '')]).toEqual([amount - 7_000, 7_000]);
    expect(await listOpenFindings(context)).toEqual([]);
  });
});
