import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { listWaitingTransfers } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { TransferTable } from '#app/routes/department/money/transfer-table.tsx';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { transferOutcomes } from '#app/routes/money/act-on-transfer.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => ({
  waiting: await listWaitingTransfers(context, { producerId: null }),
  done: transferOutcomes.find((one) => one === url.searchParams.get('done')) ?? null,
  title: translate(transferMessages, language)('staffTitle'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** Money of all producers that fits no order by itself. */
export default function WaitingTransfers() {
  const {
    waiting: { transfers, total },
    done,
  } = useLoaderData<typeof loader>();
  const t = useT(transferMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('staffTitle')}</h1>
        <p className="measure text-ink-soft">{t('staffIntro')}</p>
      </header>
      <MoneyTabs />
      {done && <Note tone="success">{t(`done_${done}`)}</Note>}
      <Panel>
        <TransferTable
          transfers={transfers}
          empty={
            <EmptyState title={t('waitingNone')}>
              <p>{t('waitingNoneText')}</p>
            </EmptyState>
          }
        />
        {total > transfers.length && (
          <p className="mt-3">{t('waitingMore', { count: total - transfers.length })}</p>
        )}
      </Panel>
    </>
  );
}
