import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { presenceRules, presenceStates } from '#app/domain/register/presence-states.ts';
import type { Db, Store } from '#db/store.ts';

/** A product that is said or seen to be bought on the channel already; `url` null where its address is not known. */
export type StandingPresence = {
  url: string | null;
  /** Somebody has seen it there; otherwise it is only said so. */
  isSeen: boolean;
};

const standing = presenceStates.filter((state) => !presenceRules[state].isDown);

/** Of these listings those whose product stands on the channel, by what links and imports say. */
export async function standingPresences(
  db: Db,
  { presence, listing }: Store['tables'],
  channelCode: string,
  listingIds: readonly string[],
): Promise<Map<string, StandingPresence>> {
  const rows = await db
    .select({ listingId: listing.id, url: presence.url, state: presence.state })
    .from(listing)
    .innerJoin(presence, eq(presence.entryId, listing.entryId))
    .where(
      and(
        inArray(listing.id, [...listingIds]),
        eq(presence.channelCode, channelCode),
        isNull(presence.revokedAt),
        inArray(presence.state, standing),
      ),
    )
    .orderBy(asc(presence.id));
  const found = new Map<string, StandingPresence>();
  for (const { listingId, url, state } of rows) {
    const isSeen = state !== 'claimed';
    const known = found.get(listingId);
    // Of several the page that was seen goes before one that is only claimed.
    const isBetter = !known || (isSeen && !known.isSeen) || (known.url === null && isSeen === known.isSeen);
    if (isBetter) found.set(listingId, { url: url ?? known?.url ?? null, isSeen });
  }
  return found;
}
