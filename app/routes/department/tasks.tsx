import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { closeTask } from '#app/domain/reports/close-task.server.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import { listTasks } from '#app/domain/reports/list-tasks.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { TaskCard } from '#app/routes/task-card.tsx';

/** `/department/tasks`: what was given to whom, and how far it is. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const names = new Map((await listAssignees(context)).map(({ personId, name }) => [personId, name]));
  return {
    tasks: (await listTasks(context, null)).map((task) => ({
      ...task,
      assignee: names.get(task.assigneeId) ?? null,
    })),
    done: url.searchParams.get('done'),
    title: translate(channelDeskMessages, language)('tasksTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  await closeTask(context, actor, textOf(await request.formData(), 'taskId'));
  return redirect('/department/tasks?done=close', 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentTasks() {
  const { tasks, done } = useLoaderData<typeof loader>();
  const t = useT(channelDeskMessages);
  return (
    <>
      <header>
        <h1 className="text-3xl">{t('tasksTitle')}</h1>
        <p className="measure">{t('tasksLead')}</p>
      </header>
      {done === 'assign' && <Note tone="success">{t('assigned')}</Note>}
      {done === 'close' && <Note tone="success">{t('closedDone')}</Note>}
      {tasks.length === 0 ? (
        <EmptyState
          title={t('noTasksTitle')}
          action={<LinkButton to="/department/channels">{t('navChannels')}</LinkButton>}
        >
          <p>{t('noTasksText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} assignee={task.assignee ?? t('someone')} entryPath="/department/entries/">
                {task.closedAt === null && (
                  <Form method="post" className="no-print">
                    <input type="hidden" name="taskId" value={task.id} />
                    <SubmitButton look="secondary" size="sm">
                      {t('closeTask')}
                    </SubmitButton>
                  </Form>
                )}
              </TaskCard>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
