import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Facts } from '#app/components/facts.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readPayoutStatement } from '#app/domain/payments/payouts/read-payout-statement.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { readYear } from '#app/routes/read-year.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { TaxTable } from '#app/routes/tax-table.tsx';
import { localDate } from '#app/server/local-date.ts';

/** `/seller/statement?year=`: what card sales came to, what was paid out of it, and the year's tax; made to be printed. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const year = readYear(url.searchParams.get('year'), localDate(context.clock.now()));
  return {
    year,
    today: localDate(context.clock.now()),
    ...(await readPayoutStatement(context, actor, year)),
    title: translate(payoutMessages, language)('statementTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerStatement() {
  const { year, today, producerName, years, parts, payouts, givenBack, tax } = useLoaderData<typeof loader>();
  const t = useT(payoutMessages);
  const language = useLanguage();
  const money = (amount: number) => formatVnd(language, amount);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('statementTitle')}</h1>
        <p className="font-bold">
          {t('statementOf', { producer: producerName, day: formatDate(language, today) })}
        </p>
        <p className="measure">{t('statementLead')}</p>
      </header>
      <Panel title={`${t(parts.owed < 0 ? 'youOwe' : 'stillOwed')}: ${money(Math.abs(parts.owed))}`}>
        <Facts
          facts={[
            { term: t('colSold'), value: money(parts.sold) },
            { term: t('colRefunded'), value: money(parts.refunded) },
            { term: t('colDisputed'), value: money(parts.disputed) },
            { term: t('colWithheld'), value: money(parts.withheld + parts.commission) },
            { term: t('colPaidOut'), value: money(parts.paidOut) },
          ]}
        />
        {parts.owed < 0 && <p className="measure mt-3 font-bold">{t('youOweText')}</p>}
      </Panel>
      {givenBack.length > 0 && (
        <DataTable
          caption={t('givenBack')}
          rows={givenBack}
          rowKey={({ refundId }) => refundId}
          empty={null}
          columns={[
            {
              key: 'order',
              header: t('colOrder'),
              heading: true,
              cell: ({ orderId, orderCode }) => <Link to={`/seller/orders/${orderId}`}>{orderCode}</Link>,
            },
            { key: 'at', header: t('colGivenOn'), cell: ({ at }) => formatDate(language, localDate(at)) },
            { key: 'amount', header: t('colAmount'), numeric: true, cell: ({ amount }) => money(amount) },
          ]}
        />
      )}
      {givenBack.length > 0 && <p className="measure text-ink-soft">{t('givenBackText')}</p>}
      <DataTable
        caption={t('ownPayouts')}
        rows={payouts}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('ownPayoutsNone')}>
            <p>{t('ownPayoutsNoneText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'run',
            header: t('colRun'),
            heading: true,
            cell: ({ runNumber }) => t('runName', { number: String(runNumber) }),
          },
          {
            key: 'paid',
            header: t('colPaid'),
            cell: ({ paidAt }) => paidAt !== null && formatDate(language, localDate(paidAt)),
          },
          { key: 'amount', header: t('colAmount'), numeric: true, cell: ({ amount }) => money(amount) },
          {
            key: 'reference',
            header: t('colReference'),
            cell: ({ reference, reversalReason }) =>
              reversalReason === null ? reference : t('reversedWith', { reason: reversalReason }),
          },
        ]}
      />
      {years.length > 1 && (
        <nav aria-label={t('otherYears')} className="no-print flex flex-wrap gap-x-4">
          {years.map((one) => (
            <Link
              key={one}
              to={`/seller/statement?year=${one}`}
              aria-current={one === year ? 'page' : undefined}
              className="inline-flex min-h-12 items-center aria-[current]:font-bold"
            >
              {t('taxTitle', { year: one })}
            </Link>
          ))}
        </nav>
      )}
      <TaxTable
        rows={tax}
        language={language}
        caption={t('taxTitle', { year })}
        first="month"
        empty={
          <EmptyState title={t('taxNone')}>
            <p>{t('taxNoneText')}</p>
          </EmptyState>
        }
      />
      {tax.length > 0 && (
        <>
          <p className="measure text-ink-soft">{t('taxOwnLead')}</p>
          <LinkButton
            to={`/seller/statement.xlsx?year=${year}`}
            look="secondary"
            reloadDocument
            className="no-print"
          >
            {t('yearSheet')}
          </LinkButton>
        </>
      )}
    </>
  );
}
