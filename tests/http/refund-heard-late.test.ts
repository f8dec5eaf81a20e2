import { expect, test } from 'vitest';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { holdAnswer } from '#tests/support/hold-answer.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { closeDispute, dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;

const there = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds).map(({ status }) => status);

eachEngine('a card refund whose sending is answered late', (open) => {
  test('its failure was heard of meanwhile: the desk still has it, and what staff press is refused aloud or sent', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const server = await startServer(world);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    /** As Stripe sends them, all there are. */
    const notify = async () => {
      for (const id of Object.keys((await world.state()).events)) {
        const { body, signature } = await world.signed(id);
        const answer = await fetch(`${server.url}/webhooks/stripe`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'stripe-signature': signature },
          body: new Uint8Array(body),
        });
        expect(answer.status).toBe(200);
      }
      await world.runJobs([handleCardEvent]);
    };
    const paid = await paidByCard(world);
    const by = { role: 'buyer', personId: null } as const;
    await cancelOrder(context, { orderId: paid.orders[0]?.id ?? '', by, reason: 'thử' });
    const { refund } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(refund));
    const page = `/department/refunds/card/${row?.id}`;
    const visit = async () => (await server.fetch(page, { cookie })).text();
    const retry = () => server.fetch(page, { cookie, form: { how: 'retry', refund: row?.id ?? '' } });
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    world.clock.advance(HOUR_MS);
    const slow = holdAnswer(context, ({ method, url }) => method === 'POST' && url.endsWith('/v1/refunds'));
    const sending = world.runJobs([refundByCard]);
    await slow.read;
    const [first] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: first, arrived: false });
    await notify();
    const early = await retry();
    expect([early.status, await early.text()]).toEqual([
      400,
      expect.stringContaining('đang được gửi vào thẻ'),
    ]);
    slow.letGo();
    await sending;
    const isDone = async () => (await visit()).includes('Tiền đã về thẻ của người mua');
    expect(await isDone()).toBe(false);
    expect((await retry()).headers.get('location')).toBe('/department/refunds?done=retry');
    await world.runJobs([refundByCard]);
    await notify();
    expect(await there(world)).toEqual(['failed', 'succeeded']);
    expect(await isDone()).toBe(true);
  });
});

eachEngine('a refund that the operator’s bank had sent when a lost dispute settled it', (open) => {
  test.each([
    ['a part', 200_000],
    ['all', undefined],
  ] as const)('(%s) is recorded as it was sent on the form that is there, and the rest is claimed', async (_, taken) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const server = await startServer(world);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund-mood', { mood: 'fail' });
    const by = { role: 'buyer', personId: null } as const;
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    const [shown] = await listFailedRefunds(context);
    const page = `/department/refunds/card/${shown?.id}`;
    const look = async (path: string) => (await server.fetch(path, { cookie })).text();
    const press = (fields: Record<string, string>) =>
      server.fetch(page, { cookie, form: { ...fields, how: 'transfer' } });
    const before = fieldsOf(await look(page));
    await closeDispute(world, await dispute(world, intentId, taken), false);
    const sentOn = formatDate('vi', localDate(context.clock.now()));
    const late = await press({ ...before, reference: 'FT77', sentOn });
    expect(late.status).toBe(400);
    const told = await late.text();
    expect(told).toContain('FT77');
    if (taken !== undefined) {
      expect(told).not.toContain('trên trang của Stripe');
      expect((await press({ ...fieldsOf(told), isSent: 'on' })).status).toBe(303);
    } else {
      // On the page that now is there, first without its reference.
      const form = fieldsOf(await look(page));
      const wrong = await press({ ...form, sentOn });
      const again = await wrong.text();
      expect([wrong.status, fieldsOf(again).sentOn]).toEqual([400, sentOn]);
      expect((await press({ ...fieldsOf(again), reference: 'FT77' })).status).toBe(303);
    }
    const desk = await look('/department/reconciliation');
    expect(desk).toContain('mã giao dịch FT77, khi ngân hàng của thẻ đã trả nó cho người mua');
    expect(await listFailedRefunds(context)).toEqual([]);
  });
});
