import { createServer } from 'node:net';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import { giveConsent } from '#app/domain/accounts/give-consent.server.ts';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import { readLooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { unpaidWords } from '#app/domain/orders/money-back/refund-line.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { whyCancelled } from '#app/domain/orders/why-cancelled.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';
import type { Notifier } from '#app/server/mail/notifier.ts';
import { pickupPointOf } from '#tests/factories/baskets.ts';
import { aBuyer, anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function bought(context: Context, changes: Parameters<typeof checkoutOf>[2] = {}) {
  await anyPostRate(context);
  const { listingId, producerId } = await shopOf(context, 'HTX Chè');
  const { code } = await confirmCheckout(context, await checkoutOf(context, [{ listingId }], changes));
  const { order, orderGroup, payment } = context.store.tables;
  return context.store.read(async (db) => {
    const [group] = await db.select().from(orderGroup).where(eq(orderGroup.code, code));
    const [one] = await db
      .select()
      .from(order)
      .where(eq(order.groupId, group?.id ?? ''));
    const [asked] = await db
      .select()
      .from(payment)
      .where(eq(payment.groupId, group?.id ?? ''));
    return {
      ...{ code, producerId, buyerId: group?.buyerId ?? '' },
      ...{ orderId: one?.id ?? '', paymentId: asked?.id ?? '' },
    };
  });
}

const messagesOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.outgoingMessage).orderBy(store.tables.outgoingMessage.id));

const seller = { role: 'producer', personId: null } as const;
const act = (context: Context, orderId: string, name: 'hand-over' | 'deliver') =>
  context.store.write((tx) => moveOrder(context, tx, { orderId, act: name, by: seller }), {
    isolation: 'guarded',
  });

