import { and, asc, eq, exists, inArray, isNotNull, max, ne, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  type ExplainedRefusal,
  explainKept,
  type MendedState,
  nextPush,
} from '#app/domain/channels/push/explain-refusal.ts';
import {
  type ChangeTimes,
  neverChanged,
  readChangeTimes,
} from '#app/domain/channels/push/read-change-times.server.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import { readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import {
  asksToLookAgain,
  type ChangedSince,
  changedSince,
  isAnswered,
  lookedAtNow,
} from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** What a channel has against a listing. */
export type ListingRefusals = {
  channel: { code: string; name: string };
  refusals: ExplainedRefusal[];
  /** It was turned down before and is on its way again: the platform has not answered yet. */
  isResending: boolean;
};

const onItsWay: PushItemState[] = ['waiting', 'images', 'creating', 'unknown', 'in_review'];

/**
 * What keeps one of the producer's listings off its shops, by channel, as the platforms said last, and how far mending it
 * has come. Channels that have nothing against it are left out.
 */
export async function readListingRefusals(
  context: Context,
  actor: SellerActor,
  listingId: string,
): Promise<ListingRefusals[]> {
  const { store, clock } = context;
  const { channelProduct, channelShop, pushItem, pushRun } = store.tables;
  const { rows, handedIn, timesOf, textsOf } = await store.read(async (db) => {
    const wasRefused = db
      .select({ id: pushItem.runId })
      .from(pushItem)
      .innerJoin(pushRun, eq(pushRun.id, pushItem.runId))
      .where(
        and(
          eq(pushRun.shopId, channelProduct.shopId),
          eq(pushItem.listingId, channelProduct.listingId),
          inArray(pushItem.state, ['rejected', 'failed']),
        ),
      );
    const rows = await db
      .select({
        channelCode: channelShop.channelCode,
        shop: { followsListing: channelShop.followsListing },
        product: channelProduct,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          eq(channelProduct.listingId, listingId),
          eq(channelShop.producerId, actor.producerId),
          ne(channelShop.state, 'disconnected'),
          or(
            isNotNull(channelProduct.refusal),
            and(inArray(channelProduct.state, onItsWay), exists(wasRefused)),
          ),
        ),
      )
      .orderBy(asc(channelProduct.id));
    if (rows.length === 0) return { rows, handedIn: 0, timesOf: () => neverChanged, textsOf: () => null };
    const today = localDate(clock.now());
    const times = new Map<string, ChangeTimes | undefined>();
    for (const channelCode of new Set(rows.map((row) => row.channelCode))) {
      const about = { channelCode, listingIds: [listingId], today };
      times.set(channelCode, (await readChangeTimes(db, store.tables, about)).get(listingId));
    }
    return {
      rows,
      handedIn: await handedInAt(db, store.tables, listingId),
      timesOf: (channelCode: string) => times.get(channelCode) ?? neverChanged,
      textsOf: await refusedTexts(db, store.tables, [listingId]),
    };
  });
  const codes = [...new Set(rows.map(({ channelCode }) => channelCode))];
  return Promise.all(
    codes.map(async (channelCode) => {
      const channel = channelByCode(channelCode);
      const own = rows.filter((row) => row.channelCode === channelCode);
      const prepared = await readPushListings(context, channel, actor.producerId, [listingId]);
      const one = prepared.get(listingId);
      return {
        channel: { code: channel.code, name: channel.name },
        refusals: own.flatMap(({ product, shop }) => {
          const changed = one ? changedSince(product, one, timesOf(channelCode)) : null;
          const { at } = lookedAtNow(product);
          const texts = textsOf(channelCode, listingId);
          return explainKept(channel, product.refusal, nextPush(shop, product), texts).map((refusal) => {
            // That it is locked is mended with the reasons for it.
            if (refusal.words === 'suspendedFor') return refusal;
            const mended = mendedState(refusal, changed, { handedIn, at });
            return mended ? { ...refusal, mended } : refusal;
          });
        }),
        isResending: own.some(
          ({ product: { state, refusal } }) => refusal === null && onItsWay.includes(state),
        ),
      };
    }),
  );
}

/** The same of one channel. */
export async function readRefusals(
  context: Context,
  actor: SellerActor,
  { listingId, channelCode }: { listingId: string; channelCode: string },
): Promise<ExplainedRefusal[]> {
  const all = await readListingRefusals(context, actor, listingId);
  return all.find(({ channel }) => channel.code === channelCode)?.refusals ?? [];
}

/** When a change that staff still look at was handed in, ms UTC; 0 where there is none. */
async function handedInAt(
  db: Db,
  { listingRevision }: Context['store']['tables'],
  listingId: string,
): Promise<number> {
  const [open] = await db
    .select({ submittedAt: max(listingRevision.submittedAt) })
    .from(listingRevision)
    .where(and(eq(listingRevision.listingId, listingId), eq(listingRevision.state, 'submitted')));
  return open?.submittedAt ?? 0;
}

/** How far a refusal is mended; null while nothing that may mend it was changed. */
function mendedState(
  refusal: ExplainedRefusal,
  changed: ChangedSince | null,
  { handedIn, at }: { handedIn: number; at: number | null },
): MendedState | null {
  if (at === null) return null;
  if (isAfterSending(handedIn, at)) return 'waiting';
  if (!isAnswered(refusal, changed)) return null;
  return refusal.next === 'itself' && asksToLookAgain(refusal, changed) ? 'sending' : 'again';
}
