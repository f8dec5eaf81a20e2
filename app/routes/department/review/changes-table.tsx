import { type Column, DataTable } from '#app/components/data-table.tsx';
import type { TextMark } from '#app/components/marked-text.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { type FoundPlace, warnedPlaces } from '#app/domain/catalog/review-findings.ts';
import type { Judgement } from '#app/domain/catalog/review-rules.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';
import { AfterCell, BeforeCell, proseOf } from '#app/routes/department/review/compared-cells.tsx';
import { numbered, Remarks } from '#app/routes/warned-words.tsx';

/**
 * Field by field: what is on sale, what is asked for, and why a person reads it. Words that need a second look are marked
 * in the text; below the table stands why, and what to write instead.
 */
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
  const starsToday = review.entry?.recognition?.stars ?? null;
  const warned = new Map(rows.map(({ change }) => [change, warnedText(change, starsToday)]));
  const after = ({ change }: Judgement) => (
    <AfterCell
      change={change}
      wordsOf={wordsOf}
      marks={warned.get(change)?.marks}
      isCompared={!review.isFirst}
    />
  );
  const field: Column<Judgement> = {
    key: 'field',
    header: t('fieldColumn'),
    heading: true,
    cell: ({ change }) => nameOf(change),
  };
  const asked: Column<Judgement> = { key: 'after', header: t('afterColumn'), cell: after };
  const compared: Column<Judgement>[] = [
    field,
    {
      key: 'before',
      header: t('beforeColumn'),
      cell: ({ change }) => <BeforeCell change={change} wordsOf={wordsOf} />,
    },
    asked,
    {
      key: 'rules',
      header: t('rulesColumn'),
      cell: ({ change, passes, because }) =>
        passes ? (
          <Pill tone="green">{t('passesAlone')}</Pill>
        ) : (
          because.map((reason) => (reason === 'always' ? whyRead(change) : t(`because_${reason}`))).join(', ')
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t(review.isFirst ? 'contentTitle' : 'changesTitle')}
        hideCaption
        rows={rows}
        rowKey={rowKey}
        empty={null}
        columns={review.isFirst ? [field, asked] : compared}
      />
      {rows.map(({ change }) => {
        const remarks = warned.get(change)?.remarks ?? [];
        if (remarks.length === 0) return null;
        return (
          <section key={`${change.field} ${change.subject}`} className="mt-4 border-l-4 border-turmeric pl-3">
            <h3 className="mb-1 text-base">{nameOf(change)}</h3>
            <Remarks remarks={remarks} starsToday={starsToday} />
          </section>
        );
      })}
    </>
  );
}

/** The words that need a second look in the prose that a change asks for; null for what is no prose. */
function warnedText(
  change: ContentChange,
  starsToday: number | null,
): { marks: TextMark[]; remarks: FoundPlace[] } | null {
  const text = proseOf(change);
  if (text === null) return null;
  const path = change.field === 'label' ? `label.${change.subject}` : change.field;
  return numbered(warnedPlaces(path, text, starsToday));
}
