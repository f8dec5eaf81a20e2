import { expect, test } from 'vitest';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { tellOfPapers } from '#app/domain/channels/papers/tell-of-papers.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { readNotices } from '#app/domain/notices/read-notices.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

async function opened(market: TestMarket) {
  const { context, clock } = market;
  const actor = await sellerOf(context);
  const inDays = (days: number) => addDays(localDate(clock.now()), days);
  const give = (changes: Parameters<typeof paperOf>[0] = {}) =>
    givePaper(context, actor, paperOf({ bytes: pdfBytes(JSON.stringify(changes)), ...changes }));
  const unread = async () => (await listNotices(context, actor)).filter(({ isRead }) => !isRead);
  const kinds = async () => (await unread()).map(({ kind }) => kind);
  const atNight = async (days = 1) => {
    clock.advanceDays(days);
    await context.store.write((tx) => context.jobs.enqueue(tx, tellOfPapers, {}));
    await market.runJobs([tellOfPapers]);
  };
  return { context, actor, inDays, give, unread, kinds, atNight };
}

eachEngine('papers that goods need', (open) => {
  test('are spoken of 30 and 7 days before they end and when they have, each once', async () => {
    const { context, actor, inDays, give, unread, kinds, atNight } = await opened(await open());
    const validTo = inDays(32);
    await give({ validTo });
    await atNight();
    expect(await kinds()).toEqual([]);
    await atNight();
    expect(await unread()).toMatchObject([
      {
        kind: 'paper-ends',
        params: { paper: 'food-safety', product: '', day: validTo },
        path: '/seller/papers/give?kind=food-safety',
      },
    ]);
    await readNotices(context, actor, null);
    await atNight(22);
    expect(await kinds()).toEqual([]);
    await atNight();
    // The last day itself still counts.
    expect(await kinds()).toEqual(['paper-ends-soon']);
    await atNight(7);
    expect(await kinds()).toEqual(['paper-ends-soon']);
    await atNight();
    expect(await kinds()).toEqual(['paper-ended']);
    await readNotices(context, actor, null);
    await atNight(30);
    expect(await kinds()).toEqual([]);
  });

  test('are not spoken of where another one holds longer, nor any more once it has come', async () => {
    const { inDays, give, kinds, atNight } = await opened(await open());
    await give({ validTo: inDays(20) });
    await give({ validTo: inDays(400) });
    await give({ kind: 'trademark', validTo: inDays(20) });
    await atNight();
    expect(await kinds()).toEqual([]);
    await give({ kind: 'alcohol-licence', validTo: inDays(5) });
    await atNight();
    expect(await kinds()).toEqual(['paper-ends-soon']);
    await give({ kind: 'alcohol-licence', validTo: inDays(700) });
    expect(await kinds()).toEqual([]);
  });

  test('and that staff refuse are told of with their note, for the product that they are for', async () => {
    const { context, actor, give, unread, kinds } = await opened(await open());
    const listing = { titleVi: 'Chè Bản Liền' };
    const listingId = await publishedListing(context, { producerId: actor.producerId, listing });
    const paperId = await give({ kind: 'self-declaration', listingId });
    const staff = staffMember();
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Thiếu trang 2' });
    expect(await unread()).toMatchObject([
      {
        kind: 'paper-refused',
        params: { paper: 'self-declaration', product: 'Chè Bản Liền', note: 'Thiếu trang 2' },
        path: '/seller/papers/give?kind=self-declaration',
      },
    ]);
    const seenDecidedAt = context.clock.now();
    await decidePaper(context, staff, { paperId, verdict: 'checked', note: '', seenDecidedAt });
    expect(await kinds()).toEqual([]);
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Thiếu trang 2', seenDecidedAt });
    await archivePaper(context, actor, paperId);
    expect(await kinds()).toEqual([]);
  });
});
