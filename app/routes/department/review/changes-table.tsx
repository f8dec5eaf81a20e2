import { type Column, DataTable } from '#app/components/data-table.tsx';
import { MarkedText, type TextMark } from '#app/components/marked-text.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { type FoundPlace, warnedPlaces } from '#app/domain/catalog/review-findings.ts';
import type { Judgement } from '#app/domain/catalog/review-rules.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';
import { MarkedDiff } from '#app/routes/department/review/marked-diff.tsx';
import { numbered, Remarks } from '#app/routes/warned-words.tsx';

const orderFields: readonly string[] = ['photos.order', 'variants.order'];
/** What has nothing to stand beside it: an order, and a size that was not there. */
const beforeless: readonly string[] = [...orderFields, 'variants.added'];
/** Fields whose values are prose: their words are compared one by one. */
const prose = /^(title|summary|description|story|origin|brand|label|variants\.name|photos\.alt)/;

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
      isFirst={review.isFirst}
      warned={warned.get(change) ?? null}
      wordsOf={wordsOf}
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
      cell: ({ change }) =>
        beforeless.includes(change.field) ? null : <Value text={wordsOf(change, change.before)} />,
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

function Value({ text }: { text: string }) {
  return <span className="block max-w-prose whitespace-pre-line">{text}</span>;
}

type Warned = { text: string; marks: TextMark[]; remarks: FoundPlace[] };

/** The prose that a change asks for, with the words in it that need a second look; null for what is no prose. */
function warnedText({ field, subject, after }: ContentChange, starsToday: number | null): Warned | null {
  if (!prose.test(field) || typeof after !== 'string' || after === '') return null;
  const text = after.normalize('NFC');
  const path = field === 'label' ? `label.${subject}` : field;
  return { text, ...numbered(warnedPlaces(path, text, starsToday)) };
}

function AfterCell({
  change,
  isFirst,
  warned,
  wordsOf,
}: {
  change: ContentChange;
  isFirst: boolean;
  warned: Warned | null;
  wordsOf: (change: ContentChange, value: ContentChange['before']) => string;
}) {
  const t = useT(catalogMessages);
  const { field, before, after } = change;
  if (orderFields.includes(field)) return <>{t('orderChanged')}</>;
  if (!warned) return <Value text={wordsOf(change, after)} />;
  const { text, marks } = warned;
  if (isFirst || !before) return <MarkedText text={text} marks={marks} />;
  return <MarkedDiff before={String(before)} after={text} marks={marks} />;
}
