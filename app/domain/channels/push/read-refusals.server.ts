import { and, asc, eq, exists, inArray, isNotNull, max, ne, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  type ExplainedRefusal,
  explainKept,
  type MendedState,
  nextPush,
} from '#app/domain/channels/push/explain-refusal.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
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
  { store }: Context,
  actor: SellerActor,
  listingId: string,
): Promise<ListingRefusals[]> {
  const { channelProduct, channelShop, pushItem, pushRun } = store.tables;
  const { rows, changes, textsOf } = await store.read(async (db) => {
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
        followsListing: channelShop.followsListing,
        state: channelProduct.state,
        refusal: channelProduct.refusal,
        externalId: channelProduct.externalId,
        pushedAt: channelProduct.pushedAt,
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
    if (rows.length === 0) return { rows, changes: null, textsOf: () => null };
    return {
      rows,
      changes: await changesOf(db, store.tables, listingId),
      textsOf: await refusedTexts(db, store.tables, [listingId]),
    };
  });
  const codes = [...new Set(rows.map(({ channelCode }) => channelCode))];
  return codes.map((channelCode) => {
    const channel = channelByCode(channelCode);
    const own = rows.filter((row) => row.channelCode === channelCode);
    return {
      channel: { code: channel.code, name: channel.name },
      refusals: own.flatMap((row) =>
        explainKept(channel, row.refusal, nextPush(row, row), textsOf(channelCode, listingId)).map((one) => {
          const mended = mendedState(one, row.pushedAt, changes?.(channelCode));
          return mended ? { ...one, mended } : one;
        }),
      ),
      isResending: own.some(({ state, refusal }) => refusal === null && onItsWay.includes(state)),
    };
  });
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

/** When what was last changed, ms UTC; 0 for never. `submittedAt`: when a change that staff still look at was handed in. */
type Changes = { contentAt: number; sizesAt: number; submittedAt: number };

async function changesOf(
  db: Db,
  { listing, variant, listingRevision, channelChoice }: Context['store']['tables'],
  listingId: string,
): Promise<(channelCode: string) => Changes> {
  const [row] = await db
    .select({ at: listing.updatedAt, sizesAt: max(variant.updatedAt) })
    .from(listing)
    .leftJoin(variant, eq(variant.listingId, listing.id))
    .where(eq(listing.id, listingId))
    .groupBy(listing.updatedAt);
  const [open] = await db
    .select({ submittedAt: max(listingRevision.submittedAt) })
    .from(listingRevision)
    .where(and(eq(listingRevision.listingId, listingId), eq(listingRevision.state, 'submitted')));
  const choices = await db
    .select({ channelCode: channelChoice.channelCode, at: max(channelChoice.chosenAt) })
    .from(channelChoice)
    .where(eq(channelChoice.subject, listingId))
    .groupBy(channelChoice.channelCode);
  return (channelCode) => ({
    contentAt: Math.max(row?.at ?? 0, choices.find((one) => one.channelCode === channelCode)?.at ?? 0),
    sizesAt: row?.sizesAt ?? 0,
    submittedAt: open?.submittedAt ?? 0,
  });
}

/** A change of sizes mends only what is about sizes: what is sold meanwhile is no change of a text. */
function mendedState(
  { field, next }: ExplainedRefusal,
  pushedAt: number | null,
  changes: Changes | undefined,
): MendedState | null {
  if (!changes || pushedAt === null) return null;
  if (isAfterSending(changes.submittedAt, pushedAt)) return 'waiting';
  const changedAt = field?.startsWith('variants.')
    ? Math.max(changes.contentAt, changes.sizesAt)
    : changes.contentAt;
  if (!isAfterSending(changedAt, pushedAt)) return null;
  return next === 'itself' ? 'sending' : 'again';
}
