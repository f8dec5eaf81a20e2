import { and, eq, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { refusePaperQuota } from '#app/domain/channels/papers/paper-quota.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Takes a paper into use again that was put away, as staff had decided on it.
 * @throws NotFound for another's, or one that is in use; DomainError paperQuota
 */
export async function restorePaper(context: Context, actor: SellerActor, paperId: string): Promise<void> {
  const { paper } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await refusePaperQuota(context, tx, actor.producerId);
    const [back] = await tx
      .update(paper)
      .set({ archivedAt: null, restoredAt: now })
      .where(and(eq(paper.id, paperId), eq(paper.producerId, actor.producerId), isNotNull(paper.archivedAt)))
      .returning({ id: paper.id });
    if (!back) throw new NotFound('paper');
    await context.store.touch(tx, ['catalog', `goods:${actor.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'restore-paper',
      subject: 'paper',
      subjectId: paperId,
    });
  });
}
