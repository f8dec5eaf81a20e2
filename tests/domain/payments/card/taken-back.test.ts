import { asc, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isUsedThere, ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { type MessageKind, messageKind } from '#app/domain/orders/messages/message-kinds.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { cancelForProducer } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { readWatchedOrder } from '#app/domain/reports/orders/read-watched-order.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';
import { groupNext } from '#app/routes/shop/order/group-next.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const buyer = { role: 'buyer', personId: null } as const;

async function pageOf(context: Context) {
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) => db.select().from(orderGroup));
  if (!group) throw new NotFound('group');
  return readBuyerPage(context, group);
}

function must<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('there is none');
  return one;
}

/** What the buyer is told, of a cancel and of money back where no kinds are named, as [subject, text]. */
async function mailsOf(
  context: Context,
  kinds: MessageKind[] = ['cancelled', 'cancelled-in-part', 'refunded'],
) {
  const { outgoingMessage } = context.store.tables;
  const left = await context.store.read((db) =>
    db
      .select()
      .from(outgoingMessage)
      .where(inArray(outgoingMessage.kind, kinds))
      .orderBy(asc(outgoingMessage.id)),
  );
  const mails: Array<readonly [string, string]> = [];
  for (const message of left) {
    const kind = messageKind.parse(message.kind);
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

  test('paid, with money that the buyer has twice, it is not told that there is nothing to do', async () => {
    const world = await stripeWorld(open);
    await paidByCard(world);
    const page = await pageOf(world.context);
    const claim = { id: 'c', open: 102_000 } as (typeof page.claims)[number];
    const say = (claims: typeof page.claims) =>
      (['vi', 'en'] as const).map((language) =>
        translate(orderPageMessages, language)(groupNext({ ...page, claims })),
      );
    const idle = /không cần làm gì|nothing more to do/;
    for (const text of say([])) expect(text).toMatch(idle);
    for (const text of say([claim])) expect(text).not.toMatch(idle);
    for (const text of say([{ ...claim, open: 0 }])) expect(text).toMatch(idle);
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

  test('asked about before anything is taken, the sum of a payment of several orders is named as such, with that', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea] = orders;
    const seller = shops.find((one) => one.seller.producerId === tea?.producerId)?.seller;
    if (!tea || !seller) throw new Error('nobody sells it');
    await world.control('dispute', { intent: intentId, amount: 42_000, isInquiry: true });
    await world.tell();
    const asked = { kind: 'open', amount: null, ofPayment: 42_000, twice: 0, left: tea.totalAmount };
    expect((await readOwnOrder(context, seller, tea.id)).disputed).toEqual(asked);
    expect((await pageOf(context)).orders.map(({ disputed }) => disputed?.ofPayment)).toEqual([
      42_000, 42_000,
    ]);
    for (const [, text] of await mailsOf(context, ['order-disputed']))
      expect(text).toContain('(42.000 ₫ của cả khoản trả cho nhiều đơn; chưa bị lấy gì)');
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) =>
      db.select().from(producerNotice).where(eq(producerNotice.kind, 'order-disputed')),
    );
    const told = notices.map((notice) =>
      noticeText(translate(presenceMessages, 'vi'), 'vi', notice).replaceAll('\u00a0', ' '),
    );
    expect(told).toHaveLength(2);
    for (const text of told) expect(text).toContain('42.000 ₫ của cả khoản trả; chưa bị lấy gì');
    // Once it takes the money, each order has a share that is known.
    await dispute(world, intentId, 42_000);
    expect((await readOwnOrder(context, seller, tea.id)).disputed?.ofPayment).toBeNull();
  });

  test('a small dispute is told as the share of each order, before and after it is lost; the rest goes on', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea] = orders;
    const seller = shops.find((one) => one.seller.producerId === tea?.producerId)?.seller;
    if (!tea || !seller) throw new Error('nobody sells it');
    const whole = formatVnd('vi', tea.totalAmount).replaceAll('\u00a0', ' ');
    const stands = async () => ({
      mails: (await mailsOf(context, ['order-disputed', 'dispute-lost'])).filter(([subject]) =>
        subject.includes(tea.code),
      ),
      own: await readOwnOrder(context, seller, tea.id),
    });
    const disputed = await dispute(world, intentId, 42_000);
    // 270,000 of 420,000 are the tea's.
    const asked = await stands();
    expect(asked.own).toMatchObject({
      whyNotGo: 'open',
      disputed: { kind: 'open', amount: 27_000, left: tea.totalAmount - 27_000 },
    });
    expect(asked.mails[0]?.[1]).toContain('(27.000 ₫ của đơn này)');
    expect(asked.mails[0]?.[1]).not.toContain(whole);

    await closeDispute(world, disputed, false);
    const lost = await stands();
    const left = tea.totalAmount - 27_000;
    expect(lost.own).toMatchObject({ whyNotGo: null, disputed: { kind: 'part', amount: 27_000, left } });
    expect(lost.mails[1]?.[0]).toContain('đã lấy lại một phần tiền');
    for (const words of ['trả 27.000 ₫ của đơn', 'Còn 243.000 ₫ vẫn là tiền đã trả', 'chợ hoàn 243.000 ₫'])
      expect(lost.mails[1]?.[1]).toContain(words);
    expect(lost.mails[1]?.[1]).not.toMatch(/không gửi (nữa|thêm)/);
    const { state, orders: shown, cost } = await pageOf(context);
    expect([state, shown.map(({ buyerState }) => buyerState)]).toEqual(['paid', ['paid', 'paid']]);
    expect(cost).toMatchObject({ takenBack: 42_000, cost: total - 42_000 });
    const filter = { risk: 'disputed', state: null, producer: '', query: '', page: 1 } as const;
    expect((await listWatchedOrders(context, filter)).rows).toEqual([]);
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) =>
      db.select().from(producerNotice).where(eq(producerNotice.producerId, tea.producerId)),
    );
    const told = notices.map((notice) =>
      noticeText(translate(presenceMessages, 'vi'), 'vi', notice).replaceAll('\u00a0', ' '),
    );
    expect(told.some((text) => text.includes('đòi ngân hàng trả lại 27.000 ₫ của đơn này'))).toBe(true);
    expect(told.some((text) => /lấy lại 27\.000 ₫ .* Còn 243\.000 ₫/.test(text))).toBe(true);
    expect(told.join(' ')).not.toContain('đừng gửi');
    // The producer may go on: they are due the rest.
    expect(await acceptOrders(context, seller, [tea.id])).toBe(1);
    expect((await listDisputes(context))[0]).toMatchObject({ fromProducers: 42_000, fromMarket: 0 });
    // What was taken is not paid any more, and nobody is to pay it again.
    await packOrder(context, seller, tea.id);
    await handOverOrder(context, seller, { orderId: tea.id, carrier: 'VNPost', trackingNumber: 'VN1' });
    const [[, sent = ''] = []] = await mailsOf(context, ['handed-over']);
    expect(sent).toContain('không ai của chợ, người bán hay hãng vận chuyển hỏi mật khẩu');
    expect(sent).not.toContain('đã trả đủ tiền');
  });

  test('of a part of it staff may cancel the rest, as of any order that waits, though its producer is in time', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea, honey] = orders;
    const cancel = (orderId = '') =>
      cancelForProducer(context, staffMember(), {
        ...{ orderId, note: 'Khách không nhận nữa.', isWhole: true, lines: [], causeKey: orderId },
      });
    const mayCancel = async () =>
      (await readWatchedOrder(context, tea?.id ?? '')).mayCancel &&
      (
        await listWatchedOrders(context, { risk: null, state: 'paid', producer: '', query: '', page: 1 })
      ).rows.every((row) => row.mayCancel);
    await expect(cancel(tea?.id)).rejects.toMatchObject({ code: 'producerCancels' });
    const disputed = await dispute(world, intentId, 42_000);
    // While the bank decides it is the producer's as before.
    await expect(cancel(tea?.id)).rejects.toMatchObject({ code: 'producerCancels' });
    expect(await mayCancel()).toBe(false);
    await closeDispute(world, disputed, false);
    expect(await mayCancel()).toBe(true);
    await cancel(tea?.id);
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) =>
      db
        .select()
        .from(refund)
        .where(eq(refund.orderId, tea?.id ?? '')),
    );
    // What the bank has given to them goes back no second time.
    expect(rows.map(({ amount, settledBy }) => [amount, settledBy]).toSorted()).toEqual([
      [243_000, null],
      [27_000, 'dispute'],
    ]);
    expect((await readWatchedOrder(context, honey?.id ?? '')).state).toBe('paid');
  });

  test.each([
    ['goods', 'Hàng chưa gửi', 'Bạn chưa đến'],
    ['service', 'Bạn chưa đến', 'Hàng chưa gửi'],
  ] as const)('what a part of it means is said of %s in words of its own, by mail and where it can be cancelled', async (what, own, ofOthers) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world);
    if (what === 'service') {
      const { order } = context.store.tables;
      const delivery = { method: 'pickup', pointId: ON_THE_SPOT, name: 'Nhà sàn', address: 'Tả Van' };
      await context.store.write((tx) =>
        tx
          .update(order)
          .set({ delivery })
          .where(eq(order.id, orders[0]?.id ?? '')),
      );
    }
    await closeDispute(world, await dispute(world, intentId, 42_000), false);
    const [, mail = ''] = (await mailsOf(context, ['dispute-lost']))[0] ?? [];
    expect(mail).toContain(own);
    expect(mail).not.toContain(ofOthers);
    const [shown] = (await pageOf(context)).orders;
    expect(shown?.dispute).toBe('part');
    const say = (language: 'vi' | 'en') =>
      serviceWords(
        orderPageMessages,
        language,
        isUsedThere(shown?.delivery ?? { method: 'post' }),
      )('cancelRestText', { taken: '42.000 ₫', left: '228.000 ₫' });
    const isService = what === 'service';
    expect([say('vi').startsWith('Người bán chưa mời bạn đến'), say('vi').includes('Hàng chưa gửi')]).toEqual(
      [isService, !isService],
    );
    for (const language of ['vi', 'en'] as const)
      for (const sum of ['42.000 ₫', '228.000 ₫']) expect(say(language)).toContain(sum);
  });

  test('the rest of it, cancelled then, is promised as what it is: the card takes nothing more, staff send it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea] = orders;
    await closeDispute(world, await dispute(world, intentId, 42_000), false);
    await cancelOrder(context, { orderId: tea?.id ?? '', by: buyer, reason: 'thử' });
    const [[, text] = []] = await mailsOf(context, ['cancelled']);
    expect(text).toContain('Chợ đang hoàn 243.000 ₫. Ngân hàng của thẻ đã quyết định một khiếu nại');
    expect(text).not.toContain('về thẻ của bạn');
    const rest = async () => (await pageOf(context)).orders.find(({ id }) => id === tea?.id)?.disputed;
    expect(await rest()).toEqual({ kind: 'part', amount: 27_000, ofPayment: null, twice: 0, left: 0 });
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    expect(failed).toMatchObject({
      ...{ amount: 243_000, failureCode: 'charge_disputed', isInDispute: false },
      ...{ blockedBy: null, lostToDispute: 0 },
    });
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staffMember(), { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    expect(await listFailedRefunds(context)).toEqual([]);
    expect((await pageOf(context)).cost).toMatchObject({ sentBack: 243_000, takenBack: 42_000 });
  });

  test('lost after all had gone back, it is told as that: the market bears it, and no producer', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    for (const { id } of orders) await cancelOrder(context, { orderId: id, by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    breaksBooksOnPurpose(context);
    const disputed = await dispute(world, intentId, 210_000);
    const [[, asked] = []] = await mailsOf(context, ['order-disputed']);
    expect(asked).toMatch(/\((135|75)\.000 ₫ của đơn này\)/);
    await closeDispute(world, disputed, false);
    const [row] = await listDisputes(context);
    expect(row).toMatchObject({ fromProducers: 0, fromMarket: 210_000 });
    expect(row?.orders.map(({ amount }) => amount).sort()).toEqual([135_000, 75_000]);
    const mails = await mailsOf(context, ['dispute-lost']);
    expect(mails).toHaveLength(2);
    for (const [subject, text] of mails) {
      expect(subject).toContain('lần nữa');
      expect(text).toMatch(/đã hoàn trước, .* vẫn trả cho chủ thẻ (135|75)\.000 ₫/);
    }
    const { orders: shown, cost } = await pageOf(context);
    expect(shown.map(({ dispute: kind }) => kind)).toEqual(['twice', 'twice']);
    expect(cost).toMatchObject({ sentBack: total, takenBack: 0 });
  });

  test('a second decision is told by what it took, beside what all took; of an order cancelled meanwhile nobody is told to send', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea, honey] = orders;
    await closeDispute(world, await dispute(world, intentId, 42_000), false);
    const second = await dispute(world, intentId, 100_000);
    await cancelOrder(context, { orderId: tea?.id ?? '', by: buyer, reason: 'thử' });
    await closeDispute(world, second, false);
    const mailOf = async (code = '', kinds: MessageKind[] = ['dispute-lost']) =>
      (await mailsOf(context, kinds)).filter(([subject]) => subject.includes(code)).map(([, text]) => text);
    // 64,286 and 35,714 of the second.
    const [first = '', again = ''] = await mailOf(honey?.code);
    expect(first).toContain('quyết định trả 15.000 ₫ của đơn');
    expect(again).toContain('quyết định trả 35.714 ₫ của đơn');
    expect(again).toContain('Cộng cả những lần trước, ngân hàng của thẻ đã lấy lại 50.714 ₫');
    const [, cancelled = ''] = await mailOf(tea?.code);
    expect(cancelled).toContain('quyết định trả 64.286 ₫ của đơn');
    expect(cancelled).toContain('91.286 ₫ của đơn này');
    const settled = (await mailOf(tea?.code, ['refunded'])).at(-1) ?? '';
    for (const text of [cancelled, settled]) {
      expect(text).toContain('Chợ vẫn hoàn cho bạn 178.714 ₫');
      expect(text).not.toMatch(/chợ không gửi thêm|đơn vẫn tiếp tục/);
    }
    expect(settled).toContain('64.286 ₫ đã được ngân hàng của bạn trả');

    const { producerNotice } = context.store.tables;
    const lostOf = async (producerId = '') =>
      (
        await context.store.read((db) =>
          db.select().from(producerNotice).where(eq(producerNotice.producerId, producerId)),
        )
      )
        .filter(({ kind }) => kind === 'dispute-lost')
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map((notice) => {
          const say = (language: 'vi' | 'en') =>
            noticeText(translate(presenceMessages, language), language, notice).replaceAll('\u00a0', ' ');
          return [say('vi'), say('en')] as const;
        });
    const [ofTea, inEnglish] = (await lostOf(tea?.producerId)).at(-1) ?? [];
    expect(ofTea).toContain('64.286 ₫ của đơn');
    expect(ofTea).toContain('Đơn đã huỷ: đừng gửi hàng');
    expect(ofTea).not.toMatch(/cứ gửi|vẫn là tiền khách/);
    expect(inEnglish).not.toMatch(/you may send|stay paid/);
    const [ofHoney] = (await lostOf(honey?.producerId)).at(-1) ?? [];
    expect(ofHoney).toMatch(/lấy lại 35\.714 ₫ .* Cộng cả những lần trước là 50\.714 ₫ .* Còn 99\.286 ₫/);
  });

  test('of one that takes what a transfer had given back before, buyer and producer read both parts, asked and decided', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, lines, total, shops } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancelLines(context, {
      ...{ orderId: orders[0]?.id ?? '', kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    const back = failed?.amount ?? 0;
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staffMember(), { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    breaksBooksOnPurpose(context);
    const vnd = (amount: number) => formatVnd('vi', amount).replaceAll('\u00a0', ' ');
    const disputed = await dispute(world, intentId, total);
    const [[, asked = ''] = []] = await mailsOf(context, ['order-disputed']);
    expect(asked).toContain(`(${vnd(total)} của đơn này)`);
    expect(asked).toContain(`Trong đó ${vnd(back)} đã hoàn cho bạn từ trước`);
    expect((await pageOf(context)).orders[0]?.disputed).toMatchObject({ amount: total, twice: back });
    await closeDispute(world, disputed, false);
    const [[, lost = ''] = []] = await mailsOf(context, ['dispute-lost']);
    expect(lost).toContain(`(${vnd(total - back)} của đơn này)`);
    expect(lost).toContain(`trả cho chủ thẻ ${vnd(back)} của đơn này, là khoản đã hoàn từ trước`);
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) =>
      db
        .select()
        .from(producerNotice)
        .where(eq(producerNotice.producerId, shops[0]?.seller.producerId ?? '')),
    );
    const told = notices
      .filter(({ kind }) => kind === 'order-disputed')
      .map((notice) => noticeText(translate(presenceMessages, 'vi'), 'vi', notice).replaceAll('\u00a0', ' '));
    expect(told).toEqual([
      expect.stringContaining(`${vnd(back)} đã hoàn cho khách từ trước; khoản đó chợ chịu`),
    ]);
  });

  test('won after its order was cancelled, nobody is told to send it, or that its money stays', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world);
    const disputed = await dispute(world, intentId);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await closeDispute(world, disputed, true);
    const [[, mail = ''] = []] = await mailsOf(context, ['dispute-won']);
    expect(mail).toContain('chợ hoàn tiền của đơn cho bạn');
    expect(mail).not.toMatch(/được gửi tiếp|ở lại với người bán/);
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) =>
      db.select().from(producerNotice).where(eq(producerNotice.kind, 'dispute-won')),
    );
    for (const language of ['vi', 'en'] as const)
      expect(noticeText(translate(presenceMessages, language), language, must(notices[0]))).not.toMatch(
        /hãy gửi|send them/,
      );
  });
});
