import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Motif } from '#app/components/motif.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { listPlaces } from '#app/domain/catalog/list-places.server.ts';
import { listProducts } from '#app/domain/catalog/list-products.server.ts';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopHomeMessages } from '#app/i18n/shop-home.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { facetName } from '#app/routes/shop/facet-name.ts';
import { HomeHero, HomePromises } from '#app/routes/shop/home-sections.tsx';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { placeMapData } from '#app/routes/shop/place-map-data.server.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

const SHOWN = 8;

export const loader = loaderFor('public', async ({ context, request, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const adult = isAdult(request);
  const first = { sort: 'newest', page: 1 } as const;
  const facets = await listFacets(context, { adult });
  page.until(facets.until);
  const [seasonal, newest, places] = await Promise.all([
    listProducts(context, { filter: { ...first, season: 'now' }, adult, total: facets.inSeason }),
    listProducts(context, { filter: first, adult, total: facets.products }),
    listPlaces(context, { adult }),
  ]);
  return {
    language,
    groups: facets.groups.map((group) => ({
      ...group,
      set: facets.sets.filter((set) => set.group === group.value).sort((a, b) => b.products - a.products)[0],
    })),
    inSeason: varied(seasonal.cards),
    newest: varied(newest.cards, seasonal.cards),
    products: facets.products,
    map: placeMapData(context, places),
  };
});

/** As many as are shown, one of each name first come, without those that already stand on the page. */
function varied(cards: readonly ListingCard[], shown: readonly ListingCard[] = []): ListingCard[] {
  const already = new Set(shown.length > 0 ? varied(shown).map(({ titleVi }) => titleVi) : []);
  return cards.filter(({ titleVi }) => !already.has(titleVi) && already.add(titleVi)).slice(0, SHOWN);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = data?.language ?? 'vi';
  const t = translate(shopHomeMessages, language);
  const publicUrl = publicUrlOf(matches);
  return pageMeta(publicUrl, {
    title: t('homeTitle'),
    description: t('homeDescription'),
    language,
    path: '/',
    jsonLd: [
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: 'Chợ Phiên',
        url: publicUrl + localPath(language, '/'),
        potentialAction: {
          '@type': 'SearchAction',
          target: `${publicUrl}${localPath(language, '/search')}?q={words}`,
          'query-input': 'required name=words',
        },
      },
    ],
  });
};

export default function Home() {
  const { groups, inSeason, newest, products, map } = useLoaderData<typeof loader>();
  const t = useT(shopHomeMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  return (
    <>
      <HomeHero />
      <WovenBorder size="wide" />

      {products === 0 && (
        <div className="page pt-12">
          <EmptyState title={common('emptyMarketTitle')}>{common('emptyMarketText')}</EmptyState>
        </div>
      )}

      {inSeason.length > 0 && (
        <section className="page pt-12 lg:pt-16">
          <SectionHeading to={path('/products?season=now')} more={t('allInSeason')}>
            {common('inSeasonNow')}
          </SectionHeading>
          <div className="stalls max-lg:[&>:nth-child(n+7)]:hidden">
            {inSeason.map((card, index) => (
              <ProductCard key={card.id} card={card} eager={index < 2} />
            ))}
          </div>
        </section>
      )}

      {groups.length > 0 && (
        <section className="page pt-14 lg:pt-20">
          <SectionHeading>{t('byGroup')}</SectionHeading>
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-5 lg:grid-cols-6">
            {groups.map((group) => (
              <li key={group.value}>
                <Link
                  to={path(`/products?group=${group.value}`)}
                  className="group block text-ink no-underline"
                >
                  <Motif
                    setCode={group.set?.value ?? ''}
                    kindSeed={group.set?.nameVi ?? ''}
                    className="aspect-square w-full rounded-lg object-cover ring-1 ring-line"
                  />
                  <span className="mt-2 block font-bold group-hover:underline">
                    {facetName(language, group)}
                  </span>
                  <span className="block text-sm text-ink-soft">
                    {common('productsCount', { count: group.products })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}

      {newest.length > 0 && (
        <section className="page pt-14 lg:pt-20">
          <SectionHeading to={path('/products')} more={common('allProducts')}>
            {t('newArrivals')}
          </SectionHeading>
          <div className="stalls max-lg:[&>:nth-child(n+7)]:hidden">
            {newest.map((card) => (
              <ProductCard key={card.id} card={card} />
            ))}
          </div>
        </section>
      )}

      <HomePromises map={map} />
    </>
  );
}
