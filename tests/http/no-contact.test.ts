import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { updateProfile } from '#app/domain/catalog/update-profile.server.ts';
import { completeDraft, ownListing, submitDraft } from '#tests/factories/listing-steps.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const plain = (html: string) => html.replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');
const none = { contactPhone: '', contactZalo: '', contactEmail: '', website: '', storyVi: '', storyEn: '' };

eachEngine('a producer whom no buyer can reach', (open) => {
  test('is told at home and on the last step, and so is the reviewer, until there is a number', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const own = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const staff = await signedIn(context, { role: 'department_staff' });
    const read = async (path: string, { cookie } = own) =>
      plain(await (await server.fetch(path, { cookie })).text());
    const seen = async () => {
      const home = await read('/seller');
      const check = await read(`/seller/listings/${listingId}/check`);
      return [home, check].map((page) => page.includes('href="/seller/profile#contactPhone"'));
    };
    expect(await seen()).toEqual([true, true]);
    expect(await read('/seller/profile')).toMatch(/<input[^>]*id="contactPhone"/);
    // Advice: it can be submitted all the same
    await submitDraft(context, seller, listingId);
    const { open: revision } = await ownListing(context, seller, listingId);
    const review = `/department/review/${revision?.id}`;
    expect(await read(review, staff)).toContain('Khách chưa có cách liên hệ người bán');

    await updateProfile(context, seller, { ...none, contactPhone: '0912345678' });
    expect(await seen()).toEqual([false, false]);
    expect(await read(review, staff)).not.toContain('Khách chưa có cách liên hệ người bán');
  });

  test('has pages that say where to ask instead, and never send buyers in a circle', async () => {
    const market = await open();
    const { context } = market;
    const { producer } = context.store.tables;
    const seller = await sellerOf(context);
    await publishedListing(context, { producerId: seller.producerId, listing: { slug: 'che' } });
    const server = await startServer(market);
    const read = async (path: string) => plain(await (await server.fetch(path)).text());
    const bare = await read('/products/che');
    expect(bare).toContain('Chợ đã nhắc người bán bổ sung');
    for (const deadEnd of ['liên hệ thẳng người bán', 'Chưa ghi nhận nơi bán nào khác', 'bên dưới'])
      expect(bare).not.toContain(deadEnd);

    await context.store.write(async (tx) => {
      const now = context.clock.now();
      await tx.update(producer).set({ addressText: 'Thôn Đội 2' }).where(eq(producer.id, seller.producerId));
      await context.store.touch(tx, [`producer:${seller.producerId}`], now);
    });
    expect(await read('/products/che')).toContain('hỏi mua tận nơi: Thôn Đội 2.');
    expect(await read('/en/products/che')).toContain('You can ask for it there: Thôn Đội 2.');
    expect(await read(`/producers/${seller.producerId.toLowerCase()}`)).toContain('theo địa chỉ trên');

    await updateProfile(context, seller, { ...none, contactPhone: '0912345678' });
    expect(await read('/products/che')).toMatch(/liên hệ thẳng người bán[\s\S]*tel:\+84912345678/);
  });
});
