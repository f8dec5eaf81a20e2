import { eq } from 'drizzle-orm';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { demoPerson } from '#app/domain/accounts/start-demo-session.server.ts';
import { assignTask } from '#app/domain/reports/assign-task.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { demoStepMessages } from '#app/i18n/demo-steps.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';

const CHANNEL = 'shopee';
const PRODUCTS = 5;
const DAYS = 14;

/** Gives the demo's team member one task to follow, once: products of the register that are not on Shopee. */
export async function addDemoTask(context: Context): Promise<void> {
  const { store, clock } = context;
  const { onboardingTask } = store.tables;
  const assigneeId = await demoPerson(context, 'team_member');
  const [known] = await store.read((db) =>
    db
      .select({ id: onboardingTask.id })
      .from(onboardingTask)
      .where(eq(onboardingTask.assigneeId, assigneeId))
      .limit(1),
  );
  if (known) return;
  const { channels } = await readChannelStandings(context, null);
  const channel = channels.find(({ code }) => code === CHANNEL);
  const entryIds = (channel?.rows ?? [])
    .filter(({ presence }) => presence === null)
    .slice(0, PRODUCTS)
    .map(({ entry }) => entry.id);
  if (!channel || entryIds.length === 0) return;
  const t = translate(demoStepMessages, 'vi');
  await assignTask(context, demoStaff, {
    formKey: newId(),
    title: t('taskTitle', { count: entryIds.length, channel: channel.name }),
    channelCode: CHANNEL,
    entryIds,
    assigneeId,
    dueOn: addDays(localDate(clock.now()), DAYS),
    note: t('taskNote'),
  });
}
