import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { isRowId, newId } from '#app/server/ids.server.ts';
import { isLocalDate, localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';
import type { Store, Tx } from '#db/store.ts';

export type AssignTask = {
  /** Made with the form, so that a form that comes several times gives one task. */
  formKey: string;
  title: string;
  channelCode: string;
  entryIds: ReadonlyArray<string>;
  assigneeId: string;
  /** Local day. */
  dueOn: string;
  note: string;
};

const LONGEST_TITLE = 200;
const LONGEST_NOTE = 1000;

/**
 * "Get these online by then": gives entries to a person of the team.
 * @returns its id; for a form that came before that of the task that is there.
 * @throws NotFound (no staff; no channel where products are counted); DomainError taskChannelClosed (channel), taskClosedBefore (the same form came before, and its task was closed since), required (title), tooLongBy (title, note), taskEmpty (entries), notInList (assigneeId, entries),
 * notADate, dateInPast (dueOn)
 */
export async function assignTask(context: Context, actor: Actor, input: AssignTask): Promise<string> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('task');
  const title = tidy(input.title);
  const note = tidy(input.note);
  const entryIds = [...new Set(input.entryIds)];
  const { store, clock } = context;
  if (title === '') throw new DomainError('required', { field: 'title' });
  refuseTooLong(title, { field: 'title', max: LONGEST_TITLE });
  refuseTooLong(note, { field: 'note', max: LONGEST_NOTE });
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
    const [place] = await tx
      .select()
      .from(channel)
      .where(and(eq(channel.code, input.channelCode), isNotNull(channel.countsFrom)));
    if (!place) throw new NotFound('channel');
    if (place.closedOn !== null && place.closedOn <= localDate(clock.now()))
      throw new DomainError('taskChannelClosed', { params: { channel: place.name } });
    const task = {
      id: isRowId(input.formKey) ? input.formKey : newId(),
      title,
      channelCode: input.channelCode,
      assigneeId: input.assigneeId,
      dueOn: input.dueOn,
      note: note || null,
      createdAt: clock.now(),
      createdBy: actor.personId,
    };
    const made = await tx
      .insert(onboardingTask)
      .values(task)
      .onConflictDoNothing()
      .returning({ id: onboardingTask.id });
    if (made.length === 0) {
      const there = await sameTask(tx, store.tables, task, entryIds);
      if (there?.closedAt != null) throw new DomainError('taskClosedBefore', { params: { title } });
      if (there) return task.id;
      // Gone back to and filled in otherwise: what is asked now is another task.
      task.id = newId();
      await tx.insert(onboardingTask).values(task);
    }
    await tx.insert(onboardingTaskEntry).values(entryIds.map((entryId) => ({ taskId: task.id, entryId })));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'assign-task',
      subject: 'onboarding_task',
      subjectId: task.id,
      detail: { channel: input.channelCode, entries: entryIds.length, dueOn: input.dueOn },
    });
    return task.id;
  });
}

type Task = Store['tables']['onboardingTask']['$inferInsert'];

/** The task under this id, where it says the same as this one. */
async function sameTask(
  tx: Tx,
  { onboardingTask, onboardingTaskEntry }: Store['tables'],
  { id, title, channelCode, assigneeId, dueOn, note }: Task,
  entryIds: readonly string[],
) {
  const [there] = await tx.select().from(onboardingTask).where(eq(onboardingTask.id, id));
  const entries = await tx
    .select({ entryId: onboardingTaskEntry.entryId })
    .from(onboardingTaskEntry)
    .where(eq(onboardingTaskEntry.taskId, id));
  const isSame =
    there?.title === title &&
    there.channelCode === channelCode &&
    there.assigneeId === assigneeId &&
    there.dueOn === dueOn &&
    there.note === note &&
    entries.length === entryIds.length &&
    entries.every(({ entryId }) => entryIds.includes(entryId));
  return isSame ? there : null;
}
