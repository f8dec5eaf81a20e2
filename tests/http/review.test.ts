import { expect, test } from 'vitest';
import {
  approveOpen,
  completeDraft,
  ownListing,
  saveStep,
  size,
  submitDraft,
} from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const sides = { lengthCm: 21, widthCm: 12, heightCm: 7 };

eachEngine('the reviewer’s page', (open) => {
  test('shows stock and package of every size that is new, changed or taken away', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller, { sizes: [{ ...sides, stock: 37 }] });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const nextReview = async () => {
      await submitDraft(context, seller, listingId);
      const { open: revision } = await ownListing(context, seller, listingId);
      const page = await (await server.fetch(`/department/review/${revision?.id}`, { cookie })).text();
      return page.replaceAll('<!-- -->', '');
    };
    expect(await nextReview()).toMatch(/Trong kho còn: 37 · [^<]* · 21 × 12 × 7 cm/);
    await approveOpen(context, seller, listingId);

    const { content } = await ownListing(context, seller, listingId);
    const variantId = content.variants[0]?.variantId ?? '';
    const kept = { ...size, ...sides, variantId, lengthCm: 25, stock: 37, seenStock: 37 };
    const more = { ...size, nameVi: 'Hộp 200 g', stock: 1_500, widthCm: 9 };
    await saveStep(context, seller, listingId, 'sizes', { variants: [kept, more] });
    const changed = await nextReview();
    expect(changed).toMatch(/Trong kho còn: 1\.500 · [^<]* · \? × 9 × \? cm/);
    // A size that was not there has nothing beside it.
    expect(changed.match(/Trong kho còn: 1\.500/g)).toHaveLength(1);
    expect(changed).toContain('21 cm');
    expect(changed).toContain('25 cm');
    await approveOpen(context, seller, listingId);

    await saveStep(context, seller, listingId, 'sizes', { variants: [kept] });
    expect(await nextReview()).toContain('Trong kho còn: 1.500');
  });
});
