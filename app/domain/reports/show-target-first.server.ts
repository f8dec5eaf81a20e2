import { eq, min } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Makes a target the main one: what the public figure and the overview count against where none is named. The others
 * stay in their order behind it. Staff only, and written down, because the province's published figure changes.
 * @throws NotFound for anyone else, and for an unknown code
 */
export async function showTargetFirst(
  context: Context,
  actor: Actor,
  { code }: { code: string },
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('target');
  const { store, clock } = context;
  const { target } = store.tables;
  await store.write(async (tx) => {
    const [chosen] = await tx.select({ position: target.position }).from(target).where(eq(target.code, code));
    if (!chosen) throw new NotFound('target');
    const [front] = await tx.select({ position: min(target.position) }).from(target);
    const first = Number(front?.position ?? chosen.position);
    const [main] = await tx
      .select({ code: target.code })
      .from(target)
      .where(eq(target.position, first))
      .orderBy(target.code)
      .limit(1);
    if (main?.code === code) return;
    await tx
      .update(target)
      .set({ position: first - 1 })
      .where(eq(target.code, code));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'show-target-first',
      subject: 'target',
      subjectId: code,
      detail: { instead: main?.code ?? null },
    });
    await store.touch(tx, ['figures'], clock.now());
  });
}
