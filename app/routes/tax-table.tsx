import type { ReactNode } from 'react';
import { type Column, DataTable } from '#app/components/data-table.tsx';
import type { MonthOfTax } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** `calculate-only` is `mode_calculateOnly`. */
export function modeKey(mode: string): 'mode_none' | 'mode_calculateOnly' | 'mode_withhold' {
  return mode === 'withhold'
    ? 'mode_withhold'
    : mode === 'calculate-only'
      ? 'mode_calculateOnly'
      : 'mode_none';
}

/** Tax by producer or by month. */
export function TaxTable({
  rows,
  language,
  caption,
  first,
  empty,
}: {
  rows: readonly MonthOfTax[];
  language: Language;
  caption: string;
  first: 'producer' | 'month';
  empty: ReactNode;
}) {
  const t = useT(payoutMessages);
  const money = (key: 'base' | 'vat' | 'pit', header: string): Column<MonthOfTax> => ({
    key,
    header,
    numeric: true,
    cell: (row) => <span className="whitespace-nowrap">{formatVnd(language, row[key])}</span>,
  });
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ producerId, month, mode }) => `${producerId} ${month} ${mode}`}
      empty={empty}
      columns={[
        {
          key: 'first',
          header: first === 'producer' ? t('colProducer') : t('colMonth'),
          heading: true,
          cell: ({ producerName, month }) =>
            first === 'producer' ? producerName : `${month.slice(5)}/${month.slice(0, 4)}`,
        },
        { key: 'orders', header: t('colOrders'), numeric: true, cell: ({ orders }) => orders },
        money('base', t('colBase')),
        money('vat', t('colVat')),
        money('pit', t('colPit')),
        { key: 'mode', header: t('colMode'), cell: ({ mode }) => t(modeKey(mode)) },
      ]}
    />
  );
}
