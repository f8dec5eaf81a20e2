import { Link } from '@remix-run/react';
import { listingFilters } from '#app/domain/catalog/listing-filters.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** The states by which the list is narrowed, as a row of links that wraps. */
export function FilterLinks({ current, hrefFor }: { current: string; hrefFor: (filter: string) => string }) {
  const t = useT(catalogMessages);
  return (
    <nav aria-label={t('filterLabel')}>
      <ul className="flex flex-wrap gap-2">
        {listingFilters.map((filter) => (
          <li key={filter}>
            <Link
              to={hrefFor(filter)}
              aria-current={filter === current ? 'page' : undefined}
              className={`inline-flex min-h-12 items-center rounded-full border-2 px-4 no-underline ${
                filter === current
                  ? 'border-indigo bg-indigo font-bold text-white'
                  : 'border-line-strong bg-white text-ink hover:border-indigo'
              }`}
            >
              {t(`filter_${filter}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
