import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';
import { readRefundPages, refundPagesHref } from '#app/routes/money/refund-pages.ts';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/refunds`: money that the producer is to send back out of their own account, each with its own page to do it on. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const { producerId } = actor;
  const { page, sent } = readRefundPages(url.searchParams);
  return {
    waiting: await listRefunds(context, { producerId, standing: 'waiting', page }),
    sent: await listRefunds(context, { producerId, standing: 'sent', page: sent }),
    isDone: url.searchParams.get('done') === 'proven',
    title: translate(payoutMessages, language)('ownRefundsTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function OwnRefunds() {
  const { waiting, sent, isDone } = useLoaderData<typeof loader>();
  const t = useT(payoutMessages);
  const tWhy = useT(refundMessages);
  const language = useLanguage();
  const pages = { page: waiting.page, sent: sent.page, taken: 1 };
  const about = (orderCode: string, reason: string) =>
    `${orderCode === '' ? t('noOrder') : t('forOrder', { order: orderCode })} · ${tWhy(refundReasonKey(reason))}`;
  return (
    <>
      <header id="waiting" className="space-y-2">
        <h1 className="text-3xl">{t('ownRefundsTitle')}</h1>
        <p className="measure">{t('ownRefundsLead')}</p>
      </header>
      {isDone && <Note tone="success">{t('proven')}</Note>}
      {waiting.total === 0 && (
        <EmptyState title={t('ownRefundsNone')}>
          <p>{t('ownRefundsNoneText')}</p>
        </EmptyState>
      )}
      {waiting.refunds.map(({ id, orderCode, reason, amount, dueAt, isLate, isAccountSaid }) => (
        <Panel key={id} title={t('sendBack', { amount: formatVnd(language, amount) })}>
          <p>{about(orderCode, reason)}</p>
          {dueAt !== null && (
            <p className="mt-1">
              {t('dueBy', { day: formatDate(language, localDate(dueAt - 1)) })}{' '}
              {isLate && <Pill tone="red">{t('late')}</Pill>}
            </p>
          )}
          <p className="mt-2">
            <Pill tone={isAccountSaid ? 'green' : 'turmeric'}>
              {t(isAccountSaid ? 'whereTo_given' : 'whereTo_unsaid')}
            </Pill>
          </p>
          <p className="mt-3">
            <LinkButton to={`/seller/refunds/${id}`}>{t('sendNow')}</LinkButton>
          </p>
        </Panel>
      ))}
      <Pagination {...waiting} hrefFor={(page) => refundPagesHref({ ...pages, page }, 'waiting')} />
      {sent.total > 0 && (
        <Panel id="sent" title={t('refundsSentTitle')}>
          <ul className="divide-y divide-line">
            {sent.refunds.map(({ id, orderCode, reason, amount, doneAt, reference, hasProof }) => (
              <li key={id} className="py-2.5">
                <Link to={`/seller/refunds/${id}`} className="inline-flex min-h-12 items-center font-bold">
                  {formatVnd(language, amount)}
                </Link>{' '}
                · {about(orderCode, reason)}
                <span className="block break-all text-ink-soft">
                  {[doneAt !== null && formatDate(language, localDate(doneAt)), reference]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {hasProof && <RefundProofLink portal="seller" refundId={id} />}
              </li>
            ))}
          </ul>
          <Pagination {...sent} hrefFor={(page) => refundPagesHref({ ...pages, sent: page }, 'sent')} />
        </Panel>
      )}
    </>
  );
}
