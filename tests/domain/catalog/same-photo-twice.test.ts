import { expect, test } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { saveStep } from '#tests/factories/listing-steps.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the same picture sent twice', (open) => {
  test('stands in a listing once, with the words of the first, and in another listing as well', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const make = async () => (await createListing(context, seller, { entryId: null })).listingId;
    const stage = async (seed: number, clientKey: string) =>
      stagePhoto(context, seller, { bytes: await photoBytes({ seed }), clientKey, fileName: 'a.jpg' });
    const [one, other] = [await make(), await make()];
    const first = await stage(1, 'phone-one-0001');
    const as = (photoId: string, altVi: string) => ({ photoId, altVi, altEn: '' });
    await saveStep(context, seller, one, 'photos', { photos: [as(first.id, 'Gói chè')] });
    const again = await stage(1, 'phone-two-0001');
    const next = await stage(2, 'phone-two-0002');
    expect([again.hash, again.id === first.id]).toEqual([first.hash, false]);
    await saveStep(context, seller, one, 'photos', {
      photos: [as(first.id, 'Gói chè'), as(again.id, 'Lần nữa'), as(next.id, 'Đồi chè')],
    });
    const photosOf = async (listingId: string) =>
      (await readEditor(context, seller, listingId, noLimits)).content.photos.map(({ altVi }) => altVi);
    expect(await photosOf(one)).toEqual(['Gói chè', 'Đồi chè']);
    await saveStep(context, seller, other, 'photos', { photos: [as(again.id, 'Lần nữa')] });
    expect(await photosOf(other)).toEqual(['Lần nữa']);
  });
});
