import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { statementLimits } from '#app/domain/payments/statements/read-statement.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { likeVietcombank } from '#tests/factories/statements.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const PASSWORD = 'chè xanh vùng cao';

/** A member of the producer who has a password. */
async function memberOf({ context }: TestMarket, producerId: string): Promise<string> {
  const { personId, cookie } = await signedIn(context, { role: 'producer_member', producerId });
  const { person } = context.store.tables;
  const passwordHash = await hashPassword(PASSWORD);
  await context.store.write((tx) => tx.update(person).set({ passwordHash }).where(eq(person.id, personId)));
  return cookie;
}

async function openShop(market: TestMarket) {
  const shop = await shopWithAccount(market.context);
  const server = await startServer(market);
  const cookie = await memberOf(market, shop.producerId);
  const post = async (path: string, form: Record<string, string> | FormData) => {
    const answer = await server.fetch(path, { cookie, form });
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
  };
  const page = async (path: string) =>
    (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
  return { shop, server, cookie, post, page };
}

const rowsOf = ({ context: { store } }: TestMarket) =>
  store.read(async (db) => ({
    accounts: await db.select().from(store.tables.bankAccount),
    orders: await db.select().from(store.tables.order),
    transfers: await db.select().from(store.tables.bankTransfer),
    refunds: await db.select().from(store.tables.refund),
    notices: await db.select().from(store.tables.producerNotice),
    audits: await db.select().from(store.tables.audit),
  }));

eachEngine('a producer’s account over HTTP', (open) => {
  test('is found by a few letters, looked at as a code, saved with the password, and everybody is told', async () => {
    const market = await open();
    const { producerId } = await sellerOf(market.context, 'HTX Mới');
    const server = await startServer(market);
    const cookie = await memberOf(market, producerId);
    const post = async (form: Record<string, string>) => {
      const answer = await server.fetch('/seller/bank', { cookie, form });
      return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
    };
    const typed = { bank: 'ky thuong', number: '1903 4567.890', holder: 'Nguyễn Thị Đào' };
    const several = await post({ intent: 'look', ...typed, bank: 'ngan hang' });
    expect(several.status).toBe(400);
    expect(several.text).toContain('type="radio"');
    const wrong = await post({ intent: 'look', ...typed, number: '19-ổ', holder: '' });
    expect([wrong.status, wrong.text.includes('Số tài khoản chỉ gồm')]).toEqual([400, true]);
    const looked = await post({ intent: 'look', ...typed });
    expect(looked.status).toBe(200);
    expect(looked.text).toContain('<svg');
    expect(looked.text).toContain('NGUYEN THI DAO');
    const save = { intent: 'save', ...typed, bank: '970407' };
    expect((await post({ ...save, password: PASSWORD })).status).toBe(400);
    expect((await post({ ...save, isChecked: 'on', password: 'sai' })).status).toBe(400);
    expect((await rowsOf(market)).accounts).toEqual([]);
    const saved = await post({ ...save, isChecked: 'on', password: PASSWORD });
    expect([saved.status, saved.to]).toEqual([303, '/seller/bank?done=saved']);
    const { accounts, notices, audits } = await rowsOf(market);
    expect(accounts).toMatchObject([{ producerId, bin: '970407', numberEnd: '7890', archivedAt: null }]);
    expect(JSON.stringify(accounts)).not.toContain('19034567890');
    expect(notices).toMatchObject([{ kind: 'bank-changed', params: { end: '7890' } }]);
    expect(audits.map(({ act }) => act)).toContain('add-bank-account');
    expect(JSON.stringify(audits)).not.toContain('19034567890');
    const shown = await (await server.fetch('/seller/bank', { cookie })).text();
    expect(shown).toContain('•••• 7890');
    expect(shown).not.toContain('19034567890');
  });

  test('is changed: orders keep the old one; a provider gets an address; taken away, nobody is asked to pay on it', async () => {
    const market = await open();
    const { shop, post, page } = await openShop(market);
    await askedOf(market.context, shop);
    const next = { intent: 'save', bank: '970407', number: '555666777', holder: 'HTX CHE', isChecked: 'on' };
    expect((await post('/seller/bank', { ...next, password: PASSWORD })).status).toBe(303);
    const { accounts } = await rowsOf(market);
    const current = accounts.find(({ archivedAt }) => archivedAt === null);
    expect([accounts.length, current?.numberEnd]).toEqual([2, '6777']);
    const account = current?.id ?? '';
    const provider = { intent: 'provider', account, provider: 'sepay', secret: 'khoa-rat-dai-123' };
    expect((await post('/seller/bank', { ...provider, secret: 'x', password: PASSWORD })).status).toBe(400);
    expect((await post('/seller/bank', { ...provider, password: 'sai' })).status).toBe(400);
    expect((await post('/seller/bank', { ...provider, password: PASSWORD })).status).toBe(303);
    const shown = await page('/seller/bank');
    expect(shown).toContain(`/webhooks/sepay?account=${account}`);
    expect(shown).not.toContain('khoa-rat-dai-123');
    // The number that was theirs before is taken up again.
    const back = { ...next, bank: '970436', number: '0123456789', password: PASSWORD };
    expect((await post('/seller/bank', back)).status).toBe(303);
    expect((await rowsOf(market)).accounts.filter(({ archivedAt }) => archivedAt === null)).toMatchObject([
      { id: shop.accountId },
    ]);
    const archive = { intent: 'archive', account: shop.accountId, password: PASSWORD };
    expect((await post('/seller/bank', archive)).status).toBe(303);
    expect((await rowsOf(market)).accounts.filter(({ archivedAt }) => archivedAt === null)).toEqual([]);
    await expect(askedOf(market.context, shop)).rejects.toMatchObject({ code: 'cannotPaySo' });
  });
});

eachEngine('money that waits, over HTTP', (open) => {
  test('without a code it is proposed for the order of its amount, and pays it at one press', async () => {
    const market = await open();
    const { shop, post, page } = await openShop(market);
    const asked = await askedOf(market.context, shop);
    const seen = seenOf(market.context, { amount: asked.amount, text: 'LE VAN KHACH chuyen tien' });
    const { transferId } = await takeTransfer(market.context, shop.accountId, seen);
    expect(await page('/seller/money')).toContain(`/seller/money/${transferId}`);
    const detail = await page(`/seller/money/${transferId}`);
    expect(detail).toContain(`Gắn vào ${asked.orderCode}`);
    expect(detail).toContain('LE VAN KHACH');
    const wrong = await post(`/seller/money/${transferId}`, { intent: 'assign', order: 'KHONGCO' });
    expect([wrong.status, wrong.text.includes('Không có đơn nào mang mã này')]).toEqual([400, true]);
    const put = await post(`/seller/money/${transferId}`, { intent: 'assign', order: asked.orderCode });
    expect([put.status, put.to]).toEqual([303, '/seller/money?done=assigned']);
    const again = await post(`/seller/money/${transferId}`, { intent: 'assign', order: asked.orderCode });
    expect([again.status, again.text.includes('đã được xử lý')]).toEqual([400, true]);
    const { orders, audits } = await rowsOf(market);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(audits.filter(({ act }) => act === 'read-transfer').length).toBeGreaterThan(0);
  });

  test('staff see it with its producer and put it aside with a note; too much goes back as a refund', async () => {
    const market = await open();
    const { shop, server, post } = await openShop(market);
    const asked = await askedOf(market.context, shop);
    const take = (amount: number, text: string) =>
      takeTransfer(market.context, shop.accountId, seenOf(market.context, { amount, text }));
    const { transferId: nobodys } = await take(70_000, 'tien rieng');
    const { transferId: tooMuch } = await take(asked.amount + 9_000, asked.memo);
    const staff = await signedIn(market.context, { role: 'department_staff' });
    const queue = await (await server.fetch('/department/money', { cookie: staff.cookie })).text();
    expect(queue).toContain('HTX Chè');
    const aside = await server.fetch(`/department/money/${nobodys}`, {
      cookie: staff.cookie,
      form: { intent: 'put-aside', why: 'not-ours', note: 'Chủ thể gọi báo' },
    });
    expect(aside.headers.get('location')).toBe('/department/money?done=aside');
    expect((await post(`/seller/money/${tooMuch}`, { intent: 'give-back' })).to).toBe(
      '/seller/money?done=givenBack',
    );
    const { refunds, transfers } = await rowsOf(market);
    expect(refunds).toMatchObject([{ amount: 9_000, reason: 'too-much' }]);
    expect(transfers.map(({ resolution }) => resolution).sort()).toEqual(['give-back', 'not-ours']);
  });

  test('by hand: the amount is typed, the box is ticked, and the order is paid once', async () => {
    const market = await open();
    const { shop, post, page } = await openShop(market);
    const asked = await askedOf(market.context, shop);
    const path = `/seller/money/by-hand/${asked.orderId}`;
    expect(await page('/seller/money')).toContain(path);
    const form = { amount: '150.000', note: 'Thấy lúc 9 giờ' };
    const unsure = await post(path, form);
    expect([unsure.status, unsure.text.includes('150.000')]).toEqual([400, true]);
    // All that is wrong is said at once, and what was typed stays.
    const wrong = await post(path, { amount: 'một trăm', note: ' ' });
    expect(wrong.status).toBe(400);
    for (const words of ['Còn 3 chỗ cần sửa', 'value="một trăm"', 'Ghi chú: Ô này còn trống'])
      expect(wrong.text.replaceAll('<!-- -->', '')).toContain(words);
    const other = await post(path, { ...form, amount: '140.000', sure: 'on' });
    expect([other.status, other.text.includes('150.000')]).toEqual([400, true]);
    expect((await post(path, { ...form, sure: 'on' })).to).toBe('/seller/money?done=byHand');
    expect((await post(path, { ...form, sure: 'on' })).to).toBe('/seller/money?done=byHand');
    const { orders, transfers } = await rowsOf(market);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(transfers).toMatchObject([{ source: 'hand', amount: 150_000 }]);
  });

  test('a statement is shown before it is taken in', async () => {
    const market = await open();
    const { shop, post, page } = await openShop(market);
    const asked = await askedOf(market.context, shop);
    const none = new FormData();
    none.set('nothing', '1');
    expect((await post('/seller/money/statements', none)).status).toBe(400);
    const upload = new FormData();
    const text = likeVietcombank([
      {
        day: '23/11/2026',
        time: '09:00:00',
        amount: asked.amount,
        text: `CT ${asked.memo}`,
        reference: 'FT1',
      },
      { day: '23/11/2026', time: '09:00:00', amount: 7_000, text: 'khong ma', reference: 'FT2' },
      { day: '31/02/2026', time: '09:00:00', amount: 8_000, text: 'sai ngay', reference: 'FT3' },
    ]);
    upload.set('file', new File([text], 'sao-ke.csv'));
    const staged = await post('/seller/money/statements', upload);
    expect(staged.status).toBe(303);
    const path = staged.to ?? '';
    const shown = await page(path);
    for (const words of ['Khớp đơn: 1', 'Không có mã đơn', 'Dòng 6: ngày “31/02/2026” không đọc được.'])
      expect(shown).toContain(words);
    expect((await rowsOf(market)).transfers).toEqual([]);
    expect((await post(path, {})).status).toBe(303);
    await market.runJobs([applyStatementJob]);
    expect((await rowsOf(market)).orders.map(orderState)).toEqual(['paid']);
    const taken = await page(path);
    for (const words of [
      'Đã đưa vào lúc',
      'Sao kê đã đưa vào',
      'Khớp đơn: 1',
      'Cần xem: 1',
      'Xem các khoản cần xem',
    ])
      expect(taken).toContain(words);
  });

  test('a file that is no statement, or too large for one, is told what it is and how to get the right one', async () => {
    const market = await open();
    const { post } = await openShop(market);
    const tooLong = `Ngày;Số tiền ghi có;Nội dung\n${'23/11/2026;1.000;x\n'.repeat(20_001)}`;
    const files: Array<[BlobPart, string]> = [
      [new Uint8Array(statementLimits.fileBytes + 1), 'Tệp nặng hơn 4 MB'],
      ['', 'Tệp này trống'],
      ['%PDF-1.7 sao ke', 'Đây là tệp PDF'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Đây là tệp .xls đời cũ'],
      [tooLong, 'Hãy tải sao kê của ít ngày hơn'],
    ];
    for (const [bytes, words] of files) {
      const upload = new FormData();
      upload.set('file', new File([bytes], 'sao-ke.xls'));
      const { status, text } = await post('/seller/money/statements', upload);
      expect([status, text.includes(words)], words).toEqual([400, true]);
    }
    const { bankStatement } = market.context.store.tables;
    expect(await market.context.store.read((db) => db.select().from(bankStatement))).toEqual([]);
  });

  test('a statement of an unknown bank is kept, its columns are named on the page, and it goes on as any other', async () => {
    const market = await open();
    const { shop, post, page } = await openShop(market);
    const asked = await askedOf(market.context, shop);
    const upload = new FormData();
    const rows = ['Hang;Khi nào;Vào;Viết gì', `1;23/11/2026;${asked.amount};CT ${asked.memo}`];
    upload.set('file', new File([rows.join('\n')], 'la.csv'));
    const staged = await post('/seller/money/statements', upload);
    expect(staged.status).toBe(303);
    const path = staged.to ?? '';
    const unread = await page(path);
    expect(unread).toContain('Chợ chưa biết cách ngân hàng này đặt tên cột');
    expect(unread).toContain('Viết gì');
    expect(unread).not.toContain('Đồng ý, đưa vào');
    const wrong = await post(path, { intent: 'columns', day: '1', text: '3', credit: '3' });
    expect([wrong.status, wrong.text.includes('Cột này đã chọn cho mục khác')]).toEqual([400, true]);
    expect(wrong.text).toMatch(/<option value="1" selected="">B · Khi nào/);
    const named = await post(path, { intent: 'columns', day: '1', text: '3', credit: '2' });
    expect([named.status, named.to]).toEqual([303, path]);
    const planned = await page(path);
    expect(planned).toContain('Khớp đơn: 1');
    expect(planned).toContain('Đọc sai? Chỉ lại các cột');
    expect((await post(path, {})).status).toBe(303);
    await market.runJobs([applyStatementJob]);
    expect((await rowsOf(market)).orders.map(orderState)).toEqual(['paid']);
  });
});
