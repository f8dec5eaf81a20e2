import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import { closeTask } from '#app/domain/reports/close-task.server.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import { listTasks, type TaskAct } from '#app/domain/reports/list-tasks.server.ts';
import { reopenTask } from '#app/domain/reports/reopen-task.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { CloseNote, CloseTask } from '#app/routes/department/close-task.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { TaskCard } from '#app/routes/task-card.tsx';

/** `/department/tasks`: what was given to whom, and how far it is. */
export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => {
  const names = new Map((await listAssignees(context)).map(({ personId, name }) => [personId, name]));
  const tasks = await listTasks(context, null);
  return {
    tasks: tasks.map((task) => ({ ...task, assignee: names.get(task.assigneeId) ?? null })),
    actors: await readNames(
      context,
      tasks.flatMap(({ history }) => history.flatMap(({ personId }) => personId ?? [])),
    ),
    /** The task about which is asked whether to close it. */
    asked: url.searchParams.get('ask'),
    done: url.searchParams.get('done'),
    title: translate(channelDeskMessages, language)('tasksTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const isReopened = textOf(form, 'intent') === 'reopen';
  return answerForm({}, async () => {
    await (isReopened ? reopenTask : closeTask)(context, actor, textOf(form, 'taskId'));
    return redirect(`/department/tasks?done=${isReopened ? 'reopen' : 'close'}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentTasks() {
  const { tasks, actors, asked, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(channelDeskMessages);
  return (
    <>
      <header>
        <h1 className="text-3xl">{t('tasksTitle')}</h1>
        <p className="measure">{t('tasksLead')}</p>
      </header>
      <ErrorSummary errors={answer && 'errors' in answer ? answer.errors : undefined} />
      {done === 'assign' && <Note tone="success">{t('assigned')}</Note>}
      {done === 'close' && <Note tone="success">{t('closedDone')}</Note>}
      {done === 'reopen' && <Note tone="success">{t('reopenedDone')}</Note>}
      {tasks.length === 0 ? (
        <EmptyState
          title={t('noTasksTitle')}
          action={<LinkButton to="/department/channels">{t('navChannels')}</LinkButton>}
        >
          <p>{t('noTasksText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {tasks.map((task) => {
            const assignee = task.assignee ?? t('someone');
            return (
              <li key={task.id} className="space-y-2">
                {asked === task.id && task.closedAt === null && <CloseNote task={task} assignee={assignee} />}
                <TaskCard
                  task={task}
                  assignee={assignee}
                  entryPath="/department/entries/"
                  history={<TaskHistory history={task.history} names={actors} />}
                >
                  {task.closedAt === null ? (
                    <CloseTask task={task} assignee={assignee} />
                  ) : (
                    <Form method="post" className="no-print">
                      <input type="hidden" name="taskId" value={task.id} />
                      <SubmitButton look="secondary" size="sm" name="intent" value="reopen">
                        {t('reopenTask')}
                        <span className="sr-only">: {task.title}</span>
                      </SubmitButton>
                    </Form>
                  )}
                </TaskCard>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** Who did what with a task, and when. */
function TaskHistory({
  history,
  names,
}: {
  history: readonly TaskAct[];
  names: Readonly<Record<string, string>>;
}) {
  const t = useT(channelDeskMessages);
  const language = useLanguage();
  if (history.length === 0) return null;
  return (
    <details className="print-open">
      <summary className="min-h-12 py-3 font-bold">{t('history')}</summary>
      <ol className="pb-2">
        {history.map(({ act, at, personId }) => (
          <li key={`${act} ${at}`}>
            {formatDateTime(language, at)}: {t(`act_${act}`)}
            {personId !== null && names[personId] && (
              <>
                , <span lang="vi">{names[personId]}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
