import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { wantsPhotos } from '#app/domain/catalog/wants-photos.ts';
import { completeDraft, photoOf, saveStep, submitDraft } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

test.each([
  ['Thiếu ảnh', true],
  ['Chưa chụp ẢNH'.normalize('NFD'), true],
  ['Photos missing', true],
  ['Anh Nam chưa liên hệ được', false],
  ['Ảnh hưởng của bão', false],
  ['Thiếu giấy ATTP', false],
  [null, false],
])('“%s” speaks of photos: %s', (reason, isOfPhotos) => {
  expect(wantsPhotos(reason)).toBe(isOfPhotos);
});

eachEngine('a draft whose register entry says why it is not on sale online', (open) => {
  test('shows the reason; one for want of photos cannot be handed in before it has one', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { id: entryId } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
    const { registerEntry, listingRevision } = context.store.tables;
    const reason = (blocker: string | null) =>
      context.store.write((tx) =>
        tx.update(registerEntry).set({ blocker }).where(eq(registerEntry.id, entryId)),
      );
    await reason('Thiếu ảnh');
    const listingId = await completeDraft(context, seller, { entryId });
    await saveStep(context, seller, listingId, 'photos', { photos: [] });
    const editor = () => readEditor(context, seller, listingId, noLimits);
    const blocking = async () =>
      (await editor()).problems.filter(({ severity }) => severity === 'blocking').map(({ code }) => code);
    const next = async () =>
      (await listMyListings(context, seller, { filter: 'all', query: '', page: 1 })).rows[0]?.next;
    expect((await editor()).entry?.reason).toBe('Thiếu ảnh');
    expect(await blocking()).toEqual(['photoWanted']);
    expect(await next()).toEqual({ kind: 'continue', step: 'photos', missing: 1 });
    await expect(submitDraft(context, seller, listingId)).rejects.toMatchObject({
      code: 'listingIncomplete',
    });

    await reason('Chủ thể chưa liên hệ được');
    expect(await blocking()).toEqual([]);
    await reason('Thiếu ảnh');
    const photoId = await photoOf(context, seller);
    await saveStep(context, seller, listingId, 'photos', {
      photos: [{ photoId, altVi: 'Gói chè', altEn: '' }],
    });
    expect(await blocking()).toEqual([]);
    await submitDraft(context, seller, listingId);
    const [row] = await context.store.read((db) =>
      db.select().from(listingRevision).where(eq(listingRevision.listingId, listingId)),
    );
    expect(row?.state).toBe('submitted');
  });
});
