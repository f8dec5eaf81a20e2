import { and, eq } from 'drizzle-orm';
import { type DemoGoods, writeDemoListing } from '#app/demo/add-demo-listings.server.ts';
import { demoListing } from '#app/demo/demo-listing.ts';
import { demoShopGoods, type ShopGoods, shopGoodsCode, shopGoodsSku } from '#app/demo/demo-shop-goods.ts';
import { pictureDemoListing } from '#app/demo/picture-demo-listing.server.ts';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Somebody waits for these pictures: they come before those that a demo draws as it opens. */
const BEFORE_OTHERS_MS = DAY_MS;

/**
 * Twenty goods outside the register for a demo producer, on sale at once, so that there is enough to mend in bulk and to
 * push; their pictures are left as jobs. Those that are there already stay as they are.
 * @returns how many were added.
 * @throws NotFound outside the demo, in every mode.
 */
export async function addDemoShopGoods(context: Context, actor: SellerActor): Promise<number> {
  if (!(await isDemoMarket(context))) throw new NotFound('no demo here');
  const { store, jobs } = context;
  const { producer, commune, variant } = store.tables;
  const [maker] = await store.read((db) =>
    db
      .select({ id: producer.id, name: producer.name, code: producer.code, commune })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(and(eq(producer.id, actor.producerId), eq(producer.isDemo, true))),
  );
  if (!maker) throw new NotFound('no producer of the demo');
  let added = 0;
  for (const [at, goods] of demoShopGoods.entries()) {
    const sku = skuKey(shopGoodsSku(maker.code, at + 1));
    const isNew = await store.write(async (tx) => {
      const [known] = await tx
        .select({ id: variant.id })
        .from(variant)
        .where(and(eq(variant.producerId, maker.id), eq(variant.skuKey, sku)));
      if (known) return false;
      const { about, content } = contentOf(goods, maker, at);
      const listingId = await writeDemoListing(context, about, content, goods.nameVi, at);
      const first = { uniqueKey: listingId, runAt: context.clock.now() - BEFORE_OTHERS_MS };
      await jobs.enqueue(tx, pictureDemoListing, { listingId }, first);
      return true;
    });
    if (isNew) added += 1;
  }
  if (added > 0) {
    await store.write((tx) =>
      recordAudit(context, tx, {
        personId: actor.personId,
        role: 'producer_member',
        act: 'add-demo-goods',
        subject: 'producer',
        subjectId: maker.id,
        detail: { added },
      }),
    );
  }
  return added;
}

type Maker = {
  id: string;
  name: string;
  code: string;
  commune: { code: string; name: string; fullName: string } | null;
};

function contentOf(
  goods: ShopGoods,
  maker: Maker,
  at: number,
): { about: DemoGoods; content: ListingContent } {
  const { nameVi, nameEn, setCode, pack, priceVnd, lacks } = goods;
  const code = shopGoodsCode(maker.code, at + 1);
  const placeName = maker.commune?.name ?? 'Lào Cai';
  const written = demoListing(
    {
      id: '',
      code,
      name: `${nameVi} ${placeName}, ${pack}`,
      setCode,
      communeCode: maker.commune?.code ?? null,
      placeName,
      producerName: maker.name,
      producerAddress: maker.commune ? `${maker.commune.fullName}, tỉnh Lào Cai` : 'tỉnh Lào Cai',
    },
    {
      nameVi,
      nameEn,
      setCode,
      pack,
      lowestPrice: priceVnd,
      highestPrice: priceVnd,
      months: [],
      flags: new Set(),
    },
    '',
    at,
  );
  const content: ListingContent = {
    ...written,
    entryId: null,
    brand: lacks === 'brand' ? '' : written.brand,
    // One size each: its title names the pack.
    variants: written.variants
      .slice(0, 1)
      .map((one) => (lacks === 'weight' ? { ...one, weightGrams: null } : one)),
  };
  return { about: { code, producerId: maker.id, blocker: null, entryId: null }, content };
}
