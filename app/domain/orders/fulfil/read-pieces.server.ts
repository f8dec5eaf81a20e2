import { inArray } from 'drizzle-orm';
import { frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import { weightOf } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { isServiceLine, linesLeft } from '#app/domain/orders/left-of-order.server.ts';
import type { Db, Store } from '#db/store.ts';

/** A line of an order as it is to be packed: as it was bought, less what was cancelled since. */
export type OrderPieces = {
  readonly lineId: string;
  readonly listingId: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  readonly sizeVi: string;
  readonly sizeEn: string | null;
  readonly sku: string;
  readonly isAlcohol: boolean;
  /** Nothing of it is packed or sent: its guest comes. */
  readonly isService: boolean;
  readonly weightGrams: number | null;
  /** VND. */
  readonly unitPrice: number;
  readonly ordered: number;
  /** Pieces that were cancelled or came back. */
  readonly cancelled: number;
  /** What is still to be delivered, or was. */
  readonly pieces: number;
  readonly photo: { hash: string; width: number; height: number; placeholder: string } | null;
  /** Of the drawing that stands where there is no photo. */
  readonly setCode: string | null;
  readonly motifSeed: string;
};

/** Grams of what is left of an order's lines (`weightOf`). */
export const weightLeft = (
  lines: ReadonlyArray<Pick<OrderPieces, 'pieces' | 'weightGrams' | 'setCode'>>,
): number => weightOf(lines.map(({ pieces, ...line }) => ({ ...line, quantity: pieces })));

/** The lines of these orders, by order, in their own order. */
export async function readPieces(
  db: Db,
  tables: Store['tables'],
  orderIds: readonly string[],
): Promise<Map<string, OrderPieces[]>> {
  const of = new Map<string, OrderPieces[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return of;
  const { image, listing } = tables;
  const lines = [...(await linesLeft(db, tables, orderIds)).values()].flat();
  const goods = new Map(lines.map(({ line }) => [line.id, frozenGoods.parse(line.goods)]));
  const hashes = [...new Set([...goods.values()].flatMap(({ photoHash }) => photoHash ?? []))];
  const photos = hashes.length === 0 ? [] : await db.select().from(image).where(inArray(image.hash, hashes));
  const drawings = await db
    .select({ id: listing.id, setCode: listing.setCode, motifSeed: listing.motifSeed })
    .from(listing)
    .where(inArray(listing.id, [...new Set(lines.map(({ line }) => line.listingId))]));
  for (const { line, left: pieces } of lines) {
    const frozen = goods.get(line.id);
    if (!frozen) continue;
    const drawing = drawings.find(({ id }) => id === line.listingId);
    const photo = photos.find(({ hash }) => hash === frozen.photoHash);
    of.get(line.orderId)?.push({
      lineId: line.id,
      listingId: line.listingId,
      titleVi: frozen.titleVi,
      titleEn: frozen.titleEn,
      sizeVi: frozen.sizeVi,
      sizeEn: frozen.sizeEn,
      sku: frozen.sku,
      isAlcohol: frozen.isAlcohol,
      isService: isServiceLine(line),
      weightGrams: frozen.weightGrams,
      unitPrice: line.unitPrice,
      ordered: line.quantity,
      cancelled: line.quantity - pieces,
      pieces,
      photo: photo
        ? { hash: photo.hash, width: photo.width, height: photo.height, placeholder: photo.placeholder }
        : null,
      setCode: drawing?.setCode ?? null,
      motifSeed: drawing?.motifSeed ?? line.listingId,
    });
  }
  return of;
}
