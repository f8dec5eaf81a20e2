import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { HeroScene } from '#app/components/motif/hero-scene.tsx';
import { Motif } from '#app/components/motif.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { listProducts } from '#app/domain/catalog/list-products.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { facetName } from '#app/routes/shop/facet-name.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

const SHOWN = 8;

export const loader = loaderFor('public', async ({ context, request, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const adult = isAdult(request);
  const first = { sort: 'newest', page: 1 } as const;
  const [facets, seasonal, newest] = await Promise.all([
    listFacets(context, { adult }),
    listProducts(context, { filter: { ...first, season: 'now' }, adult }),
    listProducts(context, { filter: first, adult }),
  ]);
  return {
    language,
    groups: facets.groups.map((group) => ({
      ...group,
      set: facets.sets.filter((set) => set.group === group.value).sort((a, b) => b.products - a.products)[0],
    })),
    inSeason: seasonal.cards.slice(0, SHOWN),
    newest: newest.cards.slice(0, SHOWN),
    products: facets.products,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = data?.language ?? 'vi';
  const t = translate(shopMessages, language);
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
  const { groups, inSeason, newest, products } = useLoaderData<typeof loader>();
  const t = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  const promises = [
    ['trustStarTitle', 'trustStarText'],
    ['trustMakerTitle', 'trustMakerText'],
    ['trustPlaceTitle', 'trustPlaceText'],
  ] as const;
  return (
    <>
      <section className="on-dark relative isolate overflow-hidden bg-indigo text-white">
        <HeroScene className="absolute inset-x-0 bottom-0 -z-10 h-48 w-full sm:h-64 lg:inset-0 lg:h-full" />
        <div className="page pt-10 pb-44 sm:pb-60 lg:py-24">
          <h1 className="max-w-[15em] text-3xl text-white sm:text-4xl">{t('heroTitle')}</h1>
          <p className="mt-4 max-w-[34em] text-indigo-tint sm:text-lg">{t('heroText')}</p>
          <div className="mt-7 flex flex-wrap gap-3">
            <LinkButton to={path('/products')} look="action">
              {t('goMarket')}
            </LinkButton>
            <LinkButton to={path('/about/selling')} look="onDark">
              {t('sellHere')}
            </LinkButton>
          </div>
        </div>
      </section>
      <WovenBorder size="wide" />

      {products === 0 && (
        <div className="page pt-12">
          <EmptyState title={t('emptyMarketTitle')}>{t('emptyMarketText')}</EmptyState>
        </div>
      )}

      {inSeason.length > 0 && (
        <section className="page pt-12 lg:pt-16">
          <SectionHeading to={path('/products?season=now')} more={t('allInSeason')}>
            {t('inSeasonNow')}
          </SectionHeading>
          <div className="stalls">
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
                    {t('productsCount', { count: group.products })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}

      {newest.length > 0 && (
        <section className="page pt-14 lg:pt-20">
          <SectionHeading to={path('/products')} more={t('allProducts')}>
            {t('newArrivals')}
          </SectionHeading>
          <div className="stalls">
            {newest.map((card) => (
              <ProductCard key={card.id} card={card} />
            ))}
          </div>
        </section>
      )}

      <section className="mt-14 bg-paper-2 lg:mt-20">
        <div className="page grid gap-8 py-12 lg:grid-cols-[1fr_2fr] lg:gap-16 lg:py-16">
          <div>
            <SectionHeading>{t('homeMapTitle')}</SectionHeading>
            <p className="text-lg">{t('homeMapText')}</p>
            <LinkButton to={path('/map')} look="secondary" className="mt-5">
              {t('openMap')}
            </LinkButton>
          </div>
          <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
            {promises.map(([title, text]) => (
              <li key={title} className="border-t-4 border-red pt-4">
                <h3 className="text-lg">{t(title)}</h3>
                <p className="mt-1">{t(text)}</p>
              </li>
            ))}
          </ul>
        </div>
      </section>
    </>
  );
}
