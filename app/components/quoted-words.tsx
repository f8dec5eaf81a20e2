import type { ReactNode } from 'react';

/** What somebody has written, set apart from what the market says; `children` is said under it, in the market's voice. */
export function QuotedWords({
  author,
  words,
  lang,
  children,
}: {
  /** Whose words they are, as a line that leads up to them: "HTX Chè writes:". */
  author: string;
  words: string;
  lang?: string;
  children?: ReactNode;
}) {
  return (
    <figure className="mt-1 space-y-1">
      <figcaption className="text-sm text-ink-soft">{author}</figcaption>
      <blockquote
        lang={lang}
        className="border-l-4 border-line-strong pl-3 whitespace-pre-line wrap-anywhere"
      >
        {words}
      </blockquote>
      {children && <p className="text-sm text-ink-soft">{children}</p>}
    </figure>
  );
}
