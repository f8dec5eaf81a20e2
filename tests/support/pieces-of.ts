import type { Context } from '#app/server/context.ts';

/** Pieces that are in the shop, kept for somebody, or sold and not come back, by size: none is lost and none is made. */
export async function piecesOf({ store }: Context): Promise<number[]> {
  const { variant, stockMove } = store.tables;
  const { sizes, moves } = await store.read(async (db) => ({
    sizes: await db.select().from(variant),
    moves: await db.select().from(stockMove),
  }));
  return sizes.map(({ id, stock, reserved }) => {
    const sold = moves.filter(({ variantId, cause }) => variantId === id && cause === 'sell');
    const back = moves.filter(({ variantId, cause }) => variantId === id && cause === 'restock');
    const gone = sold.reduce((sum, { reservedDelta }) => sum - reservedDelta, 0);
    return stock + reserved + gone - back.reduce((sum, { stockDelta }) => sum + stockDelta, 0);
  });
}
