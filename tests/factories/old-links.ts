import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

/** A presence as one was recorded before its link was refused. */
async function recorded(context: Context, entryId: string, url: string, channelCode = 'shopee') {
  const { presence } = context.store.tables;
  const id = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(presence).values({
      ...{ id, entryId, channelCode, url, urlKey: urlKey(url) },
      ...{ state: 'claimed', source: 'import', createdAt: now },
      firstSeenOn: addDays(localDate(now), -9),
    });
    await context.store.touch(tx, ['figures', 'register'], now);
  });
  return id;
}

/** Four products: with a platform's front page alone, with a search and its own page, with a shop alone, with a site of its own. */
export async function oldLinks(context: Context) {
  const { producerId } = await sellerOf(context, 'HTX Bản Liền');
  const entry = (name: string) => recognisedEntry(context, { producerId, name, rounds: [] });
  const [front, both, shop, own] = [
    await entry('Chè A'),
    await entry('Chè B'),
    await entry('Chè C'),
    await entry('Chè D'),
  ];
  return {
    front: await recorded(context, front.id, 'https://shopee.vn/'),
    second: await recorded(context, both.id, 'https://shopee.vn/search?keyword=che'),
    product: await recorded(context, both.id, 'https://shopee.vn/che-shan-tuyet-i.1.2'),
    shop: await recorded(context, shop.id, 'https://shopee.vn/htxbanlien'),
    // A site of a producer's own may well sell one thing on its front page.
    own: await recorded(context, own.id, 'https://cheshan.example/', 'website'),
    codes: { front: front.code, both: both.code, shop: shop.code },
  };
}
