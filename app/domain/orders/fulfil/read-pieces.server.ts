import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Db, Store } from '#db/store.ts';

/** A line of an order as it is to be packed: as it was bought, less what was cancelled since. */
export type OrderPieces = {
  readonly lineId: string;
  readonly listingId: string;
  readonly titleVi: string;
  readonly sizeVi: string;
  readonly sku: string;
  readonly isAlcohol: boolean;
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

/** The lines of these orders, by order, in their own order. */
export async function readPieces(
  db: Db,
  { orderLine, lineCancellation, image, listing }: Store['tables'],
  orderIds: readonly string[],
): Promise<Map<string, OrderPieces[]>> {
  const of = new Map<string, OrderPieces[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return of;
  const lines = await db
    .select()
    .from(orderLine)
    .where(inArray(orderLine.orderId, [...orderIds]))
    .orderBy(asc(orderLine.orderId), asc(orderLine.position));
  const gone = await db
    .select({
      lineId: lineCancellation.lineId,
      pieces: sql<number>`sum(${lineCancellation.quantity})`.mapWith(Number),
    })
    .from(lineCancellation)
    .where(inArray(lineCancellation.orderId, [...orderIds]))
    .groupBy(lineCancellation.lineId);
  const cancelledOf = new Map(gone.map(({ lineId, pieces }) => [lineId, pieces]));
  const goods = new Map(lines.map(({ id, goods: frozen }) => [id, frozenGoods.parse(frozen)]));
  const hashes = [...new Set([...goods.values()].flatMap(({ photoHash }) => photoHash ?? []))];
  const photos = hashes.length === 0 ? [] : await db.select().from(image).where(inArray(image.hash, hashes));
  const drawings = await db
    .select({ id: listing.id, setCode: listing.setCode, motifSeed: listing.motifSeed })
    .from(listing)
    .where(inArray(listing.id, [...new Set(lines.map(({ listingId }) => listingId))]));
  for (const line of lines) {
    const frozen = goods.get(line.id);
    if (!frozen) continue;
    const cancelled = cancelledOf.get(line.id) ?? 0;
    const drawing = drawings.find(({ id }) => id === line.listingId);
    const photo = photos.find(({ hash }) => hash === frozen.photoHash);
    of.get(line.orderId)?.push({
      lineId: line.id,
      listingId: line.listingId,
      titleVi: frozen.titleVi,
      sizeVi: frozen.sizeVi,
      sku: frozen.sku,
      isAlcohol: frozen.isAlcohol,
      weightGrams: frozen.weightGrams,
      unitPrice: line.unitPrice,
      ordered: line.quantity,
      cancelled,
      pieces: line.quantity - cancelled,
      photo: photo
        ? { hash: photo.hash, width: photo.width, height: photo.height, placeholder: photo.placeholder }
        : null,
      setCode: drawing?.setCode ?? null,
      motifSeed: drawing?.motifSeed ?? line.listingId,
    });
  }
  return of;
}

/**
 * VND by which less is to be paid for an order than its total says: of pieces that left it after it was paid (before, its total
 * was lowered itself), and all of one that has ended.
 */
export async function readLess(
  db: Db,
  { lineCancellation }: Store['tables'],
  { id, cancelledAt, totalAmount }: Pick<OrderRow, 'id' | 'cancelledAt' | 'totalAmount'>,
): Promise<number> {
  if (cancelledAt !== null) return totalAmount;
  const [row] = await db
    .select({ less: sql<number>`coalesce(sum(${lineCancellation.amount}), 0)`.mapWith(Number) })
    .from(lineCancellation)
    .where(and(eq(lineCancellation.orderId, id), eq(lineCancellation.isBeforePayment, false)));
  return row?.less ?? 0;
}
