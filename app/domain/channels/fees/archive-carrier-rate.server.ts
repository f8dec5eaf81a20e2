import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { rowBefore } from '#app/domain/channels/fees/dated-rows.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fold } from '#app/server/text/fold.ts';

/**
 * Puts a carrier rate away that should never have stood there. The rate that had ended because of it holds again.
 * @returns the id of that row; null when there is none.
 * @throws NotFound (rate, or no staff)
 */
export async function archiveCarrierRate(
  context: Context,
  actor: Actor,
  rateId: string,
): Promise<string | null> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('rate');
  const { store, clock } = context;
  const { carrierRate } = store.tables;
  return store.write(async (tx) => {
    const [archived] = await tx
      .update(carrierRate)
      .set({ archivedAt: clock.now() })
      .where(and(eq(carrierRate.id, rateId), isNull(carrierRate.archivedAt)))
      .returning();
    if (!archived) throw new NotFound('rate');
    const sameWeight = await tx
      .select()
      .from(carrierRate)
      .where(
        and(
          eq(carrierRate.zone, archived.zone),
          eq(carrierRate.uptoGrams, archived.uptoGrams),
          isNull(carrierRate.archivedAt),
        ),
      );
    const before = rowBefore(
      sameWeight.filter(({ carrier }) => fold(carrier) === fold(archived.carrier)),
      archived,
    );
    if (before)
      await tx.update(carrierRate).set({ validTo: archived.validTo }).where(eq(carrierRate.id, before.id));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'archive-carrier-rate',
      subject: 'carrier_rate',
      subjectId: rateId,
      detail: { again: before?.id ?? null },
    });
    return before?.id ?? null;
  });
}
