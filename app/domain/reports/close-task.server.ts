import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** The desk closes a task, done or not. @throws NotFound (no staff; none open by that id) */
export async function closeTask(context: Context, actor: Actor, taskId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('task');
  const { store, clock } = context;
  const { onboardingTask } = store.tables;
  await store.write(async (tx) => {
    const closed = await tx
      .update(onboardingTask)
      .set({ closedAt: clock.now(), closedBy: actor.personId })
      .where(and(eq(onboardingTask.id, taskId), isNull(onboardingTask.closedAt)))
      .returning({ id: onboardingTask.id });
    if (closed.length === 0) throw new NotFound('task');
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'close-task',
      subject: 'onboarding_task',
      subjectId: taskId,
    });
  });
}
