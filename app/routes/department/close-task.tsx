import { Form, Link } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Note } from '#app/components/note.tsx';
import type { OnboardingTask } from '#app/domain/reports/list-tasks.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { useT } from '#app/i18n/messages.ts';

type TaskProps = { task: OnboardingTask; assignee: string };

/** The way to the question whether to close a task: over the page, without a script on the page itself. */
export function CloseTask({ task, assignee }: TaskProps) {
  const t = useT(channelDeskMessages);
  return (
    <Dialog
      href={`?ask=${encodeURIComponent(task.id)}#close`}
      opener={
        <>
          {t('closeTask')}
          <span className="sr-only">: {task.title}</span>
        </>
      }
      openerClassName={`no-print ${buttonClass('secondary', 'sm')}`}
      title={t('closeTitle')}
    >
      <Question task={task} assignee={assignee} />
    </Dialog>
  );
}

/** The same question as a part of the page. */
export function CloseNote({ task, assignee }: TaskProps) {
  const t = useT(channelDeskMessages);
  return (
    <div id="close" className="scroll-mt-16">
      <Note tone="warning" title={t('closeTitle')}>
        <div className="space-y-3">
          <Question task={task} assignee={assignee} />
          <Link to="/department/tasks" className="inline-flex min-h-12 items-center">
            {t('keepOpen')}
          </Link>
        </div>
      </Note>
    </div>
  );
}

function Question({ task, assignee }: TaskProps) {
  const t = useT(channelDeskMessages);
  const { done, total, title } = task;
  return (
    <>
      <p>
        <strong lang="vi">{title}</strong>: {t('progress', { done, total, channel: task.channelName ?? '' })}
      </p>
      <p>{t('closeFollows', { name: assignee })}</p>
      <Form method="post" action="/department/tasks">
        <input type="hidden" name="taskId" value={task.id} />
        <SubmitButton name="intent" value="close">
          {t('closeYes')}
        </SubmitButton>
      </Form>
    </>
  );
}
