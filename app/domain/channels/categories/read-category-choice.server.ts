import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { categoryField, hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import {
  proposeCategories,
  searchCategories,
} from '#app/domain/channels/categories/find-categories.server.ts';
import type { Leaf, Suggestion } from '#app/domain/channels/categories/suggest-categories.ts';
import { setSubject } from '#app/domain/channels/read-channel-choices.server.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type ProposedCategory = Leaf & { because: Suggestion['because'] | { kind: 'remembered' } };

export type CategoryChoice = {
  listing: { id: string; title: string; setName: { vi: string; en: string } | null };
  channel: { code: string; name: string; hasTemplate: boolean; hasPlatform: boolean };
  /** Whether anybody has named a category of the channel: a connected shop or a workbook. */
  hasTree: boolean;
  /** What was chosen before; `path` null where nobody names it any more. */
  chosen: { id: string; path: string | null } | null;
  proposed: ProposedCategory[];
  found: Leaf[];
  hasMore: boolean;
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
  const { listing, productSet, channelChoice, channelCategory } = store.tables;
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
      .where(and(eq(listing.id, listingId), eq(listing.producerId, actor.producerId)));
    if (!own) throw new NotFound('listing');
    const remembering = own.setCode === null ? null : setSubject(own.setCode);
    const choices = await db
      .select({
        channelCode: channelChoice.channelCode,
        subject: channelChoice.subject,
        value: channelChoice.value,
      })
      .from(channelChoice)
      .where(
        and(
          eq(channelChoice.producerId, actor.producerId),
          eq(channelChoice.field, categoryField),
          inArray(channelChoice.subject, [listingId, ...(remembering ? [remembering] : [])]),
        ),
      );
    const chosenFor = (subject: string | null) =>
      choices.find((one) => one.channelCode === channelCode && one.subject === subject)?.value;
    const [chosenId, rememberedId] = [chosenFor(listingId), chosenFor(remembering)];
    const ofChannel = eq(channelCategory.channelCode, channelCode);
    const named = await db
      .select({ id: channelCategory.id, path: channelCategory.path, isLeaf: channelCategory.isLeaf })
      .from(channelCategory)
      .where(and(ofChannel, inArray(channelCategory.id, [chosenId ?? '', rememberedId ?? ''])));
    const leaf = (id: string | undefined) => named.find((one) => one.id === id && one.isLeaf);
    const [any] = await db.select({ id: channelCategory.id }).from(channelCategory).where(ofChannel).limit(1);
    const goods = { titles: [own.title], setCode: own.setCode };
    const remembered = leaf(rememberedId);
    const suggested = await proposeCategories(db, store, channelCode, goods);
    return {
      listing: {
        id: listingId,
        title: own.title,
        setName: own.setVi === null ? null : { vi: own.setVi, en: own.setEn ?? own.setVi },
      },
      channel: {
        code: channel.code,
        name: channel.name,
        hasTemplate: channel.template !== undefined,
        hasPlatform: channel.platform !== undefined,
      },
      hasTree: any !== undefined,
      chosen: chosenId === undefined ? null : { id: chosenId, path: leaf(chosenId)?.path ?? null },
      proposed: [
        ...(remembered
          ? [{ id: remembered.id, path: remembered.path, because: { kind: 'remembered' as const } }]
          : []),
        ...suggested.filter(({ id }) => id !== remembered?.id),
      ],
      ...(await searchCategories(db, store, channelCode, search)),
      channels: channels.filter(hasCategories).map(({ code, name }) => ({
        code,
        name,
        isChosen: choices.some((one) => one.channelCode === code && one.subject === listingId),
      })),
    };
  });
}
