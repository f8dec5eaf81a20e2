import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { checkPresence } from '#app/domain/register/check-presence.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { presenceAfter, presenceRules, presenceStates } from '#app/domain/register/presence-states.ts';
import { readPage } from '#app/domain/register/read-page.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { lookAtPresenceJob, watchPresences } from '#app/domain/register/watch-presences.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const PAGE = 'https://shopee.vn/mat-ong-hoa-nhan-i.1.2';
const SHOWS = '<html><title>Mật ong hoa nhãn Bảo Thắng 500 ml | Shopee Việt Nam</title></html>';
const SCREENSHOT = 'a'.repeat(64);

async function counts(context: Context, asOf: string | null = null) {
  const { everListed, liveVerified, byMethod } = await onboardingFigure(context, { targetCode: null, asOf });
  return { everListed, liveVerified, byMethod: byMethod.map(({ key }) => key) };
}

function seen(context: Context, changes: Record<string, unknown> = {}) {
  return {
    channelCode: 'shopee',
    url: PAGE,
    state: 'live' as const,
    seenOn: localDate(context.clock.now()),
    note: 'Tự mở trang xem',
    evidenceHash: null,
    ...changes,
  };
}

eachEngine('presences', (open) => {
  test('without evidence only listed; with a screenshot verified; lapses after 90 days by the clock; revoked counts nowhere', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const today = localDate(clock.now());
    expect(await counts(context)).toEqual({ everListed: 0, liveVerified: 0, byMethod: ['none'] });

    const recorded = await recordPresence(context, staff, { ...seen(context), entryId });
    expect(recorded.verified).toBe(false);
    expect(await counts(context)).toEqual({ everListed: 1, liveVerified: 0, byMethod: ['claimed'] });
    expect(await counts(context, addDays(today, -1))).toMatchObject({ everListed: 0 });

    const { presenceId } = recorded;
    const looked = await checkPresenceByHand(context, staff, {
      presenceId,
      ...seen(context, { evidenceHash: SCREENSHOT }),
    });
    expect(looked.verified).toBe(true);
    expect(await counts(context)).toEqual({ everListed: 1, liveVerified: 1, byMethod: ['hand'] });

    clock.advanceDays(90);
    expect(await counts(context)).toMatchObject({ liveVerified: 1 });
    clock.advanceDays(1);
    expect(await counts(context)).toMatchObject({ everListed: 1, liveVerified: 0 });
    expect(await counts(context, today)).toMatchObject({ everListed: 1, liveVerified: 1 });

    await expect(revokePresence(context, staff, { presenceId, note: '  ' })).rejects.toThrow('required');
    await revokePresence(context, staff, { presenceId, note: 'Nhầm sản phẩm' });
    expect(await counts(context, today)).toEqual({ everListed: 0, liveVerified: 0, byMethod: ['none'] });
    await expect(revokePresence(context, staff, { presenceId, note: 'Lần nữa' })).rejects.toThrow(
      'wrongState',
    );
    await expect(
      checkPresenceByHand(context, staff, { presenceId, ...seen(context, { evidenceHash: SCREENSHOT }) }),
    ).rejects.toThrow('wrongState');

    const again = await recordPresence(context, staff, { ...seen(context), entryId });
    expect(again.presenceId).toBe(presenceId);
    expect(await counts(context)).toMatchObject({ everListed: 1 });
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db.select({ act: audit.act }).from(audit).where(eq(audit.subjectId, entryId)).orderBy(audit.id),
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'record-presence',
      'check-presence',
      'check-presence',
      'revoke-presence',
      'restore-presence',
      'check-presence',
    ]);
  });

  test('a title that the page itself gives is evidence; an empty shell, a typed word and another day are not', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    context.outbound.answer(PAGE, { text: SHOWS });
    const first = await registerEntry(context);
    expect((await recordPresence(context, staff, { ...seen(context), entryId: first })).verified).toBe(true);
    context.outbound.answer(PAGE, { text: '<title>Shopee Việt Nam | Mua và Bán Trên Ứng Dụng</title>' });
    const second = await registerEntry(context);
    const shared = { ...seen(context), isForBoth: true };
    expect((await recordPresence(context, staff, { ...shared, entryId: second })).verified).toBe(false);
    context.outbound.answer(PAGE, { text: SHOWS });
    const third = await registerEntry(context);
    const earlier = seen(context, { entryId: third, seenOn: addDays(localDate(clock.now()), -3) });
    expect(
      (await recordPresence(context, staff, { ...earlier, isForBoth: true, entryId: third })).verified,
    ).toBe(false);
    expect(await counts(context)).toMatchObject({ everListed: 3, liveVerified: 1 });
  });

  test('whoever has looked at a page in another form answers for it', async () => {
    const { context } = await open();
    const entryId = await registerEntry(context);
    const input = { ...seen(context, { url: 'https://shopee.vn/htxbanlien' }), entryId };
    await recordPresence(context, staffMember(), input);
    expect(await counts(context)).toMatchObject({ everListed: 1 });
  });

  test('refuses what is not so', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const tomorrow = addDays(localDate(clock.now()), 1);
    const record = (changes: Record<string, unknown>) =>
      recordPresence(context, staff, { ...seen(context, changes), entryId });
    await expect(record({ seenOn: tomorrow })).rejects.toMatchObject({
      code: 'dateInFuture',
      field: 'seenOn',
    });
    await expect(record({ seenOn: '31/12/2024' })).rejects.toMatchObject({ code: 'notADate' });
    await expect(record({ note: '' })).rejects.toMatchObject({ code: 'required', field: 'note' });
    await expect(record({ url: 'https://tiki.vn/p' })).rejects.toMatchObject({
      code: 'presenceUrlOtherChannel',
    });
    for (const url of ['không phải', 'https://:@shopee.vn/x', 'https://shopee.vn\\@x.vn/', 'shopee.vn/a b'])
      await expect(record({ url }), url).rejects.toMatchObject({ code: 'notAUrl', field: 'url' });
    for (const url of ['https://shopee.vn/', 'shopee.vn/search?keyword=che'])
      await expect(record({ url }), url).rejects.toMatchObject({
        code: 'linkNotProductLike',
        field: 'url',
        params: { channel: 'Shopee', example: 'shopee.vn/ten-san-pham-i.123.456' },
      });
    await expect(record({ channelCode: 'nowhere' })).rejects.toMatchObject({ code: 'notInList' });
    await expect(record({ state: 'claimed' })).rejects.toMatchObject({ code: 'notInList', field: 'state' });
    const seller = await sellerOf(context);
    await expect(recordPresence(context, seller, { ...seen(context), entryId })).rejects.toThrow('presence');
    await expect(recordPresence(context, staff, { ...seen(context), entryId: 'x' })).rejects.toThrow('entry');
    expect(await counts(context)).toMatchObject({ everListed: 0 });
    expect(context.outbound.asked).toEqual([]);
  });

  test('the system’s own look: found, gone, refused; what proves nothing changes nothing', async () => {
    const { context } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const { presenceId } = await recordPresence(context, staff, { ...seen(context), entryId });
    const { presence, presenceCheck } = context.store.tables;
    const stateNow = async () =>
      (await context.store.read((db) => db.select().from(presence).where(eq(presence.id, presenceId))))[0]
        ?.state;

    context.outbound.answer(PAGE, { status: 403, text: '' });
    expect(await checkPresence(context, staff, presenceId)).toMatchObject({
      found: null,
      reason: 'platform_refused',
    });
    expect(await stateNow()).toBe('claimed');
    context.outbound.answer(PAGE, { status: 302, finalUrl: 'https://shopee.vn/new-address' });
    context.outbound.answer('https://shopee.vn/new-address', { text: SHOWS });
    expect(await checkPresence(context, staff, presenceId)).toMatchObject({ found: 'live' });
    expect(await counts(context)).toEqual({ everListed: 1, liveVerified: 1, byMethod: ['http'] });
    context.outbound.answer(PAGE, { status: 302, finalUrl: 'https://evil.example/' });
    expect(await checkPresence(context, staff, presenceId)).toMatchObject({
      found: null,
      reason: 'not_allowed',
    });
    expect(await counts(context)).toMatchObject({ liveVerified: 1 });
    context.outbound.answer(PAGE, { status: 404, text: '<title>404</title>' });
    expect(await checkPresence(context, staff, presenceId)).toMatchObject({ found: 'dead_link' });
    expect(await stateNow()).toBe('dead_link');
    expect(await counts(context)).toMatchObject({ everListed: 1, liveVerified: 0 });
    const looks = await context.store.read((db) => db.select().from(presenceCheck).orderBy(presenceCheck.id));
    expect(looks.map(({ method, verified, state }) => [method, verified, state])).toEqual([
      ['hand', false, 'live'],
      ['http', false, 'claimed'],
      ['http', true, 'live'],
      ['http', false, 'live'],
      ['http', true, 'dead_link'],
    ]);
    const bare = await recordPresence(context, staff, { ...seen(context, { url: '' }), entryId });
    await expect(checkPresence(context, staff, bare.presenceId)).rejects.toThrow('presenceNoPage');
  });

  test('every night looks at what nobody has seen for 30 days, on open marketplaces, one after the other', async () => {
    const { context, clock, runJobs } = await open();
    const staff = staffMember();
    context.outbound.answer(PAGE, { text: SHOWS });
    const entryId = await registerEntry(context);
    const record = (changes: Record<string, unknown>) =>
      recordPresence(context, staff, { ...seen(context, changes), entryId });
    const watched = await record({});
    await record({ channelCode: 'website', url: 'https://matong.example' });
    await record({ channelCode: 'sendo', url: 'https://www.sendo.vn/mat-ong', seenOn: '2025-04-01' });
    const revoked = await record({ url: 'https://shopee.vn/other-i.1.9' });
    await revokePresence(context, staff, { presenceId: revoked.presenceId, note: 'Nhầm' });
    const asked = context.outbound.asked.length;
    const night = async () => {
      const { jobs, store } = context;
      await store.write((tx) => jobs.enqueue(tx, watchPresences, {}));
      await runJobs([watchPresences]);
      clock.advance(3_600_000);
      await runJobs([lookAtPresenceJob]);
    };
    await night();
    expect(context.outbound.asked).toHaveLength(asked);
    clock.advanceDays(31);
    await night();
    expect(context.outbound.asked.slice(asked)).toEqual([PAGE]);
    await night();
    expect(context.outbound.asked).toHaveLength(asked + 1);
    const { presenceCheck } = context.store.tables;
    const [last] = await context.store.read((db) =>
      db.select().from(presenceCheck).where(eq(presenceCheck.method, 'http')),
    );
    expect(last).toMatchObject({
      presenceId: watched.presenceId,
      verified: true,
      state: 'live',
      personId: null,
    });
  });
});

