import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { listWaitingTransfers } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { listStoppedStatements } from '#app/domain/payments/statements/stopped-statements.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { TransferTable } from '#app/routes/department/money/transfer-table.tsx';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { transferOutcomes } from '#app/routes/money/act-on-transfer.server.ts';
import { NoneWaiting, WaitingCount, WaitingPages } from '#app/routes/money/waiting-pages.tsx';
import { readWaitingPlace, waitingSearch } from '#app/routes/money/waiting-place.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => ({
  waiting: await listWaitingTransfers(context, { producerId: null }, readWaitingPlace(url.searchParams)),
  stopped: await listStoppedStatements(context, { producerId: null }),
  done: transferOutcomes.find((one) => one === url.searchParams.get('done')) ?? null,
  title: translate(transferMessages, language)('staffTitle'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** Money of all producers that fits no order by itself. */
export default function WaitingTransfers() {
  const { waiting, stopped, done } = useLoaderData<typeof loader>();
  const t = useT(transferMessages);
  const language = useLanguage();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('staffTitle')}</h1>
        <p className="measure text-ink-soft">{t('staffIntro')}</p>
      </header>
      <MoneyTabs />
      {done && <Note tone="success">{t(`done_${done}`)}</Note>}
      {stopped.length > 0 && (
        <Note tone="error" title={t('statementsStopped', { count: stopped.length })}>
          <ul className="mb-3 list-inside list-disc">
            {stopped.map(({ id, producerName, bankName, numberEnd, uploadedAt }) => (
              <li key={id}>
                {t('statementsStoppedOne', {
                  ...{ producer: producerName, bank: bankName, end: numberEnd },
                  time: formatDateTime(language, uploadedAt),
                })}
              </li>
            ))}
          </ul>
          <p className="mb-3">{t('statementsStoppedText')}</p>
          <LinkButton to="/department/jobs" look="secondary">
            {t('statementsStoppedJobs')}
          </LinkButton>
        </Note>
      )}
      <Panel>
        <WaitingCount place={waiting} />
        <TransferTable
          transfers={waiting.transfers}
          from={waitingSearch(waiting)}
          empty={<NoneWaiting place={waiting} />}
        />
        <WaitingPages place={waiting} />
      </Panel>
    </>
  );
}
