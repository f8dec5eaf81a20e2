import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { countUnreadNotices } from '#app/domain/notices/count-unread-notices.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { readNotices } from '#app/domain/notices/read-notices.server.ts';
import { answerPresence } from '#app/domain/register/answer-presence.server.ts';
import { checkPresence } from '#app/domain/register/check-presence.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { listOwnPresences } from '#app/domain/register/list-own-presences.server.ts';
import { matchLinks } from '#app/domain/register/match-links.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { entriesOnSharedPages } from '#app/domain/register/shared-pages.server.ts';
import { tellOfPresencesJob } from '#app/domain/register/tell-of-presences.server.ts';
import { lookAtPresenceJob, watchPresences } from '#app/domain/register/watch-presences.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readEntry } from '#app/domain/reports/read-entry.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { fold } from '#app/server/text/fold.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const PAGE = 'https://shopee.vn/mat-ong-hoa-nhan-bao-thang-i.1.2';
const SHOWS = '<title>Mật ong hoa nhãn Bảo Thắng 500 ml | Shopee Việt Nam</title>';

async function entryOf(context: Context, { producerId }: SellerActor, name: string): Promise<string> {
  const id = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(context.store.tables.registerEntry).values({
      id,
      code: id.slice(-8),
      producerId,
      name,
      nameKey: fold(name),
      createdAt: now,
      updatedAt: now,
    });
    await context.store.touch(tx, ['register'], now);
  });
  return id;
}

async function figure(context: Context) {
  const { everListed, liveVerified } = await onboardingFigure(context, { targetCode: null, asOf: null });
  return { everListed, liveVerified };
}

const unreadKinds = async (context: Context, seller: SellerActor) =>
  (await listNotices(context, seller)).filter(({ isRead }) => !isRead).map(({ kind }) => kind);

async function ownOne(context: Context, seller: SellerActor) {
  const [one] = await listOwnPresences(context, seller);
  if (!one) throw new Error('no presence');
  return one;
}

