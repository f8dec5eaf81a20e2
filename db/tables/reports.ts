import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { RegisterTables } from '#db/tables/register.ts';

/** The desk's tasks. Figures are counted from the register; nothing of them is stored. */
export function defineReportTables(
  { table, text, time, index, primaryKey }: Kit,
  { person }: AccountTables,
  { channel, registerEntry }: RegisterTables,
) {
  /** "Get these online by then", given by the desk to a person. */
  const onboardingTask = table(
    'onboarding_task',
    {
      id: text().primaryKey(),
      title: text().notNull(),
      channelCode: text().references(() => channel.code),
      assigneeId: text()
        .notNull()
        .references(() => person.id),
      /** Local day. */
      dueOn: text().notNull(),
      note: text(),
      createdAt: time().notNull(),
      createdBy: text(),
      closedAt: time(),
      closedBy: text(),
    },
    (t) => [index('onboarding_task_assignee').on(t.assigneeId, t.dueOn)],
  );

  const onboardingTaskEntry = table(
    'onboarding_task_entry',
    {
      taskId: text()
        .notNull()
        .references(() => onboardingTask.id),
      entryId: text()
        .notNull()
        .references(() => registerEntry.id),
    },
    (t) => [
      primaryKey({ columns: [t.taskId, t.entryId] }),
      index('onboarding_task_entry_entry').on(t.entryId),
    ],
  );

  return { onboardingTask, onboardingTaskEntry };
}
