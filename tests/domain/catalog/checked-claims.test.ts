import { expect, test } from 'vitest';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { noLimits } from '#app/domain/catalog/listing-problems.ts';
import { readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { readReview } from '#app/domain/catalog/read-review.server.ts';
import {
  completeDraft,
  ownListing,
  publishedListing,
  saveStep,
  staffMember,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const claim = 'Hái tay, sao chảo gang. Giảm đau bụng.';

async function waiting(
  context: TestMarket['context'],
  seller: Awaited<ReturnType<typeof sellerOf>>,
  listingId: string,
) {
  await submitDraft(context, seller, listingId);
  const { open } = await ownListing(context, seller, listingId);
  return { revisionId: open?.id ?? '', saves: open?.saves ?? -1 };
}

eachEngine('words that promise something', (open) => {
  test('go public only when the reviewer says that they were checked, and the record keeps it', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, { what: { descriptionVi: claim } });
    const decision = await waiting(context, seller, listingId);
    const { findings } = await readReview(context, decision.revisionId, noLimits);
    expect(findings).toMatchObject([{ words: 'Giảm đau bụng', isStrong: true }]);

    await expect(approveListing(context, staffMember(), decision)).rejects.toMatchObject({
      code: 'claimsUnchecked',
      field: 'hasCheckedClaims',
    });
    expect((await ownListing(context, seller, listingId)).open?.state).toBe('submitted');

    await approveListing(context, staffMember(), { ...decision, hasCheckedClaims: true });
    expect((await ownListing(context, seller, listingId)).listing.state).toBe('published');
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) => db.select().from(audit));
    const approval = acts.find(({ act }) => act === 'approve-listing');
    expect(approval?.detail).toMatchObject({ hasCheckedClaims: true });
  });

  test('are asked about once: a later change of other words needs no tick', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, { what: { descriptionVi: claim } });
    const first = await waiting(context, seller, listingId);
    await approveListing(context, staffMember(), { ...first, hasCheckedClaims: true });
    await saveStep(context, seller, listingId, 'what', {
      ...what,
      descriptionVi: claim,
      summaryVi: 'Vị chát nhẹ, hậu ngọt.',
    });
    await approveListing(context, staffMember(), await waiting(context, seller, listingId));
    await saveStep(context, seller, listingId, 'what', { ...what, descriptionVi: `${claim} Mát gan.` });
    const decision = await waiting(context, seller, listingId);
    await expect(approveListing(context, staffMember(), decision)).rejects.toMatchObject({
      code: 'claimsUnchecked',
    });
  });

  test('stars without a recognition are asked about each time', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    for (const summaryVi of ['Ngon.', 'Rất ngon.']) {
      await saveStep(context, seller, listingId, 'what', { ...what, titleVi: 'Chè Shan 5 sao', summaryVi });
      const decision = await waiting(context, seller, listingId);
      await expect(approveListing(context, staffMember(), decision)).rejects.toMatchObject({
        code: 'claimsUnchecked',
      });
      await approveListing(context, staffMember(), { ...decision, hasCheckedClaims: true });
    }
  });

  test('the form remembers which steps the producer has saved, and the seller is warned there', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, { what: { descriptionVi: claim } });
    const editor = await readEditor(context, seller, listingId, noLimits);
    expect(editor.content.savedSteps).toEqual(['what', 'photos', 'sizes', 'label', 'story']);
    expect(editor.problems.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { code: 'claimWords', step: 'what', field: 'descriptionVi', params: { words: 'Giảm đau bụng' } },
    ]);
  });
});
