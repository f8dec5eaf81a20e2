import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { archiveListing } from '#app/domain/catalog/archive-listing.server.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { listReviewQueue } from '#app/domain/catalog/list-review-queue.server.ts';
import type { ListingFilter } from '#app/domain/catalog/listing-filters.ts';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readProfile } from '#app/domain/catalog/read-profile.server.ts';
import { maskName } from '#app/domain/catalog/read-representative.server.ts';
import { readReview } from '#app/domain/catalog/read-review.server.ts';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { updateProfile } from '#app/domain/catalog/update-profile.server.ts';
import {
  completeDraft,
  needReference,
  ownListing,
  publishedListing,
  saveStep,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a producer’s own list', (open) => {
  test('says of each listing what to do next, and narrows by it', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    await needReference(context);
    const named: Record<string, string> = {};
    const name = (id: string, word: string) => {
      named[id] = word;
      clock.advance(1000);
    };
    name((await createListing(context, seller, { entryId: null })).listingId, 'empty');
    name(await completeDraft(context, seller), 'complete');
    const waiting = await completeDraft(context, seller);
    await submitDraft(context, seller, waiting);
    name(waiting, 'waiting');
    name(await publishedListing(context, seller), 'onSale');
    const soldOut = await publishedListing(context, seller);
    const variantId = (await ownListing(context, seller, soldOut)).content.variants[0]?.variantId ?? '';
    await setStock(context, seller, { variantId, stock: 0, seen: 20 });
    name(soldOut, 'soldOut');
    const away = await publishedListing(context, seller);
    await archiveListing(context, seller, away);
    name(away, 'away');
    await publishedListing(context, await sellerOf(context, 'HTX Khác'));

    const list = async (filter: ListingFilter, query = '') => {
      const { rows } = await listMyListings(context, seller, { filter, query, page: 1 });
      return rows.map(({ id, next }) => `${named[id]}: ${next.kind}`);
    };
    expect(await list('all')).toEqual([
      'away: bringBack',
      'soldOut: restock',
      'onSale: none',
      'waiting: wait',
      'complete: submit',
      'empty: continue',
    ]);
    expect(await list('todo')).toEqual(['complete: submit', 'empty: continue']);
    expect(await list('waiting')).toEqual(['waiting: wait']);
    expect(await list('onSale')).toEqual(['soldOut: restock', 'onSale: none']);
    expect(await list('soldOut')).toEqual(['soldOut: restock']);
    expect(await list('off')).toEqual(['away: bringBack']);
    expect(await list('onSale', 'SHAN tuyet')).toHaveLength(2);
    expect(await list('onSale', 'uyết')).toHaveLength(0);
  });

  test('finds by SKU, keeps to its pages, and knows an empty list from an empty answer', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const read = (query: string, page = 1) => listMyListings(context, seller, { filter: 'all', query, page });
    expect(await read('')).toMatchObject({ any: false, rows: [], pages: 1 });
    await completeDraft(context, seller, { sizes: [{ sku: 'CHE-01' }] });
    expect((await read('che-0')).rows).toHaveLength(1);
    expect(await read('gạo')).toMatchObject({ any: true, rows: [], total: 0 });
    expect((await read('', 99)).rows).toHaveLength(1);
    expect((await read('100%_')).rows).toHaveLength(0);
  });
});

eachEngine('the review desk', (open) => {
  test('lists the longest waiting first, and tells new listings from changes', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const change = await publishedListing(context, seller);
    const first = await completeDraft(context, seller, { what: { titleVi: 'Mận Tam hoa' } });
    await submitDraft(context, seller, first);
    clock.advance(1000);
    await saveStep(context, seller, change, 'what', { ...what, summaryVi: 'Mới' });
    await submitDraft(context, seller, change);
    const read = (kind: 'all' | 'first' | 'change', query = '') =>
      listReviewQueue(context, { kind, query, page: 1 });
    expect((await read('all')).rows.map(({ title, isFirst }) => [title, isFirst])).toEqual([
      ['Mận Tam hoa', true],
      [what.titleVi, false],
    ]);
    expect((await read('first')).rows).toHaveLength(1);
    expect((await read('change', 'man')).rows).toHaveLength(0);
    expect(await read('change', 'shan')).toMatchObject({ total: 1, waiting: 2 });
  });

  test('shows exactly what changes, with the words to look at and the register beside them', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    await saveStep(context, seller, listingId, 'what', {
      ...what,
      titleVi: 'Chè 5 sao',
      descriptionVi: 'Chữa khỏi bệnh ho, gọi 0912 345 678',
    });
    await submitDraft(context, seller, listingId);
    const { open: waiting } = await ownListing(context, seller, listingId);
    const review = await readReview(context, waiting?.id ?? '', noLimits);
    expect(review.isFirst).toBe(false);
    expect(review.judgements.map(({ change }) => change.field)).toEqual(['titleVi', 'descriptionVi']);
    expect(review.findings.map(({ kind, contradicts }) => [kind, contradicts])).toEqual([
      ['star', true],
      ['claim', false],
      ['contact', false],
    ]);
    expect(review.history).toMatchObject([
      { round: 2, act: 'submitted' },
      { round: 1, act: 'approved' },
      { round: 1, act: 'submitted' },
    ]);
    await expect(readReview(context, 'none', noLimits)).rejects.toMatchObject({ isNotFound: true });
  });
});

eachEngine('what a producer says of itself', (open) => {
  const fields = {
    contactPhone: '0912 345 678',
    contactZalo: '',
    contactEmail: '',
    website: '',
    storyVi: '',
    storyEn: '',
  };

  test('is public at once, in one form', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await updateProfile(context, seller, { ...fields, storyVi: 'Mười hai hộ cùng làm chè từ năm 2015.' });
    expect(await readProfile(context, seller)).toMatchObject({
      contactPhone: '0912345678',
      storyVi: 'Mười hai hộ cùng làm chè từ năm 2015.',
    });
    const { producer } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(producer).where(eq(producer.id, seller.producerId)),
    );
    expect(row).toMatchObject({ contactPhone: '+84912345678', contactZalo: null, storyEn: null });
  });

  test.each([
    [{ contactPhone: '12' }, 'notAPhone', 'contactPhone'],
    [{ contactEmail: 'a@' }, 'notAnEmail', 'contactEmail'],
    [{ website: 'javascript:alert(1)' }, 'notAUrl', 'website'],
    [{ website: 'che' }, 'notAUrl', 'website'],
    [{ website: 'https://:@che.example' }, 'notAUrl', 'website'],
    [{ website: 'https://che.example\\@khac.example' }, 'notAUrl', 'website'],
    [{ website: 'https:\\\\che.example' }, 'notAUrl', 'website'],
    [{ website: 'https://che.example/hai chu' }, 'notAUrl', 'website'],
    [{ storyVi: 'Chè chữa khỏi bệnh' }, 'storyHasClaims', 'storyVi'],
    [{ storyEn: 'Call 0912 345 678' }, 'storyHasClaims', 'storyEn'],
    [{ storyVi: 'Chè 5 sao' }, 'storyHasClaims', 'storyVi'],
  ])('refuses %o: %s', async (change, code, field) => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await expect(updateProfile(context, seller, { ...fields, ...change })).rejects.toMatchObject({
      code,
      field,
    });
  });

  test('a representative is recognised by their own people only', () => {
    expect(maskName('Vàng Thị  Mỷ'.normalize('NFD'))).toBe('Vàng T• M•');
  });
});
