import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readChosen } from '#app/domain/channels/attributes/answers-of-listings.server.ts';
import {
  answersMark,
  attributeField,
  categorySubject,
  shownAnswers,
  wrongInShown,
} from '#app/domain/channels/attributes/attribute-answers.ts';
import { chosenCategory } from '#app/domain/channels/attributes/chosen-category.server.ts';
import { keptAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import type { PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';

/** `values`: ids of options, or one's own words, as they were said here or, failing that, last in the category. */
export type AttributeQuestion = PlatformAttribute & {
  values: readonly string[];
  isRemembered: boolean;
  /** Why what is kept cannot be sent: it was said before the platform's wish was known. Null where it can. */
  wrong: 'notADate' | 'monthWrong' | null;
};

export type AttributeForm = {
  /** `none`: nothing to choose or to say here; `choose`: the category first. */
  state: 'none' | 'choose' | 'noShop' | 'asking' | 'known';
  category: string | null;
  /** Mandatory ones first. */
  questions: readonly AttributeQuestion[];
  /** Of the questions and what is kept of their answers, for the form to send along. */
  mark: string;
  /** When the platform said what it asks, ms UTC. */
  readAt: number | null;
};

/**
 * What a platform wants to know of a listing in its category, with what was said so far.
 * @param asked the language is that of the page, in whose notation numbers stand; default Vietnamese
 * @throws NotFound
 */
export async function readAttributeForm(
  context: Context,
  actor: SellerActor,
  {
    listingId,
    channelCode,
    language = 'vi',
  }: { listingId: string; channelCode: string; language?: Language },
): Promise<AttributeForm> {
  const channel = channelByCode(channelCode);
  const { store } = context;
  const nothing = { category: null, questions: [], mark: '', readAt: null };
  return store.read(async (db) => {
    const chosen = await chosenCategory(db, store, actor.producerId, { channelCode, listingId });
    if (!channel.platform || !hasCategories(channel)) return { ...nothing, state: 'none' };
    if (!chosen) return { ...nothing, state: 'choose' };
    const { categoryId, name: category } = chosen;
    const kept = (await keptAttributes(db, store, channelCode, [categoryId])).get(categoryId);
    if (!kept) {
      const { channelShop } = store.tables;
      const [shop] = await db
        .select({ id: channelShop.id })
        .from(channelShop)
        .where(
          and(
            eq(channelShop.producerId, actor.producerId),
            eq(channelShop.channelCode, channelCode),
            eq(channelShop.state, 'connected'),
          ),
        )
        .limit(1);
      return { ...nothing, category, state: shop ? 'asking' : 'noShop' };
    }
    const subjects = [listingId, categorySubject(categoryId)];
    const said = await readChosen(db, store, { channelCode, producerId: actor.producerId, subjects });
    const own = said.get(listingId) ?? {};
    const remembered = said.get(categorySubject(categoryId)) ?? {};
    const shown = shownAnswers(kept.attributes, own, remembered, language);
    const questions = kept.attributes.map((attribute): AttributeQuestion => {
      const values = shown[attribute.id] ?? [];
      const isOwn = Object.hasOwn(own, attributeField(attribute.id));
      return {
        ...attribute,
        values,
        isRemembered: !isOwn && values.length > 0,
        wrong: wrongInShown(attribute, values),
      };
    });
    return {
      state: 'known',
      category,
      mark: answersMark(categoryId, shown),
      questions: questions.sort((a, b) => Number(b.isMandatory) - Number(a.isMandatory)),
      readAt: kept.readAt,
    };
  });
}
