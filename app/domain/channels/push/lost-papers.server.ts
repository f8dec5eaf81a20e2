import { categoryIdOf } from '#app/domain/channels/attributes/attribute-answers.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';

/**
 * Papers of which one lets a product be sold again, where the platform's category must have one and the one that the
 * producer gave holds no more: staff refused it, it has ended, or it was put away. The platform knows nothing of that and
 * goes on selling. Asked there only of goods that have lost a paper.
 * @returns null where nothing is lost: also where the category asks for what was never given here, as the producer may have
 *   handed it in over there; `lost` kinds first.
 * @throws PlatformTrouble, ShopStopped
 */
export async function lostPapers(
  work: ProductAtWork,
  { papers, lapsedPapers, putAwayPapers, category }: ChannelListing,
): Promise<readonly PaperKind[] | null> {
  const { channel } = work;
  const held = new Set(papers.map(({ kind }) => kind));
  const lost = new Set([...lapsedPapers, ...putAwayPapers].map(({ kind }) => kind));
  for (const kind of held) lost.delete(kind);
  const categoryId = categoryIdOf(category);
  if (!channel.platform?.papersAsked || lost.size === 0 || categoryId === null) return null;
  const asked = await work.call(async (platform, session) => platform.papersAsked?.(session, categoryId));
  const unmet = (asked ?? []).filter(
    (kinds) => kinds.some((kind) => lost.has(kind)) && !kinds.some((kind) => held.has(kind)),
  );
  if (unmet.length === 0) return null;
  return unmet.flat().sort((a, b) => Number(lost.has(b)) - Number(lost.has(a)));
}