eachEngine('one page for several products', (open) => {
  test('is asked about, whatever the words of its address, recorded when it sells both, and seen by staff', async () => {
    const { context } = await open();
    const [seller, other] = [await sellerOf(context), await sellerOf(context, 'HTX Khác')];
    const honey = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    const tea = await entryOf(context, seller, 'Chè Shan tuyết Bản Liền');
    const theirs = await entryOf(context, other, 'Gạo Séng Cù');
    await claimPresences(context, seller, [{ entryId: honey, url: PAGE }]);
    const same = 'https://shopee.vn/Che-Shan-tuyet-Ban-Lien-i.1.2?sp_atk=x';
    const { links } = await matchLinks(context, seller, same);
    expect(links).toMatchObject([
      { entryId: tea, isKnown: false, holders: [{ entryId: honey, name: 'Mật ong hoa nhãn Bảo Thắng' }] },
    ]);
    const refusal = {
      code: 'linkOfOther',
      params: { name: 'Mật ong hoa nhãn Bảo Thắng', producer: 'HTX Thử Nghiệm' },
    };
    await expect(claimPresences(context, seller, [{ entryId: tea, url: same, at: 4 }])).rejects.toMatchObject(
      {
        ...refusal,
        field: 'link-4',
      },
    );
    // What was said of a link is not guessed anew: to leave it out, that the page sells both.
    const said = new Map([[same, { entryId: '', isForBoth: true }]]);
    expect((await matchLinks(context, seller, same, said)).links).toMatchObject([
      { entryId: null, isForBoth: true },
    ]);
    // Of another producer, too; and the product's own page is no question.
    await expect(
      claimPresences(context, other, [{ entryId: theirs, url: 'https://shopee.vn/product/1/2' }]),
    ).rejects.toMatchObject(refusal);
    expect(await claimPresences(context, seller, [{ entryId: honey, url: PAGE }])).toEqual({
      claimed: 0,
      known: 1,
    });
    expect(await claimPresences(context, seller, [{ entryId: tea, url: same, isForBoth: true }])).toEqual({
      ...{ claimed: 1, known: 0 },
    });
    const shared = await entriesOnSharedPages(context, [honey, tea, theirs]);
    expect(
      Object.entries(shared).map(([id, holders]) => [id, holders.map(({ entryId }) => entryId)]),
    ).toEqual(
      [
        [honey, [tea]],
        [tea, [honey]],
      ].sort(),
    );
    const page = await readEntry(context, honey.slice(-8));
    expect(page.presences.map(({ sharedWith }) => sharedWith.map(({ entryId }) => entryId))).toEqual([[tea]]);
    // Staff are asked the same; what stands there already, and what was said to be of both, is recorded.
    const staff = staffMember();
    const seen = {
      ...{ entryId: theirs, channelCode: 'shopee', url: 'https://shopee.vn/product/1/2' },
      ...{ state: 'live' as const, seenOn: localDate(context.clock.now()) },
      ...{ note: 'Đã mở trang', evidenceHash: null },
    };
    await expect(recordPresence(context, staff, seen)).rejects.toMatchObject({ ...refusal, field: 'url' });
    expect(await recordPresence(context, staff, { ...seen, isForBoth: true })).toMatchObject({
      verified: false,
    });
    const { presenceId } = await recordPresence(context, staff, seen);
    // Taken back, it is asked about again.
    await revokePresence(context, staff, { presenceId, note: 'Ghi nhầm' });
    await expect(recordPresence(context, staff, seen)).rejects.toMatchObject(refusal);
    // A front page, a search or a shop is none: neither shown as one nor recorded.
    const others = ['https://shopee.vn/', 'https://shopee.vn/htxbanlien', 'https://postmart.vn/?s=che'];
    const shown = await matchLinks(context, other, others.join('\n'));
    expect(shown.links.map(({ isOtherPage }) => isOtherPage)).toEqual([true, true, true]);
    for (const url of others) {
      const refused = { code: expect.stringMatching(/^linkNotProduct/), field: 'link-0' };
      await expect(claimPresences(context, other, [{ entryId: theirs, url }]), url).rejects.toMatchObject(
        refused,
      );
    }
    // Another page of the same shop is another product.
    const next = await claimPresences(context, other, [
      { entryId: theirs, url: 'https://shopee.vn/gao-i.1.3' },
    ]);
    expect(next.claimed).toBe(1);
  });
});

