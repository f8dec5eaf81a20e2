import { buttonClass } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { OnboardingTask, TaskEntry } from '#app/domain/reports/list-tasks.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** A task as who does it needs it: each product with whom to call and where to look, those still to be done first. */
export function OwnTask({ task }: { task: OnboardingTask }) {
  const t = useT(channelDeskMessages);
  const language = useLanguage();
  const { done, total } = task;
  const entries = [...task.entries].sort((a, b) => Number(a.isThere) - Number(b.isThere));
  return (
    <Panel title={<span lang="vi">{task.title}</span>}>
      <p className="flex flex-wrap items-center gap-2">
        <strong>{t('progress', { done, total, channel: task.channelName ?? '' })}</strong>
        {done === total && <Pill tone="green">{t('taskDone')}</Pill>}
        {task.isOverdue && <Pill tone="red">{t('overdue')}</Pill>}
      </p>
      <p>{t('due', { date: formatDate(language, task.dueOn) })}</p>
      {task.note && <p lang="vi">{task.note}</p>}
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.code} className="py-4">
            <ToBring entry={entry} channelName={task.channelName ?? ''} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ToBring({ entry, channelName }: { entry: TaskEntry; channelName: string }) {
  const t = useT(channelDeskMessages);
  const { code, name, producerName, producerSlug, phone, listingSlug, isThere, pageUrl } = entry;
  const links = [
    { to: `/p/${code}`, label: t('toProvenance') },
    ...(listingSlug === null ? [] : [{ to: `/products/${listingSlug}`, label: t('toListing') }]),
    { to: `/producers/${producerSlug}`, label: t('toProducer') },
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <strong lang="vi">{name}</strong>
        <Pill tone={isThere ? 'green' : 'turmeric'}>{t(isThere ? 'isThere' : 'notThere')}</Pill>
      </p>
      <p lang="vi">{producerName}</p>
      {phone === null ? (
        <p className="text-ink-soft">{t('noPhone')}</p>
      ) : (
        <p className="my-2">
          <a href={`tel:${phone.replaceAll(' ', '')}`} className={buttonClass('secondary')}>
            {t('call', { phone: phone.replace(/^\+84/, '0') })}
          </a>
        </p>
      )}
      <p className="flex flex-wrap gap-x-6">
        {links.map(({ to, label }) => (
          <a key={to} href={to} className="inline-flex min-h-12 items-center">
            {label}
            <span className="sr-only">: {name}</span>
          </a>
        ))}
        {pageUrl !== null && (
          <a
            href={pageUrl}
            rel="noreferrer nofollow"
            target="_blank"
            className="inline-flex min-h-12 items-center"
          >
            {t('toPage', { channel: channelName })}
            <span className="sr-only">: {name}</span>
          </a>
        )}
      </p>
    </>
  );
}
