import type { MonthOfTax } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { modeKey } from '#app/routes/tax-table.tsx';
import type { XlsxTable } from '#app/server/spreadsheet/write-xlsx.server.ts';

/** Tax by producer and month as a sheet. Its last rows say what all of it comes to: what was kept back apart from what was only worked out. */
export function taxSheet(language: Language, title: string, rows: readonly MonthOfTax[]): XlsxTable {
  const t = translate(payoutMessages, language);
  const modes = [...new Set(rows.map(({ mode }) => mode))].sort();
  const sum = (key: 'orders' | 'base' | 'vat' | 'pit', mode: MonthOfTax['mode']) =>
    rows.reduce((total, row) => (row.mode === mode ? total + row[key] : total), 0);
  const money = (heading: string) => ({ heading, width: 18, format: 'money' as const });
  const text = (heading: string, width: number) => ({ heading, width, format: 'text' as const });
  return {
    sheetName: title,
    title: [title, t('withholdingLead')],
    columns: [
      text(t('colMonth'), 10),
      text(t('colProducerCode'), 14),
      text(t('colProducer'), 40),
      { heading: t('colOrders'), width: 10, format: 'number' },
      money(t('colBase')),
      money(t('colVat')),
      money(t('colPit')),
      text(t('colMode'), 24),
    ],
    rows: [
      ...rows.map(({ month, producerCode, producerName, orders, base, vat, pit, mode }) => [
        `${month.slice(5)}/${month.slice(0, 4)}`,
        producerCode,
        producerName,
        orders,
        base,
        vat,
        pit,
        t(modeKey(mode)),
      ]),
      ...modes.map((mode) => [
        ...['', '', 'Σ'],
        ...(['orders', 'base', 'vat', 'pit'] as const).map((key) => sum(key, mode)),
        t(modeKey(mode)),
      ]),
    ],
  };
}
