import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { MarketReadiness } from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { type ReadinessBand, readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { channelText, ruleText } from '#app/i18n/channels.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { refusalReason } from '#app/i18n/refusals.ts';

const tones: Record<ReadinessBand, PillTone> = {
  oneFix: 'turmeric',
  fixes: 'red',
  refused: 'red',
  fileOnly: 'turmeric',
  ready: 'green',
  closed: 'neutral',
};

/** Products with their state for one channel and everything that is left to mend. */
export function ReadinessTable({ rows }: Pick<MarketReadiness, 'rows'>) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('listCaption')}
      hideCaption
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
          cell: ({ title, slug }) => <Link to={`/products/${slug}`}>{title}</Link>,
        },
        {
          key: 'producer',
          header: t('producer'),
          cell: ({ producerCode, producerName }) => (
            <Link to={`/department/producers/${producerCode}`}>{producerName}</Link>
          ),
        },
        { key: 'commune', header: t('commune'), cell: ({ communeName }) => communeName },
        {
          key: 'band',
          header: t('band'),
          cell: ({ band }) => <Pill tone={tones[band]}>{t(`band_${band}`)}</Pill>,
        },
        {
          key: 'score',
          header: t('score'),
          numeric: true,
          cell: ({ score }) => formatNumber(language, score),
        },
        {
          key: 'fixes',
          header: t('fixes'),
          cell: ({ items, refusals }) =>
            items.length + refusals.length > 0 && <Fixes items={items} refusals={refusals} />,
        },
      ]}
    />
  );
}

/** What keeps it out in whole sentences; what is only advised in a few words, on one line. */
function Fixes({ items, refusals }: Pick<MarketReadiness['rows'][number], 'items' | 'refusals'>) {
  const language = useLanguage();
  const blocking = items.filter(({ severity }) => severity === 'blocking');
  const advised = new Set(
    items.filter((one) => !blocking.includes(one)).map(({ ruleId }) => ruleText(language, ruleId)),
  );
  return (
    <ul className="space-y-1">
      {refusals.map((refusal) => (
        <li key={`${refusal.field} ${refusal.platformWords}`} className="wrap-anywhere">
          {refusalReason(language, refusal)}
        </li>
      ))}
      {blocking.map(({ ruleId, fieldPath, fix, params, variantName }) => (
        <li key={`${ruleId} ${fieldPath}`}>
          {variantName && <strong>{variantName}. </strong>}
          {channelText(language, fix, params)}
        </li>
      ))}
      {advised.size > 0 && <li className="text-ink-soft">{[...advised].join(' · ')}</li>}
    </ul>
  );
}

type Hrefs = { hrefFor: (key: string) => string };

/** How many products each rule concerns; its name leads to them. */
export function RuleTable({
  rules,
  ruleNames,
  hrefFor,
}: Pick<MarketReadiness, 'rules'> & Hrefs & { ruleNames: Readonly<Record<string, string>> }) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('byRule')}
      hideCaption
      rows={rules}
      rowKey={({ ruleId }) => ruleId}
      empty={<p>{t('none')}</p>}
      columns={[
        {
          key: 'rule',
          header: t('rule'),
          heading: true,
          cell: ({ ruleId }) => <Link to={hrefFor(ruleId)}>{ruleNames[ruleId] ?? ruleId}</Link>,
        },
        {
          key: 'count',
          header: t('products'),
          numeric: true,
          cell: ({ listings }) => formatNumber(language, listings),
        },
      ]}
    />
  );
}

/** How many products of each commune stand where. */
export function CommuneTable({ communes, hrefFor }: Pick<MarketReadiness, 'communes'> & Hrefs) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('byCommune')}
      hideCaption
      rows={communes}
      rowKey={({ code }) => code}
      empty={<p>{t('none')}</p>}
      columns={[
        {
          key: 'commune',
          header: t('commune'),
          heading: true,
          cell: ({ code, name }) => <Link to={hrefFor(code)}>{name}</Link>,
        },
        ...readinessBands.map((one) => ({
          key: one,
          header: t(`band_${one}`),
          numeric: true,
          cell: (row: MarketReadiness['communes'][number]) => formatNumber(language, row[one]),
        })),
      ]}
    />
  );
}
