import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ListedTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { formatBankMoment, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { TransferState } from '#app/routes/money/transfer-state.tsx';

/** A producer's transfers, each a line that can be pressed with a thumb. */
export function OwnTransfers({
  transfers,
  from = '',
  empty,
}: {
  transfers: readonly ListedTransfer[];
  /** Which place of the list is shown, as its address says it: each leads back to it. */
  from?: string;
  empty: ReactNode;
}) {
  const t = useT(transferMessages);
  const language = useLanguage();
  if (transfers.length === 0) return empty;
  return (
    <ul className="divide-y divide-line">
      {transfers.map((transfer) => {
        const { id, amount, orderCodes, occurredAt } = transfer;
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <Link
              to={`/seller/money/${id}${from}`}
              className="inline-flex min-h-12 items-center text-lg font-bold"
              aria-label={t('openNamed', { amount: formatVnd(language, amount) })}
            >
              {formatVnd(language, amount)}
            </Link>
            <TransferState transfer={transfer} />
            <span className="w-full text-sm text-ink-soft">
              {[...orderCodes, formatBankMoment(language, occurredAt)].join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
