import { DataTable } from '#app/components/data-table.tsx';
import { formatDate, formatPercent } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { modeKey } from '#app/routes/tax-table.tsx';

type Rate = {
  id: string;
  taxClass: string;
  vatRate: number;
  pitRate: number;
  validFrom: string;
  validTo: string | null;
  source: string;
  confirmed: boolean;
};

/** The dated rates with their sources; those that have ended are folded away. */
export function RateTable({ rates, today }: { rates: readonly Rate[]; today: string }) {
  const t = useT(payoutMessages);
  const ended = rates.filter(({ validTo }) => validTo !== null && validTo < today);
  return (
    <>
      <Rates caption={t('ratesTitle')} rates={rates.filter((rate) => !ended.includes(rate))} />
      {ended.length > 0 && (
        <details className="print-open">
          <summary className="flex min-h-12 w-fit cursor-pointer items-center font-bold text-indigo underline underline-offset-4">
            {t('ratesEnded', { count: ended.length })}
          </summary>
          <Rates caption={t('ratesEndedTitle')} rates={ended} />
        </details>
      )}
    </>
  );
}

function Rates({ caption, rates }: { caption: string; rates: readonly Rate[] }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={caption}
      rows={rates}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          key: 'class',
          header: t('colClass'),
          heading: true,
          cell: ({ taxClass }) => t(`class_${taxClass}` as 'class_goods'),
        },
        {
          key: 'vat',
          header: t('vat'),
          numeric: true,
          cell: ({ vatRate }) => formatPercent(language, vatRate / 10_000),
        },
        {
          key: 'pit',
          header: t('pit'),
          numeric: true,
          cell: ({ pitRate }) => formatPercent(language, pitRate / 10_000),
        },
        { key: 'from', header: t('colFrom'), cell: ({ validFrom }) => formatDate(language, validFrom) },
        {
          key: 'to',
          header: t('colTo'),
          cell: ({ validTo }) => validTo !== null && formatDate(language, validTo),
        },
        { key: 'source', header: t('colSource'), cell: ({ source }) => <span lang="vi">{source}</span> },
        { key: 'confirmed', header: t('colConfirmed'), cell: ({ confirmed }) => t(confirmed ? 'yes' : 'no') },
      ]}
    />
  );
}

type Mode = { id: string; method: 'vietqr' | 'card'; mode: string; validFrom: string; source: string };

/** What is done about tax for each way of paying. */
export function ModeTable({ modes }: { modes: readonly Mode[] }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('modesTitle')}
      rows={modes}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'method', header: t('colMethod'), heading: true, cell: ({ method }) => t(`method_${method}`) },
        { key: 'mode', header: t('colMode'), cell: ({ mode }) => t(modeKey(mode)) },
        { key: 'from', header: t('colFrom'), cell: ({ validFrom }) => formatDate(language, validFrom) },
        { key: 'source', header: t('colSource'), cell: ({ source }) => <span lang="vi">{source}</span> },
      ]}
    />
  );
}
