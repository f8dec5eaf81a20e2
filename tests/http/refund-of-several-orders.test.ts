import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { localDate } from '#app/server/local-date.ts';
import { account } from '#tests/factories/account.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
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

eachEngine('what a buyer has got twice', (open) => {
  test('is claimed at the desk, paid back in part and written off, each by a form without a script', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const server = await startServer(world);
    const { cookie } = await signedIn(context, { role: 'department_staff', name: 'Lò Thị Mai' });
    const { orders, intentId, total } = await paidByCard(world);
    const producerId = orders[0]?.producerId ?? '';
    const producer = await signedIn(context, { role: 'producer_member', producerId });
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, {
      ...{ orderId: orders[0]?.id ?? '', by: { role: 'buyer', personId: null }, reason: 'thử' },
    });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const [failed] = await listFailedRefunds(context);
    const PAGE = '/department/reconciliation';
    const send = async (form: Record<string, string>, who = cookie) => {
      const answer = await server.fetch(PAGE, { cookie: who, form });
      return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
    };
    const look = async (path = PAGE) =>
      (await (await server.fetch(path, { cookie })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    const day = formatDate('vi', localDate(context.clock.now()));
    await send({
      ...{ refund: failed?.id ?? '', how: 'transfer', amount: String(total) },
      ...{ reference: 'FT1', sentOn: day },
    });
    await world.control('refund', { intent: intentId, amount: total });
    await takeCardRefunds(context, intentId);
    const [finding] = await listOpenFindings(context);
    const money = formatVnd('vi', total);
    const asked = await look();
    expect(asked).toContain(`Ghi là người mua phải trả lại ${money}`);
    expect(asked).toContain('đã được hoàn bằng chuyển khoản');
    const claim = { finding: finding?.id ?? '', how: 'claim', note: 'đã gọi người mua', order: '' };
    const wordless = await send({ ...claim, note: '' });
    expect([wordless.status, wordless.html.includes(`href="#note-${finding?.id}"`)]).toEqual([400, true]);
    expect((await send(claim)).to).toBe(`${PAGE}?done=claim`);
    const [open_] = await listOpenFindings(context);
    const id = open_?.id ?? '';
    const shown = await look(`${PAGE}?done=claim`);
    expect(shown).toContain('Người mua phải trả lại</h3>');
    expect(shown).toContain('chờ ở đây tới khi họ trả');
    const shownOpen = String(total);
    const payment = {
      finding: id,
      how: 'claim-paid',
      open: shownOpen,
      claimAmount: '100.000 ₫',
      claimDay: day,
    };
    const refused = await send({
      ...payment,
      claimAmount: 'một trăm',
      claimDay: '31/02/2026',
      claimReference: '',
    });
    expect(refused.status).toBe(400);
    for (const field of ['amount', 'day', 'reference'])
      expect(refused.html, field).toContain(`href="#${field}-${id}"`);
    expect(refused.html).toContain('value="một trăm"');
    expect(refused.html).toContain('value="31/02/2026"');
    // A producer has no part in it, and a form that asks for no known act does nothing.
    expect((await send({ ...payment, claimReference: 'FT2' }, producer.cookie)).status).not.toBe(303);
    expect((await send({ ...payment, how: 'claim-forget' })).status).toBe(404);
    expect((await send({ ...payment, claimReference: 'FT2' })).to).toBe(`${PAGE}?done=claim-paid`);
    // More than is open is asked about beside the amount, and what was typed stays.
    const more = {
      ...payment,
      open: String(total - 100_000),
      claimAmount: String(total),
      claimReference: 'FT3',
    };
    const tooMuch = await send(more);
    expect([tooMuch.status, tooMuch.html.includes(`href="#isMore-${id}"`)]).toEqual([400, true]);
    expect(tooMuch.html).toMatch(
      new RegExp(`<input[^>]*id="isMore-${id}"[^>]*type="checkbox"|type="checkbox"[^>]*id="isMore-${id}"`),
    );
    expect(tooMuch.html).toContain('value="FT3"');
    const left = formatVnd('vi', total - 100_000);
    expect(await look()).toMatch(new RegExp(`Còn phải trả[\\s\\S]*${left}[\\s\\S]*mã giao dịch FT2`));
    const unsaid = await send({ finding: id, how: 'write-off', reason: '' });
    expect([unsaid.status, unsaid.html.includes(`href="#reason-${id}"`)]).toEqual([400, true]);
    await send({ finding: id, how: 'write-off', reason: 'không liên lạc được' });
    expect(await look(`${PAGE}?done=write-off`)).toContain('Một cán bộ khác xác nhận ở khoản này');
    expect(await look()).toContain('Lý do đã ghi: không liên lạc được');
    expect(await look()).toContain('chỉ có một tài khoản cán bộ');
    const second = await signedIn(context, { role: 'department_staff', name: 'Giàng A Sử' });
    // Somebody else who can sign in.
    await account(context, { role: 'department_staff' });
    const own = await look();
    expect([own.includes('cần một cán bộ khác xác nhận'), own.includes('write-off-confirm')]).toEqual([
      true,
      false,
    ]);
    const ofSecond = await server.fetch(PAGE, { cookie: second.cookie });
    expect((await ofSecond.text()).replaceAll('<!-- -->', '')).toContain('Người đề nghị: Lò Thị Mai.');
    expect(
      (await send({ finding: id, how: 'write-off-confirm', open: String(total - 100_000) })).status,
    ).toBe(400);
    expect(
      (await send({ finding: id, how: 'write-off-confirm', open: String(total) }, second.cookie)).status,
    ).toBe(400);
    expect(
      (await send({ finding: id, how: 'write-off-confirm', open: String(total - 100_000) }, second.cookie))
        .to,
    ).toBe(`${PAGE}?done=write-off-confirm`);
    expect(await look()).toContain('Không có khoản nào lệch');
    expect(await look()).toContain('Lò Thị Mai (đề nghị), Giàng A Sử (xác nhận)');
    expect(await look('/department/books')).not.toContain('nhận hai lần');
    // They pay after all: recorded where the settled claim stands; what is too much waits again, and is sent.
    const late = { ...payment, claimReference: 'FT4', open: '0', isMore: 'on' };
    const noSum = await send({ ...late, claimAmount: '0' });
    expect([noSum.status, noSum.html.includes(`href="#amount-${id}"`)]).toEqual([400, true]);
    expect(noSum.html).toMatch(/<details open=""><summary[^>]*>Người mua vẫn trả tiền/);
    expect((await send({ ...late, claimAmount: String(total - 90_000) })).to).toBe(`${PAGE}?done=claim-paid`);
    expect(await look()).toMatch(/Chợ còn phải chuyển lại[\s\S]*10\.000/);
    // Their next transfer, typed into a page of before: it comes back as theirs, and is booked as theirs.
    const next = await send({ ...late, claimAmount: '40.000', claimReference: 'FT6' });
    expect([next.status, next.html.includes('Nếu người mua đã trả thật cả khoản này')]).toEqual([400, true]);
    const formsOf = (html: string) =>
      html.split('<form').flatMap((part) => {
        const form = part.slice(0, part.indexOf('</form>'));
        const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1];
        return form.includes('value="claim-paid"') && field('finding') === id
          ? [{ way: field('way'), open: field('open'), isMore: field('isMore'), has: form.includes('FT6') }]
          : [];
      });
    expect(formsOf(next.html)).toEqual([
      { way: 'out', open: '-10000', isMore: undefined, has: false },
      { way: 'in', open: '-10000', isMore: 'on', has: true },
    ]);
    const pressed = { ...late, way: 'in', open: '-10000', claimAmount: '40.000', claimReference: 'FT6' };
    expect((await send(pressed)).to).toBe(`${PAGE}?done=claim-paid`);
    expect(await look()).toMatch(/Chợ còn phải chuyển lại[\s\S]*50\.000/);
    const back = {
      ...{ finding: id, how: 'claim-paid', way: 'out', claimDay: day },
      ...{ claimReference: 'FT5', open: '-50000', claimAmount: '50.000' },
    };
    expect((await send(back)).to).toBe(`${PAGE}?done=claim-paid`);
    expect(await look()).toContain('Không có khoản nào lệch');
    // Sent once more from a page of before: nothing is owed any more, and it stands in no form of the buyer's payments.
    const sentTwice = await send({ ...back, claimReference: 'FT6-2', claimAmount: '10.000' });
    expect([sentTwice.status, sentTwice.html.includes('FT6-2')]).toEqual([400, true]);
    expect(formsOf(sentTwice.html)).toEqual([{ way: 'in', open: '0', isMore: 'on', has: false }]);
    // The card's bank gives them the same once more: it waits for staff again, and words alone do not close it.
    await closeDispute(world, await dispute(world, intentId, total), false);
    const [twice] = await listOpenFindings(context);
    expect(twice?.kind).toBe('paid-twice');
    expect(await look()).toContain(`Ghi là người mua phải trả lại ${money}`);
    const put = { finding: twice?.id ?? '', note: 'ngân hàng thẻ đã trả họ' };
    const noted = await send({ ...put, how: 'note' });
    expect([noted.status, noted.html.includes('value="ngân hàng thẻ đã trả họ"')]).toEqual([400, true]);
    expect(noted.html).toContain('Tiền này đã rời tài khoản của chợ');
    const tooLong = await send({ ...put, how: 'claim', note: 'x'.repeat(501) });
    expect([tooLong.status, tooLong.html.includes('Dài quá: 501 trên 500 ký tự')]).toEqual([400, true]);
    expect(tooLong.html).toContain(`value="${'x'.repeat(501)}"`);
    expect((await send({ ...put, how: 'claim' }, producer.cookie)).status).not.toBe(303);
    const stale = await send({ ...put, how: 'claim', toClaim: String(total - 1) });
    expect([stale.status, stale.html.includes('khác với lúc bạn mở trang')]).toEqual([400, true]);
    const toClaim = /name="toClaim" value="(\d+)"/.exec(stale.html)?.[1] ?? '';
    expect((await send({ ...put, how: 'claim', toClaim })).to).toBe(`${PAGE}?done=claim`);
    expect((await send({ ...put, how: 'claim', toClaim })).status).toBe(400);
    const again = await look(`/department/orders/${orders[0]?.id}`);
    expect(again).toContain('Tiền thẻ người mua nhận hai lần');
    expect(again).toContain(`còn phải trả lại ${money}`);
  });
});

