import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { countedTotal, listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { listProducts } from '#app/domain/catalog/list-products.server.ts';
import { isNarrowed, type ProductFilter, writeFilter } from '#app/domain/catalog/product-filter.ts';
import { readFilter } from '#app/domain/catalog/read-filter.server.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopListsMessages } from '#app/i18n/shop-lists.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ActiveFilters } from '#app/routes/shop/active-filters.tsx';
import { AgeSwitch } from '#app/routes/shop/age-switch.tsx';
import { facetName } from '#app/routes/shop/facet-name.ts';
import { FilterForm } from '#app/routes/shop/filter-form.tsx';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, url, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const adult = isAdult(request);
  const filter = readFilter(url.searchParams);
  const { until, ...facets } = await listFacets(context, { adult });
  page.until(until);
  const list = await listProducts(context, { filter, adult, total: countedTotal(facets, filter) });
  const named =
    facets.sets.find(({ value }) => value === filter.set) ??
    facets.groups.find(({ value }) => value === filter.group);
  return { language, adult, filter: { ...filter, page: list.page }, facets, ...list, name: named ?? null };
});

/** A list by stall alone is a page of its own for search engines; every finer cut is not. */
function isOwnPage(filter: ProductFilter): boolean {
  const { group, set, page } = filter;
  return writeFilter(filter) === writeFilter({ group, set, page }) && !(group && set);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopListsMessages, data.language);
  const common = translate(shopMessages, data.language);
  const { filter, name, language } = data;
  const heading = name ? t('productsIn', { name: facetName(language, name) }) : common('productsTitle');
  const pageNumber =
    filter.page > 1
      ? ` · ${translate(componentMessages, language)('pageOf', { page: filter.page, pages: data.pages })}`
      : '';
  return pageMeta(publicUrlOf(matches), {
    title: `${heading}${pageNumber} · Chợ Phiên`,
    description: t('productsDescription'),
    language,
    path: `/products${writeFilter(filter)}`,
    noindex: !isOwnPage(filter),
  });
};

export default function Products() {
  const { adult, filter, facets, cards, total, page, pages, name } = useLoaderData<typeof loader>();
  const t = useT(shopListsMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const heading = name ? facetName(language, name) : common('productsTitle');
  const pathOf = (number: number) =>
    localPath(language, `/products${writeFilter({ ...filter, page: number })}`);
  return (
    <div className="page pt-4">
      <Breadcrumb
        crumbs={[
          { to: localPath(language, '/'), label: 'Chợ Phiên' },
          ...(name ? [{ to: localPath(language, '/products'), label: common('productsTitle') }] : []),
          { label: heading },
        ]}
      />
      <h1 className="mt-2 text-3xl sm:text-4xl">{heading}</h1>
      <p className="mt-1 text-ink-soft">{common('productsCount', { count: total })}</p>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <FilterForm facets={facets} filter={filter} />
        <div className="space-y-6">
          <ActiveFilters facets={facets} filter={filter} />
          {cards.length > 0 ? (
            <div className="stalls lg:grid-cols-3">
              {cards.map((card, index) => (
                <ProductCard key={card.id} card={card} eager={index < 2} heading="h2" />
              ))}
            </div>
          ) : (
            <EmptyState
              title={isNarrowed(filter) ? t('nothingTitle') : t('emptyTitle')}
              action={
                isNarrowed(filter) && (
                  <LinkButton to={localPath(language, '/products')}>{t('filterClear')}</LinkButton>
                )
              }
            >
              {isNarrowed(filter) ? t('nothingText') : t('emptyText')}
            </EmptyState>
          )}
          <div className="pt-6">
            <Pagination page={page} pages={pages} hrefFor={pathOf} />
          </div>
          <AgeSwitch adult={adult} />
        </div>
      </div>
    </div>
  );
}
