import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { pageOfPlan } from '#app/domain/channels/template/page-of-plan.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import { planView } from '#app/routes/seller/channels/template-form.server.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const firstPage = { outcome: null, page: 1, query: '' };

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/templates/${name}-constructed.xlsx`, import.meta.url));

const platforms = [
  { channelCode: 'lazada', pushed: '20020', path: 'Đồ uống > Chè', ofFile: '4821' },
  { channelCode: 'tiktok-shop', pushed: '700021', path: 'Đồ uống > Trà khô', ofFile: '601755' },
];

/** A category that was chosen for pushes, out of the platform's own tree. */
async function chosenForPushes(
  { store, clock }: Context,
  row: { producerId: string; channelCode: string; subject: string; value: string },
  path: string,
) {
  const { channelChoice, channelCategory } = store.tables;
  await store.write(async (tx) => {
    const about = { channelCode: row.channelCode, id: row.value, path, pathKey: path };
    await tx
      .insert(channelCategory)
      .values({ ...about, parentId: null, isLeaf: true, source: 'platform', seenAt: 0 })
      .onConflictDoNothing();
    await tx.insert(channelChoice).values({ ...row, field: 'category', chosenAt: clock.now() });
  });
}

function choicesOf({ store }: Context, listingId: string) {
  const { channelChoice } = store.tables;
  return store.read((db) =>
    db.select({ value: channelChoice.value }).from(channelChoice).where(eq(channelChoice.subject, listingId)),
  );
}

eachEngine('a category that the file does not have', (open) => {
  test.for(platforms)('$channelCode: is named in words, asked for, and stays the one for pushes', async ({
    channelCode,
    pushed,
    path,
    ofFile,
  }) => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const subject = await publishedListing(context, { producerId });
    await shopWith(context, { producerId, channelCode });
    await chosenForPushes(context, { producerId, channelCode, subject, value: pushed }, path);
    const upload = { channelCode, fileName: 'T.xlsx', file: fixture(channelCode) };
    const templateId = await keepTemplate(context, seller, upload);
    const wish = { producerId, channelCode, listingIds: null, onlyChanges: false };
    const shown = async () => {
      const page = await pageOfPlan(context, { ...wish, workbook: { templateId } }, firstPage);
      return (await planView(channelCode, page, false)).listings[0];
    };
    const before = await shown();
    expect(before).toMatchObject({ isCategoryElsewhere: true, category: pushed, categoryName: path });
    expect(before?.unfilled.flatMap(({ params }) => Object.values(params))).toContain(path);

    const answer = (category: string) =>
      saveTemplateAnswers(context, seller, { templateId, answers: {}, categories: { [subject]: category } });
    await answer(ofFile);
    expect(await shown()).toMatchObject({ isCategoryElsewhere: false, category: ofFile, pushedAs: path });
    expect(await choicesOf(context, subject)).toEqual([{ value: pushed }]);
    // The page sends it again with every button; taking it back leaves the pushes alone too.
    await answer(ofFile);
    expect(await shown()).toMatchObject({ category: ofFile });
    await answer('');
    expect(await shown()).toMatchObject({ category: pushed, pushedAs: '' });
    expect(await choicesOf(context, subject)).toEqual([{ value: pushed }]);
  });

  test('a product in the shop keeps its category, whatever files say; without a shop the last word counts', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const channelCode = 'tiktok-shop';
    const [live, fresh] = [
      await publishedListing(context, { producerId }),
      await publishedListing(context, { producerId }),
    ];
    await shopWith(context, { producerId, channelCode, goods: { [live]: 'live' } });
    const other = await sellerOf(context, 'HTX Hai');
    const shopless = await publishedListing(context, { producerId: other.producerId });
    const file = fixture(channelCode);
    for (const [actor, ids] of [
      [seller, [live, fresh]],
      [other, [shopless]],
    ] as const) {
      for (const subject of ids) {
        const row = { producerId: actor.producerId, channelCode, subject, value: '601450' };
        await chosenForPushes(context, row, 'Trà');
      }
      const templateId = await keepTemplate(context, actor, { channelCode, fileName: 'T.xlsx', file });
      const categories = Object.fromEntries(ids.map((id) => [id, '601755']));
      await saveTemplateAnswers(context, actor, { templateId, answers: {}, categories });
    }
    expect(await choicesOf(context, live)).toEqual([{ value: '601450' }]);
    expect(await choicesOf(context, fresh)).toEqual([{ value: '601755' }]);
    expect(await choicesOf(context, shopless)).toEqual([{ value: '601755' }]);
  });
});