eachEngine('messages to buyers', (open) => {
  test('goods that wait to be fetched, or are brought to a hotel, are not told as sent', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { orderId, paymentId } = await bought(context);
    await payByTransfer(context, paymentId);
    const { order } = context.store.tables;
    const delivery = {
      method: 'pickup',
      name: 'Tại nhà xưởng',
      address: 'Thôn 2, xã Bản Liền',
      pointId: 'p',
    };
    await context.store.write((tx) =>
      tx.update(order).set({ delivery, deliveryMethod: 'pickup' }).where(eq(order.id, orderId)),
    );
    await act(context, orderId, 'hand-over');
    await runJobs([sendMessage]);
    const subjects = (await listDemoMails(context)).map(({ subject }) => subject);
    expect(subjects.filter((one) => /sẵn sàng để lấy$/.test(one))).toHaveLength(1);
    expect(subjects.filter((one) => /được gửi/.test(one))).toEqual([]);
  });

  test('an unpaid order that is cancelled: its mail says what becomes of money that comes later, or of the part that had come', async () => {
    for (const part of [null, 50_000]) {
      const { context, runJobs } = await open({ demo: true });
      const { orderId, paymentId } = await bought(context);
      if (part !== null) await payByTransfer(context, paymentId, part);
      await cancelOrder(context, { orderId, by: { role: 'staff', personId: 's' }, reason: 'thử' });
      await runJobs([sendMessage]);
      const mail = (await listDemoMails(context)).find(({ subject }) => /đã huỷ$/.test(subject));
      const text = mail?.text.replace(/\u00a0/g, ' ') ?? '';
      const told = [
        unpaidWords('vi', 'vietqr', 'HTX Chè'),
        'Tiền của bạn được hoàn lại:\n\nĐơn đã huỷ: HTX Chè sẽ chuyển khoản trả bạn 50.000 ₫, chậm nhất ngày ',
      ].map((words) => text.includes(words));
      expect(told).toEqual(part === null ? [true, false] : [false, true]);
      expect(text).not.toContain('không có gì phải hoàn');
    }
  });

  test('an unpaid order that is cancelled when its money stands elsewhere, or has come meanwhile: its mail says what its page says', async () => {
    const { context, runJobs } = await open({ demo: true });
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    for (const [account, words] of [
      [honey.accountId, 'vào tài khoản của HTX Mật ong, không phải của HTX Chè'],
      [tea.accountId, 'đến sau khi đơn bị huỷ'],
    ] as const) {
      const { orderId, orderCode, groupId, amount, memo } = await askedOf(context, tea);
      const take = () => takeTransfer(context, account, seenOf(context, { amount, text: memo }));
      if (account === honey.accountId) await take();
      await cancelOrder(context, { orderId, by: { role: 'staff', personId: 's' }, reason: 'thử' });
      if (account === tea.accountId) await take();
      await runJobs([sendMessage]);
      const mail = (await listDemoMails(context)).find(
        ({ subject }) => subject === `Đơn ${orderCode} đã huỷ`,
      );
      const lines = looseLines('vi', await readLooseMoney(context, groupId), {
        state: 'cancelled',
        producer: { name: 'HTX Chè' },
      });
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(mail?.text).toContain(line);
      expect(mail?.text).toContain(words);
      expect(mail?.text).not.toContain('Chợ chưa thấy tiền của đơn này');
    }
  });

  test('a place to pick up at stands in the English mail between English words, marked as Vietnamese', async () => {
    const { context } = await open({ demo: true });
    const { orderId, producerId } = await bought(context);
    const { order } = context.store.tables;
    const delivery = {
      method: 'pickup',
      name: 'Tại nhà xưởng',
      address: 'Thôn 2, xã <Bản> Liền',
      pointId: await pickupPointOf(context, producerId),
    };
    await context.store.write((tx) =>
      tx.update(order).set({ delivery, deliveryMethod: 'pickup' }).where(eq(order.id, orderId)),
    );
    const about = await readMessageSubject(context, { subject: `order:${orderId}` });
    if (!about) throw new Error('nothing to tell of');
    const words = 'Where to pick up, as the producer wrote it in Vietnamese, to show on the way';
    for (const kind of ['order-placed', 'handed-over'] as const) {
      const mail = writeMail(kind, { ...about, language: 'en' });
      // In a line of its own, behind whose words they are.
      expect(mail.text).toContain(
        `\n${words}: Tại nhà xưởng, Thôn 2, xã <Bản> Liền · Chủ nhật, 7 đến 12 giờ\n`,
      );
      expect(mail.html).toContain(
        `>${words}</span><span lang="vi">Tại nhà xưởng, Thôn 2, xã &lt;Bản&gt; Liền · Chủ nhật, 7 đến 12 giờ</span></p>`,
      );
      expect(writeMail(kind, { ...about, language: 'vi' }).html).not.toContain('<span lang=');
    }
  });

  test('who carries goods, and where they are fetched, stands as the producer’s words, and below it that nobody asks for money or codes', async () => {
    const { context } = await open({ demo: true });
    const { orderId } = await bought(context);
    const { order } = context.store.tables;
    const mailOf = async (change: Partial<(typeof order)['$inferInsert']>) => {
      await context.store.write((tx) => tx.update(order).set(change).where(eq(order.id, orderId)));
      const about = await readMessageSubject(context, { subject: `order:${orderId}` });
      if (!about) throw new Error('nothing to tell of');
      return writeMail('handed-over', { ...about, language: 'vi' });
    };
    const carrier = 'Nhà xe Hà Sơn';
    const sent = await mailOf({ carrier, trackingNumber: '0912345678' });
    expect(sent.text).toMatch(
      /\n\nHãng vận chuyển, do người bán ghi: Nhà xe Hà Sơn\nMã vận đơn, hoặc số của nhà xe: 0912345678\n\nDòng do người bán ghi không phải lời của chợ\..*mã OTP/,
    );
    expect(sent.html).toContain('>Hãng vận chuyển, do người bán ghi</span>Nhà xe Hà Sơn</p>');
    // A coach gives no receipt: its name is told all the same.
    expect((await mailOf({ trackingNumber: null })).text).toContain(
      'do người bán ghi: Nhà xe Hà Sơn\n\nDòng',
    );
    const untold = (await mailOf({ carrier: null })).text;
    expect(untold).not.toContain('người bán ghi');
    const delivery = { method: 'pickup', name: 'Kho', address: 'Số 1 Sa Pa', pointId: 'p' };
    const fetched = await mailOf({ delivery, deliveryMethod: 'pickup' });
    expect(fetched.text).toMatch(
      /mời bạn đến lấy\.\n\nNơi lấy hàng, do người bán ghi: Kho, Số 1 Sa Pa\n\nDòng do người bán ghi/,
    );
  });

  test('a service is not fetched: its mails say where it is used, and ask to come', async () => {
    const { context } = await open({ demo: true });
    const { orderId } = await bought(context);
    const { order } = context.store.tables;
    const delivery = { method: 'pickup', pointId: ON_THE_SPOT, name: 'Homestay Tả Van', address: '' };
    await context.store.write((tx) =>
      tx.update(order).set({ delivery, deliveryMethod: 'pickup' }).where(eq(order.id, orderId)),
    );
    const about = await readMessageSubject(context, { subject: `order:${orderId}` });
    if (!about) throw new Error('nothing to tell of');
    for (const [language, placed, ready, subject] of [
      [
        'vi',
        'Dùng tại chỗ: Homestay Tả Van\n',
        'đã sẵn sàng. Mời bạn đến: Homestay Tả Van\n',
        /mời bạn đến$/,
      ],
      [
        'en',
        'Used at this place, written in Vietnamese to show on the way: Homestay Tả Van\n',
        'Please come to this place, written in Vietnamese to show on the way: Homestay Tả Van\n',
        /is ready for you$/,
      ],
    ] as const) {
      expect(writeMail('order-placed', { ...about, language }).text).toContain(placed);
      const told = writeMail('handed-over', { ...about, language });
      expect(told.text).toContain(ready);
      expect(told.subject).toMatch(subject);
    }
  });

  test('whoever has paid too much reads with the news that it is paid how much that is and who sends it back', async () => {
    const { context, runJobs } = await open({ demo: true });
    const tea = await shopWithAccount(context);
    const exact = await askedOf(context, tea);
    const more = await askedOf(context, tea);
    const take = (amount: number, text: string) =>
      takeTransfer(context, tea.accountId, seenOf(context, { amount, text }));
    await take(exact.amount, exact.memo);
    await take(more.amount + 20_000, more.memo);
    await runJobs([sendMessage]);
    const mails = await listDemoMails(context);
    const paid = ({ orderCode }: { orderCode: string }) =>
      mails.find(({ subject }) => subject === `Đã nhận tiền đơn ${orderCode}`)?.text.replace(/\u00a0/g, ' ');
    expect(paid(exact)).toContain('Chợ đã thấy 150.000 ₫');
    expect(paid(exact)).not.toContain('thừa');
    expect(paid(more)).toContain('Chợ đã thấy 150.000 ₫');
    const [line = ''] = looseLines('vi', await readLooseMoney(context, more.groupId), {
      state: 'paid',
      producer: { name: 'HTX Chè' },
    });
    expect(line.replace(/\u00a0/g, ' ')).toContain('20.000 ₫');
    expect(paid(more)).toContain(line.replace(/\u00a0/g, ' '));
  });

  test('the English copy of the contract does not call two things delivery', async () => {
    const { context } = await open({ demo: true });
    const { orderId } = await bought(context);
    const about = await readMessageSubject(context, { subject: `order:${orderId}` });
    if (!about) throw new Error('nothing to tell of');
    const { text } = writeMail('order-placed', { ...about, language: 'en' });
    expect(text.match(/^Delivery: .*$/gm)).toEqual(['Delivery: ₫30,000']);
    expect(text).toMatch(/^How it comes: To Số 5, /m);
  });

  test('who orders gets a copy of the contract in their language, with how to cancel and complain', async () => {
    const { context, runJobs } = await open({ demo: true });
    const from = Date.now();
    const { code } = await bought(context, { policies: { '/legal/terms': 'sha256:748139e9689b717d' } });
    const to = Date.now();
    await runJobs([sendMessage]);
    const [mail] = await listDemoMails(context);
    expect(mail?.at, 'when it was written').toBeGreaterThanOrEqual(from);
    expect(mail?.at, 'when it was written').toBeLessThanOrEqual(to);
    expect(mail).toMatchObject({ to: aBuyer.email, subject: `Bản sao đơn hàng ${code}` });
    const text = (mail?.text ?? '').replace(/\u00a0/g, ' ');
    for (const words of [
      'Chào Lê Thị Khách,',
      `Đơn ${code}-1 · HTX Chè`,
      '1 × Chè Shan tuyết cổ thụ, Hộp 100 g: 120.000 ₫',
      'Tiền giao hàng: 30.000 ₫',
      'Tổng cộng: 150.000 ₫',
      'Số 5, ngõ 12 Hoàng Diệu, Phường Ba Đình, Hà Nội',
      `Quy chế hoạt động: ${context.config.publicUrl}/legal/terms (bản 748139e9689b717d)`,
      'Huỷ: bất cứ lúc nào trước khi hàng được gửi',
      'trả lời trong 3 ngày làm việc, xong trong 7 ngày làm việc',
      `/orders/${code}`,
    ])
      expect(text).toContain(words);
  });

  test('a visitor who orders in English is written to in English', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { code } = await bought(context, { language: 'en' });
    await runJobs([sendMessage]);
    const [mail] = await listDemoMails(context);
    expect([mail?.subject, mail?.text.includes(`/en/orders/${code}`)]).toEqual([
      `Copy of your order ${code}`,
      true,
    ]);
  });

  test('each thing that happens to an order leaves one message, however many say so at once', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { orderId, paymentId } = await bought(context);
    await Promise.all([
      payByTransfer(context, paymentId),
      ...Array.from({ length: 5 }, () =>
        context.store.write((tx) => settlePayment(context, tx, paymentId), { isolation: 'guarded' }),
      ),
    ]);
    await Promise.all(Array.from({ length: 4 }, () => act(context, orderId, 'hand-over')));
    await Promise.all(Array.from({ length: 4 }, () => act(context, orderId, 'deliver')));
    await runJobs([sendMessage]);
    expect((await messagesOf(context)).map(({ kind, droppedFor }) => [kind, droppedFor])).toEqual([
      ['order-placed', null],
      ['order-paid', null],
      ['handed-over', null],
      ['delivered', null],
      ['review-invitation', 'no-consent'],
    ]);
    expect((await listDemoMails(context)).length).toBe(4);
  });

  test('an invitation to review goes only to who has said yes and has not taken it back', async () => {
    const { context, clock, runJobs } = await open({ demo: true });
    const { consent } = context.store.tables;
    const given = { purpose: 'review-invitation', textVersion: '1', helper: null, evidence: {} };
    for (const isTakenBack of [false, true]) {
      const { orderId, buyerId, paymentId } = await bought(context);
      await payByTransfer(context, paymentId);
      await giveConsent(context, { personId: buyerId, ...given });
      await act(context, orderId, 'hand-over');
      await act(context, orderId, 'deliver');
      if (isTakenBack)
        await context.store.write((tx) =>
          tx.update(consent).set({ withdrawnAt: clock.now() }).where(eq(consent.personId, buyerId)),
        );
      await runJobs([sendMessage]);
    }
    const invitations = (await messagesOf(context)).filter(({ kind }) => kind === 'review-invitation');
    expect(invitations.map(({ droppedFor }) => droppedFor)).toEqual([null, 'no-consent']);
    const mails = await listDemoMails(context);
    expect(mails.filter(({ text }) => text.includes('Mời bạn chấm sao'))).toHaveLength(1);
  });

  test('a cancelled order and its money back are told of, the money when it has been sent', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { orderId, paymentId } = await bought(context);
    await payByTransfer(context, paymentId);
    const { refundIds } = await cancelOrder(context, { orderId, by: seller, reason: 'hết hàng' });
    await runJobs([sendMessage]);
    expect((await messagesOf(context)).map(({ kind }) => kind)).toEqual([
      'order-placed',
      'order-paid',
      'cancelled',
      'refund-account-asked',
    ]);
    const [asking] = await listDemoMails(context);
    expect(asking?.text.replace(/\u00a0/g, ' ')).toMatch(
      /HTX Chè phải chuyển khoản trả lại bạn 150\.000 ₫ của đơn \S+\. Lý do: Đơn đã huỷ\./,
    );
    const proof = { reference: 'FT26331', hash: null };
    for (let time = 0; time < 2; time += 1) {
      await context.store.write((tx) => refundSent(context, tx, refundIds[0] ?? '', { proof, by: seller }), {
        isolation: 'guarded',
      });
    }
    await runJobs([sendMessage]);
    const [newest] = await listDemoMails(context);
    expect(newest?.text.replace(/\u00a0/g, ' ')).toMatch(
      /Đơn đã huỷ: HTX Chè đã chuyển khoản trả bạn 150\.000 ₫ ngày [\d/]+\. HTX Chè ghi mã giao dịch: “FT26331”\./,
    );
    expect((await messagesOf(context)).filter(({ kind }) => kind === 'refunded')).toHaveLength(1);
  });

  test('what its producer writes of why they cancel is quoted in the mail as theirs, with whom to tell under it, and in the history', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { code, orderId, paymentId } = await bought(context);
    await payByTransfer(context, paymentId);
    const { order, orderGroup } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
    const actor = { ...(await sellerOf(context)), producerId: row?.producerId ?? '' };
    const cancel = (reason: string, note: string) =>
      cancelOwnOrder(context, actor, { orderId, reason, note, isWhole: true, lines: [], causeKey: 'k' });
    await expect(cancel('other', ' ')).rejects.toMatchObject({
      code: 'otherReasonUnsaid',
      field: 'note',
    });
    for (const found of ['0912 345 678', 'chevietlao.vn', 'ban@vidu.vn', '19036512345'])
      await expect(cancel('other', `Hỏi lại em ở ${found} nhé`)).rejects.toMatchObject({
        ...{ code: 'noteHasContact', field: 'note', params: { found } },
      });
    await cancel('outOfStock', 'Mẻ này <b>ẩm</b> & mốc');
    await runJobs([sendMessage]);
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, code)),
    );
    const about = await readMessageSubject(context, { subject: `order:${orderId}` });
    if (!about || !group) throw new Error('nothing to tell of');
    const words = 'Mẻ này <b>ẩm</b> & mốc';
    for (const [language, prefix, chosen, author, care, tell] of [
      [
        ...(['vi', '', 'Lý do mà HTX Chè chọn: hết hàng', 'HTX Chè viết:'] as const),
        ...(['Đây là lời của người bán. Tiền hoàn chỉ về bằng', 'Báo chợ về lời này'] as const),
      ],
      [
        ...(['en', '/en', 'Reason chosen by HTX Chè: out of stock', 'HTX Chè writes:'] as const),
        ...(['These are the producer’s own words. Money back comes', 'Tell the market about'] as const),
      ],
    ] as const) {
      const mail = writeMail('cancelled', { ...about, language });
      const url = `${context.config.publicUrl}${prefix}/orders/${code}?to=complaint-${orderId}#complaint-${orderId}`;
      expect(mail.text).toContain(`${chosen}\n\n${author}\n> ${words}\n\n${care}`);
      expect(mail.text).toMatch(new RegExp(`\\n${tell}.*: ${url.replace('?', '\\?')}\\n`));
      expect(mail.html).toMatch(/<blockquote[^>]*>Mẻ này &lt;b&gt;ẩm&lt;\/b&gt; &amp; mốc<\/blockquote>/);
      expect(mail.html).toContain(`<a href="${url}"`);
      expect(mail.html).toContain(care);
    }
    const { orders } = await readGroupOrders(context, group);
    const [last] = orders[0]?.events.filter(({ why }) => why !== null) ?? [];
    expect(last && whyCancelled('vi', { ...last, isService: false })).toEqual({
      said: 'hết hàng',
      sellerWords: words,
    });
    const byStaff = { byRole: 'staff', isService: false };
    expect(last && whyCancelled('vi', { ...last, ...byStaff }), 'staff speak for the market').toEqual({
      ...{ said: words, sellerWords: null },
    });
  });

  test('of money that bought nothing it is said by whom it goes back, and why', async () => {
    const { context, runJobs } = await open({ demo: true });
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const part = seenOf(context, { amount: 50_000, text: asked.memo });
    const { transferId } = await takeTransfer(context, shop.accountId, part);
    await giveBackTransfer(context, shop.actor, transferId);
    await runJobs([sendMessage]);
    const [newest] = await listDemoMails(context);
    expect(newest?.text.replace(/\u00a0/g, ' ')).toMatch(
      /\S phải chuyển khoản trả lại bạn 50\.000 ₫ của đơn \S+\. Lý do: Tiền chuyển thiếu, không đủ trả đơn\./,
    );
  });

  test('nothing is sent to who was erased, has no address, or where no mail is set up; it says why', async () => {
    const { context, runJobs } = await open();
    await bought(context);
    await runJobs([sendMessage]);
    const reasons = async () => (await messagesOf(context)).map(({ droppedFor }) => droppedFor);
    expect(await reasons()).toEqual(['mail-is-off']);
    await bought(context, { contact: { ...aBuyer, email: null } });
    await runJobs([sendMessage]);
    expect(await reasons()).toEqual(['mail-is-off', 'no-address']);
    const { buyerId } = await bought(context);
    await erasePerson(context, { personId: buyerId, erasedBy: null });
    await runJobs([sendMessage]);
    expect(await reasons()).toEqual(['mail-is-off', 'no-address', 'erased']);
  });

  test('without an address it goes to the phone, if a way there is set up that takes its kind', async () => {
    const market = await open();
    const sent: unknown[] = [];
    const zalo: Notifier = {
      medium: 'zalo',
      takes: (kind) => kind === 'order-placed',
      send: async (notice) => void sent.push(notice),
    };
    const context = { ...market.context, notifiers: [zalo] };
    const { code, orderId, paymentId } = await bought(context, { contact: { ...aBuyer, email: null } });
    await payByTransfer(context, paymentId);
    await act(context, orderId, 'hand-over');
    await runDueJobs(context, [sendMessage]);
    expect(sent).toMatchObject([
      { phone: aBuyer.phone, kind: 'order-placed', language: 'vi', values: { code, producers: 'HTX Chè' } },
    ]);
    expect((await messagesOf(context)).map(({ medium, droppedFor }) => [medium, droppedFor])).toEqual([
      ['zalo', null],
      ['mail', 'no-address'],
      ['mail', 'no-address'],
    ]);
  });

  test('by SMTP it leaves with our address and a Message-ID of its own; a refused one is not tried again', async () => {
    const server = await fakeSmtp();
    const { context, runJobs } = await open({
      settings: { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Chợ Phiên <don-hang@vidu.vn>' },
    });
    await bought(context);
    await bought(context, { contact: { ...aBuyer, email: 'khong-co@vidu.vn' } });
    await runJobs([sendMessage]);
    const [first, second] = await messagesOf(context);
    expect([first?.sentAt !== null, second?.droppedFor]).toEqual([true, 'refused']);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]).toContain(`Message-ID: <${first?.id.toLowerCase()}@`);
    expect(server.mails[0]).toContain('To: khach@vidu.vn');
  });
});

/** A mail server that takes everything but what goes to `khong-co@…`. */
async function fakeSmtp(): Promise<{ port: number; mails: string[] }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let data: string | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 thu');
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      rest += part.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line !== '.') data += `${line}\n`;
          else {
            mails.push(data);
            data = null;
            say('250 taken');
          }
        } else if (line === 'DATA') {
          data = '';
          say('354 go on');
        } else if (/^RCPT TO:<khong-co@/i.test(line)) say('550 no such user');
        else if (line === 'QUIT') socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, mails };
}
