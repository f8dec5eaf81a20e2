import { expect, test } from 'vitest';
import {
  approveOpen,
  completeDraft,
  ownListing,
  publishedListing,
  saveStep,
  submitDraft,
  what,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Page text without the marks that React leaves between texts. */
const plain = (html: string) => html.replaceAll('<!-- -->', '');

eachEngine('the English version of a listing', (open) => {
  test('the producer reads what is missing, each a link to its field, as long as sitemap and hreflang leave it out', async () => {
    const market = await open();
    const { context } = market;
    const actor = await sellerOf(context);
    const id = await publishedListing(context, actor);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
    const page = async (path: string) => plain(await (await server.fetch(path, { cookie })).text());
    const missing = async () => {
      const html = await page(`/seller/listings/${id}/check`);
      const panel = html.match(/<section id="english"[\s\S]*?<\/section>/)?.[0] ?? '';
      return [...panel.matchAll(new RegExp(`href="/seller/listings/${id}/([^"]+)"`, 'g'))].map(
        ([, to]) => to,
      );
    };
    const inEnglishSitemap = async () => (await page('/sitemap/1.xml')).includes('/en/products/che-shan');

    const all = [
      'what#summaryEn',
      'what#descriptionEn',
      'photos#photos.0.altEn',
      'photos#photos.1.altEn',
      'sizes#variants.0.nameEn',
      'story#storyEn',
    ];
    expect([await missing(), await inEnglishSitemap()]).toEqual([all, false]);
    for (const path of ['/en/products', '/en/search?q=che'])
      expect(await page(path), 'shown and found all the same').toContain('/en/products/che-shan');
    expect(await page(`/seller/listings/${id}/check`)).toContain('vẫn thấy và tìm được hàng này');
    expect(await page('/seller')).toContain('Tiếng Anh còn thiếu 6 chỗ');
    // Each link leads to a field of that name
    for (const link of all) {
      const [step, field] = link.split('#');
      expect(await page(`/seller/listings/${id}/${step}`), link).toContain(`id="${field}"`);
    }

    const { content } = await ownListing(context, actor, id);
    await saveStep(context, actor, id, 'what', {
      ...what,
      summaryEn: 'Picked by hand.',
      descriptionEn: 'Tea.',
    });
    expect(await page('/seller')).toContain('Tiếng Anh còn thiếu 4 chỗ');
    await saveStep(context, actor, id, 'photos', {
      photos: content.photos.map((photo) => ({ ...photo, altEn: 'A box of tea' })),
    });
    await saveStep(context, actor, id, 'sizes', {
      variants: content.variants.map((variant) => ({ ...variant, nameEn: 'Box', stock: 5, seenStock: 20 })),
    });
    const { storyVi, communeCode, originText, seasonMonths } = content;
    await saveStep(context, actor, id, 'story', {
      storyVi,
      storyEn: 'At dawn.',
      communeCode,
      originText,
      seasonMonths,
    });
    await submitDraft(context, actor, id);
    await approveOpen(context, actor, id);
    expect([await missing(), await inEnglishSitemap()]).toEqual([[], true]);
    expect(await page('/seller')).not.toContain('Tiếng Anh còn thiếu');
  });

  test('a draft without any text asks for no translation', async () => {
    const market = await open();
    const actor = await sellerOf(market.context);
    const id = await completeDraft(market.context, actor, {
      what: { summaryVi: '', descriptionVi: '', titleVi: '', titleEn: '' },
      photos: 0,
    });
    const server = await startServer(market);
    const { cookie } = await signedIn(market.context, {
      role: 'producer_member',
      producerId: actor.producerId,
    });
    const html = plain(await (await server.fetch(`/seller/listings/${id}/check`, { cookie })).text());
    expect(html).toContain('Bản tiếng Anh còn thiếu 2 chỗ');
    expect(html).not.toContain(`/seller/listings/${id}/what#titleEn`);
  });
});
