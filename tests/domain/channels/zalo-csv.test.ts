import { expect, test } from 'vitest';
import { writeZaloCsv } from '#app/domain/channels/zalo/write-zalo.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

test('no cell of the file that people open by hand is taken for a formula', async () => {
  const variants = [channelVariant({ priceVnd: 185_000 })];
  const listing = channelListing({ titleVi: '=HYPERLINK("x")', descriptionVi: '@SUM(A1)', variants });
  const batches = async function* () {
    yield [{ listing, variants }];
  };
  let text = '';
  for await (const part of writeZaloCsv(batches())) text += part;
  const row = text.slice(text.indexOf('\n') + 1);
  expect(row).toContain(`,"'=HYPERLINK(""x"")",'@SUM(A1),185000,`);
});
