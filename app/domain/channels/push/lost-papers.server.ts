import { categoryIdOf } from '#app/domain/channels/attributes/attribute-answers.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { PaperThere } from '#app/domain/channels/platform/platform.ts';
import { isSentName } from '#app/domain/channels/push/outgoing-papers.server.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

export type LostPapers = {
  /** Of which one lets the product be sold again, lost kinds first; null where nothing keeps it off sale. */
  wanted: readonly PaperKind[] | null;
  /** What has ended here while the platform has a paper of its own. `endedOn`: the last local day here. */
  onlyThere: ReadonlyArray<{ kind: PaperKind; endedOn: string }>;
};

export const nothingLost: LostPapers = { wanted: null, onlyThere: [] };

/**
 * Papers that the platform's category must have and of which the one that the producer gave here holds no more: staff refused
 * it, it has ended, or it was put away. The platform knows nothing of that and goes on selling. Asked there only of goods that
 * have lost a paper. Nothing is lost where the category asks for what was never given here, as the producer may have handed it
 * in over there; nor where ours has ended and another one stands there that the platform takes: when that one ends it may not
 * say. One that staff refused or the producer put away may be the very one that stands there.
 * @throws PlatformTrouble, ShopStopped
 */
export async function lostPapers(work: ProductAtWork, listing: ChannelListing): Promise<LostPapers> {
  const { channel } = work;
  const held = new Set(listing.papers.map(({ kind }) => kind));
  const lost = lostKinds(listing);
  const categoryId = categoryIdOf(listing.category);
  if (!channel.platform?.papersAsked || lost.size === 0 || categoryId === null) return nothingLost;
  const asked = await work.call(async (platform, session) => platform.papersAsked?.(session, categoryId));
  const unmet = (asked ?? []).filter(
    (kinds) => kinds.some((kind) => lost.has(kind)) && !kinds.some((kind) => held.has(kind)),
  );
  const ended = unmet.map((kinds) => ({ kinds, own: endedAlone(listing, kinds) }));
  const there = ended.some(({ own }) => own !== null) ? await othersThere(work, categoryId) : [];
  const onlyThere = ended.flatMap(({ kinds, own }) =>
    own && there.some((one) => one.kinds.some((kind) => kinds.includes(kind))) ? [{ kinds, own }] : [],
  );
  const missing = unmet.filter((kinds) => !onlyThere.some((one) => one.kinds === kinds)).flat();
  return {
    wanted: missing.length === 0 ? null : missing.sort((a, b) => Number(lost.has(b)) - Number(lost.has(a))),
    onlyThere: onlyThere.map(({ own }) => own),
  };
}

/** Kinds that were given here and of which none holds today: ended, refused or put away. */
export function lostKinds({ papers, lapsedPapers, putAwayPapers }: ChannelListing): Set<string> {
  const lost = new Set([...lapsedPapers, ...putAwayPapers].map(({ kind }) => kind));
  for (const { kind } of papers) lost.delete(kind);
  return lost;
}

/** The last of these kinds to end, where all that were lost of them have ended by their day; null otherwise. */
function endedAlone(
  { lapsedPapers, putAwayPapers }: ChannelListing,
  kinds: readonly PaperKind[],
): LostPapers['onlyThere'][number] | null {
  if (putAwayPapers.some(({ kind }) => kinds.some((one) => one === kind))) return null;
  const ended = lapsedPapers.flatMap(({ kind, endedOn }) => {
    const own = kinds.find((one) => one === kind);
    return own === undefined ? [] : [{ kind: own, endedOn }];
  });
  let last: LostPapers['onlyThere'][number] | null = null;
  for (const { kind, endedOn } of ended) {
    if (endedOn === null) return null;
    if (last === null || last.endedOn < endedOn) last = { kind, endedOn };
  }
  return last;
}

/**
 * Papers that the seller has handed in over there, of a product that was not turned down. Ours go there with the day on which
 * they end, under names of ours.
 */
async function othersThere(work: ProductAtWork, categoryId: string): Promise<PaperThere[]> {
  const { product, context } = work;
  if (product.state === 'rejected') return [];
  const today = startOfLocalDay(localDate(context.clock.now()));
  const there = await work.call(async (platform, session) =>
    platform.papersThere?.(session, work.there(), categoryId),
  );
  return (there ?? []).filter(
    ({ endsAt, fileNames }) => (endsAt === null || endsAt >= today) && !fileNames.some(isSentName),
  );
}
