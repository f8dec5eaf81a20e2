import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

/** What is missing, why, who moves next and what is next; what nobody wrote down says so. */
export function MissingTable({ rows, caption }: { rows: readonly EntryFacts[]; caption: string }) {
  const t = useT(departmentMessages);
  const written = (text: string | null) => text ?? <span className="text-ink-soft">{t('notYet')}</span>;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ entry }) => entry.id}
      empty={<p>{t('whatMissingNone')}</p>}
      columns={[
        {
          key: 'product',
          header: t('col_product'),
          heading: true,
          cell: ({ entry }) => <Link to={`/department/entries/${entry.code}`}>{entry.name}</Link>,
        },
        { key: 'producer', header: t('col_producer'), cell: ({ entry }) => entry.producerName },
        { key: 'commune', header: t('col_commune'), cell: ({ entry }) => entry.communeName ?? t('unknown') },
        { key: 'blocker', header: t('col_blocker'), cell: ({ entry }) => written(entry.blocker) },
        { key: 'owner', header: t('col_blockerOwner'), cell: ({ entry }) => written(entry.blockerOwner) },
        {
          key: 'next',
          header: t('col_blockerNextStep'),
          cell: ({ entry }) => written(entry.blockerNextStep),
        },
      ]}
    />
  );
}
