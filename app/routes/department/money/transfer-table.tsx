import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DataTable } from '#app/components/data-table.tsx';
import type { ListedTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { formatBankMoment, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { TransferState } from '#app/routes/money/transfer-state.tsx';

/** Transfers of all producers, each leading to its own page. */
export function TransferTable({
  transfers,
  from,
  empty,
}: {
  transfers: readonly ListedTransfer[];
  /** Which place of the list is shown, as its address says it: each leads back to it. */
  from: string;
  empty: ReactNode;
}) {
  const t = useT(transferMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('staffTitle')}
      hideCaption
      columns={[
        {
          key: 'amount',
          header: t('amount'),
          heading: true,
          cell: ({ id, amount }) => (
            <Link
              to={`/department/money/${id}${from}`}
              className="font-bold"
              aria-label={t('openNamed', { amount: formatVnd(language, amount) })}
            >
              {formatVnd(language, amount)}
            </Link>
          ),
        },
        { key: 'which', header: t('which'), cell: (one) => <TransferState transfer={one} /> },
        { key: 'producer', header: t('producer'), cell: ({ producerName }) => producerName },
        { key: 'order', header: t('order'), cell: ({ orderCodes }) => orderCodes.join(', ') || '–' },
        { key: 'when', header: t('when'), cell: ({ occurredAt }) => formatBankMoment(language, occurredAt) },
      ]}
      rows={transfers}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
