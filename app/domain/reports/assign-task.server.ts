import { inArray } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isLocalDate, localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

export type AssignTask = {
  title: string;
  channelCode: string;
  entryIds: ReadonlyArray<string>;
  assigneeId: string;
  /** Local day. */
  dueOn: string;
  note: string;
};

/**
 * "Get these online by then": gives entries to a person of the team.
 * @throws NotFound (no staff, channel); DomainError required (title), taskEmpty (entries), notInList (assigneeId, entries),
 * notADate, dateInPast (dueOn)
 */
export async function assignTask(context: Context, actor: Actor, input: AssignTask): Promise<string> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('task');
  const title = tidy(input.title).slice(0, 200);
  const entryIds = [...new Set(input.entryIds)];
  const { store, clock } = context;
  if (title === '') throw new DomainError('required', { field: 'title' });
  if (entryIds.length === 0) throw new DomainError('taskEmpty', { field: 'entries' });
  if (!isLocalDate(input.dueOn)) throw new DomainError('notADate', { field: 'dueOn' });
  if (input.dueOn < localDate(clock.now())) throw new DomainError('dateInPast', { field: 'dueOn' });
  const assignees = await listAssignees(context);
  if (!assignees.some(({ personId }) => personId === input.assigneeId))
    throw new DomainError('notInList', { field: 'assigneeId' });
  const { onboardingTask, onboardingTaskEntry, registerEntry, channel } = store.tables;
  return store.write(async (tx) => {
    const known = await tx
      .select({ id: registerEntry.id })
      .from(registerEntry)
      .where(inArray(registerEntry.id, entryIds));
    if (known.length !== entryIds.length) throw new DomainError('notInList', { field: 'entries' });
    const places = await tx.select({ code: channel.code }).from(channel);
    if (!places.some(({ code }) => code === input.channelCode)) throw new NotFound('channel');
    const id = newId();
    await tx.insert(onboardingTask).values({
      id,
      title,
      channelCode: input.channelCode,
      assigneeId: input.assigneeId,
      dueOn: input.dueOn,
      note: tidy(input.note).slice(0, 1000) || null,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await tx.insert(onboardingTaskEntry).values(entryIds.map((entryId) => ({ taskId: id, entryId })));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'assign-task',
      subject: 'onboarding_task',
      subjectId: id,
      detail: { channel: input.channelCode, entries: entryIds.length, dueOn: input.dueOn },
    });
    return id;
  });
}
