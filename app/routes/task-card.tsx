import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { OnboardingTask } from '#app/domain/reports/list-tasks.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** One task: how far it is, until when, and which of its products are there. */
export function TaskCard({
  task,
  assignee,
  entryPath,
  history,
  children,
}: {
  task: OnboardingTask;
  /** Whose it is, where others read it. */
  assignee?: string;
  /** Where a product's own page begins. */
  entryPath: string;
  /** What became of the task. */
  history?: ReactNode;
  children?: ReactNode;
}) {
  const t = useT(channelDeskMessages);
  const language = useLanguage();
  const { done, total, closedAt } = task;
  return (
    <Panel title={<span lang="vi">{task.title}</span>} actions={children}>
      <p className="flex flex-wrap items-center gap-2">
        <strong>{t('progress', { done, total, channel: task.channelName ?? '' })}</strong>
        {done === total && <Pill tone="green">{t('taskDone')}</Pill>}
        {task.isOverdue && <Pill tone="red">{t('overdue')}</Pill>}
      </p>
      <p>
        {closedAt === null
          ? t('due', { date: formatDate(language, task.dueOn) })
          : t('taskClosed', { date: formatDate(language, closedAt) })}
        {assignee && ` · ${t('assignedTo', { name: assignee })}`}
      </p>
      {task.note && <p lang="vi">{task.note}</p>}
      <details className="print-open mt-2">
        <summary className="min-h-12 py-3 font-bold">{t('listCount', { count: total })}</summary>
        <ul>
          {task.entries.map((entry) => (
            <li key={entry.code} className="py-0.5">
              <Link to={entryPath + entry.code} lang="vi" className="inline-block py-1.5">
                {entry.name}
              </Link>{' '}
              · <span lang="vi">{entry.producerName}</span> · {t(entry.isThere ? 'isThere' : 'notThere')}
            </li>
          ))}
        </ul>
      </details>
      {history}
    </Panel>
  );
}
