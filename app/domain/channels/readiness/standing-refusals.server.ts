import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import {
  type ProductOfShop,
  turnedDownProducts,
} from '#app/domain/channels/push/turned-down-products.server.ts';
import type { ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

/** A published listing that our rules find ready for a channel, and that the platform has refused as it still is. */
export type StandingRefusal = Omit<ProblemSet, 'listings'> & {
  listingId: string;
  communeCode: string | null;
  refusals: ExplainedRefusal[];
};

/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 500;

/** Which listing a channel has turned down, and why; nobody has changed it since. */
export type UnchangedRefusal = { listingId: string; channelCode: string; refusals: ExplainedRefusal[] };

/**
 * What platforms have refused and nobody has changed since, of a producer or of all (null), whatever our rules say of it: what
 * is changed is mended as far as anybody can tell, until it has been looked at anew. The one meaning of "refused": lists, counts
 * and the desk ask here. One query finds what was refused, which is little; only of that is read what a push would send.
 */
export async function unchangedRefusals(
  context: Context,
  producerId: string | null,
  only: readonly Channel[] = channels,
): Promise<UnchangedRefusal[]> {
  return unchangedOf(context, producerId, only, await refusedProducts(context, producerId, only));
}

/** The same of what our rules find ready: it is not, whatever they say. */
export async function standingRefusals(
  context: Context,
  producerId: string | null,
  only: readonly Channel[] = channels,
): Promise<StandingRefusal[]> {
  const refused = await refusedProducts(context, producerId, only);
  const ready = await readyAmong(
    context,
    refused.map(({ product }) => product.listingId),
  );
  const rowOf = (code: string, id: string) => ready.get(`${code} ${id}`);
  const ofReady = refused.filter(({ channelCode, product }) => rowOf(channelCode, product.listingId));
  return (await unchangedOf(context, producerId, only, ofReady)).flatMap(
    ({ channelCode, listingId, refusals }) => {
      const row = rowOf(channelCode, listingId);
      return row ? [{ ...row, refusals }] : [];
    },
  );
}

type RefusedProduct = ProductOfShop & { channelCode: string };

/** What shops that are connected have been told no about. */
async function refusedProducts(
  context: Context,
  producerId: string | null,
  only: readonly Channel[],
): Promise<RefusedProduct[]> {
  const { channelProduct, channelShop } = context.store.tables;
  return context.store.read((db) =>
    db
      .select({
        product: channelProduct,
        shop: { followsListing: channelShop.followsListing },
        channelCode: channelShop.channelCode,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          inArray(channelProduct.state, ['rejected', 'failed']),
          isNotNull(channelProduct.refusal),
          eq(channelShop.state, 'connected'),
          inArray(
            channelShop.channelCode,
            only.map(({ code }) => code),
          ),
          producerId === null ? undefined : eq(channelShop.producerId, producerId),
        ),
      ),
  );
}

/** How those of these listings stand that our rules find ready and that are published, by channel and listing. */
async function readyAmong(
  context: Context,
  listingIds: readonly string[],
): Promise<ReadonlyMap<string, Omit<StandingRefusal, 'refusals'>>> {
  const { channelReadiness } = context.store.tables;
  const { listingId, channelCode, rank, problems, communeCode } = channelReadiness;
  const ready = new Map<string, Omit<StandingRefusal, 'refusals'>>();
  const ids = [...new Set(listingIds)];
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const some = ids.slice(from, from + IDS_PER_QUERY);
    const found = await context.store.read((db) =>
      db
        .select({ listingId, channelCode, rank, problems, communeCode })
        .from(channelReadiness)
        .where(
          and(
            inArray(listingId, some),
            eq(channelReadiness.state, 'ready'),
            eq(channelReadiness.isPublished, true),
          ),
        ),
    );
    for (const row of found) ready.set(`${row.channelCode} ${row.listingId}`, row);
  }
  return ready;
}

/** Those of these products whose listing is as it was when it was turned down. */
async function unchangedOf(
  context: Context,
  producerId: string | null,
  only: readonly Channel[],
  products: readonly RefusedProduct[],
): Promise<UnchangedRefusal[]> {
  const unchanged: UnchangedRefusal[] = [];
  for (const channel of only) {
    const own = products.filter(({ channelCode }) => channelCode === channel.code);
    if (own.length === 0) continue;
    const ids = [...new Set(own.map(({ product }) => product.listingId))];
    const prepared = await readPushListings(context, channel, producerId, ids);
    const turnedDown = await turnedDownProducts(context, channel, own, prepared);
    for (const [listingId, { refusals, hasChanged, isTouched }] of turnedDown) {
      // What may not leave as it is cannot be compared with what was sent.
      const isOther = prepared.get(listingId)?.fit ? hasChanged : isTouched;
      if (!isOther) unchanged.push({ listingId, channelCode: channel.code, refusals });
    }
  }
  return unchanged;
}

/** Those of a channel, by listing. */
export function refusedOn(
  standing: readonly StandingRefusal[],
  channelCode: string,
): ReadonlyMap<string, StandingRefusal> {
  return new Map(
    standing.filter((one) => one.channelCode === channelCode).map((one) => [one.listingId, one]),
  );
}
