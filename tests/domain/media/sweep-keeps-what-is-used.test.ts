import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { discardDraft } from '#app/domain/catalog/withdraw-listing.server.ts';
import { readEvidence, stageEvidence } from '#app/domain/media/stage-evidence.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { sweepPhotos } from '#app/domain/media/sweep-photos.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { storageKey } from '#app/server/storage/storage.ts';
import {
  approveOpen,
  completeDraft,
  ownListing,
  saveStep,
  staffMember,
  submitDraft,
} from '#tests/factories/listing-steps.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

type Context = TestMarket['context'];

/** Many nights later: every file is old, and the sweep has come by. */
async function nightsLater({ context, clock, dataDir }: TestMarket): Promise<void> {
  clock.advanceDays(30);
  const files = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
  for (const file of files) if (file.isFile()) await utimes(join(file.parentPath, file.name), 1, 1);
  await sweepPhotos.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
}

async function photoOf(context: Context, actor: SellerActor, seed: number) {
  const bytes = await photoBytes({ seed });
  const staged = await stagePhoto(context, actor, { bytes, clientKey: `k${seed}`, fileName: 'anh.jpg' });
  return { id: staged.id, file: storageKey('photos', `${staged.hash}.jpg`) };
}

const shown = (photoId: string) => ({ photoId, altVi: 'Hộp chè mở nắp', altEn: '' });

eachEngine('the nightly sweep', (open) => {
  test('keeps a screenshot that a look relies on, also of a presence that was revoked since', async () => {
    const market = await open();
    const { context, clock } = market;
    const staff = staffMember();
    const relied = await stageEvidence(context, staff, await photoBytes({ seed: 1 }));
    const unused = await stageEvidence(context, staff, await photoBytes({ seed: 2 }));
    const { presenceId, verified } = await recordPresence(context, staff, {
      entryId: await registerEntry(context),
      channelCode: 'shopee',
      url: 'https://shopee.vn/mat-ong-i.1.2',
      state: 'live',
      seenOn: localDate(clock.now()),
      note: 'Có ảnh chụp màn hình',
      evidenceHash: relied.hash,
    });
    expect(verified).toBe(true);
    await nightsLater(market);
    expect((await readEvidence(context, staff, relied.hash)).length).toBeGreaterThan(100);
    await expect(readEvidence(context, staff, unused.hash)).rejects.toThrow('evidence');
    await revokePresence(context, staff, { presenceId, note: 'Nhầm sản phẩm' });
    await nightsLater(market);
    expect((await readEvidence(context, staff, relied.hash)).length).toBeGreaterThan(100);
  });

  test('keeps the photos of the public page while a draft does without them', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const onPage = await photoOf(context, seller, 1);
    await saveStep(context, seller, listingId, 'photos', { photos: [shown(onPage.id)] });
    await submitDraft(context, seller, listingId);
    await approveOpen(context, seller, listingId);

    const tried = await photoOf(context, seller, 2);
    const next = await photoOf(context, seller, 3);
    await saveStep(context, seller, listingId, 'photos', { photos: [shown(tried.id), shown(next.id)] });
    await saveStep(context, seller, listingId, 'photos', { photos: [shown(next.id)] });
    await nightsLater(market);
    const kept = async () =>
      Promise.all([onPage, tried, next].map(({ file }) => context.storage.exists(file)));
    expect(await kept()).toEqual([true, false, true]);

    // The draft goes, and the listing is as it was: with a photo that is still there.
    await discardDraft(context, seller, listingId);
    const { content } = await ownListing(context, seller, listingId);
    expect(content.photos.map(({ photoId }) => photoId)).toEqual([onPage.id]);
    await nightsLater(market);
    expect((await kept())[0]).toBe(true);
  });

  test('keeps the photos that a reviewer has seen in a draft that was handed in', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const photo = await photoOf(context, seller, 1);
    await saveStep(context, seller, listingId, 'photos', { photos: [shown(photo.id)] });
    await submitDraft(context, seller, listingId);
    await nightsLater(market);
    expect(await context.storage.exists(photo.file)).toBe(true);
  });
});
