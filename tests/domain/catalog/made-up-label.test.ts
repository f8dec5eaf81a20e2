import { expect, test } from 'vitest';
import { limitDrafts } from '#app/domain/catalog/limit-drafts.server.ts';
import { stepInput } from '#app/domain/catalog/step-input.ts';
import { completeDraft, label, ownListing, saveStep } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the label of a listing', (open) => {
  test('takes the fields that a label rule names, and none of one’s own making', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const madeUp = { label: { ...label.label, cures_cancer: 'Chữa khỏi ung thư' } };
    await expect(saveStep(context, seller, listingId, 'label', madeUp)).rejects.toMatchObject({
      code: 'labelFieldUnknown',
      field: 'label.cures_cancer',
    });
    const before = await ownListing(context, seller, listingId);
    expect(before.content.label).toEqual(label.label);
    const more = { ...label.label, storage: 'Để nơi khô mát' };
    await saveStep(context, seller, listingId, 'label', { label: { ...more, volume: '', made_up: '' } });
    expect((await ownListing(context, seller, listingId)).content.label).toEqual(more);
  });

  test('a person can begin so many listings in an hour, and others theirs', async () => {
    const { context, clock } = await open({ settings: { LIMIT_DRAFTS_PER_HOUR: '2' } });
    for (let begun = 0; begun < 2; begun += 1) await limitDrafts(context, 'a');
    await expect(limitDrafts(context, 'a')).rejects.toMatchObject({ code: 'tooManyRequests' });
    await limitDrafts(context, 'b');
    clock.advance(3_600_000);
    await limitDrafts(context, 'a');
  });
});

test('a crowd of label fields is one mistake, not thousands', () => {
  const crowd = Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`NOT A NAME ${at}`, 'x']));
  const parsed = stepInput.safeParse({ step: 'label', values: { label: crowd } });
  expect(parsed.error?.issues).toHaveLength(1);
});
