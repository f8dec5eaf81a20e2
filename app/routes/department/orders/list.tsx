import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { orderRisks } from '#app/domain/reports/orders/order-risks.ts';
import { watchedStates } from '#app/domain/reports/orders/watched-states.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import { readWatchedFilter } from '#app/routes/department/orders/read-watched-filter.ts';
import { orderStateName } from '#app/routes/orders/order-state-name.ts';
import { orderTones } from '#app/routes/orders/order-tones.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/orders`: what is at risk; `?risk=` one of them, `none` for all orders; `?state=`, `?producer=`, `?q=`. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = readWatchedFilter(url.searchParams);
  return {
    ...(await listWatchedOrders(context, filter)),
    filter,
    search: url.search,
    title: translate(watchedOrderMessages, language)('title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function WatchedOrders() {
  const { rows, total, page, pages, counts, filter, search } = useLoaderData<typeof loader>();
  const t = useT(watchedOrderMessages);
  const ofService = useServiceWords(watchedOrderMessages, true);
  const inOrders = useT(fulfilmentMessages);
  const language = useLanguage();
  const hrefWith = (changes: Record<string, string>, path = '/department/orders') =>
    `${path}?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(search)), ...changes })}`;
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="space-y-1">
          <h1 className="text-3xl">{t('title')}</h1>
          <p className="measure text-ink-soft">{t('lead')}</p>
        </div>
        <a
          href={hrefWith({}, '/department/orders.xlsx')}
          className={`${buttonClass('secondary', 'sm')} no-print`}
        >
          <Icon name="download" />
          {t('download')}
        </a>
      </header>
      <RiskLinks counts={counts} current={filter.risk} />
      <Form method="get" role="search" className="no-print flex flex-wrap items-end gap-3">
        <input type="hidden" name="risk" value={filter.risk ?? 'none'} />
        {filter.producer !== '' && <input type="hidden" name="producer" value={filter.producer} />}
        <div className="w-48">
          <TextField type="search" name="q" label={t('search')} defaultValue={filter.query} />
        </div>
        <div className="w-56">
          <SelectField
            name="state"
            label={t('state')}
            placeholder={t('anyState')}
            defaultValue={filter.state ?? ''}
            options={watchedStates.map((state) => ({ value: state, label: inOrders(`state_${state}`) }))}
          />
        </div>
        <button type="submit" className={buttonClass('secondary')}>
          {t('filter')}
        </button>
      </Form>
      {filter.producer !== '' && (
        <p>
          <Link to={hrefWith({ producer: '' })} className="inline-flex min-h-11 items-center gap-2">
            {t('producerFilter', { code: filter.producer })}
            <Icon name="close" className="size-4" />
          </Link>
        </p>
      )}
      <DataTable
        caption={t('count', { count: total })}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('emptyTitle')}>
            <p>{t(filter.query === '' && filter.risk !== null ? 'emptyRiskText' : 'emptyText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'code',
            header: t('col_code'),
            heading: true,
            cell: ({ id, code, mayCancel }) => (
              <>
                <Link
                  to={`/department/orders/${id}`}
                  className="inline-flex min-h-11 items-center whitespace-nowrap"
                >
                  {code}
                </Link>
                {mayCancel && (
                  <div className="no-print">
                    <Link
                      to={`/department/orders/${id}#cancel`}
                      aria-label={t('cancelNamed', { code })}
                      className="inline-flex min-h-11 items-center text-red-deep"
                    >
                      {t('cancelShort')}
                    </Link>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'risks',
            header: t('col_risks'),
            cell: ({ risks, way }) =>
              risks.length > 0 && (
                <span className="flex flex-wrap gap-1">
                  {risks.map((risk) => (
                    <Pill key={risk} tone="red">
                      {(way === 'spot' ? ofService : t)(`risk_${risk}`)}
                    </Pill>
                  ))}
                </span>
              ),
          },
          {
            key: 'state',
            header: t('col_state'),
            cell: ({ state, wayLeft }) => (
              <Pill tone={orderTones[state]}>{orderStateName(language, state, wayLeft)}</Pill>
            ),
          },
          {
            key: 'producer',
            header: t('col_producer'),
            cell: ({ producerName, producerCode, isSuspended }) => (
              <>
                <Link to={`/department/producers/${producerCode}`} lang="vi">
                  {producerName}
                </Link>
                {isSuspended && <span className="text-red-deep"> ({t('suspended')})</span>}
              </>
            ),
          },
          {
            key: 'amount',
            header: t('col_amount'),
            numeric: true,
            cell: ({ totalAmount }) => formatVnd(language, totalAmount),
          },
          {
            key: 'method',
            header: t('col_method'),
            cell: ({ method }) => inOrders(`methodShort_${method}`),
          },
          {
            key: 'placed',
            header: t('col_placed'),
            cell: ({ placedAt }) => formatDateTime(language, placedAt),
          },
          {
            key: 'paid',
            header: t('col_paid'),
            cell: ({ paidAt }) => paidAt !== null && formatDateTime(language, paidAt),
          },
        ]}
      />
      <Pagination page={page} pages={pages} hrefFor={(to) => hrefWith({ page: String(to) })} />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** The risks with how many orders run each, each a link to those. */
function RiskLinks({ counts, current }: { counts: Page['counts']; current: Page['filter']['risk'] }) {
  const t = useT(watchedOrderMessages);
  const links = [
    { key: 'any' as const, to: '/department/orders', label: t('risk_any'), count: null },
    ...orderRisks.map((risk) => ({
      key: risk,
      to: `/department/orders?risk=${risk}`,
      label: t(`risk_${risk}`),
      count: counts[risk],
    })),
    { key: null, to: '/department/orders?risk=none', label: t('allOrders'), count: null },
  ];
  return (
    <nav aria-label={t('filterLabel')} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, to, label, count }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={key === current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center gap-2 rounded-full border-2 px-3.5 text-sm no-underline ${
                key === current
                  ? 'border-indigo bg-indigo font-bold text-white'
                  : 'border-line-strong bg-white text-ink hover:border-indigo'
              }`}
            >
              {label}
              {count !== null && <span className="font-bold tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
