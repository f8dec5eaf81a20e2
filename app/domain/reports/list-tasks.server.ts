import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { presenceRules } from '#app/domain/register/presence-states.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** What became of a task, the first first; the desk's acts. `personId` null for the system itself. */
export const taskActs = ['assign-task', 'close-task', 'reopen-task'] as const;
export type TaskAct = { act: (typeof taskActs)[number]; at: number; personId: string | null };

export type TaskEntry = {
  code: string;
  name: string;
  producerName: string;
  producerSlug: string;
  /** The number that the producer has agreed to show; null without one. */
  phone: string | null;
  /** Of its listing on sale here; null without one. */
  listingSlug: string | null;
  isThere: boolean;
  /** Its page on the task's channel, claimed or seen; null without one, and for one that the demo made up. */
  pageUrl: string | null;
};

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
  entries: TaskEntry[];
  history: TaskAct[];
};

/**
 * Tasks with their progress, which is counted from the presences and typed by nobody; open and overdue ones first.
 * @param assigneeId only this person's open ones; null for all.
 */
export async function listTasks(
  { store, clock }: Context,
  assigneeId: string | null,
): Promise<OnboardingTask[]> {
  const { onboardingTask, onboardingTaskEntry, registerEntry, producer, presence, channel, listing, audit } =
    store.tables;
  const today = localDate(clock.now());
  const { tasks, entries, presences, listings, acts } = await store.read(async (db) => {
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
        producerSlug: producer.slug,
        phone: producer.contactPhone,
      })
      .from(onboardingTaskEntry)
      .innerJoin(registerEntry, eq(registerEntry.id, onboardingTaskEntry.entryId))
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .where(inArray(onboardingTaskEntry.taskId, ids))
      .orderBy(asc(registerEntry.nameKey));
    const entryIds = [...new Set(entries.map(({ id }) => id))];
    return {
      tasks,
      entries,
      presences: await db
        .select({
          entryId: presence.entryId,
          channelCode: presence.channelCode,
          state: presence.state,
          url: presence.url,
          source: presence.source,
        })
        .from(presence)
        .where(and(isNull(presence.revokedAt), inArray(presence.entryId, entryIds)))
        .orderBy(asc(presence.id)),
      listings: await db
        .select({ entryId: listing.entryId, slug: listing.slug })
        .from(listing)
        .where(and(eq(listing.state, 'published'), inArray(listing.entryId, entryIds)))
        .orderBy(asc(listing.id)),
      acts: await db
        .select({ taskId: audit.subjectId, act: audit.act, at: audit.at, personId: audit.personId })
        .from(audit)
        .where(and(eq(audit.subject, 'onboarding_task'), inArray(audit.subjectId, ids)))
        .orderBy(asc(audit.at), asc(audit.id)),
    };
  });
  const there = new Map(
    presences
      .filter(({ state }) => !presenceRules[state].isDown)
      .map((one) => [`${one.entryId} ${one.channelCode}`, one]),
  );
  const slugOf = new Map(listings.map(({ entryId, slug }) => [entryId, slug]));
  return tasks
    .map(({ task, channelName }): OnboardingTask => {
      const own = entries
        .filter(({ taskId }) => taskId === task.id)
        .map(({ id, taskId: _, ...entry }): TaskEntry => {
          const found = there.get(`${id} ${task.channelCode}`);
          return {
            ...entry,
            listingSlug: slugOf.get(id) ?? null,
            isThere: found !== undefined,
            pageUrl: found && found.source !== 'demo' ? found.url : null,
          };
        });
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
        history: acts.flatMap(({ taskId, act, at, personId }) => {
          const known = taskId === task.id ? taskActs.find((one) => one === act) : undefined;
          return known ? [{ act: known, at, personId }] : [];
        }),
      };
    })
    .sort(
      (a, b) =>
        Number(a.closedAt !== null) - Number(b.closedAt !== null) ||
        Number(b.isOverdue) - Number(a.isOverdue),
    );
}
