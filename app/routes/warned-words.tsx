import { useDeferredValue } from 'react';
import { MarkedText, type TextMark } from '#app/components/marked-text.tsx';
import { longest } from '#app/domain/catalog/listing-content.ts';
import { type FoundPlace, warnedPlaces } from '#app/domain/catalog/review-findings.ts';
import { claimMessages } from '#app/i18n/claims.ts';
import { useT } from '#app/i18n/messages.ts';

/** Places marked under one box; whoever has so many to mend sees the next ones once these are mended. */
const MOST_WARNED = 200;

/** Places with the number of their remark: the same words have one remark, wherever they stand. */
export function numbered(places: readonly FoundPlace[]): { marks: TextMark[]; remarks: FoundPlace[] } {
  const remarks: FoundPlace[] = [];
  const numbers = new Map<string, number>();
  const marks = places.map((place) => {
    const key = `${place.kind} ${place.words.toLowerCase()}`;
    const number = numbers.get(key) ?? remarks.push(place);
    numbers.set(key, number);
    return { from: place.from, to: place.to, number };
  });
  return { marks, remarks };
}

/** The most characters of a text that can be saved at this path. */
function longestAt(path: string): number {
  const [field] = /^(?:title|summary|description|story|brand|label|origin)/.exec(path) ?? [];
  return longest[(field ?? 'description') as keyof typeof longest];
}

/**
 * Under a box of the form: a copy of its text with the words marked that a reviewer or a platform will stop at, each
 * with why and what to write instead. Nothing at all while there are none.
 */
export function WarnedWords({
  path,
  text,
  starsToday,
  lang = 'vi',
}: {
  path: string;
  text: string;
  starsToday: number | null;
  lang?: string;
}) {
  const t = useT(claimMessages);
  // A slow phone shows the letter first and looks for words when it has time. What is too long to be saved is not read
  // to its end: a refused text may be as long as the form that brought it.
  const read = useDeferredValue(text).slice(0, longestAt(path)).normalize('NFC');
  const { marks, remarks } = numbered(warnedPlaces(path, read, starsToday).slice(0, MOST_WARNED));
  return (
    <>
      <p aria-live="polite" className="font-bold text-red-deep empty:m-0">
        {remarks.length > 0 && t('wordsFound', { count: remarks.length })}
      </p>
      {remarks.length > 0 && (
        <div className="space-y-3 rounded-md border-l-4 border-turmeric bg-white p-3">
          <MarkedText text={read} marks={marks} lang={lang} isQuoted />
          <Remarks remarks={remarks} starsToday={starsToday} />
        </div>
      )}
    </>
  );
}

/** The numbered remarks on marked words. */
export function Remarks({
  remarks,
  starsToday,
}: {
  remarks: readonly FoundPlace[];
  starsToday: number | null;
}) {
  const t = useT(claimMessages);
  return (
    <ol className="space-y-2 text-sm">
      {remarks.map(({ kind, words, advice, source }, at) => (
        <li key={`${kind} ${words}`} className="flex gap-1.5">
          <span className="font-bold text-red-deep">{at + 1}.</span>
          <span className="min-w-0 wrap-anywhere">
            <strong lang="vi">“{words}”</strong>{' '}
            {kind === 'star'
              ? t(starsToday === null ? 'reason_starNone' : 'reason_star', { stars: starsToday ?? 0 })
              : t(`reason_${kind === 'claim' ? (advice ?? 'cure') : kind}`)}
            {source && (
              <span lang="vi" className="text-ink-soft">
                {' '}
                ({source})
              </span>
            )}
            <span className="block">
              <strong>{t('instead')}</strong> {t(`instead_${kind === 'claim' ? (advice ?? 'cure') : kind}`)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
