import { and, eq, isNotNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * The desk opens a closed task again, as it was; its history keeps both.
 * @throws NotFound (no staff; no such task); DomainError taskOpenAlready when somebody else was quicker
 */
export async function reopenTask(context: Context, actor: Actor, taskId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('task');
  const { onboardingTask } = context.store.tables;
  await context.store.write(async (tx) => {
    const opened = await tx
      .update(onboardingTask)
      .set({ closedAt: null, closedBy: null })
      .where(and(eq(onboardingTask.id, taskId), isNotNull(onboardingTask.closedAt)))
      .returning({ id: onboardingTask.id });
    if (opened.length === 0) {
      const [task] = await tx
        .select({ id: onboardingTask.id })
        .from(onboardingTask)
        .where(eq(onboardingTask.id, taskId));
      throw task ? new DomainError('taskOpenAlready') : new NotFound('task');
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'reopen-task',
      subject: 'onboarding_task',
      subjectId: taskId,
    });
  });
}
