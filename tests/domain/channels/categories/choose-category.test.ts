import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { chooseCategory } from '#app/domain/channels/categories/choose-category.server.ts';
import { readCategoryChoice } from '#app/domain/channels/categories/read-category-choice.server.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { readPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { needReference } from '#tests/factories/listing-steps.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const tree = [
  { id: '1', parentId: null, name: 'Bách hoá', isLeaf: false },
  { id: '11', parentId: '1', name: 'Trà', isLeaf: true },
  { id: '12', parentId: '1', name: 'Trà thảo mộc', isLeaf: true },
  { id: '13', parentId: '1', name: 'Trang trí', isLeaf: true },
];

async function shopeeProblems({ store }: Context, listingId: string): Promise<string[]> {
  const { channelReadiness } = store.tables;
  const rows = await store.read((db) =>
    db.select().from(channelReadiness).where(eq(channelReadiness.listingId, listingId)),
  );
  return rows.filter(({ channelCode }) => channelCode === 'shopee').map(({ problems }) => problems);
}

eachEngine('the category of a listing', (open) => {
  test('is kept where files and pushes read it, and what the listing lacks is looked at anew at once', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const id = await publishedListing(context, { producerId: actor.producerId });
    await storeCategories(context, 'shopee', tree);
    await scoreEverything(context);
    expect((await shopeeProblems(context, id))[0]).toContain(' category ');
    const choose = (categoryId: string, listingIds = [id], as = actor) =>
      chooseCategory(context, as, { channelCode: 'shopee', listingIds, categoryId });
    expect(await choose('11')).toEqual([id]);
    expect((await shopeeProblems(context, id))[0]).not.toContain(' category ');
    const today = localDate(context.clock.now());
    const [prepared] = await context.store.read((db) =>
      readPreparedListings(db, context, channelByCode('shopee'), [id], today),
    );
    expect(prepared?.category).toBe('11');

    await expect(choose('')).rejects.toMatchObject({ code: 'categoryMissing', field: 'category' });
    // A branch, and one that nobody has named.
    for (const wrong of ['1', '999']) {
      await expect(choose(wrong)).rejects.toMatchObject({ code: 'categoryUnknown', field: 'category' });
    }
    const other = await sellerOf(context, 'HTX Khác');
    await expect(choose('12', [id], other)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(
      chooseCategory(context, actor, { channelCode: 'google', listingIds: [id], categoryId: '11' }),
    ).rejects.toMatchObject({ name: 'NotFound' });
    const theirs = await publishedListing(context, { producerId: other.producerId });
    expect(await choose('12', [id, theirs])).toEqual([id]);
    const view = await readCategoryChoice(context, other, {
      listingId: theirs,
      channelCode: 'shopee',
      search: '',
    });
    expect(view.chosen).toBeNull();
  });

  test('is proposed for the next listing of the set, by the same producer only; a search ignores marks', async () => {
    const { context } = await open();
    await needReference(context);
    const actor = await sellerOf(context);
    const { producerId } = actor;
    const first = await publishedListing(context, { producerId });
    const next = await publishedListing(context, { producerId, listing: { titleVi: 'Trà hoa vàng' } });
    const rice = await publishedListing(context, {
      producerId,
      listing: { setCode: 'QD26-03', titleVi: 'Gạo Séng Cù' },
    });
    await storeCategories(context, 'shopee', tree);
    await chooseCategory(context, actor, { channelCode: 'shopee', listingIds: [first], categoryId: '12' });
    const read = (listingId: string, search = '', as = actor) =>
      readCategoryChoice(context, as, { listingId, channelCode: 'shopee', search });

    const view = await read(next);
    expect(view.chosen).toBeNull();
    expect(view.proposed[0]).toEqual({
      id: '12',
      path: 'Bách hoá > Trà thảo mộc',
      because: { kind: 'remembered' },
    });
    expect(view.proposed[1]).toMatchObject({ id: '11', because: { kind: 'title', words: 'Trà' } });
    expect((await read(rice)).proposed).toEqual([]);
    expect((await read(next, 'tra')).found.map(({ id }) => id)).toEqual(['11', '13', '12']);
    expect((await read(next, 'THẢO  moc')).found.map(({ id }) => id)).toEqual(['12']);
    expect((await read(next, '%')).found).toEqual([]);
    expect(view.channels.find(({ code }) => code === 'shopee')).toMatchObject({ isChosen: false });

    const other = await sellerOf(context, 'HTX Khác');
    const theirs = await publishedListing(context, { producerId: other.producerId });
    expect((await read(theirs, '', other)).proposed.map(({ because }) => because.kind)).not.toContain(
      'remembered',
    );
    await expect(read(first, '', other)).rejects.toMatchObject({ name: 'NotFound' });

    // What the platform no longer has is said, and not proposed.
    await storeCategories(context, 'shopee', tree.slice(0, 2));
    expect((await read(first)).chosen).toEqual({ id: '12', path: null });
    expect((await read(next)).proposed.map(({ id }) => id)).toEqual(['11']);
  });

  test('a number is taken while nobody has named any; an answer in a workbook is remembered as well', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const { producerId } = actor;
    const id = await publishedListing(context, { producerId });
    const later = await publishedListing(context, { producerId });
    const choose = (categoryId: string) =>
      chooseCategory(context, actor, { channelCode: 'shopee', listingIds: [id], categoryId });
    await expect(choose('Trà')).rejects.toMatchObject({ code: 'categoryUnknown' });
    expect(await choose('100629')).toEqual([id]);

    const file = readFileSync(
      new URL('../../../fixtures/templates/shopee-constructed.xlsx', import.meta.url),
    );
    const templateId = await keepTemplate(context, actor, {
      channelCode: 'shopee',
      fileName: 'a.xlsx',
      file,
    });
    await storeCategories(context, 'shopee', tree);
    const answer = (categories: Record<string, string>) =>
      saveTemplateAnswers(context, actor, { templateId, answers: {}, categories });
    await answer({ [id]: '11' });
    // The page sends both; only the new one is what was chosen last.
    await answer({ [later]: '12', [id]: '11' });
    const third = await publishedListing(context, { producerId });
    const view = await readCategoryChoice(context, actor, {
      listingId: third,
      channelCode: 'shopee',
      search: '',
    });
    expect(view.proposed[0]).toMatchObject({ id: '12', because: { kind: 'remembered' } });
  });
});
