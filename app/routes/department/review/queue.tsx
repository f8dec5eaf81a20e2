import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { listReviewQueue, type QueuedRevision } from '#app/domain/catalog/list-review-queue.server.ts';
import { type ReviewKind, reviewKinds } from '#app/domain/catalog/review-kinds.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

const outcomes = ['approved', 'returned', 'suspended', 'lifted'] as const;

export const loader = loaderFor('department', async ({ context, url, language }) => {
  const wanted = url.searchParams.get('kind');
  const kind: ReviewKind = reviewKinds.find((one) => one === wanted) ?? 'all';
  const query = url.searchParams.get('q')?.slice(0, 100) ?? '';
  const page = Math.trunc(Number(url.searchParams.get('page'))) || 1;
  const t = translate(catalogMessages, language);
  const outcome = url.searchParams.get('done');
  const title = url.searchParams.get('title')?.slice(0, 200) ?? '';
  const word = outcomes.find((one) => one === outcome);
  const done = word ? t(`${word}Toast`, { title }) : null;
  return {
    ...(await listReviewQueue(context, { kind, query, page })),
    kind,
    query,
    done,
    heading: t('reviewTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.heading ?? ''} · Chợ Phiên` },
];

export default function ReviewQueue() {
  const { rows, total, waiting, page, pages, kind, query, done } = useLoaderData<typeof loader>();
  const t = useT(catalogMessages);
  const hrefFor = (to: number) => {
    const search = new URLSearchParams({ ...(kind !== 'all' && { kind }), ...(query && { q: query }) });
    if (to > 1) search.set('page', String(to));
    return `/department/review?${search}`;
  };
  return (
    <>
      <h1 className="text-3xl">{t('reviewTitle')}</h1>
      {done && <Note tone="success">{done}</Note>}
      {waiting === 0 ? (
        <EmptyState title={t('reviewEmptyTitle')}>
          <p>{t('reviewEmptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <Form method="get" className="no-print flex flex-wrap items-end gap-3">
            <div className="w-full sm:w-56">
              <SelectField
                name="kind"
                key={kind}
                label={t('reviewKind')}
                defaultValue={kind}
                options={reviewKinds.map((one) => ({ value: one, label: t(`reviewKind_${one}`) }))}
              />
            </div>
            <div className="w-full sm:w-72">
              <TextField key={query} name="q" type="search" label={t('reviewSearch')} defaultValue={query} />
            </div>
            <button type="submit" className={buttonClass('secondary')}>
              {t('reviewApply')}
            </button>
          </Form>
          <QueueTable rows={rows} total={total} />
          <Pagination page={page} pages={pages} hrefFor={hrefFor} />
        </>
      )}
    </>
  );
}

function QueueTable({ rows, total }: { rows: QueuedRevision[]; total: number }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('reviewCount', { count: total })}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>{t('reviewNoMatch')}</p>}
      columns={[
        {
          key: 'title',
          header: t('columnListing'),
          heading: true,
          cell: ({ id, title }) => <Link to={`/department/review/${id}`}>{title || t('untitled')}</Link>,
        },
        { key: 'producer', header: t('columnProducer'), cell: ({ producerName }) => producerName },
        {
          key: 'group',
          header: t('columnGroup'),
          cell: ({ setName, setNameEn }) => (language === 'en' ? setNameEn : setName),
        },
        {
          key: 'kind',
          header: t('columnKind'),
          cell: ({ isFirst, cameBack }) => (
            <span className="flex flex-wrap gap-1.5">
              <Pill tone={isFirst ? 'indigo' : 'neutral'}>{t(isFirst ? 'reviewFirst' : 'reviewChange')}</Pill>
              {cameBack && <Pill tone="turmeric">{t('cameBack')}</Pill>}
            </span>
          ),
        },
        {
          key: 'submitted',
          header: t('columnSubmitted'),
          cell: ({ submittedAt }) => (
            <span className="whitespace-nowrap">{formatDateTime(language, submittedAt)}</span>
          ),
        },
        {
          key: 'open',
          header: t('openReview'),
          hideHeader: true,
          cell: ({ id, title }) => (
            <LinkButton
              look="secondary"
              size="sm"
              className="no-print"
              to={`/department/review/${id}`}
              aria-label={`${t('openReview')}: ${title}`}
            >
              {t('openReview')}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
