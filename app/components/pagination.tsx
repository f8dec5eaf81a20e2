import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type PaginationProps = { page: number; pages: number; hrefFor: (page: number) => string };

/** The pages around the current one, with the first and last; `null` is a gap. */
export function pageNumbers(page: number, pages: number): Array<number | null> {
  const near = new Set([1, pages, page - 1, page, page + 1].filter((n) => n >= 1 && n <= pages));
  const sorted = [...near].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => {
    const before = sorted[index - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
}

const target =
  'inline-flex min-h-12 min-w-12 items-center justify-center gap-1 rounded-md px-3 font-bold no-underline';

/** Links to the other pages of a list. On a phone only back and forth, with "page x of y" between them. */
export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  const t = useT(componentMessages);
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('pagesLabel')} className="flex items-center justify-between gap-x-2 sm:justify-center">
      {page > 1 ? (
        <Link to={hrefFor(page - 1)} rel="prev" className={`${target} hover:bg-indigo-tint`}>
          <Icon name="left" />
          <span className="max-sm:sr-only">{t('previousPage')}</span>
        </Link>
      ) : (
        <span className="min-w-12" />
      )}
      <span className="text-center text-ink-soft sm:hidden">{t('pageOf', { page, pages })}</span>
      <ol className="hidden items-center gap-1 sm:flex">
        {pageNumbers(page, pages).map((number, index, all) => (
          <li key={number ?? `gap-${all[index - 1]}`}>
            {number === null ? (
              <span className="px-2 text-ink-soft">…</span>
            ) : (
              <Link
                to={hrefFor(number)}
                aria-current={number === page ? 'page' : undefined}
                className={`${target} ${number === page ? 'bg-indigo text-white' : 'hover:bg-indigo-tint'}`}
              >
                {number}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {page < pages ? (
        <Link to={hrefFor(page + 1)} rel="next" className={`${target} hover:bg-indigo-tint`}>
          <span className="max-sm:sr-only">{t('nextPage')}</span>
          <Icon name="right" />
        </Link>
      ) : (
        <span className="min-w-12" />
      )}
    </nav>
  );
}
