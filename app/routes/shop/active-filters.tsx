import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import type { Facet, Facets } from '#app/domain/catalog/list-facets.server.ts';
import { type ProductFilter, writeFilter } from '#app/domain/catalog/product-filter.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopListsMessages } from '#app/i18n/shop-lists.ts';
import { facetName } from '#app/routes/shop/facet-name.ts';

type FilterName = 'group' | 'set' | 'star' | 'place' | 'district' | 'min' | 'max' | 'season' | 'channel';

/** What the list is narrowed by, each with a link to the list without it. */
export function ActiveFilters({ facets, filter }: { facets: Facets; filter: ProductFilter }) {
  const t = useT(shopListsMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const nameIn = (list: readonly Facet[], value: string | undefined) => {
    const facet = list.find((one) => one.value === value);
    return facet ? facetName(language, facet) : value;
  };
  const names: Record<FilterName, string | undefined> = {
    group: filter.group && nameIn(facets.groups, filter.group),
    set: filter.set && nameIn(facets.sets, filter.set),
    star: filter.star === undefined ? undefined : common('filterStars', { stars: filter.star }),
    place: facets.places.find(({ value }) => value === filter.place)?.nameVi ?? filter.place,
    district: filter.district && facets.districts.find(({ value }) => value === filter.district)?.nameVi,
    min: filter.min === undefined ? undefined : t('priceFrom', { price: formatVnd(language, filter.min) }),
    max: filter.max === undefined ? undefined : t('priceUpTo', { price: formatVnd(language, filter.max) }),
    season: filter.season && common('inSeasonNow'),
    channel: filter.channel && nameIn(facets.channels, filter.channel),
  };
  const active = (Object.entries(names) as Array<[FilterName, string | undefined]>).flatMap(
    ([field, name]) => (name ? [{ field, name }] : []),
  );
  if (active.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {active.map(({ field, name }) => (
        <li key={field} className="max-w-full">
          <Link
            to={localPath(language, `/products${writeFilter({ ...filter, [field]: undefined, page: 1 })}`)}
            className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full bg-indigo-tint py-1 pr-3 pl-4 text-sm font-bold text-indigo no-underline hover:bg-indigo hover:text-white"
          >
            <span className="sr-only">{t('filterRemove', { name })}</span>
            <span aria-hidden="true" className="truncate">
              {name}
            </span>
            <Icon name="close" className="size-4" />
          </Link>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Link
            to={localPath(language, '/products')}
            className="inline-flex min-h-11 items-center px-2 text-sm font-bold"
          >
            {t('filterClear')}
          </Link>
        </li>
      )}
    </ul>
  );
}
