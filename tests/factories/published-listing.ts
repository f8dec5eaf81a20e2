import { skuKey } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store } from '#db/store.ts';

type Tables = Store['tables'];
type Listing = Tables['listing']['$inferInsert'];
type Variant = Tables['variant']['$inferInsert'];

export type PublishedListing = {
  producerId: string;
  listing?: Partial<Listing>;
  variants?: ReadonlyArray<Partial<Variant>>;
  /** Photos with these sides in pixels. */
  photos?: ReadonlyArray<{ width: number; height: number }>;
};

/** The rows of a listing that is on sale, as an approval leaves them. @returns its id. */
export async function publishedListing(context: Context, wanted: PublishedListing): Promise<string> {
  const { listing, variant, image, photo, listingPhoto } = context.store.tables;
  const { producerId, photos = [{ width: 1600, height: 1200 }], variants = [{}] } = wanted;
  const id = newId();
  const now = context.clock.now();
  const row: Listing = {
    id,
    producerId,
    state: 'published',
    slug: `che-${id.toLowerCase()}`,
    titleVi: 'Chè Shan tuyết cổ thụ',
    titleKey: 'che shan tuyet co thu',
    descriptionVi:
      'Chè hái từ cây cổ thụ trên núi, một tôm hai lá, sao tay trong ngày. Nước vàng xanh, vị chát dịu rồi ngọt lâu, cất nơi khô ráo.',
    brand: null,
    setCode: 'QD26-11',
    communeCode: '02869',
    label: {},
    isAlcohol: false,
    seasonMonths: 4095,
    motifSeed: 'chè',
    currency: 'VND',
    version: 1,
    isDemo: false,
    firstPublishedAt: now,
    publishedAt: now,
    createdAt: now,
    updatedAt: now,
    ...wanted.listing,
  };
  await context.store.write(async (tx) => {
    await tx.insert(listing).values(row);
    for (const [position, changes] of variants.entries()) {
      const variantId = newId();
      const sku = changes.sku ?? `SKU-${variantId.slice(-6)}`;
      await tx.insert(variant).values({
        id: variantId,
        code: variantId.slice(-10),
        listingId: row.id,
        producerId,
        sku,
        skuKey: skuKey(sku),
        nameVi: `Hộp ${position + 1}00 g`,
        price: 120_000,
        currency: 'VND',
        stock: 5,
        weightGrams: 150,
        lengthCm: 10,
        widthCm: 10,
        heightCm: 10,
        position,
        isPublished: true,
        createdAt: now,
        updatedAt: now,
        ...changes,
      });
    }
    for (const [position, { width, height }] of photos.entries()) {
      const photoId = newId();
      const hash = photoId
        .toLowerCase()
        .padStart(64, '0')
        .replace(/[^0-9a-f]/g, '0');
      const imageRow = { hash, width, height, byteSize: 1, placeholder: '', findings: [], createdAt: now };
      await tx.insert(image).values(imageRow).onConflictDoNothing();
      await tx.insert(photo).values({
        id: photoId,
        producerId,
        imageHash: hash,
        uploadHash: hash,
        altVi: '',
        altEn: '',
        isDemo: false,
        createdAt: now,
      });
      await tx.insert(listingPhoto).values({ listingId: row.id, photoId, position, altVi: '', altEn: '' });
    }
  });
  return row.id;
}
