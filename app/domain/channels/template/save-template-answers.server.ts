import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { standingProducts } from '#app/domain/channels/push/standing-products.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import {
  categoryInFile,
  fileCategories,
  fileCategoryField,
} from '#app/domain/channels/template/file-category.ts';
import {
  choiceAnswers,
  type PageOfChoice,
  readChoice,
  withPage,
} from '#app/domain/channels/template/kept-choice.ts';
import { openKeptTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { clearChoices } from '#app/domain/channels/wording/clear-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Store, Tx } from '#db/store.ts';

export type TemplateAnswers = {
  templateId: string;
  /** By field of the plan's questions, others are left out; several values are parted by a line break. */
  answers: Readonly<Record<string, string>>;
  /** Category of each listing in the platform's own numbers; '' takes it back. */
  categories: Readonly<Record<string, string>>;
  /** Listings of which the file asked whether they are of its category, and the answer was yes. */
  ofFile?: readonly string[];
  /** Of a shop whose products are shown page by page: what the page said; absent, what was ticked is not kept. */
  page?: PageOfChoice;
};

const longestAnswer = 500;
const longestCategory = 200;

/**
 * Keeps what the producer answered: about this file with the file, about a listing for every later file. Where a shop is
 * connected, a category that its pushes go by is not replaced by another one of a file: that one stays with the file when
 * the file does not have the other, and for what stands in the shop already.
 * @returns the categories that are none on this platform, by listing, as they were typed; the others are kept
 */
export async function saveTemplateAnswers(
  context: Context,
  actor: SellerActor,
  { templateId, answers, categories: typed, ofFile: yes = [], page }: TemplateAnswers,
): Promise<Record<string, string>> {
  const refused: Record<string, string> = {};
  const { template, opened } = await openKeptTemplate(context, actor.producerId, templateId);
  const isCategory = channelByCode(template.channelCode).template?.isCategory;
  const { channelTemplate, listing } = context.store.tables;
  const today = localDate(context.clock.now());
  const { questions } = await opened.plan({ listings: [], answers: {}, today });
  const given = new Map(Object.entries(answers));
  const kept = Object.fromEntries(
    questions.flatMap(({ field }) => {
      const value = given.get(field);
      return value === undefined ? [] : [[field, value.slice(0, longestAnswer)]];
    }),
  );
  const before = readChoice(template.answers);
  const ticked = choiceAnswers(page ? withPage(before, page) : before);
  const inFile = await opened.categories();
  const [only] = inFile;
  const isOfOne = opened.isByCategory && inFile.length === 1 && only !== undefined;
  const categories = isOfOne ? { ...typed, ...Object.fromEntries(yes.map((id) => [id, only.id])) } : typed;
  await context.store.write(async (tx) => {
    const named = Object.keys(categories);
    const ofFile = new Map(Object.entries(fileCategories(template.answers)));
    const keepAnswers = () =>
      tx
        .update(channelTemplate)
        .set({ answers: { ...kept, ...Object.fromEntries(ofFile), ...ticked } })
        .where(eq(channelTemplate.id, template.id));
    if (named.length === 0) {
      await keepAnswers();
      return;
    }
    const own = await tx
      .select({ id: listing.id, setCode: listing.setCode })
      .from(listing)
      .where(and(inArray(listing.id, named), eq(listing.producerId, actor.producerId)));
    const now = context.clock.now();
    if (own.length > 0)
      await context.store.touch(
        tx,
        own.map(({ id }) => `draft:${id}`),
        now,
      );
    const chosenBefore = await chosenCategories(tx, context.store.tables, {
      producerId: actor.producerId,
      channelCode: template.channelCode,
      subjects: named,
    });
    const there = await shopAndGoods(tx, context.store.tables, {
      producerId: actor.producerId,
      channelCode: template.channelCode,
      listingIds: own.map(({ id }) => id),
    });
    const staysWithFile = (id: string, pushedAs: string | undefined) =>
      there.hasShop &&
      pushedAs !== undefined &&
      (there.goods.has(id) || (inFile.length > 0 && !categoryInFile(inFile, pushedAs)));
    for (const { id, setCode } of own) {
      const value = (categories[id] ?? '').normalize('NFC').trim().slice(0, longestCategory);
      if (value !== '' && !isCategory?.(value)) {
        refused[id] = value;
        continue;
      }
      const pushedAs = chosenBefore.find(({ subject }) => subject === id)?.value;
      const field = fileCategoryField(id);
      // The page sends every listing's: only what is new is what was chosen last.
      if (value !== '' && value === (ofFile.get(field) ?? pushedAs)) continue;
      ofFile.delete(field);
      if (value === pushedAs) continue;
      if (staysWithFile(id, pushedAs)) {
        if (value !== '') ofFile.set(field, value);
        continue;
      }
      if (value === '') {
        await clearChoices(tx, context.store.tables, {
          producerId: actor.producerId,
          channelCode: template.channelCode,
          subjects: [id],
          field: categoryField,
          at: context.clock.now(),
          personId: actor.personId,
        });
        continue;
      }
      await keepCategory(context, tx, {
        producerId: actor.producerId,
        personId: actor.personId,
        channelCode: template.channelCode,
        listings: [{ id, setCode }],
        value,
      });
    }
    await keepAnswers();
  });
  return refused;
}

/** Whether the producer's pushes to a channel go anywhere, and which of these listings stand there or are on their way. */
async function shopAndGoods(
  tx: Tx,
  tables: Store['tables'],
  { producerId, channelCode, listingIds }: { producerId: string; channelCode: string; listingIds: string[] },
): Promise<{ hasShop: boolean; goods: ReadonlyMap<string, unknown> }> {
  const { channelShop } = tables;
  const shops = await tx
    .select({ id: channelShop.id })
    .from(channelShop)
    .where(
      and(
        eq(channelShop.producerId, producerId),
        eq(channelShop.channelCode, channelCode),
        isNull(channelShop.disconnectedAt),
      ),
    )
    .limit(1);
  if (shops.length === 0) return { hasShop: false, goods: new Map() };
  return { hasShop: true, goods: await standingProducts(tx, tables, channelCode, listingIds) };
}
