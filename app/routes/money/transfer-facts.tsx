import { Link } from '@remix-run/react';
import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ReadTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { formatBankMoment, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { resolutionKey, transferMessages } from '#app/i18n/transfers.ts';
import type { MoneyPortal } from '#app/routes/money/money-portal.ts';

/** What is known of a transfer, and why it waits. */
export function TransferFacts({ transfer, portal }: { transfer: ReadTransfer; portal: MoneyPortal }) {
  const t = useT(transferMessages);
  const language = useLanguage();
  const { trouble, resolution, orders, note, rest, steps } = transfer;
  // The order was cancelled meanwhile: there is nothing to deliver any more.
  const isLost = trouble === 'late' && !steps.includes('accept');
  return (
    <>
      {trouble !== null && (
        <Note tone="warning" title={t(`trouble_${trouble}`)}>
          <p>{t(isLost ? 'whyLateLost' : `why_${trouble}`)}</p>
          {transfer.meantFor.map(({ code, producerName }) => (
            <p key={code}>{t('meantFor', { code, producer: producerName })}</p>
          ))}
        </Note>
      )}
      {trouble === null && (
        <Note tone="success">{resolution === null ? t('settled') : t(resolutionKey(resolution))}</Note>
      )}
      <Panel>
        <Facts
          facts={[
            { term: t('amount'), value: formatVnd(language, transfer.amount) },
            { term: t('rest'), value: trouble !== null && rest > 0 ? formatVnd(language, rest) : null },
            { term: t('when'), value: formatBankMoment(language, transfer.occurredAt) },
            {
              term: t('order'),
              value: orders.length > 0 && (
                <ul>
                  {orders.map(({ id, code, amount }) => (
                    <li key={id} className="flex flex-wrap items-center gap-x-3">
                      <Link
                        to={`/${portal}/orders/${id}`}
                        className="inline-flex min-h-12 items-center font-bold"
                      >
                        {code}
                      </Link>
                      {orders.length > 1 && formatVnd(language, amount)}
                    </li>
                  ))}
                </ul>
              ),
            },
            { term: t('producer'), value: portal === 'department' ? transfer.producerName : null },
            {
              term: t('bank'),
              value: `${bankNameIn(language, transfer.bankName)} •••• ${transfer.numberEnd}`,
            },
            { term: t('text'), value: transfer.text, lang: 'vi' },
            { term: t('reference'), value: transfer.reference },
            { term: t('source'), value: transfer.sources.map((source) => t(`source_${source}`)).join(', ') },
            { term: t('note'), value: note, lang: 'vi' },
          ]}
        />
      </Panel>
    </>
  );
}
