import { redirect } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { staffRole } from '#app/domain/accounts/actor.ts';
import { listWrongClocks } from '#app/domain/channels/push/wrong-clocks.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { jobMessages } from '#app/i18n/jobs.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { jobKindName } from '#app/routes/department/job-kind-name.ts';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { listDeadJobs, readJobQueue } from '#app/server/jobs/read-job-queue.server.ts';
import { retryJob } from '#app/server/jobs/retry-job.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const PER_PAGE = 50;

export const loader = loaderFor('department', async ({ context, url, language }) => {
  const page = readPageNumber(url.searchParams);
  const [{ waiting, deadCount }, dead, wrongClocks] = await Promise.all([
    readJobQueue(context),
    listDeadJobs(context, page, PER_PAGE),
    listWrongClocks(context),
  ]);
  return {
    title: translate(jobMessages, language)('jobsTitle'),
    ...{ waiting, dead, page, wrongClocks },
    pages: Math.ceil(deadCount / PER_PAGE),
    isRetried: url.searchParams.has('retried'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const jobId = String((await request.formData()).get('job') ?? '');
  return answerForm(null, async () => {
    await retryJob(context, { jobId, personId: actor.personId, role: staffRole(actor) ?? '' });
    return redirect('/department/jobs?retried=1', 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }];

export default function Jobs() {
  const { isRetried, wrongClocks } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(jobMessages);
  const language = useLanguage();
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-3xl">{t('jobsTitle')}</h1>
        <p className="measure mt-2 text-ink-soft">{t('jobsIntro')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {isRetried && !refused && <Note tone="success">{t('retried')}</Note>}
      {wrongClocks.map(({ channel, seenAt }) => (
        <Note key={channel} tone="error" title={t('wrongClock', { channel })}>
          <p>{t('wrongClockText', { channel, time: formatDateTime(language, seenAt) })}</p>
        </Note>
      ))}
      <DeadJobs />
      <WaitingJobs />
    </div>
  );
}

function DeadJobs() {
  const { dead, page, pages } = useLoaderData<typeof loader>();
  const t = useT(jobMessages);
  const language = useLanguage();
  return (
    <Panel title={t('deadHeading')}>
      <DataTable
        caption={t('deadCaption')}
        hideCaption
        rows={dead}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('noneDead')}>{t('noneDeadHint')}</EmptyState>}
        columns={[
          { key: 'job', header: t('job'), heading: true, cell: ({ kind }) => jobKindName(t, kind) },
          {
            key: 'when',
            header: t('stoppedAt'),
            cell: ({ finishedAt, createdAt }) => formatDateTime(language, finishedAt ?? createdAt),
          },
          {
            key: 'attempts',
            header: t('attempts'),
            cell: ({ attempts }) => (
              <span className="whitespace-nowrap">{t('attemptCount', { count: attempts })}</span>
            ),
          },
          {
            key: 'reason',
            header: t('reason'),
            cell: ({ lastError }) => <span className="break-words font-mono text-xs">{lastError}</span>,
          },
          {
            key: 'retry',
            header: t('retry'),
            hideHeader: true,
            cell: ({ id, kind }) => <Retry id={id} name={jobKindName(t, kind)} />,
          },
        ]}
      />
      <Pagination page={page} pages={pages} hrefFor={(number) => `?page=${number}`} />
    </Panel>
  );
}

function Retry({ id, name }: { id: string; name: string }) {
  const t = useT(jobMessages);
  return (
    <Form method="post" className="no-print">
      <input type="hidden" name="job" value={id} />
      <SubmitButton
        size="sm"
        look="secondary"
        busyLabel={t('retrying')}
        aria-label={t('retryNamed', { job: name })}
        className="whitespace-nowrap"
      >
        {t('retry')}
      </SubmitButton>
    </Form>
  );
}

function WaitingJobs() {
  const { waiting } = useLoaderData<typeof loader>();
  const t = useT(jobMessages);
  const language = useLanguage();
  return (
    <Panel title={t('waitingHeading')}>
      <DataTable
        caption={t('waitingCaption')}
        hideCaption
        rows={waiting}
        rowKey={({ kind, state }) => `${kind} ${state}`}
        empty={<p>{t('noneWaiting')}</p>}
        columns={[
          { key: 'job', header: t('job'), heading: true, cell: ({ kind }) => jobKindName(t, kind) },
          { key: 'state', header: t('state'), cell: ({ state }) => t(`state_${state}`) },
          { key: 'count', header: t('jobCount'), numeric: true, cell: ({ jobs }) => jobs },
          {
            key: 'due',
            header: t('dueSince'),
            cell: ({ oldestRunAt }) => formatDateTime(language, oldestRunAt),
          },
        ]}
      />
    </Panel>
  );
}
