import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import {
  type CategoryProposals,
  readProposals,
} from '#app/domain/channels/categories/read-proposals.server.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `hasTemplate`, `hasPlatform`: where its categories may come from. */
export type CategoryChannel = { code: string; name: string; hasTemplate: boolean; hasPlatform: boolean };

export type CategoryChoice = CategoryProposals & {
  listing: { id: string; title: string; setName: { vi: string; en: string } | null };
  channel: CategoryChannel;
  /** What was chosen before; `path` null where nobody names it any more. */
  chosen: { id: string; path: string | null } | null;
  /** All channels with categories of their own, and whether one was chosen there. */
  channels: Array<{ code: string; name: string; isChosen: boolean }>;
};

/**
 * What a person needs to choose the category of a listing on a channel: what was chosen, what is proposed and why, and
 * what a search finds. @throws NotFound for somebody else's listing and for a channel without categories.
 */
export async function readCategoryChoice(
  context: Context,
  actor: SellerActor,
  { listingId, channelCode, search }: { listingId: string; channelCode: string; search: string },
): Promise<CategoryChoice> {
  const channel = channelByCode(channelCode);
  if (!hasCategories(channel)) throw new NotFound('category');
  const { store } = context;
  const { listing, productSet, channelCategory } = store.tables;
  const { producerId } = actor;
  return store.read(async (db) => {
    const [own] = await db
      .select({
        title: listing.titleVi,
        setCode: listing.setCode,
        setVi: productSet.nameVi,
        setEn: productSet.nameEn,
      })
      .from(listing)
      .leftJoin(productSet, eq(productSet.code, listing.setCode))
      .where(and(eq(listing.id, listingId), eq(listing.producerId, producerId)));
    if (!own) throw new NotFound('listing');
    const choices = await chosenCategories(db, store.tables, { producerId, subjects: [listingId] });
    const chosenId = choices.find((one) => one.channelCode === channelCode)?.value;
    const [leaf] = await db
      .select({ path: channelCategory.path })
      .from(channelCategory)
      .where(
        and(
          eq(channelCategory.channelCode, channelCode),
          eq(channelCategory.id, chosenId ?? ''),
          eq(channelCategory.isLeaf, true),
        ),
      );
    const goods = { titles: [own.title], setCode: own.setCode };
    return {
      listing: {
        id: listingId,
        title: own.title,
        setName: own.setVi === null ? null : { vi: own.setVi, en: own.setEn ?? own.setVi },
      },
      channel: categoryChannel(channel),
      chosen: chosenId === undefined ? null : { id: chosenId, path: leaf?.path ?? null },
      ...(await readProposals(db, store, { producerId, channelCode, goods, search })),
      channels: channels.filter(hasCategories).map(({ code, name }) => ({
        code,
        name,
        isChosen: choices.some((one) => one.channelCode === code),
      })),
    };
  });
}

export function categoryChannel({ code, name, template, platform }: Channel): CategoryChannel {
  return { code, name, hasTemplate: template !== undefined, hasPlatform: platform !== undefined };
}
