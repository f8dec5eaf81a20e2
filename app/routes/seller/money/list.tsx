import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { listAwaited } from '#app/domain/payments/bank-transfers/list-awaited.server.ts';
import {
  listRecentTransfers,
  listWaitingTransfers,
} from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { countOwnMoney } from '#app/domain/payments/count-own-money.server.ts';
import { listStoppedStatements } from '#app/domain/payments/statements/stopped-statements.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { transferOutcomes } from '#app/routes/money/act-on-transfer.server.ts';
import { NoneWaiting, WaitingCount, WaitingPages } from '#app/routes/money/waiting-pages.tsx';
import { readWaitingPlace, waitingSearch } from '#app/routes/money/waiting-place.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { OwnTransfers } from '#app/routes/seller/money/own-transfers.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const [{ current }, waiting, awaited, recent, { refunds: refundsWait }, stopped] = await Promise.all([
    readOwnAccount(context, actor),
    listWaitingTransfers(context, actor, readWaitingPlace(url.searchParams)),
    listAwaited(context, actor.producerId),
    listRecentTransfers(context, actor),
    countOwnMoney(context, actor.producerId),
    listStoppedStatements(context, actor),
  ]);
  return {
    hasAccount: current !== null,
    waiting,
    awaited,
    recent,
    refundsWait,
    stopped,
    done: transferOutcomes.find((one) => one === url.searchParams.get('done')) ?? null,
    title: translate(transferMessages, language)('title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Money() {
  const { hasAccount, waiting, awaited, recent, done, refundsWait, stopped } = useLoaderData<typeof loader>();
  const t = useT(transferMessages);
  const inPayouts = useT(payoutMessages);
  const language = useLanguage();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <p className="flex flex-wrap gap-3">
        <LinkButton to="/seller/refunds" look="secondary">
          {inPayouts('ownRefundsTitle')}
          {refundsWait > 0 && ` (${refundsWait})`}
        </LinkButton>
        <LinkButton to="/seller/statement" look="secondary">
          {inPayouts('statementTitle')}
        </LinkButton>
      </p>
      {done && (
        <Note tone={done === 'late' || done === 'waits' ? 'warning' : 'success'}>{t(`done_${done}`)}</Note>
      )}
      {stopped.map(({ id, uploadedAt }) => (
        <Note key={id} tone="error">
          <p className="mb-3">{t('statementStoppedOwn', { time: formatDateTime(language, uploadedAt) })}</p>
          <LinkButton to={`/seller/money/statements/${id}`}>{t('statementStoppedSee')}</LinkButton>
        </Note>
      ))}
      {!hasAccount && (
        <Note tone="warning">
          <p className="mb-3">{t('noAccount')}</p>
          <LinkButton to="/seller/bank">{t('noAccountGo')}</LinkButton>
        </Note>
      )}
      <Panel id="waiting" title={t('waitingTitle')}>
        <WaitingCount place={waiting} anchor="#waiting" />
        <OwnTransfers
          transfers={waiting.transfers}
          from={waitingSearch(waiting)}
          empty={<NoneWaiting place={waiting} anchor="#waiting" />}
        />
        <WaitingPages place={waiting} anchor="#waiting" />
      </Panel>
      <Panel id="awaited" title={t('awaitedTitle')}>
        {awaited.length === 0 ? (
          <p className="text-ink-soft">{t('awaitedNone')}</p>
        ) : (
          <>
            <p className="measure mb-3 text-ink-soft">{t('awaitedText')}</p>
            <ul className="divide-y divide-line">
              {awaited.map(({ orderId, orderCode, placedAt, missing }) => (
                <li key={orderId} className="flex flex-wrap items-center justify-between gap-3 py-3">
                  <span className="min-w-0">
                    <Link to={`/seller/orders/${orderId}`} className="flex min-h-12 items-center font-bold">
                      {orderCode} · {formatVnd(language, missing)}
                    </Link>
                    <span className="text-sm text-ink-soft">{formatDateTime(language, placedAt)}</span>
                  </span>
                  <LinkButton to={`/seller/money/by-hand/${orderId}`} look="secondary">
                    {t('byHand')}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel
        id="recent"
        title={t('recentTitle')}
        actions={
          <>
            <LinkButton to="/seller/money/statements" look="secondary">
              {t('statements')}
            </LinkButton>
            <LinkButton to="/seller/bank" look="secondary">
              {t('account')}
            </LinkButton>
          </>
        }
      >
        <OwnTransfers transfers={recent} empty={<p className="text-ink-soft">{t('recentNone')}</p>} />
      </Panel>
    </>
  );
}
