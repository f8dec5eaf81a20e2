import { expect, test } from 'vitest';
import { completeDraft, ownListing, saveStep, what } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the listing’s form', (open) => {
  test('shows the box of alcohol ticked and fixed where the set says it, and keeps what was ticked by hand', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const step = `/seller/listings/${listingId}/what`;
    const box = async () => {
      const html = (await (await server.fetch(step, { cookie })).text()).replace(
        /<script[\s\S]*?<\/script>/g,
        '',
      );
      return {
        box: /<input[^>]*id="isAlcohol"[^>]*>/.exec(html)?.[0] ?? '',
        why: html.includes('Nhóm đã chọn là đồ uống có cồn nên ô này luôn được đánh dấu'),
        kept: /<input[^>]*type="hidden"[^>]*name="isAlcohol"/.test(html),
      };
    };
    const tea = await box();
    expect(tea.box).not.toMatch(/checked|disabled/);
    expect(tea).toMatchObject({ why: false, kept: false });

    const sets = await context.store.read((db) => db.select().from(context.store.tables.productSet));
    const spirits = sets.find(({ groupVi }) => groupVi.toLowerCase() === 'đồ uống có cồn')?.code ?? '';
    await saveStep(context, seller, listingId, 'what', { ...what, setCode: spirits });
    const fixed = await box();
    expect(fixed.box).toContain('checked');
    expect(fixed.box).toContain('disabled');
    expect(fixed).toMatchObject({ why: true, kept: false });

    await saveStep(context, seller, listingId, 'what', { ...what, setCode: spirits, isAlcohol: true });
    expect((await box()).kept).toBe(true);
    expect((await ownListing(context, seller, listingId)).content.isAlcohol).toBe(true);
  });

  test('the last step shows where the goods are made and when they are to be had', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const preview = async (language = 'vi') =>
      (
        await (
          await server.fetch(`/seller/listings/${listingId}/check`, { cookie: `${cookie}; lang=${language}` })
        ).text()
      ).replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');
    expect(await preview()).toMatch(
      /Nơi làm ra<\/dt>[\s\S]{0,80}Xã Bản Liền[\s\S]*Mùa có hàng<\/dt>[\s\S]{0,80}quanh năm/,
    );
    await saveStep(context, seller, listingId, 'story', {
      storyVi: '',
      storyEn: '',
      communeCode: '02869',
      originText: 'thôn Đội 2',
      seasonMonths: 0b1100,
    });
    const changed = await preview();
    expect(changed).toMatch(/Xã Bản Liền\nthôn Đội 2[\s\S]*[Tt]háng 3, [Tt]háng 4/);
    expect(await preview('en')).toMatch(/Bản Liền commune\nthôn Đội 2[\s\S]*March, April/);
  });
});
