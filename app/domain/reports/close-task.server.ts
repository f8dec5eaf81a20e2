import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * The desk closes a task, done or not.
 * @throws NotFound (no staff; no such task); DomainError taskClosedBy (name) when somebody else was quicker
 */
export async function closeTask(context: Context, actor: Actor, taskId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('task');
  const { store, clock } = context;
  const { onboardingTask } = store.tables;
  const isMine = await store.write(async (tx) => {
    const closed = await tx
      .update(onboardingTask)
      .set({ closedAt: clock.now(), closedBy: actor.personId })
      .where(and(eq(onboardingTask.id, taskId), isNull(onboardingTask.closedAt)))
      .returning({ id: onboardingTask.id });
    if (closed.length === 0) return false;
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'close-task',
      subject: 'onboarding_task',
      subjectId: taskId,
    });
    return true;
  });
  if (isMine) return;
  const [task] = await store.read((db) =>
    db.select().from(onboardingTask).where(eq(onboardingTask.id, taskId)),
  );
  if (!task) throw new NotFound('task');
  const { closedBy } = task;
  const name = closedBy === null ? undefined : (await readNames(context, [closedBy]))[closedBy];
  throw name === undefined
    ? new DomainError('changedMeanwhile')
    : new DomainError('taskClosedBy', { params: { name } });
}
