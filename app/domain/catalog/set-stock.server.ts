import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { tellOfMove } from '#app/domain/catalog/move-stock.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type SetStock = {
  variantId: string;
  /** What is there now: whole, 0 or more. */
  stock: number;
  /** The stock that the person saw when they typed it. */
  seen: number;
};

const HIGHEST_STOCK = 1_000_000;

/**
 * Sets a variant's stock by hand, without review. Guarded by the stock that the person saw: a sale or another tab in
 * between is never overwritten.
 * @returns the new stock.
 * @throws NotFound; DomainError stockChanged with the stock of now, notAWholeNumber, tooSmall, tooBig.
 */
export async function setStock(
  context: Context,
  actor: SellerActor,
  { variantId, stock, seen }: SetStock,
): Promise<number> {
  if (!Number.isInteger(stock)) throw new DomainError('notAWholeNumber', { field: 'stock' });
  if (stock < 0) throw new DomainError('tooSmall', { field: 'stock', params: { min: 0 } });
  if (stock > HIGHEST_STOCK)
    throw new DomainError('tooBig', { field: 'stock', params: { max: HIGHEST_STOCK } });
  const { variant } = context.store.tables;
  return context.store.write(
    async (tx) => {
      const [row] = await tx
        .select()
        .from(variant)
        .where(
          and(
            eq(variant.id, variantId),
            eq(variant.producerId, actor.producerId),
            isNull(variant.archivedAt),
          ),
        )
        .limit(1);
      if (!row) throw new NotFound('variant');
      if (!(await changeStock(context, tx, row, stock, seen))) {
        throw new DomainError('stockChanged', {
          field: 'stock',
          params: { stock: await stockNow(context, tx, row) },
        });
      }
      await recordAudit(context, tx, {
        personId: actor.personId,
        role: 'producer_member',
        act: 'set-stock',
        subject: 'variant',
        subjectId: variantId,
        detail: { from: seen, to: stock },
      });
      return stock;
    },
    { isolation: 'guarded' },
  );
}

/** The stock in this moment, which another write may have changed after the row was read. */
export async function stockNow(
  { store }: Context,
  tx: Tx,
  row: { id: string; stock: number },
): Promise<number> {
  const { variant } = store.tables;
  const [now] = await tx
    .select({ stock: variant.stock })
    .from(variant)
    .where(eq(variant.id, row.id))
    .limit(1);
  return now?.stock ?? row.stock;
}

/**
 * Changes a stock from what was seen to another, in the caller's write. Pages are told only when "sold out" begins or
 * ends: that is all they show of it.
 * @returns false when the stock is not what was seen.
 */
export async function changeStock(
  context: Context,
  tx: Tx,
  row: { id: string },
  stock: number,
  seen: number,
): Promise<boolean> {
  const { variant } = context.store.tables;
  const [after] = await tx
    .update(variant)
    .set({ stock, updatedAt: context.clock.now() })
    .where(and(eq(variant.id, row.id), eq(variant.stock, seen)))
    .returning();
  if (!after) return false;
  await tellOfMove(context, tx, after, { cause: 'count', orderId: null, stock: stock - seen, reserved: 0 });
  return true;
}
