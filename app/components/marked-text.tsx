export type TextMark = {
  /** Place in the text, in UTF-16 units; marks stand in reading order and apart. */
  from: number;
  to: number;
  /** The number of the remark that belongs to it. */
  number: number;
};

type Piece = { at: number; text: string; number: number | null };

/** Unmarked stretches longer than this many characters are shortened where the text is only quoted. */
const LONGEST_QUIET = 160;
const KEPT = 60;

/**
 * A text with places marked and numbered like footnotes; the remarks stand where the caller puts them.
 * @param isQuoted leaves out the middle of long stretches without a mark.
 */
export function MarkedText({
  text,
  marks,
  lang,
  isQuoted = false,
  isInline = false,
}: {
  text: string;
  marks: readonly TextMark[];
  lang?: string;
  isQuoted?: boolean;
  /** Part of a line that the caller draws. */
  isInline?: boolean;
}) {
  return (
    <span
      lang={lang}
      className={isInline ? undefined : 'block max-w-prose whitespace-pre-line wrap-anywhere'}
    >
      {piecesOf(text, marks).map(({ at, text: piece, number }, index, all) =>
        number === null ? (
          <span key={at}>{isQuoted ? shortened(piece, index > 0, index < all.length - 1) : piece}</span>
        ) : (
          <mark
            key={at}
            className="rounded-sm bg-turmeric-tint px-0.5 font-bold text-ink underline decoration-red-deep decoration-2 underline-offset-4"
          >
            {piece}
            <sup className="ml-0.5 text-red-deep">{number}</sup>
          </mark>
        ),
      )}
    </span>
  );
}

/** The text cut at its marks. */
export function piecesOf(text: string, marks: readonly TextMark[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to, number } of marks) {
    if (from > end) pieces.push({ at: end, text: text.slice(end, from), number: null });
    pieces.push({ at: from, text: text.slice(from, to), number });
    end = to;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), number: null });
  return pieces;
}

/** What stands next to a mark stays, up to whole words; the rest of a long stretch is an ellipsis. */
function shortened(text: string, isAfterMark: boolean, isBeforeMark: boolean): string {
  if (text.length <= LONGEST_QUIET) return text;
  const head = isAfterMark ? text.slice(0, KEPT).replace(/\S*$/u, '') : '';
  const tail = isBeforeMark ? text.slice(-KEPT).replace(/^\S*/u, '') : '';
  return `${head}… ${tail.trimStart()}`;
}