eachEngine('a refund whose card takes nothing more', (open) => {
  test('its buyer names an account on the order’s page, and the desk sees that it has come and where to send it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const server = await startServer(world);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const { orders, intentId, code, cookie: buyers } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'fail' });
    const by = { role: 'buyer', personId: null } as const;
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const [failed] = await listFailedRefunds(context);
    const look = async (path: string, as = cookie) =>
      (await (await server.fetch(path, { cookie: as })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    const own = `/department/refunds/card/${failed?.id}`;
    expect(await look(own)).toContain('Khách chưa cho biết tài khoản nhận tiền');
    const queues = ['/department/refunds', '/department/reconciliation'];
    for (const path of queues) expect(await look(path), path).toContain('Khách chưa cho biết tài khoản');
    const address = `/orders/${code}`;
    const asked = await look(address, buyers);
    expect(asked).toContain('trả bằng thẻ mà thẻ không nhận lại được nữa');
    // The account that they paid from is none, so it is not offered.
    expect(asked).not.toContain('value="paid-from"');
    const form = { intent: 'refund-account', where: 'named', bank: '970436', holder: 'Lê Thị Khách' };
    const refused = await server.fetch(address, { cookie: buyers, form: { ...form, number: 'số' } });
    expect([refused.status, (await refused.text()).includes('href="#number"')]).toEqual([400, true]);
    const given = await server.fetch(address, { cookie: buyers, form: { ...form, number: '102030405060' } });
    expect(given.status).toBe(303);
    expect(await look(address, buyers)).toContain('•••5060');
    for (const path of queues) {
      const shown = await look(path);
      expect([shown.includes('Khách đã cho biết tài khoản'), shown.includes('102030405060')]).toEqual([
        true,
        false,
      ]);
      // Whoever records the transfer does so beside the account that it went to.
      expect(shown, path).not.toContain('name="reference"');
    }
    const page = await look(own);
    expect(page).toContain('102030405060');
    const accountId = /name="accountId" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const sent = {
      ...{ refund: failed?.id ?? '', how: 'transfer', reference: 'FT9' },
      sentOn: formatDate('vi', localDate(context.clock.now())),
    };
    const list = await server.fetch('/department/reconciliation', { cookie, form: sent });
    const listed = await list.text();
    expect([
      list.status,
      listed.includes('khách đã được hỏi và đã ghi tài khoản'),
      listed.includes('FT9'),
    ]).toEqual([...[400, true, true]]);
    expect(listed).toContain(`href="${own}"`);
    const unseen = await server.fetch(own, { cookie, form: { ...sent, accountId: '' } });
    const again = await unseen.text();
    expect([unseen.status, again.includes('name="toAccount"'), again.includes('value="FT9"')]).toEqual([
      400,
      true,
      true,
    ]);
    expect((await server.fetch(own, { cookie, form: { ...sent, accountId } })).status).toBe(303);
    const { refund } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(refund))).toMatchObject([
      { settledBy: 'transfer', refundAccountId: accountId },
    ]);
  });
});
