import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { paperNotices } from '#app/domain/channels/papers/paper-notices.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Takes a paper out of use; its row and file stay, as packs that held it went out. @throws NotFound for another's. */
export async function archivePaper(context: Context, actor: SellerActor, paperId: string): Promise<void> {
  const { paper } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const [gone] = await tx
      .update(paper)
      .set({ archivedAt: now })
      .where(and(eq(paper.id, paperId), eq(paper.producerId, actor.producerId), isNull(paper.archivedAt)))
      .returning({ id: paper.id });
    if (!gone) throw new NotFound('paper');
    await settleNotices(context, tx, { subject: paperId, kinds: paperNotices });
    await context.store.touch(tx, ['catalog', `goods:${actor.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'archive-paper',
      subject: 'paper',
      subjectId: paperId,
    });
  });
}
