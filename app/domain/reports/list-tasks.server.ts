import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { presenceRules } from '#app/domain/register/presence-states.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type OnboardingTask = {
  id: string;
  title: string;
  channelCode: string | null;
  channelName: string | null;
  assigneeId: string;
  dueOn: string;
  note: string | null;
  /** Entries that are on the channel now, claimed or verified and not down; of how many. */
  done: number;
  total: number;
  isOverdue: boolean;
  closedAt: number | null;
  entries: Array<{ code: string; name: string; producerName: string; isThere: boolean }>;
};

/**
 * Tasks with their progress, which is counted from the presences and typed by nobody; open and overdue ones first.
 * @param assigneeId only this person's open ones; null for all.
 */
export async function listTasks(
  { store, clock }: Context,
  assigneeId: string | null,
): Promise<OnboardingTask[]> {
  const { onboardingTask, onboardingTaskEntry, registerEntry, producer, presence, channel } = store.tables;
  const today = localDate(clock.now());
  const { tasks, entries, presences } = await store.read(async (db) => {
    const tasks = await db
      .select({ task: onboardingTask, channelName: channel.name })
      .from(onboardingTask)
      .leftJoin(channel, eq(channel.code, onboardingTask.channelCode))
      .where(
        assigneeId === null
          ? undefined
          : and(eq(onboardingTask.assigneeId, assigneeId), isNull(onboardingTask.closedAt)),
      )
      .orderBy(asc(onboardingTask.dueOn), asc(onboardingTask.id));
    const ids = tasks.map(({ task }) => task.id);
    const entries = await db
      .select({
        taskId: onboardingTaskEntry.taskId,
        id: registerEntry.id,
        code: registerEntry.code,
        name: registerEntry.name,
        producerName: producer.name,
      })
      .from(onboardingTaskEntry)
      .innerJoin(registerEntry, eq(registerEntry.id, onboardingTaskEntry.entryId))
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .where(inArray(onboardingTaskEntry.taskId, ids))
      .orderBy(asc(registerEntry.nameKey));
    return {
      tasks,
      entries,
      presences: await db
        .select({ entryId: presence.entryId, channelCode: presence.channelCode, state: presence.state })
        .from(presence)
        .where(
          and(
            isNull(presence.revokedAt),
            inArray(presence.entryId, [...new Set(entries.map(({ id }) => id))]),
          ),
        ),
    };
  });
  const there = new Set(
    presences
      .filter(({ state }) => !presenceRules[state].isDown)
      .map(({ entryId, channelCode }) => `${entryId} ${channelCode}`),
  );
  return tasks
    .map(({ task, channelName }): OnboardingTask => {
      const own = entries
        .filter(({ taskId }) => taskId === task.id)
        .map(({ id, code, name, producerName }) => ({
          code,
          name,
          producerName,
          isThere: there.has(`${id} ${task.channelCode}`),
        }));
      const done = own.filter(({ isThere }) => isThere).length;
      return {
        id: task.id,
        title: task.title,
        channelCode: task.channelCode,
        channelName,
        assigneeId: task.assigneeId,
        dueOn: task.dueOn,
        note: task.note,
        done,
        total: own.length,
        isOverdue: task.closedAt === null && done < own.length && task.dueOn < today,
        closedAt: task.closedAt,
        entries: own,
      };
    })
    .sort(
      (a, b) =>
        Number(a.closedAt !== null) - Number(b.closedAt !== null) ||
        Number(b.isOverdue) - Number(a.isOverdue),
    );
}
