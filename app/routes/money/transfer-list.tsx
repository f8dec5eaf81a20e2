import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DataTable } from '#app/components/data-table.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ListedTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { resolutionKey, transferMessages } from '#app/i18n/transfers.ts';

/** Transfers with what each waits for or has become, each leading to its own page. */
export function TransferList({
  transfers,
  caption,
  base,
  empty,
  withProducer = false,
}: {
  transfers: readonly ListedTransfer[];
  caption: string;
  /** `/seller/money` or `/department/money`. */
  base: string;
  empty: ReactNode;
  withProducer?: boolean;
}) {
  const t = useT(transferMessages);
  const language = useLanguage();
  const { producer, ...columns } = {
    amount: {
      key: 'amount',
      header: t('amount'),
      heading: true,
      cell: ({ id, amount }: ListedTransfer) => (
        <Link
          to={`${base}/${id}`}
          className="inline-flex min-h-12 items-center font-bold"
          aria-label={t('openNamed', { amount: formatVnd(language, amount) })}
        >
          {formatVnd(language, amount)}
        </Link>
      ),
    },
    which: {
      key: 'which',
      header: t('which'),
      cell: (one: ListedTransfer) => <TransferState transfer={one} />,
    },
    producer: {
      key: 'producer',
      header: t('producer'),
      cell: ({ producerName }: ListedTransfer) => producerName,
    },
    order: {
      key: 'order',
      header: t('order'),
      cell: ({ orderCodes }: ListedTransfer) => orderCodes.join(', ') || '–',
    },
    when: {
      key: 'when',
      header: t('when'),
      cell: ({ occurredAt }: ListedTransfer) => formatDateTime(language, occurredAt),
    },
  };
  const shown = Object.values(columns);
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={withProducer ? [...shown, producer] : shown}
      rows={transfers}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function TransferState({ transfer: { trouble, resolution } }: { transfer: ListedTransfer }) {
  const t = useT(transferMessages);
  if (resolution !== null) return <Pill tone="neutral">{t(resolutionKey(resolution))}</Pill>;
  if (trouble !== null) return <Pill tone="turmeric">{t(`trouble_${trouble}`)}</Pill>;
  return <Pill tone="green">{t('settled')}</Pill>;
}