describe('the states of a presence', () => {
  test('are a closed table: nothing leads back to claimed, and every move is one of the table', () => {
    for (const from of presenceStates) {
      expect(presenceRules[from].next).not.toContain('claimed');
      for (const to of presenceStates) {
        for (const method of ['api', 'http', 'hand'] as const) {
          // The platform itself may turn down tomorrow what is on sale today.
          const mayFollow = method === 'api' || presenceRules[from].next.includes(to);
          const isAllowed = presenceRules[to].foundBy.includes(method) && mayFollow;
          if (isAllowed) expect(presenceAfter(from, method, to)).toBe(to);
          else expect(() => presenceAfter(from, method, to), `${from} ${method} ${to}`).toThrow('wrongState');
        }
      }
    }
    expect(presenceRules.suspended.foundBy).not.toContain('http');
  });
});

describe('reading a page', () => {
  const product = 'Chè Shan tuyết Bản Liền';
  const page = (text: string, status = 200, address = 'https://shopee.vn/x') => ({ status, address, text });

  test.each([
    ['its name in the title', page('<title>Chè Shan Tuyết Bản Liền 100g</title>'), 'live', 'shows_product'],
    ['without marks', page('<title>Che Shan tuyet co thu Ban Lien</title>'), 'live', 'shows_product'],
    ['escaped', page('<title>Ch&#232; Shan tuy&#x1EBF;t &amp; hộp quà</title>'), 'live', 'shows_product'],
    [
      'the title for other sites first',
      page('<title>Shopee</title><meta property="og:title" content="Chè Shan tuyết Bản Liền">'),
      'live',
      'shows_product',
    ],
    [
      'sold out',
      page('<title>Chè Shan tuyết Bản Liền</title>{"availability":"https://schema.org/OutOfStock"}'),
      'out_of_stock',
      'sold_out',
    ],
    ['a shell', page('<title>Shopee Việt Nam</title>'), null, 'other_page'],
    ['one word of many', page('<title>Chè đen</title>'), null, 'other_page'],
    ['no title', page('<p>Chè Shan tuyết Bản Liền</p>'), null, 'other_page'],
    ['gone, with 200', page('<title>Sản phẩm không tồn tại</title>'), 'dead_link', 'page_gone'],
    ['gone', page('', 410), 'dead_link', 'page_gone'],
    ['the front page', page('<title>Tiki</title>', 200, 'https://tiki.vn/'), 'dead_link', 'sent_to_front'],
    ['refused', page('<title>Chè Shan tuyết Bản Liền</title>', 429), null, 'platform_refused'],
  ])('%s', (_, given, found, reason) => {
    expect(readPage(given, product)).toMatchObject({ found, reason });
  });
});
