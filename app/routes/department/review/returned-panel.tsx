import { type Column, DataTable } from '#app/components/data-table.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import type { EarlierReturn, Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';
import { AfterCell, BeforeCell } from '#app/routes/department/review/compared-cells.tsx';

/** Of a listing that was returned and is back: what was asked for, and what has changed since; nothing for another. */
export function ReturnedPanel({ review }: { review: Review }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { returned } = review;
  if (returned === null) return null;
  const { at, personName, note, changes } = returned;
  return (
    <Panel title={t('returnedTitle')}>
      <div className="space-y-4">
        <Note tone="warning" title={t('returnedAsked')}>
          <p lang="vi" className="whitespace-pre-line">
            {note ?? t('returnedNoteUnknown')}
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {[formatDateTime(language, at), personName].filter(Boolean).join(' · ')}
          </p>
        </Note>
        {changes === null ? (
          <p className="text-ink-soft">{t('returnedNotKept')}</p>
        ) : (
          <ChangesSince review={review} changes={changes} />
        )}
      </div>
    </Panel>
  );
}

function ChangesSince({
  review,
  changes,
}: {
  review: Review;
  changes: NonNullable<EarlierReturn['changes']>;
}) {
  const t = useT(catalogMessages);
  const { nameOf, wordsOf } = useChangeName(review);
  const columns: Column<ContentChange>[] = [
    { key: 'field', header: t('fieldColumn'), heading: true, cell: (change) => nameOf(change) },
    {
      key: 'before',
      header: t('returnedColumn'),
      cell: (change) => <BeforeCell change={change} wordsOf={wordsOf} />,
    },
    {
      key: 'after',
      header: t('cameBackColumn'),
      cell: (change) => <AfterCell change={change} wordsOf={wordsOf} />,
    },
  ];
  return (
    <DataTable
      caption={t('returnedChanges')}
      rows={changes}
      rowKey={({ field, subject }) => `${field} ${subject}`}
      empty={<p>{t('returnedSame')}</p>}
      columns={columns}
    />
  );
}
