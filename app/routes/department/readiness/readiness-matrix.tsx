import { Form, Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type {
  MarketMatrix,
  MarketMatrixAsked,
  MatrixCell,
  MatrixRow,
} from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import { readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { readinessSearch } from '#app/routes/department/readiness/readiness-search.ts';
import { filterBox } from '#app/routes/department/target-select.tsx';

const sorts = ['near', 'title', 'producer'] as const satisfies ReadonlyArray<MarketMatrixAsked['sort']>;

/** What the matrix is narrowed by and its order, as a plain form; a channel leads to that channel's own list. */
export function MatrixFilter({
  asked,
  counts,
  communes,
}: Pick<MarketMatrix, 'counts' | 'communes'> & { asked: MarketMatrixAsked }) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  const boxes = [
    {
      name: 'channel',
      label: t('channel'),
      open: t('allChannels'),
      value: '',
      choices: counts.map((one) => ({ value: one.code, label: channelNameText(language, one) })),
    },
    {
      name: 'band',
      label: t('bandSomewhere'),
      open: t('allBands'),
      value: asked.band ?? '',
      choices: readinessBands.map((value) => ({ value: value as string, label: t(`band_${value}`) })),
    },
    {
      name: 'commune',
      label: t('commune'),
      open: t('allCommunes'),
      value: asked.commune ?? '',
      choices: communes.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'sort',
      label: t('sort'),
      open: undefined,
      value: asked.sort as string,
      choices: sorts.map((value) => ({ value: value as string, label: t(`sort_${value}`) })),
    },
  ];
  return (
    <Form
      key={JSON.stringify(asked)}
      method="get"
      className="no-print flex flex-wrap items-end gap-3 rounded-md border border-line bg-white p-4"
    >
      {boxes.map(({ name, label, open, value, choices }) => (
        <label key={name} className="flex max-w-full min-w-0 flex-col gap-1">
          <span className="text-sm font-bold">{label}</span>
          <select name={name} defaultValue={value} className={filterBox}>
            {open !== undefined && <option value="">{open}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <TextField name="q" type="search" label={t('searchTitle')} defaultValue={asked.q ?? ''} />
      <button type="submit" className={buttonClass('primary')}>
        {t('filter')}
      </button>
      <Link to="/department/readiness" className="inline-flex min-h-12 items-center">
        {t('clearFilter')}
      </Link>
    </Form>
  );
}

/** Products by channels: score, and how much keeps each out or is advised. Cards on a phone. */
export function ReadinessMatrix({ counts, rows }: Pick<MarketMatrix, 'counts' | 'rows'>) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <>
      <p className="mb-2 text-sm text-ink-soft">{t('matrixKey')}</p>
      {rows.length > 0 && <ReadinessCards counts={counts} rows={rows} />}
      <div className={rows.length > 0 ? 'max-md:hidden print:block' : undefined}>
        <DataTable
          caption={t('matrixOfProducts')}
          hideCaption
          isDense
          keepsHeading
          rows={rows}
          rowKey={({ listingId }) => listingId}
          empty={
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'product',
              header: t('product'),
              heading: true,
              cell: (row) => <Product row={row} />,
            },
            ...counts.map((channel) => ({
              key: channel.code,
              header: channelNameText(language, channel),
              href: `/department/readiness${readinessSearch({ channel: channel.code })}`,
              numeric: true,
              cell: ({ cells }: MatrixRow) => {
                const cell = cells[channel.code];
                return cell ? <Cell cell={cell} /> : '–';
              },
            })),
          ]}
        />
      </div>
    </>
  );
}

function Product({ row }: { row: MatrixRow }) {
  return (
    <span className="block md:w-48">
      <Link to={`/products/${row.slug}`} lang="vi">
        {row.title}
      </Link>
      <span lang="vi" className="block font-normal text-ink-soft">
        <Link to={`/department/producers/${row.producerCode}`} className="text-ink-soft">
          {row.producerName}
        </Link>
        {row.communeName && ` · ${row.communeName}`}
      </span>
    </span>
  );
}

const looks = {
  oneFix: 'font-bold text-turmeric-text',
  fixes: 'font-bold text-red-deep',
  refused: 'font-bold text-red-deep',
  fileOnly: 'text-turmeric-text',
  ready: 'text-green-text',
  closed: 'text-ink-soft',
} as const;

const readyCells = {
  oneFix: 'cellReady',
  fixes: 'cellReady',
  refused: 'cellRefused',
  fileOnly: 'cellFileOnly',
  ready: 'cellReady',
} as const;

function Cell({ cell: { band, score, blocking, warnings } }: { cell: MatrixCell }) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  if (band === 'closed') return <span className={looks.closed}>{t('cellClosed')}</span>;
  return (
    <span className="block leading-tight whitespace-nowrap">
      <span className={looks[band]}>
        {blocking > 0 ? t('cell', { count: blocking }) : t(readyCells[band])}
      </span>
      <span className="text-ink-soft md:block">
        <span className="md:hidden"> · </span>
        {formatNumber(language, score)}
        {warnings > 0 && (
          <>
            <span aria-hidden="true" className="max-md:hidden">
              {` +${formatNumber(language, warnings)}`}
            </span>
            <span className="md:sr-only"> · {t('cellWarnings', { count: warnings })}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** On a phone a card for each product: on how many channels it stands how, and each of them in a fold. */
function ReadinessCards({ counts, rows }: Pick<MarketMatrix, 'counts' | 'rows'>) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <ul className="divide-y divide-line md:hidden print:hidden">
      {rows.map((row) => (
        <li key={row.listingId} className="py-3">
          <h3 className="text-base">
            <Product row={row} />
          </h3>
          <details>
            <summary className="min-h-12 cursor-pointer py-3 text-sm">
              {readinessBands
                .map(
                  (band) =>
                    [band, Object.values(row.cells).filter((cell) => cell.band === band).length] as const,
                )
                .filter(([, channels]) => channels > 0)
                .map(([band, channels]) => `${t(`band_${band}`)}: ${channels}`)
                .join(' · ')}
            </summary>
            <dl className="pb-2 text-sm">
              {counts.map((channel) => {
                const cell = row.cells[channel.code];
                return (
                  <div key={channel.code} className="flex justify-between gap-3 py-1">
                    <dt className="font-bold">
                      <Link to={`/department/readiness${readinessSearch({ channel: channel.code })}`}>
                        {channelNameText(language, channel)}
                      </Link>
                    </dt>
                    <dd className="text-right">{cell ? <Cell cell={cell} /> : '–'}</dd>
                  </div>
                );
              })}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}