eachEngine('presences that a producer gives', (open) => {
  test('a column of links is matched to platforms and products; recorded as claimed, verified only by the look', async () => {
    const { context, clock, runJobs } = await open();
    const seller = await sellerOf(context);
    const honey = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    const tea = await entryOf(context, seller, 'Chè Shan tuyết Bản Liền');
    const rice = await entryOf(context, seller, 'Gạo Séng Cù Mường Khương');
    context.outbound.answer('https://www.lazada.vn/products/i99.html', {
      text: '<title>Gạo Séng Cù Mường Khương 5kg</title>',
    });
    const { links, unreadable, ignored } = await matchLinks(
      context,
      seller,
      [
        PAGE,
        'postmart.vn/che-shan-tuyet-ban-lien',
        'https://www.lazada.vn/products/i99.html',
        'https://vi-du.example/gao',
        'https://sendo.vn/mat-ong-hoa-nhan',
        '',
        'gian hàng mật ong của nhà tôi',
      ].join('\n'),
    );
    expect(unreadable).toEqual([]);
    expect(ignored).toEqual(['gian hàng mật ong của nhà tôi']);
    expect(links.map(({ channel, entryId, by, isClosed }) => [channel?.code, entryId, by, isClosed])).toEqual(
      [
        ['shopee', honey, 'address', false],
        ['postmart', tea, 'address', false],
        ['lazada', rice, 'title', false],
        [undefined, null, null, false],
        ['sendo', honey, 'address', true],
      ],
    );
    expect(context.outbound.asked).toEqual(['https://www.lazada.vn/products/i99.html']);
    expect(await figure(context)).toEqual({ everListed: 0, liveVerified: 0 });

    const chosen = [
      { entryId: honey, url: PAGE },
      { entryId: tea, url: 'postmart.vn/che-shan-tuyet-ban-lien' },
    ];
    expect(await claimPresences(context, seller, chosen)).toEqual({ claimed: 2, known: 0 });
    expect(await claimPresences(context, seller, chosen)).toEqual({ claimed: 0, known: 2 });
    expect((await matchLinks(context, seller, PAGE)).links).toMatchObject([{ isKnown: true }]);
    expect(await figure(context)).toEqual({ everListed: 2, liveVerified: 0 });
    expect((await listOwnPresences(context, seller)).map(({ state }) => state)).toEqual([
      'claimed',
      'claimed',
    ]);

    context.outbound.answer(PAGE, { text: SHOWS });
    clock.advance(1000);
    await runJobs([lookAtPresenceJob]);
    expect(await figure(context)).toEqual({ everListed: 2, liveVerified: 1 });
  });

  test('refuses what is not theirs, not on a platform, closed, or taken back by staff', async () => {
    const { context } = await open();
    const [seller, other] = [await sellerOf(context), await sellerOf(context, 'HTX Khác')];
    const entryId = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    const claim = (url: string, as = seller) => claimPresences(context, as, [{ entryId, url }]);
    await expect(claim(PAGE, other)).rejects.toThrow('entry');
    await expect(claim('https://vi-du.example/x')).rejects.toMatchObject({ code: 'linkUnknownChannel' });
    await expect(claim('không phải')).rejects.toMatchObject({ code: 'notAUrl', field: 'link-0' });
    await expect(claim('https://sendo.vn/mat-ong')).rejects.toMatchObject({ code: 'presenceChannelClosed' });
    await expect(claimPresences(context, seller, [])).rejects.toMatchObject({ code: 'linksMissing' });
    await expect(matchLinks(context, seller, ' ')).rejects.toMatchObject({ code: 'linksMissing' });
    await claim(PAGE);
    const { id } = await ownOne(context, seller);
    await expect(answerPresence(context, other, { presenceId: id, answer: 'gone' })).rejects.toThrow(
      'presence',
    );
    await revokePresence(context, staffMember(), { presenceId: id, note: 'Nhầm sản phẩm' });
    await expect(claim(PAGE)).rejects.toMatchObject({ code: 'presenceRevoked' });
    expect(await listOwnPresences(context, seller)).toEqual([]);
    expect(await figure(context)).toEqual({ everListed: 0, liveVerified: 0 });
  });

  test('their own word moves no figure; "gone" is looked at before the rest of the night', async () => {
    const { context, clock, runJobs } = await open();
    const seller = await sellerOf(context);
    const honey = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    const tea = await entryOf(context, seller, 'Chè Shan tuyết Bản Liền');
    const teaPage = 'https://shopee.vn/che-shan-tuyet-ban-lien-i.1.3';
    context.outbound.answer(PAGE, { text: SHOWS });
    context.outbound.answer(teaPage, { text: '<title>Chè Shan tuyết Bản Liền</title>' });
    await claimPresences(context, seller, [
      { entryId: tea, url: teaPage },
      { entryId: honey, url: PAGE },
    ]);
    clock.advance(60_000);
    await runJobs([lookAtPresenceJob]);
    clock.advance(60_000);
    await runJobs([lookAtPresenceJob]);
    expect(await figure(context)).toEqual({ everListed: 2, liveVerified: 2 });

    clock.advanceDays(31);
    expect((await listOwnPresences(context, seller)).map(({ asks }) => asks)).toEqual([true, true]);
    const asked = context.outbound.asked.length;
    await context.store.write((tx) => context.jobs.enqueue(tx, watchPresences, {}));
    await runJobs([watchPresences]);
    const own = await listOwnPresences(context, seller);
    const honeyPresence = own.find(({ url }) => url === PAGE)?.id ?? '';
    context.outbound.answer(PAGE, { status: 404 });
    await answerPresence(context, seller, { presenceId: honeyPresence, answer: 'gone' });
    expect(await figure(context)).toEqual({ everListed: 2, liveVerified: 2 });
    expect((await listOwnPresences(context, seller)).filter(({ asks }) => asks)).toHaveLength(1);

    // Both are due now on one host; each waits its turn, and the doubted one is not last.
    for (let turn = 0; turn < 6; turn += 1) {
      await runJobs([lookAtPresenceJob]);
      clock.advance(10_000);
    }
    expect(context.outbound.asked.slice(asked)).toContain(PAGE);
    expect(await figure(context)).toEqual({ everListed: 2, liveVerified: 1 });
    expect(await unreadKinds(context, seller)).toEqual(['dead-link']);
  });

  test('a page that moved: the new address is claimed and the old one is looked at first, both in one write', async () => {
    const { context, clock, runJobs } = await open();
    const seller = await sellerOf(context);
    const honey = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    context.outbound.answer(PAGE, { text: SHOWS });
    await claimPresences(context, seller, [{ entryId: honey, url: PAGE }]);
    await runJobs([lookAtPresenceJob]);
    const { id: presenceId } = await ownOne(context, seller);
    const move = (movedTo: string) =>
      answerPresence(context, seller, { presenceId, answer: 'moved', movedTo });
    await expect(move('')).rejects.toMatchObject({ code: 'notAUrl', field: 'movedTo' });
    await expect(move(`${PAGE}?sp_atk=1`)).rejects.toMatchObject({ code: 'movedNowhere', field: 'movedTo' });
    await expect(move('https://vi-du.example/x')).rejects.toMatchObject({ code: 'linkUnknownChannel' });
    await expect(move('https://sendo.vn/mat-ong')).rejects.toMatchObject({ code: 'presenceChannelClosed' });
    expect((await ownOne(context, seller)).answer).toBeNull();

    const moved = 'https://www.tiktok.com/view/product/9';
    const asked = context.outbound.asked.length;
    context.outbound.answer(PAGE, { status: 404 });
    context.outbound.answer(moved, { text: '<title>Mật ong hoa nhãn Bảo Thắng 500 ml</title>' });
    await move(moved);
    const states = async () =>
      Object.fromEntries((await listOwnPresences(context, seller)).map(({ url, state }) => [url, state]));
    expect(await states()).toEqual({ [PAGE]: 'live', [moved]: 'claimed' });
    const said = (await listOwnPresences(context, seller)).find(({ url }) => url === PAGE);
    expect(said?.answer).toMatchObject({ answer: 'moved' });
    for (let turn = 0; turn < 2; turn += 1) {
      await runJobs([lookAtPresenceJob]);
      clock.advance(20_000);
    }
    expect(context.outbound.asked.slice(asked)).toEqual([PAGE, moved]);
    expect(await states()).toEqual({ [PAGE]: 'dead_link', [moved]: 'live' });
    // Said again, the new address is the one that stands there
    await move(moved);
    expect(await listOwnPresences(context, seller)).toHaveLength(2);
  });

  test('of those that are due, one that its producer doubts comes first, however lately it was seen', async () => {
    const { context, clock, runJobs } = await open();
    const seller = await sellerOf(context);
    const staff = staffMember();
    const pages = ['a', 'b', 'c'].map((name, at) => `https://shopee.vn/mat-ong-${name}-i.1.${at + 2}`);
    for (const url of pages) {
      await recordPresence(context, staff, {
        entryId: await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng'),
        channelCode: 'shopee',
        url,
        state: 'live',
        seenOn: localDate(clock.now()),
        note: 'Tự mở trang xem',
        evidenceHash: 'a'.repeat(64),
      });
      clock.advance(60_000);
    }
    clock.advanceDays(40);
    const last = (await listOwnPresences(context, seller)).find(({ url }) => url === pages[2]);
    const { presenceAnswer } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(presenceAnswer).values({
        id: newId(),
        presenceId: last?.id ?? '',
        answer: 'gone',
        answeredAt: clock.now(),
      }),
    );
    const asked = context.outbound.asked.length;
    await context.store.write((tx) => context.jobs.enqueue(tx, watchPresences, {}));
    await runJobs([watchPresences]);
    for (let turn = 0; turn < 3; turn += 1) {
      await runJobs([lookAtPresenceJob]);
      clock.advance(20_000);
    }
    expect(context.outbound.asked.slice(asked)).toEqual([pages[2], pages[0], pages[1]]);
  });

  test('a dead link is told in the write that finds it, once, and is told no longer when the page is back', async () => {
    const { context, clock } = await open();
    const [seller, other] = [await sellerOf(context), await sellerOf(context, 'HTX Khác')];
    const staff = staffMember();
    const entryId = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    context.outbound.answer(PAGE, { text: SHOWS });
    await claimPresences(context, seller, [{ entryId, url: PAGE }]);
    const { id } = await ownOne(context, seller);
    await checkPresence(context, staff, id);
    expect(await figure(context)).toEqual({ everListed: 1, liveVerified: 1 });

    clock.advanceDays(1);
    context.outbound.answer(PAGE, { status: 404 });
    await checkPresence(context, staff, id);
    expect(await figure(context)).toEqual({ everListed: 1, liveVerified: 0 });
    const [notice] = await listNotices(context, seller);
    expect(notice).toMatchObject({
      kind: 'dead-link',
      isRead: false,
      path: `/seller/presences#presence-${id}`,
      params: { product: 'Mật ong hoa nhãn Bảo Thắng', channel: 'Shopee' },
    });
    expect([await countUnreadNotices(context, seller), await countUnreadNotices(context, other)]).toEqual([
      1, 0,
    ]);
    await expect(readNotices(context, other, notice?.id ?? '')).rejects.toThrow('notice');
    clock.advance(1000);
    await checkPresence(context, staff, id);
    expect(await unreadKinds(context, seller)).toEqual(['dead-link']);
    await readNotices(context, seller, notice?.id ?? '');
    clock.advance(1000);
    await checkPresence(context, staff, id);
    expect(await countUnreadNotices(context, seller)).toBe(0);

    clock.advance(1000);
    context.outbound.answer(PAGE, { text: SHOWS });
    await checkPresence(context, staff, id);
    clock.advance(1000);
    await checkPresenceByHand(context, staff, {
      presenceId: id,
      state: 'suspended',
      seenOn: localDate(clock.now()),
      note: 'Gian hàng bị khoá',
      evidenceHash: 'b'.repeat(64),
    });
    expect(await unreadKinds(context, seller)).toEqual(['presence-down']);
    clock.advance(1000);
    await checkPresence(context, staff, id);
    expect(await unreadKinds(context, seller)).toEqual([]);
    expect(await figure(context)).toEqual({ everListed: 1, liveVerified: 1 });
  });

  test('what befalls several products on one channel is read as one and settled one by one', async () => {
    const { context, clock } = await open();
    await seedReference(context);
    const [seller, staff] = [await sellerOf(context), staffMember()];
    const ids: string[] = [];
    for (const [at, name] of ['Mật ong', 'Chè', 'Gạo'].entries()) {
      const entryId = await entryOf(context, seller, name);
      await claimPresences(context, seller, [{ entryId, url: `https://shopee.vn/x-i.1.${at + 1}` }]);
    }
    const own = await listOwnPresences(context, seller);
    const by = async (id: string, state: 'suspended' | 'live') => {
      clock.advance(1000);
      const seenOn = localDate(clock.now());
      const check = { presenceId: id, state, seenOn, note: 'Sàn khoá', evidenceHash: 'b'.repeat(64) };
      await checkPresenceByHand(context, staff, check);
    };
    for (const { id } of own) {
      await by(id, 'suspended');
      ids.push(id);
    }
    const unread = async () =>
      (await listNotices(context, seller))
        .filter(({ isRead }) => !isRead)
        .map(({ kind, params, path }) => [kind, params.count ?? 1, path]);
    expect(await unread()).toEqual([['presence-down', 3, '/seller/presences']]);
    expect(await countUnreadNotices(context, seller)).toBe(1);
    await by(ids[0] ?? '', 'live');
    expect(await unread()).toEqual([['presence-down', 2, '/seller/presences']]);
    const [notice] = await listNotices(context, seller);
    await readNotices(context, seller, notice?.id ?? '');
    expect(await unread()).toEqual([]);
    expect(await countUnreadNotices(context, seller)).toBe(0);
  });

  test('a check that expires is told as the day begins on which the figure drops, once', async () => {
    const { context, clock, runJobs } = await open();
    const seller = await sellerOf(context);
    const entryId = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    context.outbound.answer(PAGE, { text: SHOWS });
    await claimPresences(context, seller, [{ entryId, url: PAGE }]);
    const { id } = await ownOne(context, seller);
    await checkPresence(context, staffMember(), id);
    const tell = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, tellOfPresencesJob, {}));
      await runJobs([tellOfPresencesJob]);
    };
    clock.advanceDays(90);
    await tell();
    expect([await unreadKinds(context, seller), await figure(context)]).toEqual([
      [],
      { everListed: 1, liveVerified: 1 },
    ]);
    clock.advanceDays(1);
    await tell();
    expect([await unreadKinds(context, seller), await figure(context)]).toEqual([
      ['check-expired'],
      { everListed: 1, liveVerified: 0 },
    ]);
    expect(await ownOne(context, seller)).toMatchObject({ isExpired: true, asks: true });
    await readNotices(context, seller, null);
    clock.advanceDays(1);
    await tell();
    expect(await unreadKinds(context, seller)).toEqual([]);

    await checkPresence(context, staffMember(), id);
    clock.advanceDays(91);
    await tell();
    expect(await unreadKinds(context, seller)).toEqual(['check-expired']);
  });

  test('nothing new is recorded on a channel that has closed; what was there before still is', async () => {
    const { context } = await open();
    await seedReference(context);
    const seller = await sellerOf(context);
    const entryId = await entryOf(context, seller, 'Mật ong hoa nhãn Bảo Thắng');
    const record = (channelCode: string, url: string, seenOn: string) =>
      recordPresence(context, staffMember(), {
        entryId,
        channelCode,
        url,
        seenOn,
        state: 'live',
        note: 'Tự mở trang xem',
        evidenceHash: 'a'.repeat(64),
      });
    await expect(record('sendo', 'https://sendo.vn/a', '2025-04-15')).rejects.toMatchObject({
      code: 'seenAfterClosing',
      field: 'channelCode',
    });
    await expect(record('voso', 'https://voso.vn/a', '2024-10-14')).rejects.toMatchObject({
      code: 'seenAfterClosing',
    });
    await record('sendo', 'https://sendo.vn/a', '2025-04-14');
    await record('voso', 'https://voso.vn/a', '2023-06-01');
    const own = await listOwnPresences(context, seller);
    expect(own.map(({ closed, asks }) => ({ closed, asks }))).toEqual([
      { closed: { on: '2023-12-31', sources: 1 }, asks: false },
      { closed: { on: '2025-04-15', sources: 3 }, asks: false },
    ]);
    const { channel } = context.store.tables;
    const [voso] = await context.store.read((db) =>
      db.select().from(channel).where(eq(channel.code, 'voso')),
    );
    // Reported by one source only, so targets go on counting what registers say of it.
    expect(voso).toMatchObject({ countsTo: null });
  });
});
