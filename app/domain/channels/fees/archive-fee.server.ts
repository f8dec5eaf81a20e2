import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { rowBefore } from '#app/domain/channels/fees/dated-rows.ts';
import { setsKey } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Puts a fee away that should never have stood there. The figure that had ended because of it holds again.
 * @returns the id of that row; null when there is none.
 * @throws NotFound (fee, or no staff)
 */
export async function archiveFee(context: Context, actor: Actor, feeId: string): Promise<string | null> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('fee');
  const { store, clock } = context;
  const { channelFee } = store.tables;
  return store.write(async (tx) => {
    const [archived] = await tx
      .update(channelFee)
      .set({ archivedAt: clock.now() })
      .where(and(eq(channelFee.id, feeId), isNull(channelFee.archivedAt)))
      .returning();
    if (!archived) throw new NotFound('fee');
    const sameKind = await tx
      .select()
      .from(channelFee)
      .where(
        and(
          eq(channelFee.channelCode, archived.channelCode),
          eq(channelFee.kind, archived.kind),
          isNull(channelFee.archivedAt),
        ),
      );
    const sets = setsKey(archived);
    const before = rowBefore(
      sameKind.filter((row) => setsKey(row) === sets),
      archived,
    );
    if (before)
      await tx.update(channelFee).set({ validTo: archived.validTo }).where(eq(channelFee.id, before.id));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'archive-fee',
      subject: 'channel_fee',
      subjectId: feeId,
      detail: { again: before?.id ?? null },
    });
    return before?.id ?? null;
  });
}
