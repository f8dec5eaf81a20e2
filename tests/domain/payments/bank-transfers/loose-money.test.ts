import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import { readLooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { readRefunds } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { assignTransfer } from '#app/domain/payments/bank-transfers/assign-transfer.server.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { putAside } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { readTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { readRefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const staff = { role: 'staff', personId: 'staff-1', producerId: null } as const;

eachEngine('money of a buyer’s that belongs to no order', (open) => {
  test('too much, then twice: shown to its buyer with its amount until it is promised back', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { groupId, paymentId, memo } = await askedOf(context, shop);
    const other = await askedOf(context, shop);
    const take = (amount: number) =>
      takeTransfer(context, shop.accountId, seenOf(context, { amount, text: `CK ${memo}` }));
    const { transferId } = await take(180_000);
    expect(await readLooseMoney(context, groupId)).toEqual([
      { id: transferId, kind: 'too-much', amount: 30_000, currency: 'VND', paymentId },
    ]);
    const { version } = await readPayState(context, groupId);
    const second = await take(150_000);
    expect((await readPayState(context, groupId)).version).not.toBe(version);
    expect((await readLooseMoney(context, groupId)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['too-much', 30_000],
      ['double', 150_000],
    ]);
    expect(await readLooseMoney(context, other.groupId)).toEqual([]);
    // Both desks reach the refund, the producer of one and staff of the other.
    for (const [actor, id] of [
      [shop.actor, transferId],
      [staff, second.transferId],
    ] as const) {
      expect((await readTransfer(context, actor, id)).steps[0]).toBe('give-back');
      await giveBackTransfer(context, actor, id);
    }
    expect(await readLooseMoney(context, groupId)).toEqual([]);
    expect(await readRefunds(context, [paymentId])).toMatchObject([
      { orderId: null, paymentId, amount: 30_000, reason: 'too-much' },
      { orderId: null, paymentId, amount: 150_000, reason: 'double' },
    ]);
  });

  test('late, and too little of an order that has ended', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const { groupId, memo } = await askedOf(context, shop);
    const take = (amount: number) =>
      takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    await take(50_000);
    expect(await readLooseMoney(context, groupId)).toEqual([]);
    clock.set(clock.now() + HOUR_MS);
    await runJobs([expireOrders]);
    expect(await readLooseMoney(context, groupId)).toMatchObject([{ kind: 'too-little', amount: 50_000 }]);
    await take(20_000);
    expect((await readLooseMoney(context, groupId)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['too-little', 50_000],
      ['late', 20_000],
    ]);
  });

  test('with the codes of two orders, or on another producer’s account: shown to whose code it carries', async () => {
    const { context } = await open();
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const one = await askedOf(context, tea);
    const two = await askedOf(context, tea);
    const text = `${one.memo} ${two.memo}`;
    await takeTransfer(context, tea.accountId, seenOf(context, { amount: 200_000, text }));
    const versionOf = async () => (await readPayState(context, two.groupId)).version;
    const before = await versionOf();
    const strayed = seenOf(context, { amount: 150_000, text: two.memo });
    const { transferId } = await takeTransfer(context, honey.accountId, strayed);
    expect(await versionOf(), 'an open page reads itself anew').not.toBe(before);
    expect(await readLooseMoney(context, one.groupId)).toMatchObject([
      { kind: 'unclear-split', amount: 200_000, paymentId: one.paymentId },
    ]);
    expect((await readLooseMoney(context, two.groupId)).map(({ kind }) => kind)).toEqual([
      'unclear-split',
      'wrong-account',
    ]);
    expect((await readLooseMoney(context, two.groupId))[1]?.astray).toEqual({
      holder: 'HTX Mật ong',
      dealtWithAt: null,
    });

    // Whoever has it is told whose it was meant for, and how to give it back; the buyer is told that they did.
    const stray = await readTransfer(context, honey.actor, transferId);
    expect([stray.meantFor, stray.steps[0], stray.rest]).toEqual([
      [{ code: two.orderCode, producerName: 'HTX Chè' }],
      'send-back',
      150_000,
    ]);
    expect(JSON.stringify(stray)).not.toMatch(/Khách|0912|@/);
    await putAside(context, honey.actor, { transferId, why: 'sent-back', note: 'FT26331' });
    expect((await readLooseMoney(context, two.groupId)).map(({ kind }) => kind)).toEqual([
      'unclear-split',
      'wrong-account-sent',
    ]);
  });

  test('too little for the two orders that it names: each buyer is told once, by mail and on the page, and nobody once it is divided', async () => {
    const { context, runJobs } = await open({ demo: true });
    const shop = await shopWithAccount(context);
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    const text = `${one.memo} ${two.memo}`;
    const seen = seenOf(context, { amount: 200_000, text });
    await takeTransfer(context, shop.accountId, seen);
    // Told of again.
    await takeTransfer(context, shop.accountId, seen);
    await runJobs([sendMessage]);
    const told = (await listDemoMails(context)).filter(({ subject }) =>
      subject.includes('chờ người bán chia'),
    );
    expect(told.map(({ subject }) => subject).sort()).toEqual(
      [one, two].map(({ orderCode }) => `Tiền ghi mã đơn ${orderCode} chờ người bán chia`).sort(),
    );
    for (const { groupId } of [one, two]) {
      const lines = looseLines('vi', await readLooseMoney(context, groupId));
      expect(lines[0]).toContain('200.000');
      expect(lines[1]).toContain('đừng chuyển lần nữa');
      expect(lines).toHaveLength(2);
      for (const { text: mail } of told) for (const line of lines) expect(mail).toContain(line);
    }

    const [three, four] = [await askedOf(context, shop), await askedOf(context, shop)];
    const later = seenOf(context, { amount: 150_000, text: `${three.memo} ${four.memo}` });
    const { transferId } = await takeTransfer(context, shop.accountId, later);
    await assignTransfer(context, shop.actor, { transferId, orderCode: three.orderCode });
    await runJobs([sendMessage]);
    // Divided before word of it had left.
    const subjects = (await listDemoMails(context)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('chờ người bán chia'))).toHaveLength(2);
  });

  test('sent back by whoever got it by mistake: its buyer is told by mail, once, in the words of the page', async () => {
    const { context, runJobs } = await open({ demo: true });
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const { groupId, orderCode, memo } = await askedOf(context, tea);
    const stray = async () =>
      (await takeTransfer(context, honey.accountId, seenOf(context, { amount: 150_000, text: memo })))
        .transferId;
    const told = async () => {
      await runJobs([sendMessage]);
      return (await listDemoMails(context)).filter(
        ({ subject }) => subject === `Đã hoàn tiền đơn ${orderCode}`,
      );
    };
    await putAside(context, honey.actor, { transferId: await stray(), why: 'not-ours', note: 'không rõ' });
    expect(await told()).toEqual([]);
    const transferId = await stray();
    const sent = { transferId, why: 'sent-back', note: 'FT26331' } as const;
    await putAside(context, honey.actor, sent);
    await expect(putAside(context, honey.actor, sent)).rejects.toMatchObject({ code: 'transferDecided' });
    const mails = await told();
    expect(mails).toHaveLength(1);
    const text = mails[0]?.text.replace(/\u00a0/g, ' ') ?? '';
    expect(text).toMatch(
      /150\.000 ₫ ghi mã của đơn này đã vào nhầm tài khoản của HTX Mật ong\. Ngày [\d/]+, HTX Mật ong ghi là đã trả lại về tài khoản bạn đã chuyển\./,
    );
    const shown = (await readLooseMoney(context, groupId)).filter(({ id }) => id === transferId);
    for (const line of looseLines('vi', shown)) expect(mails[0]?.text).toContain(line);
    expect(text).not.toContain('FT26331');
    // Nor of another's: that was put aside before.
    expect(text).not.toContain('không phải tiền của đơn này');
  });

  test('keeps its buyer from being forgotten until it is decided: else it could not go back', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const late = await askedOf(context, shop);
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.id, late.groupId)),
    );
    const erase = () => eraseBuyer(context, { personId: group?.buyerId ?? '', erasedBy: null });
    const aside = (transferId: string) =>
      putAside(context, shop.actor, { transferId, why: 'not-ours', note: 'đã gửi lại' });
    clock.set(clock.now() + HOUR_MS);
    await runJobs([expireOrders]);
    const take = async (text: string, amount = 150_000) =>
      (await takeTransfer(context, shop.accountId, seenOf(context, { amount, text }))).transferId;
    // What cannot be theirs keeps nobody.
    await take('chuyen tien', 149_000);
    const own = await take(late.memo);
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
    await aside(own);
    const nameless = await take('mua che');
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
    await aside(nameless);
    expect(await erase()).toEqual({ keptUntil: null });

    // And what comes after that goes back to where it came from: nobody is left to be asked.
    const after = await take(late.memo);
    await giveBackTransfer(context, shop.actor, after);
    const [refund] = await readRefunds(context, [late.paymentId]);
    const { sendTo } = await readRefundTask(context, staff, refund?.id ?? '');
    expect(sendTo).toMatchObject({ kind: 'forgotten', came: [{ transferId: after, amount: 150_000 }] });
    const { outgoingMessage } = context.store.tables;
    const messages = await context.store.read((db) => db.select().from(outgoingMessage));
    expect(messages.filter(({ kind }) => kind === 'refund-account-asked')).toEqual([]);
  });

  test('after its buyer had cancelled, or another: said so, and not as late', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    for (const [role, kind] of [
      ['buyer', 'after-own-cancel'],
      ['producer', 'after-cancel'],
    ] as const) {
      const { orderId, groupId, paymentId, amount, memo } = await askedOf(context, shop);
      await cancelOrder(context, { orderId, by: { role, personId: null }, reason: 'đổi ý' });
      const seen = seenOf(context, { amount, text: memo });
      const { transferId, trouble } = await takeTransfer(context, shop.accountId, seen);
      expect([trouble, await readLooseMoney(context, groupId)]).toMatchObject(['late', [{ kind, amount }]]);
      await giveBackTransfer(context, shop.actor, transferId);
      const [refund] = await readRefunds(context, [paymentId]);
      expect(refund?.reason).toBe(kind);
    }
  });

  test('is told by mail when it comes after the order was cancelled, once, and counted as what was paid', async () => {
    const { context, runJobs } = await open({ demo: true });
    const shop = await shopWithAccount(context);
    const { orderId, groupId, orderCode, memo } = await askedOf(context, shop);
    const take = (amount: number) => {
      const seen = seenOf(context, { amount, text: memo });
      return takeTransfer(context, shop.accountId, seen).then((taken) => ({ ...taken, seen }));
    };
    const told = async () => {
      await runJobs([sendMessage]);
      return (await listDemoMails(context)).filter(
        ({ subject }) => subject === `Có tiền đến sau khi đơn ${orderCode} đã huỷ`,
      );
    };
    await take(100_000);
    await cancelOrder(context, { orderId, by: { role: 'buyer', personId: null }, reason: 'đổi ý' });
    expect(await told()).toEqual([]);
    const late = await take(181_000);
    await takeTransfer(context, shop.accountId, late.seen);
    const mails = await told();
    expect(mails).toHaveLength(1);
    const text = mails[0]?.text.replaceAll('\u00a0', ' ') ?? '';
    expect(text).toContain('Đã thấy 181.000 ₫ đến sau khi bạn huỷ đơn. Người bán sẽ trả lại bạn khoản này.');
    const [order] = (await readGroupOrders(context, { id: groupId })).orders;
    for (const line of looseLines('vi', await readLooseMoney(context, groupId), order))
      expect(mails[0]?.text).toContain(line);
    const costOf = async () => (await readGroupOrders(context, { id: groupId })).cost;
    const all = { paid: 281_000, sentBack: 0, comesBack: 281_000, takenBack: 0, cost: 0 };
    expect(await costOf()).toEqual(all);
    await giveBackTransfer(context, shop.actor, late.transferId);
    expect(await costOf()).toEqual(all);
    await take(5_000);
    expect(await told()).toHaveLength(2);
  });

  test('is told by mail when it is seen on another producer’s account, once, in the words of the page', async () => {
    const { context, runJobs } = await open({ demo: true });
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const { groupId, orderCode, memo } = await askedOf(context, tea);
    const told = async () => {
      await runJobs([sendMessage]);
      return (await listDemoMails(context)).filter(
        ({ subject }) => subject === `Tiền ghi mã đơn ${orderCode} vào nhầm tài khoản`,
      );
    };
    const seen = seenOf(context, { amount: 150_000, text: memo });
    await takeTransfer(context, honey.accountId, seen);
    await takeTransfer(context, honey.accountId, seen);
    const mails = await told();
    expect(mails).toHaveLength(1);
    const [order] = (await readGroupOrders(context, { id: groupId })).orders;
    const lines = looseLines('vi', await readLooseMoney(context, groupId), order);
    expect(lines[0]).toContain('HTX Mật ong');
    for (const line of lines) expect(mails[0]?.text).toContain(line);
    // Sent back before anybody has read of it: the mail of that says all.
    const { transferId } = await takeTransfer(
      context,
      honey.accountId,
      seenOf(context, { amount: 150_000, text: memo }),
    );
    await putAside(context, honey.actor, { transferId, why: 'sent-back', note: 'FT26331' });
    expect(await told()).toHaveLength(1);
  });

  test('is found by its code also where the code was told only later, and never by a part of one', async () => {
    const { context } = await open();
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const { groupId, paymentId, memo } = await askedOf(context, tea);
    const seen = seenOf(context, { amount: 150_000, text: 'chuyen tien' });
    const { transferId } = await takeTransfer(context, honey.accountId, seen);
    expect(await readLooseMoney(context, groupId)).toEqual([]);
    // The same transfer, told of anew with all of its text.
    await takeTransfer(context, honey.accountId, { ...seen, text: `chuyen tien ${memo}` });
    expect(await readLooseMoney(context, groupId)).toMatchObject([
      { id: transferId, kind: 'wrong-account', paymentId },
    ]);
    const { transferCode, bankTransfer } = context.store.tables;
    const [codes, transfers] = await context.store.read(async (db) => [
      await db.select().from(transferCode),
      await db.select().from(bankTransfer),
    ]);
    expect(codes).toEqual([{ transferId, code: memo }]);
    expect(transfers.map((one) => one.codes)).toEqual([[memo]]);
    await context.store.write((tx) => tx.update(transferCode).set({ code: memo.slice(0, -1) }));
    expect(await readLooseMoney(context, groupId)).toEqual([]);
  });
});
