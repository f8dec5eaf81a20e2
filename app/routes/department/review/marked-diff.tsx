import { MarkedText, type TextMark } from '#app/components/marked-text.tsx';
import { diffWords } from '#app/domain/catalog/diff-words.ts';

/** What was written anew, word by word, with the marks of the new text in it. */
export function MarkedDiff({
  before,
  after,
  marks,
}: {
  before: string;
  after: string;
  marks: readonly TextMark[];
}) {
  let at = 0;
  return (
    <span className="block max-w-prose whitespace-pre-line wrap-anywhere">
      {diffWords(before, after).map(({ text, kind }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'removed') {
          return (
            <del key={key} className="mr-1 bg-red-tint text-red-deep">
              {text}
            </del>
          );
        }
        const from = at;
        at += text.length;
        const shown = <MarkedText text={text} marks={within(marks, from, at)} isInline />;
        if (kind === 'same') return <span key={key}>{shown}</span>;
        return (
          <ins key={key} className="bg-green-tint font-bold no-underline">
            {shown}
          </ins>
        );
      })}
    </span>
  );
}

/** The parts of marks that lie between two places, counted from the first of them. */
function within(marks: readonly TextMark[], start: number, end: number): TextMark[] {
  return marks.flatMap(({ from, to, number }) => {
    const [first, last] = [Math.max(from, start), Math.min(to, end)];
    return first < last ? [{ from: first - start, to: last - start, number }] : [];
  });
}
