import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { rowBefore } from '#app/domain/channels/fees/dated-rows.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** What of a producer's delivery can be put away. */
export const deliveryThings = ['rate', 'point', 'slot'] as const;
export type DeliveryThing = (typeof deliveryThings)[number];

/**
 * Puts a rate, a pick-up point or hotel hours away: nobody can choose it any more, and orders that did keep it as it was. A
 * rate that had ended because of it holds again.
 * @throws NotFound when there is none, or it is somebody else's or put away already.
 */
export async function archiveDelivery(
  context: Context,
  actor: SellerActor,
  { thing, id }: { thing: DeliveryThing; id: string },
): Promise<void> {
  const { store, clock } = context;
  const { deliveryRate, pickupPoint, hotelSlot } = store.tables;
  const table = { rate: deliveryRate, point: pickupPoint, slot: hotelSlot }[thing];
  await store.write(async (tx) => {
    const archived = await tx
      .update(table)
      .set({ archivedAt: clock.now() })
      .where(and(eq(table.id, id), eq(table.producerId, actor.producerId), isNull(table.archivedAt)))
      .returning({ id: table.id });
    if (archived.length === 0) throw new NotFound(thing);
    if (thing === 'rate') await holdAgain(tx, store.tables, id);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: `archive-delivery-${thing}`,
      subject: `delivery_${thing}`,
      subjectId: id,
    });
  });
}

/** The rate that ended because the one that is put away began holds again. */
async function holdAgain(tx: Tx, { deliveryRate }: Store['tables'], rateId: string): Promise<void> {
  const [gone] = await tx.select().from(deliveryRate).where(eq(deliveryRate.id, rateId));
  if (!gone) return;
  const same = await tx
    .select()
    .from(deliveryRate)
    .where(
      and(
        eq(deliveryRate.producerId, gone.producerId),
        eq(deliveryRate.zone, gone.zone),
        eq(deliveryRate.uptoGrams, gone.uptoGrams),
        isNull(deliveryRate.archivedAt),
      ),
    );
  const before = rowBefore(same, gone);
  if (before)
    await tx.update(deliveryRate).set({ validTo: gone.validTo }).where(eq(deliveryRate.id, before.id));
}
