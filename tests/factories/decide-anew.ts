import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { decidePaper, type PaperDecision } from '#app/domain/channels/papers/decide-paper.server.ts';
import type { Context } from '#app/server/context.ts';

/** Decides a paper as staff do who have seen the decision that stands, if there is one. */
export async function decideAnew(
  context: Context,
  actor: Actor,
  decision: Omit<PaperDecision, 'seenDecidedAt'>,
): Promise<void> {
  const { paper } = context.store.tables;
  const [seen] = await context.store.read((db) =>
    db.select({ decidedAt: paper.decidedAt }).from(paper).where(eq(paper.id, decision.paperId)),
  );
  await decidePaper(context, actor, { ...decision, seenDecidedAt: seen?.decidedAt ?? null });
}
