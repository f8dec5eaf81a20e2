import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Puts a fee away that should never have stood there. @throws NotFound (fee, or no staff) */
export async function archiveFee(context: Context, actor: Actor, feeId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('fee');
  const { store, clock } = context;
  const { channelFee } = store.tables;
  await store.write(async (tx) => {
    const archived = await tx
      .update(channelFee)
      .set({ archivedAt: clock.now() })
      .where(and(eq(channelFee.id, feeId), isNull(channelFee.archivedAt)))
      .returning({ id: channelFee.id });
    if (archived.length === 0) throw new NotFound('fee');
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'archive-fee',
      subject: 'channel_fee',
      subjectId: feeId,
    });
  });
}
