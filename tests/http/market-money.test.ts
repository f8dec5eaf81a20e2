import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testDay, writtenDay } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** A page as it is read: without the marks between pieces of text, and with spaces that break. */
const readable = (html: string) => html.replaceAll('<!-- -->', '').replaceAll('\u00a0', ' ');

function proofOf(refundId: string, reference: string): FormData {
  const form = new FormData();
  form.set('refundId', refundId);
  form.set('reference', reference);
  form.set('file', new File([new Uint8Array(pdfBytes())], 'chuyen-khoan.pdf'));
  return form;
}

eachEngine('the market’s money at the desk and at the producer’s, without a script', (open) => {
  test('a payout run is made, filed, paid and read by its producer; a refund is proven; the books add up', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè Đặng');
    const card = await ordersOf(context, [{ listingId: tea.listingId, quantity: 2, method: 'card' }]);
    await payByCard(context, card.payments[0]?.id ?? '');
    const direct = await ordersOf(context, [{ listingId: tea.listingId }]);
    await payByTransfer(context, direct.payments[0]?.id ?? '');
    await cancelOrder(context, { orderId: direct.orders[0]?.id ?? '', by: THE_MARKET, reason: 'thử' });

    const server = await startServer(market);
    const staff = (await signedIn(context, { role: 'department_staff' })).cookie;
    const seller = (await signedIn(context, { role: 'producer_member', producerId: tea.producerId })).cookie;
    const page = async (path: string, cookie: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const post = (path: string, cookie: string, form: Record<string, string> | FormData) =>
      server.fetch(path, { cookie, method: 'POST', form });

    expect(await page('/department/payouts', staff)).toMatch(/HTX Chè Đặng[\s\S]*?270\.000/);
    const wrongDay = await post('/department/payouts', staff, { runId: newId(), until: 'mai' });
    expect([wrongDay.status, (await wrongDay.text()).includes('href="#until"')]).toEqual([400, true]);
    const form = { runId: newId(), until: writtenDay() };
    const made = await post('/department/payouts', staff, form);
    const again = await post('/department/payouts', staff, form);
    const run = made.headers.get('location')?.split('?')[0] ?? '';
    expect([made.status, again.headers.get('location')]).toEqual([303, `${run}?done=made`]);
    expect((await server.fetch(`${run}/file?as=csv`, { cookie: staff })).status).toBe(404);
    await post(run, staff, { intent: 'file' });
    const file = await server.fetch(`${run}/file?as=csv`, { cookie: staff });
    const mark = /chi-tra-1-(\w{8})\.csv/.exec(file.headers.get('content-disposition') ?? '')?.[1];
    expect(await page(run, staff)).toContain(`>${mark}`);
    expect(await file.text()).toContain('0123456789,HTX THU NGHIEM,270000,CHO PHIEN CHI TRA 1 HTX CHE DANG');
    const payoutId = (await page(run, staff)).match(/name="payoutId" value="([^"]+)"/)?.[1] ?? '';
    const noReference = await post(run, staff, { intent: 'paid', payoutId, reference: '' });
    expect([
      noReference.status,
      (await noReference.text()).includes(`href="#reference-${payoutId}"`),
    ]).toEqual([400, true]);
    await post(run, staff, { intent: 'paid', payoutId, reference: 'FT26327001' });
    expect(await page(run, staff)).toContain('FT26327001');
    expect(await page('/seller/statement', seller)).toMatch(/Chợ còn phải trả bạn: 0[\s\S]*FT26327001/);

    expect(await page('/department/refunds', staff)).toMatch(/HTX Chè Đặng[\s\S]*?150\.000/);
    const waiting = await page('/seller/refunds', seller);
    const refundId = waiting.match(/href="\/seller\/refunds\/(\w{26})"/)?.[1] ?? '';
    const other = (
      await signedIn(context, {
        role: 'producer_member',
        producerId: (await shopOf(context, 'HTX Khác', { number: '0555555555' })).producerId,
      })
    ).cookie;
    expect((await post(`/seller/refunds/${refundId}`, other, proofOf(refundId, 'FT1'))).status).toBe(404);
    const nothing = await post(`/seller/refunds/${refundId}`, seller, { refundId, reference: ' ' });
    const words = await nothing.text();
    expect([nothing.status, words.includes('href="#reference"')]).toEqual([400, true]);
    expect(words).toContain('href="#file"');
    const proven = await post(`/seller/refunds/${refundId}`, seller, proofOf(refundId, 'FT26327002'));
    expect(proven.headers.get('location')).toBe('/seller/refunds?done=proven');
    expect(await page('/department/refunds', staff)).toMatch(/Không có khoản nào chờ hoàn[\s\S]*FT26327002/);
    for (const [desk, cookie] of [
      ['seller', seller],
      ['department', staff],
    ] as const) {
      const link = `/${desk}/refunds/${refundId}/proof`;
      expect(await page(`/${desk}/refunds`, cookie)).toContain(`href="${link}"`);
      const file = await server.fetch(link, { cookie });
      expect(file.headers.get('content-disposition')).toContain('attachment');
      expect(Buffer.from(await file.arrayBuffer())).toEqual(pdfBytes());
    }
    expect((await server.fetch(`/seller/refunds/${refundId}/proof`, { cookie: other })).status).toBe(404);

    const checked = await (await post('/department/books', staff, {})).text();
    expect(checked.replaceAll('<!-- -->', '')).toMatch(/Sổ sách khớp: \d+ điều kiện đều đúng\./);
    const invoice = await server.fetch(`/seller/orders/${card.orders[0]?.id}/invoice.xml`, {
      cookie: seller,
    });
    expect(await invoice.text()).toContain('<TgTTTBSo>270000</TgTTTBSo>');
    const lacks = await page(`/seller/orders/${card.orders[0]?.id}`, seller);
    for (const words of ['Mã số thuế (MST): chợ không giữ số này', 'Địa chỉ (DChi): sổ OCOP chưa ghi'])
      expect(lacks).toContain(words);
    expect(lacks).not.toContain('Đơn vị tính (DVTinh)');
  });

  test('what the market adds for card fees is said before a run; the books say what stands in credit and what is owed', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè Đặng');
    const card = await ordersOf(context, [{ listingId: tea.listingId, quantity: 2, method: 'card' }]);
    await payByCard(context, card.payments[0]?.id ?? '');
    await context.store.write((tx) =>
      post(context, tx, {
        kind: 'provider-fee',
        subject: 'card:pi_1',
        entries: [
          { account: 'fees', amount: 9_450 },
          { account: 'operator_clearing', amount: -9_450 },
        ],
      }),
    );
    const server = await startServer(market);
    const staff = (await signedIn(context, { role: 'department_staff' })).cookie;
    const page = async (path: string, language = 'vi') =>
      readable(await (await server.fetch(path, { cookie: `${staff}; lang=${language}` })).text());
    expect(await page('/department/payouts')).toMatch(
      /Chợ phải tự bù 9\.450 ₫[\s\S]*cần 270\.000 ₫[\s\S]*có 260\.550 ₫/,
    );
    const english = await page('/department/payouts', 'en');
    expect(english).toContain('The market must add ₫9,450 of its own');
    // Before it is confirmed, and by which words the books name the same sum.
    expect(english).toContain('also pays for 1 order that is not handed over yet: ₫270,000');
    expect(await page('/department/payouts')).toMatch(
      /gồm 1 đơn chưa giao, 270\.000 ₫[\s\S]*Chợ còn nợ chủ thể: 270\.000 ₫\.[\s\S]*trả cả tiền của 1 đơn chưa giao: 270\.000 ₫/,
    );
    const books = await page('/department/books');
    expect(books).toContain('Chợ còn nợ chủ thể: 270.000 ₫.');
    expect(books).not.toMatch(/nằm bên Có|ở bảng trên khác số này/);

    const runId = newId();
    const actor = staffMember();
    await makePayoutRun(context, actor, { runId, cutoffAt: context.clock.now() });
    const shown = await page(`/department/payouts/${runId}`);
    expect(shown).toMatch(
      /trả cả tiền của 1 đơn chưa giao: 270\.000 ₫[\s\S]*gồm 1 đơn chưa giao, 270\.000 ₫/,
    );
    const [payout] = (await readPayoutRun(context, actor, runId)).payouts;
    await markPayoutPaid(context, actor, { payoutId: payout?.id ?? '', reference: 'FT1' });
    const direct = await ordersOf(context, [{ listingId: tea.listingId }]);
    await payByTransfer(context, direct.payments[0]?.id ?? '', 100_000);
    const after = await page('/department/books');
    expect(after).toContain('Chợ còn nợ chủ thể: 0 ₫.');
    // Where it stands is said as it is.
    expect(after).toMatch(
      /“Tiền thẻ chợ đang giữ” nằm bên Có: 9\.450 ₫[\s\S]*phải tự bù ghi ở dưới[\s\S]*phải góp thêm tiền riêng tới 9\.450 ₫/,
    );
    await payByTransfer(context, direct.payments[0]?.id ?? '', 50_000);
    expect(await page('/department/books')).toContain('“Phải trả chủ thể” ở bảng trên khác số này');
    expect(after).toContain('Tới nay chợ đã phải góp thêm tiền riêng tới 9.450 ₫ để trả đủ cho chủ thể');
    expect(after).not.toContain('Số này khác số dư');
    expect(after).toMatch(
      /“Phải thu của người mua” nằm bên Có: 100\.000 ₫[\s\S]{0,400}href="\/department\/money"/,
    );
    expect(await page('/department/books', 'en')).toContain('The market still owes producers: ₫0.');
  });

  test('a tax rate is changed from a day on, and a month’s sheet is given', async () => {
    const market = await open();
    const server = await startServer(market);
    const { cookie } = await signedIn(market.context, { role: 'department_staff' });
    const rate = {
      intent: 'rate',
      taxClass: 'goods',
      vatRate: '1,2',
      pitRate: '0,5',
      validFrom: writtenDay(39),
      source: 'Nghị định mới',
    };
    const post = (form: Record<string, string>) =>
      server.fetch('/department/withholding', { cookie, method: 'POST', form });
    const wrong = await post({ ...rate, vatRate: 'một' });
    expect([wrong.status, (await wrong.text()).includes('href="#rate-vatRate"')]).toEqual([400, true]);
    expect((await post(rate)).headers.get('location')).toBe('/department/withholding?done=rate');
    const mode = {
      intent: 'mode',
      method: 'card',
      mode: 'withhold',
      validFrom: writtenDay(39),
      source: 'Công văn',
    };
    expect((await post(mode)).headers.get('location')).toBe('/department/withholding?done=mode');
    const shown = await (await server.fetch('/department/withholding', { cookie })).text();
    expect(shown).toMatch(/1,2\s%[\s\S]*?Nghị định mới/);
    expect(shown).toContain('Tính và giữ lại');
    const noMonth = await (await server.fetch('/department/withholding?month=13%2F2026', { cookie })).text();
    expect(noMonth).toContain('Tháng chưa đúng');
    expect(noMonth).toContain('value="13/2026"');
    const month = testDay().slice(0, 7);
    const sheet = await server.fetch(`/department/withholding.xlsx?month=${month}`, { cookie });
    expect([sheet.status, sheet.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="khau-tru-${month}.xlsx"`,
    ]);
    await sheet.arrayBuffer();
    const year = testDay().slice(0, 4);
    const ofYear = await server.fetch(`/department/withholding.xlsx?year=${year}`, { cookie });
    expect(ofYear.headers.get('content-disposition')).toBe(`attachment; filename="khau-tru-${year}.xlsx"`);
    await ofYear.arrayBuffer();
  });
});
