import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import type { ProductRow } from '#app/domain/channels/push/shop-row.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** What is not mended in the content: a change of these alone is none to whoever has looked at the content. */
const offerFields = /\.(priceVnd|stock)$/;

/** Reasons of our own after which nothing over there stands against trying again. */
const passing: ReadonlySet<ExplainedRefusal['words']> = new Set([
  'busy',
  'notReady',
  'categoryMissing',
  'attributeMissing',
  'notThere',
]);

const off: readonly PushItemState[] = ['rejected', 'failed'];

/** Whether people over there, or the platform's checks, have turned a product down. */
export function isTurnedDown(state: PushItemState, refusals: readonly ExplainedRefusal[]): boolean {
  return off.includes(state) && refusals.some(({ isOwn, words }) => !isOwn || !passing.has(words));
}

/** Whether some reason is about prices or stock, so that a change of these may mend it. */
export function isAboutOffers(refusals: ReadonlyArray<{ field: string | null }>): boolean {
  return refusals.some(({ field }) => field !== null && offerFields.test(field));
}

type SentProduct = Pick<ProductRow, 'contentHash' | 'offerHash' | 'externalId' | 'pushedAt'>;

/**
 * Whether a listing that was turned down has changed in what was looked at since it was sent: its content; prices and stock
 * only where the reason is about them.
 * @param changedAt when anything of it was last changed, ms UTC.
 */
export function hasChangedSince(
  product: SentProduct,
  { fit, attributes }: Pick<PushListing, 'fit' | 'attributes'>,
  refusals: readonly ExplainedRefusal[],
  changedAt: number,
): boolean {
  if (!fit) return false;
  const isLater = isAfterSending(changedAt, product.pushedAt);
  // Of what was deleted there nothing is remembered but when it was sent.
  if (product.contentHash === null) return isLater;
  // What stands there is older than a change that was turned down: only a later one counts.
  const isOther = contentHash(fit, attributes) !== product.contentHash;
  if (isOther && (product.externalId === null || isLater)) return true;
  return isAboutOffers(refusals) && offerHash(fit) !== product.offerHash;
}
