import { DataTable } from '#app/components/data-table.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import { diffWords } from '#app/domain/catalog/diff-words.ts';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import type { Judgement } from '#app/domain/catalog/review-rules.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';

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
  const after = (judgement: Judgement) => <AfterCell change={judgement.change} wordsOf={wordsOf} />;
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
            cell: ({ change }) => <Value text={wordsOf(change, change.after)} />,
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

function AfterCell({
  change,
  wordsOf,
}: {
  change: ContentChange;
  wordsOf: (change: ContentChange, value: ContentChange['before']) => string;
}) {
  const t = useT(catalogMessages);
  const { field, before, after } = change;
  if (orderFields.includes(field)) return <>{t('orderChanged')}</>;
  if (!prose.test(field) || !before || !after) return <Value text={wordsOf(change, after)} />;
  return (
    <span className="block max-w-prose whitespace-pre-line">
      {diffWords(String(before), String(after)).map(({ text, kind }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'added') {
          return (
            <ins key={key} className="bg-green-tint font-bold no-underline">
              {text}
            </ins>
          );
        }
        if (kind === 'removed') {
          return (
            <del key={key} className="mr-1 bg-red-tint text-red-deep">
              {text}
            </del>
          );
        }
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
