import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Puts a carrier rate away that should never have stood there. @throws NotFound (rate, or no staff) */
export async function archiveCarrierRate(context: Context, actor: Actor, rateId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('rate');
  const { store, clock } = context;
  const { carrierRate } = store.tables;
  await store.write(async (tx) => {
    const archived = await tx
      .update(carrierRate)
      .set({ archivedAt: clock.now() })
      .where(and(eq(carrierRate.id, rateId), isNull(carrierRate.archivedAt)))
      .returning({ id: carrierRate.id });
    if (archived.length === 0) throw new NotFound('rate');
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'archive-carrier-rate',
      subject: 'carrier_rate',
      subjectId: rateId,
    });
  });
}
