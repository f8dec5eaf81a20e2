import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { claimLink, placeLink } from '#app/domain/register/claim-link.server.ts';
import { MOST_LINKS } from '#app/domain/register/match-links.server.ts';
import { PAUSE_MS } from '#app/domain/register/watch-presences.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** A product's page on a channel, as its producer gives it. */
export type ClaimedLink = {
  entryId: string;
  url: string;
  /** The page sells another product as well, as the producer says. */
  isForBoth?: boolean;
  /** Its place in the form; absent, that in the list. */
  at?: number;
};

/**
 * Records where a producer says that their products are for sale. Their own word makes them claimed and no more: "live
 * and verified" waits for a look, which is put on the list, one host after the other at a visitor's pace.
 * @returns how many are new; those that stood there already are left as they are.
 * @throws NotFound for an entry that is not theirs; DomainError linksMissing, tooManyLinks (links), notAUrl,
 * linkUnknownChannel, presenceChannelClosed, linkSellersOwn, linkNotProduct, linkNotProductLike, presenceRevoked, linkOfOther (each with
 * the place of its link, "link-0")
 */
export async function claimPresences(
  context: Context,
  actor: SellerActor,
  links: ReadonlyArray<ClaimedLink>,
): Promise<{ claimed: number; known: number }> {
  if (links.length === 0) throw new DomainError('linksMissing', { field: 'links' });
  if (links.length > MOST_LINKS)
    throw new DomainError('tooManyLinks', { field: 'links', params: { max: MOST_LINKS } });
  const { store } = context;
  const channels = await store.read((db) => db.select().from(store.tables.channel));
  const today = localDate(context.clock.now());
  const isDemo = await isDemoMarket(context);
  const found = links.map(({ entryId, url, isForBoth = false, at }, index) => ({
    entryId,
    isForBoth,
    ...placeLink({ channels, isDemo }, url, today, `link-${at ?? index}`),
  }));
  return store.write(async (tx) => {
    const waiting = new Map<string, number>();
    let claimed = 0;
    for (const link of found) {
      const before = waiting.get(link.channelCode) ?? 0;
      const { isNew } = await claimLink(context, tx, actor, link, before * PAUSE_MS);
      if (!isNew) continue;
      claimed += 1;
      waiting.set(link.channelCode, before + 1);
    }
    return { claimed, known: found.length - claimed };
  });
}
