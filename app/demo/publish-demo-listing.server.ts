import { demoStaff } from '#app/demo/demo-actors.ts';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { loadOwnListing } from '#app/domain/catalog/own-listing.server.ts';
import { reviewNotices, reviewSubject } from '#app/domain/catalog/review-notices.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';

/** Hands a demo draft in and, unless the rules let it pass, approves it. */
export async function publishDemoListing(
  context: Context,
  seller: SellerActor,
  listingId: string,
): Promise<void> {
  const { store } = context;
  await store.write(async (tx) => {
    const draft = await loadOwnListing(tx, store.tables, seller.producerId, listingId);
    if (!draft.open) return;
    const { outcome } = await submitListing(context, seller, { listingId, saves: draft.open.saves });
    if (outcome === 'published') return;
    const submitted = await loadOwnListing(tx, store.tables, seller.producerId, listingId);
    if (!submitted.open) return;
    await approveListing(context, demoStaff, { revisionId: submitted.open.id, saves: submitted.open.saves });
    // Long ago, as the demo tells it: no news for whoever looks round.
    await settleNotices(context, tx, { subject: reviewSubject(listingId), kinds: reviewNotices });
  });
}
