import { MarkedText, type TextMark } from '#app/components/marked-text.tsx';
import type { ContentChange } from '#app/domain/catalog/diff-content.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { MarkedDiff } from '#app/routes/department/review/marked-diff.tsx';

const orderFields: readonly string[] = ['photos.order', 'variants.order'];
/** Fields whose values are prose: their words are compared one by one. */
const prose = /^(title|summary|description|story|origin|brand|label|variants\.name|photos\.alt)/;

type CellProps = {
  change: ContentChange;
  /** The change's values in words. */
  wordsOf: (change: ContentChange, value: ContentChange['before']) => string;
};

/** The prose that a change asks for, NFC; null for what is no prose, or nothing. */
export function proseOf({ field, after }: ContentChange): string | null {
  return prose.test(field) && typeof after === 'string' && after !== '' ? after.normalize('NFC') : null;
}

/** What stood there before a change. */
export function BeforeCell({ change, wordsOf }: CellProps) {
  const t = useT(catalogMessages);
  if (orderFields.includes(change.field)) return null;
  return <Value text={change.field.endsWith('.added') ? t('nothing') : wordsOf(change, change.before)} />;
}

/**
 * What a change asks for; prose word by word against what stood there.
 * @param marks of words in the prose that need a second look.
 * @param isCompared false where there is nothing to compare with.
 */
export function AfterCell({
  change,
  wordsOf,
  marks = [],
  isCompared = true,
}: CellProps & { marks?: readonly TextMark[]; isCompared?: boolean }) {
  const t = useT(catalogMessages);
  const { field, before, after } = change;
  if (orderFields.includes(field)) return <>{t('orderChanged')}</>;
  const text = proseOf(change);
  if (text === null) return <Value text={wordsOf(change, after)} />;
  if (!isCompared || !before) return <MarkedText text={text} marks={marks} />;
  return <MarkedDiff before={String(before)} after={text} marks={marks} />;
}

function Value({ text }: { text: string }) {
  return <span className="block max-w-prose whitespace-pre-line">{text}</span>;
}
