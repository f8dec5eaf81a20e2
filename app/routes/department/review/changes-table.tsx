import { DataTable } from '#app/components/data-table.tsx';
import { MarkedText } from '#app/components/marked-text.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { warnedPlaces } from '#app/domain/catalog/review-findings.ts';
import type { Judgement } from '#app/domain/catalog/review-rules.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';
import { MarkedDiff } from '#app/routes/department/review/marked-diff.tsx';
import { numbered, Remarks } from '#app/routes/warned-words.tsx';

const orderFields: readonly string[] = ['photos.order', 'variants.order'];
/** Fields whose values are prose: their words are compared one by one. */
const prose = /^(title|summary|description|story|origin|brand|label|variants\.name|photos\.alt)/;

/** Field by field: what is on sale, what is asked for, and why a person reads it. */
export function ChangesTable({ review }: { review: Review }) {
  const t = useT(catalogMessages);
  const { nameOf, wordsOf } = useChangeName(review);
  const rows = review.judgements.filter(({ change }) => !change.field.startsWith('photos.added'));
  const rowKey = ({ change }: Judgement) => `${change.field} ${change.subject}`;
  /** What a change that a person always reads speaks of, when it speaks of something. */
  const whyRead = ({ field, subject }: ContentChange) => {
    const path = field === 'label' ? `label.${subject}` : field;
    const kinds = new Set(review.findings.filter((one) => one.path === path).map(({ kind }) => kind));
    return kinds.size === 0
      ? t('because_always')
      : [...kinds].map((kind) => t(`speaksOf_${kind}`)).join(', ');
  };
  const after = ({ change }: Judgement) => (
    <AfterCell
      change={change}
      isFirst={review.isFirst}
      starsToday={review.entry?.recognition?.stars ?? null}
      wordsOf={wordsOf}
    />
  );
  if (review.isFirst) {
    return (
      <DataTable
        caption={t('contentTitle')}
        hideCaption
        rows={rows}
        rowKey={rowKey}
        empty={null}
        columns={[
          { key: 'field', header: t('fieldColumn'), heading: true, cell: ({ change }) => nameOf(change) },
          {
            key: 'value',
            header: t('afterColumn'),
            cell: after,
          },
        ]}
      />
    );
  }
  return (
    <DataTable
      caption={t('changesTitle')}
      hideCaption
      rows={rows}
      rowKey={rowKey}
      empty={null}
      columns={[
        { key: 'field', header: t('fieldColumn'), heading: true, cell: ({ change }) => nameOf(change) },
        {
          key: 'before',
          header: t('beforeColumn'),
          cell: ({ change }) =>
            orderFields.includes(change.field) ? null : <Value text={wordsOf(change, change.before)} />,
        },
        { key: 'after', header: t('afterColumn'), cell: after },
        {
          key: 'rules',
          header: t('rulesColumn'),
          cell: ({ change, passes, because }) =>
            passes ? (
              <Pill tone="green">{t('passesAlone')}</Pill>
            ) : (
              because
                .map((reason) => (reason === 'always' ? whyRead(change) : t(`because_${reason}`)))
                .join(', ')
            ),
        },
      ]}
    />
  );
}

function Value({ text }: { text: string }) {
  return <span className="block max-w-prose whitespace-pre-line">{text}</span>;
}

/** What is asked for, with the words that need a second look marked in it and, below, why and what to write instead. */
function AfterCell({
  change,
  isFirst,
  starsToday,
  wordsOf,
}: {
  change: ContentChange;
  isFirst: boolean;
  starsToday: number | null;
  wordsOf: (change: ContentChange, value: ContentChange['before']) => string;
}) {
  const t = useT(catalogMessages);
  const { field, subject, before, after } = change;
  if (orderFields.includes(field)) return <>{t('orderChanged')}</>;
  if (!prose.test(field) || typeof after !== 'string' || after === '') {
    return <Value text={wordsOf(change, after)} />;
  }
  const text = after.normalize('NFC');
  const path = field === 'label' ? `label.${subject}` : field;
  const { marks, remarks } = numbered(warnedPlaces(path, text, starsToday));
  return (
    <>
      {isFirst || !before ? (
        <MarkedText text={text} marks={marks} />
      ) : (
        <MarkedDiff before={String(before)} after={text} marks={marks} />
      )}
      {remarks.length > 0 && (
        <div className="mt-2 max-w-prose border-l-4 border-turmeric pl-3">
          <Remarks remarks={remarks} starsToday={starsToday} />
        </div>
      )}
    </>
  );
}
