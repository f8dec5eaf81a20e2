import { expect, test } from 'vitest';
import { archiveListing, bringBackListing } from '#app/domain/catalog/archive-listing.server.ts';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { updateProfile } from '#app/domain/catalog/update-profile.server.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { gridFile, importFile } from '#tests/domain/register/register-file.ts';
import {
  approveOpen,
  completeDraft,
  ownListing,
  saveStep,
  size,
  staffMember,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { seenPage } from '#tests/support/seen-page.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

/** A count that took long (on a busy machine) is shown for a while in spite of changes; later it is not. */
const LATER_MS = 600_000;
const PRODUCER = 'HTX Thử Nghiệm';
const SLUG = 'che-shan-tuyet-co-thu-ban-lien';

/** A producer with one entry of the register and a draft of it, handed in. */
async function openShop(market: TestMarket) {
  const { context } = market;
  const seller = await sellerOf(context, PRODUCER);
  const entry = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
  const listingId = await completeDraft(context, seller, { entryId: entry.id });
  await submitDraft(context, seller, listingId);
  const { producer } = context.store.tables;
  const [slugs] = await context.store.read((db) => db.select({ slug: producer.slug }).from(producer));
  const pages = [
    '/',
    '/products',
    '/products?set=QD26-11',
    '/products?channel=shopee',
    `/products/${SLUG}`,
    '/search?q=shan+tuyet',
    '/producers',
    `/producers/${slugs?.slug}`,
    '/places',
    '/places/ban-lien',
    '/map',
    `/p/${entry.code}`,
    '/en',
    `/en/products/${SLUG}`,
    '/products.data',
  ];
  return { seller, entry, listingId, pages };
}

test('kept pages never show what was before an act: they say the same as a server that keeps nothing', async () => {
  const market = await testMarket();
  const { context, clock } = market;
  const { seller, entry, listingId, pages } = await openShop(market);
  const keeping = await startServer(market);
  const plain = await startServer({ context: market.openAgain({ HTML_CACHE_BYTES: '1' }) });
  const staff = staffMember();
  const today = () => localDate(clock.now());

  const variantId = async () =>
    (await ownListing(context, seller, listingId)).content.variants[0]?.variantId ?? '';
  const handIn = async (step: 'what' | 'sizes', values: Record<string, unknown>) => {
    await saveStep(context, seller, listingId, step, values);
    return submitDraft(context, seller, listingId);
  };
  const seen = (state: 'live' | 'dead_link') => ({
    channelCode: 'shopee',
    url: 'https://shopee.vn/che-i.1.2',
    state,
    seenOn: today(),
    note: 'Tự mở trang xem',
    evidenceHash: 'a'.repeat(64),
  });
  const producerCode = async () => {
    const { producer } = context.store.tables;
    const [row] = await context.store.read((db) => db.select({ code: producer.code }).from(producer));
    return row?.code ?? '';
  };
  let presenceId = '';

  const acts: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
    ['approved', () => approveOpen(context, seller, listingId)],
    [
      'another text approved',
      async () => {
        await handIn('what', { ...what, summaryVi: 'Hái vào buổi sớm.', titleEn: 'Ban Lien tea' });
        await approveOpen(context, seller, listingId);
      },
    ],
    [
      'a lower price, which passes by rule',
      async () => {
        const variants = [{ ...size, variantId: await variantId(), price: 170_000, seenStock: 20 }];
        expect(await handIn('sizes', { variants })).toMatchObject({ outcome: 'published' });
      },
    ],
    ['sold out', async () => setStock(context, seller, { variantId: await variantId(), stock: 0, seen: 20 })],
    [
      'there again',
      async () => setStock(context, seller, { variantId: await variantId(), stock: 7, seen: 0 }),
    ],
    ['suspended', () => suspendListing(context, staff, { listingId, note: 'Ảnh của người khác' })],
    ['let back', () => liftSuspension(context, staff, listingId)],
    [
      'its producer suspended',
      async () => suspendProducer(context, staff, { code: await producerCode(), note: 'Giấy đã hết hạn' }),
    ],
    ['its producer let back', async () => liftProducerSuspension(context, staff, await producerCode())],
    ['archived', () => archiveListing(context, seller, listingId)],
    ['brought back', () => bringBackListing(context, seller, listingId)],
    [
      'another profile',
      () =>
        updateProfile(context, seller, {
          contactPhone: '0912 000 111',
          contactZalo: '',
          contactEmail: '',
          website: '',
          storyVi: 'Mười hai nhà cùng làm.',
          storyEn: '',
        }),
    ],
    [
      'seen on another platform',
      async () => {
        presenceId = (await recordPresence(context, staff, { ...seen('live'), entryId: entry.id }))
          .presenceId;
      },
    ],
    ['gone from there', () => checkPresenceByHand(context, staff, { presenceId, ...seen('dead_link') })],
    ['seen there again', () => checkPresenceByHand(context, staff, { presenceId, ...seen('live') })],
    ['revoked there', () => revokePresence(context, staff, { presenceId, note: 'Nhầm sản phẩm' })],
    [
      'recognised, by a file',
      async () => {
        const [year, month, day] = addDays(today(), -10).split('-');
        const file = await gridFile([
          ['Mã mục', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'],
          [entry.code, 'Chè Shan tuyết', PRODUCER, 5, '99/QĐ-UBND', `${day}/${month}/${year}`],
        ]);
        const { summary } = await importFile(context, file, { asOf: today() });
        expect(summary).toMatchObject({ changed: 1 });
      },
    ],
  ];

  const stale: string[] = [];
  let before = await readAll(keeping, pages);
  for (const [name, act] of acts) {
    clock.advance(LATER_MS);
    await act();
    const kept = await readAll(keeping, pages);
    const fresh = await readAll(plain, pages);
    for (const path of pages) if (kept.get(path) !== fresh.get(path)) stale.push(`${path} after: ${name}`);
    const changed = pages.filter((path) => fresh.get(path) !== before.get(path));
    expect(changed, `what visitors see after: ${name}`).not.toEqual([]);
    before = fresh;
  }
  expect(stale).toEqual([]);
}, 300_000);

async function readAll(server: TestServer, pages: ReadonlyArray<string>): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const path of pages) {
    const { status, body } = await seenPage(server, path);
    read.set(path, `${status} ${body}`);
  }
  return read;
}
