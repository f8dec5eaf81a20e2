import { expect, test } from 'vitest';
import { WAITING_PER_PAGE } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { REFUNDS_PER_PAGE } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { applyStatement, applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { JobCannotSucceed } from '#app/server/jobs/finish-job.server.ts';
import { likeMb } from '#tests/factories/statements.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

async function desk(market: TestMarket) {
  const server = await startServer(market);
  const { cookie } = await signedIn(market.context, { role: 'department_staff' });
  const visit = async (path: string, who = cookie, form?: Record<string, string>) => {
    const answer = await server.fetch(path, { cookie: who, ...(form ? { method: 'POST', form } : {}) });
    const html = (await answer.text()).replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');
    return { status: answer.status, to: answer.headers.get('location'), html };
  };
  return { visit, send: (path: string, form: Record<string, string>) => visit(path, cookie, form) };
}

eachEngine('the desk’s pages about money, without a script', (open) => {
  test('disputes: the menu’s number is that of those which wait, and the page says so apart from the decided', async () => {
    const market = await open();
    const { context } = market;
    breaksBooksOnPurpose(context);
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { dispute } = context.store.tables;
    const rows = [null, 5, 6].map((closedAt, at) => ({
      ...{ id: `d${at}`, externalId: `d${at}`, paymentId, amount: 70_000, reason: 'fraudulent' },
      ...{ status: closedAt === null ? 'needs_response' : 'won', openedAt: 1, closedAt },
    }));
    await context.store.write((tx) => tx.insert(dispute).values(rows));
    const { visit } = await desk(market);
    const { html } = await visit('/department/disputes');
    const menu = /<a[^>]*href="\/department\/disputes"[^>]*>(.*?)<\/a>/gs;
    const counts = [...html.matchAll(menu)].map(
      ([, link = '']) => link.replace(/<[^>]*>/g, ' ').match(/\d+/)?.[0],
    );
    expect(new Set(counts)).toEqual(new Set(['1']));
    expect(html).toMatch(/Đang chờ ngân hàng quyết định: 1<\/h2>[\s\S]*Đã có kết quả: 2<\/h2>/);
    await context.store.write((tx) => tx.update(dispute).set({ closedAt: 7, status: 'lost' }));
    expect((await visit('/department/disputes')).html).toMatch(
      /Không có khiếu nại nào đang chờ ngân hàng quyết định\.<\/p>[\s\S]*Đã có kết quả: 3<\/h2>/,
    );
  });

  test('a refund that its card did not take is settled from its row; all that is wrong is told at once', async () => {
    const market = await open();
    const { context, clock } = market;
    // Rows alone: the pages are asked, not the books.
    breaksBooksOnPurpose(context);
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { dispute, refund } = context.store.tables;
    const now = clock.now();
    await context.store.write(async (tx) => {
      await tx.insert(refund).values({
        ...{ id: 'failed', paymentId, method: 'card', amount: 70_000, currency: 'VND', reason: 'late' },
        ...{ causeKey: 'failed', askedAt: now, askedByRole: 'staff', failedAt: now, failureCode: 'declined' },
      });
      await tx.insert(dispute).values({
        ...{ id: 'asks', externalId: 'asks', paymentId, amount: 70_000, reason: 'fraudulent' },
        ...{ status: 'needs_response', openedAt: now },
      });
    });
    const { visit, send } = await desk(market);
    const page = '/department/refunds/card/failed';
    expect((await visit('/department/refunds')).html).toContain(`href="${page}"`);
    expect((await visit(page)).html).toMatch(/<h1[^>]*>Hoàn 70\.000/);
    const form = { how: 'transfer', refund: 'failed', reference: 'FT1', sentOn: '31/02/2026' };
    const refused = await send(page, { ...form, reference: '' });
    expect(refused.status).toBe(400);
    for (const field of ['reference', 'sentOn', 'isSent'])
      expect(refused.html, field).toContain(`href="#${field}-failed"`);
    expect(refused.html).toContain('value="31/02/2026"');
    for (const how of ['', 'resend']) expect((await send(page, { how, refund: 'failed' })).status).toBe(404);
    // Of what the market has promised nothing is left with an order.
    const kept = await send(page, { how: 'keep', refund: 'failed' });
    expect([kept.status, kept.html.includes('Khoản này người mua phải được hoàn')]).toEqual([400, true]);
    expect(await send(page, { how: 'retry', refund: 'failed' })).toMatchObject({
      ...{ status: 303, to: '/department/refunds?done=retry' },
    });
    // It is being sent again: who has the page open still reads so there, and has what they typed.
    expect((await visit(page)).html).toContain('Khoản này không còn chờ xử lý');
    for (const how of ['retry', 'transfer']) {
      const again = await send(page, { ...form, how });
      expect(again.status).toBe(400);
      expect(again.html).toContain('Khoản hoàn này đang được gửi vào thẻ');
      expect(again.html).toContain('>FT1</strong>');
      expect(again.html).toContain('>31/02/2026</strong>');
      expect(again.html).not.toContain('href="#sentOn-failed"');
    }
    const none = await visit('/department/refunds/card/none');
    expect(none.to).toBe('/department/refunds?done=waits-no-more');
    expect((await visit(none.to ?? '')).html).toContain('không còn chờ xử lý');
  });

  test('a refund that somebody else has settled meanwhile: the page says how, and shows what was typed', async () => {
    const market = await open();
    const { context, clock } = market;
    breaksBooksOnPurpose(context);
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { refund } = context.store.tables;
    const now = clock.now();
    const rowOf = (id: string) => ({
      ...{ id, paymentId, method: 'card' as const, amount: 70_000, currency: 'VND', reason: 'late' },
      ...{ causeKey: id, askedAt: now, askedByRole: 'staff', doneAt: now },
    });
    await context.store.write(async (tx) => {
      await tx
        .insert(refund)
        .values([
          rowOf('card'),
          { ...rowOf('dispute'), settledBy: 'dispute' },
          { ...rowOf('transfer'), settledBy: 'transfer', proofReference: 'FT26 7', sentOn: '2026-11-23' },
        ]);
    });
    const { visit, send } = await desk(market);
    const typed = { reference: ' FT 99<8', sentOn: '30/11/2026' };
    for (const [id, told] of [
      ['card', 'Tiền đã về thẻ của người mua'],
      ['dispute', 'chợ không gửi nữa'],
      ['transfer', 'ngày 23/11/2026, mã giao dịch FT26 7'],
    ] as const) {
      const page = `/department/refunds/card/${id}`;
      const { status, html } = await visit(page);
      expect(status, id).toBe(200);
      expect(html, id).toContain(told);
      expect(html, id).not.toContain('chưa được lưu');
      for (const how of ['transfer', 'retry']) {
        const refused = await send(page, { how, ...typed });
        expect(refused.status, id).toBe(400);
        expect(refused.html, id).toContain(told);
        expect(refused.html, id).toContain('FT 99&lt;8</strong>');
        expect(refused.html, id).toContain('>30/11/2026</strong>');
        expect(refused.html, id).toMatch(/Lần bấm này chưa ghi gì|đã được ghi là hoàn với mã FT26 7/);
      }
    }
    const same = { how: 'transfer', reference: ' FT26 7 ', sentOn: '' };
    expect((await send('/department/refunds/card/transfer', same)).to).toBe(
      '/department/refunds?done=transfer',
    );
  });

  test('money that was sent back: the summary calls the field as the form does', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Khác', number: '555' });
    const asked = await askedOf(context, shop);
    const { transferId } = await takeTransfer(
      context,
      other.accountId,
      seenOf(context, { amount: asked.amount, text: asked.memo }),
    );
    const { send, visit } = await desk(market);
    const { status, html } = await send(`/department/money/${transferId}`, {
      ...{ intent: 'put-aside', why: 'sent-back', note: '' },
    });
    expect(status).toBe(400);
    expect(html).toMatch(/<a[^>]*href="#note"[^>]*>Mã giao dịch lúc trả lại: /);
    const aside = await send(`/department/money/${transferId}`, {
      ...{ intent: 'put-aside', why: 'not-ours', note: '' },
    });
    expect(aside.html).toMatch(/<a[^>]*href="#note"[^>]*>Ghi chú: /);
    const done = await send(`/department/money/${transferId}`, {
      ...{ intent: 'put-aside', why: 'sent-back', note: 'FT26331004512' },
    });
    const { html: queue } = await visit(done.to ?? '');
    expect(queue).toContain('Đã ghi là đã trả lại khoản tiền');
    expect(queue).not.toContain('Đã để riêng');
  });

  test('a statement that was given up: the desk reads whose, its producer takes it in on', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const line = { day: '23/11/2026', time: '09:00:00', amount: 33_000, text: 'khong ma', reference: 'FT1' };
    const id = await stageStatement(context, shop.actor as never, {
      ...{ file: Buffer.from(likeMb([line])), fileName: 'a.csv' },
    });
    await applyStatement(context, shop.actor as never, id);
    const run = async () => {
      throw new JobCannotSucceed('the disk is broken');
    };
    await market.runJobs([{ ...applyStatementJob, run }]);
    const { visit } = await desk(market);
    const { html } = await visit('/department/money');
    expect(html).toMatch(/1 sao kê chưa đưa vào hết[\s\S]*HTX Chè: Vietcombank …/);
    expect(html).toContain('href="/department/jobs"');
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: shop.producerId });
    const page = `/seller/money/statements/${id}`;
    expect((await visit('/seller/money', cookie)).html).toContain(`href="${page}"`);
    const stopped = (await visit(page, cookie)).html;
    expect(stopped).toContain('Chưa đưa vào hết');
    expect(stopped).not.toContain('Đang đưa vào.');
    expect(await visit(page, cookie, { intent: 'resume' })).toMatchObject({ status: 303, to: page });
    expect((await visit(page, cookie)).html).toContain('Đang đưa vào.');
    await market.runJobs([applyStatementJob]);
    expect((await visit(page, cookie)).html).toContain('Đã đưa vào lúc');
    expect((await visit('/department/money')).html).toMatch(/1 khoản đang chờ[\s\S]*33\.000/);
  });

  test('transfers of one kind: the kind stays in the address from page to page, and after one is decided', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const take = (text: string, amount: number) =>
      takeTransfer(context, shop.accountId, seenOf(context, { amount, text }));
    const asked = await askedOf(context, shop);
    const codeless = await take('chuyen tien', 11_000);
    for (let at = 0; at < WAITING_PER_PAGE; at += 1) await take('mua che', 12_000);
    await take(`CK ${asked.memo}`, asked.amount + 30_000);
    const { visit, send } = await desk(market);
    const all = (await visit('/department/money')).html;
    expect(all).toMatch(/href="\/department\/money"[^>]*>Tất cả \(52\)</);
    expect(all).toMatch(/href="\/department\/money\?kind=no-code"[^>]*>Không có mã đơn \(51\)</);
    expect(all).toMatch(/href="\/department\/money\?kind=too-much"[^>]*>Chuyển thừa \(1\)</);
    const narrowed = (await visit('/department/money?kind=no-code&first=newest')).html;
    expect(narrowed).toMatch(/aria-current="page"[^>]*>Không có mã đơn \(51\)</);
    expect(narrowed).toContain('51 khoản đang chờ');
    expect(narrowed).toContain('href="/department/money?first=newest&amp;kind=no-code&amp;page=2"');
    const second = (await visit('/department/money?first=newest&kind=no-code&page=2')).html;
    const page = `/department/money/${codeless.transferId}?first=newest&kind=no-code&page=2`;
    expect(second).toContain(`href="${page.replaceAll('&', '&amp;')}"`);
    const one = (await visit(page)).html;
    expect(one).toContain('href="/department/money?first=newest&amp;kind=no-code&amp;page=2"');
    expect(one).toContain(`action="${page.replaceAll('&', '&amp;')}"`);
    const { to } = await send(page, { intent: 'put-aside', why: 'not-ours', note: 'khong phai' });
    expect(to).toBe('/department/money?first=newest&kind=no-code&page=2&done=aside');
    // The last of its page is decided: what is left of the kind, and how much.
    expect((await visit(to ?? '')).html).toMatch(/Đã để riêng[\s\S]*50 khoản đang chờ/);
    // A kind of which nothing is left says so, and leads to the rest; one that is none is all.
    const none = (await visit('/department/money?kind=double')).html;
    expect(none).toMatch(/aria-current="page"[^>]*>Chuyển hai lần \(0\)</);
    expect(none).toContain('Không còn khoản nào thuộc loại này');
    expect((await visit('/department/money?kind=%3Cb%3E&page=-3')).html).toContain('51 khoản đang chờ');
  });

  test('refunds come page by page, as many as the menu says', async () => {
    const market = await open();
    const { context, clock } = market;
    // Rows alone: the pages are asked, not the books.
    breaksBooksOnPurpose(context);
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { refund } = context.store.tables;
    const rowOf = (id: string, more: object) => ({
      ...{ id, causeKey: id, paymentId, method: 'vietqr' as const, amount: 1_000, currency: 'VND' },
      ...{ reason: 'late', askedAt: clock.now(), askedByRole: 'staff', ...more },
    });
    const numbers = Array.from({ length: REFUNDS_PER_PAGE + 1 }, (_, at) => at);
    await context.store.write((tx) =>
      tx
        .insert(refund)
        .values(
          numbers.flatMap((at) => [
            rowOf(`waits-${at}`, {}),
            rowOf(`sent-${at}`, { doneAt: clock.now() - at, proofReference: `GUI-${at}-` }),
          ]),
        ),
    );
    const { visit } = await desk(market);
    const first = (await visit('/department/refunds')).html;
    expect(first).toContain('51 khoản đang chờ hoàn');
    expect(first).toMatch(/Tiền hoàn[^<]*(<[^>]*>)*\s*51/);
    expect(first).toContain('href="/department/refunds?page=2#waiting"');
    expect(first).toContain('href="/department/refunds?sent=2#sent"');
    expect(first).toContain('GUI-0-');
    expect(first).not.toContain('GUI-50-');
    const second = (await visit('/department/refunds?page=2&sent=2')).html;
    expect(second).toContain('GUI-50-');
    expect(second).toContain('href="/department/refunds?sent=2#waiting"');
    expect(second.match(/href="\/department\/refunds\/waits-/g)).toHaveLength(1);
  });

  test('a form of the comparison that asks for no known act closes nothing', async () => {
    const market = await open();
    const { context, clock } = market;
    const { reconciliationFinding: finding } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(finding).values({
        ...{ id: 'differs', provider: 'stripe', kind: 'missing-here', subject: 'pi_1' },
        ...{ detail: { amount: 1 }, foundAt: clock.now() },
      }),
    );
    const { visit, send } = await desk(market);
    for (const how of ['', 'notes', 'transfer'])
      expect(
        (await send('/department/reconciliation', { how, finding: 'differs', note: 'đã xem' })).status,
        how,
      ).toBe(404);
    expect((await visit('/department/reconciliation')).html).toContain('pi_1');
    expect(
      await send('/department/reconciliation', { how: 'note', finding: 'differs', note: 'đã xem <b>sổ</b>' }),
    ).toMatchObject({ status: 303, to: '/department/reconciliation?done=note' });
    // It is open no more, and stands among what was settled, with what was written for whoever looks later.
    const parts = async (path: string) => (await visit(path)).html.split('id="settled"');
    const [before, settled] = await parts('/department/reconciliation');
    expect(before).not.toContain('pi_1');
    expect(settled).toContain('pi_1');
    expect(settled).toContain('đã xem &lt;b&gt;sổ&lt;/b&gt;');
    expect((await parts('/department/reconciliation?kind=missing-here'))[1]).toContain('pi_1');
    expect((await parts('/department/reconciliation?kind=untold'))[1]).not.toContain('pi_1');
  });

  test('who is second at a finding is told so, and keeps what they typed', async () => {
    const market = await open();
    const { context, clock } = market;
    const { reconciliationFinding: finding } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(finding).values({
        ...{ id: 'differs', provider: 'stripe', kind: 'missing-here', subject: 'pi_1' },
        ...{ detail: { amount: 1 }, foundAt: clock.now() },
      }),
    );
    const { send } = await desk(market);
    const typed = { how: 'note', finding: 'differs', note: 'đã gọi ngân hàng lúc 9 giờ' };
    expect((await send('/department/reconciliation', typed)).status).toBe(303);
    const second = await send('/department/reconciliation', { ...typed, note: 'kế toán đã xem sổ' });
    expect(second.status).toBe(400);
    expect(second.html).toContain('trong lúc bạn mở trang, việc này đã được xử lý');
    expect(second.html).toContain('kế toán đã xem sổ');
    expect((await send('/department/reconciliation', { ...typed, finding: 'nobody' })).status).toBe(404);
  });
});
