import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { FeedGap, FeedGaps } from '#app/domain/channels/feed/list-feed-gaps.server.ts';
import { channelMessages, channelText, ruleText } from '#app/i18n/channels.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** How many products each rule keeps out; each leads to the products. */
export function GapRules({
  rules,
  hrefFor,
}: {
  rules: FeedGaps['byRule'];
  hrefFor: (ruleId: string) => string;
}) {
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('gapsReasons')}
      hideCaption
      rows={rules}
      rowKey={(rule) => rule.ruleId}
      empty={null}
      columns={[
        {
          key: 'rule',
          header: t('gapsReasons'),
          heading: true,
          cell: (rule) => <Link to={hrefFor(rule.ruleId)}>{ruleText(language, rule.ruleId)}</Link>,
        },
        {
          key: 'count',
          header: t('gapsReasonCount'),
          numeric: true,
          cell: (rule) => formatNumber(language, rule.listings),
        },
        {
          key: 'source',
          header: t('gapsSource'),
          cell: (rule) => (
            <>
              {rule.source}
              {!rule.confirmed && <span className="block text-ink-soft">{t('unconfirmed')}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

/** The products that are left out, each with its reasons. */
export function GapList({ gaps }: { gaps: readonly FeedGap[] }) {
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('gapsCaption')}
      hideCaption
      rows={gaps}
      rowKey={({ listingId }) => listingId}
      empty={
        <EmptyState title={t('gapsNone')}>
          <p>{t('gapsNoneText')}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          header: t('readinessProduct'),
          heading: true,
          cell: ({ title, link }) => <a href={link}>{title}</a>,
        },
        { key: 'producer', header: t('gapsProducer'), cell: ({ producerName }) => producerName },
        {
          key: 'extent',
          header: t('gapsLeft'),
          cell: ({ whole }) => (
            <Pill tone={whole ? 'red' : 'turmeric'}>{t(whole ? 'gapsWhole' : 'gapsPart')}</Pill>
          ),
        },
        {
          key: 'reasons',
          header: t('gapsReasons'),
          cell: ({ reasons }) => (
            <ul className="space-y-1">
              {reasons.map(({ ruleId: id, fieldPath, fix, params, variantName }) => (
                <li key={`${id} ${fieldPath}`}>
                  {variantName && <strong>{variantName}. </strong>}
                  {channelText(language, fix, params)}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
