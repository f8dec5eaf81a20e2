import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Facts } from '#app/components/facts.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { readPlacePage } from '#app/domain/catalog/read-place-page.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, params, url, language, page }) => {
  const found = await readPlacePage(context, {
    slug: params.slug ?? '',
    page: Math.trunc(Number(url.searchParams.get('page')) || 1),
    adult: isAdult(request),
  });
  sharedPage({ page, context }, 'catalog');
  return { language, ...found };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { language, place, page } = data;
  const t = translate(shopPlacesMessages, language);
  const name = placeName(language, place.fullName);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('placeProducts', { place: name })} · Chợ Phiên`,
    description: t('placeDescription', { place: name }),
    language,
    path: page > 1 ? `/places/${place.slug}?page=${page}` : `/places/${place.slug}`,
  });
};

export default function Place() {
  const { place, cards, total, page, pages } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  const name = placeName(language, place.fullName);
  return (
    <div className="page space-y-10 pt-4">
      <div>
        <Breadcrumb crumbs={[{ to: path('/places'), label: t('placesTitle') }, { label: name }]} />
        <h1 className="mt-2 text-3xl lg:text-4xl">{name}</h1>
        <p className="mt-1 text-ink-soft">{common('productsCount', { count: total })}</p>
      </div>
      {cards.length > 0 ? (
        <div className="stalls">
          {cards.map((card, index) => (
            <ProductCard key={card.id} card={card} eager={index < 2} heading="h2" />
          ))}
        </div>
      ) : (
        <EmptyState
          title={t('placeNothing', { place: name })}
          action={<LinkButton to={path('/places')}>{t('placesTitle')}</LinkButton>}
        />
      )}
      <Pagination page={page} pages={pages} hrefFor={(n) => path(`/places/${place.slug}?page=${n}`)} />
      <section className="measure">
        <Facts
          facts={[
            {
              term: t('placeFormer'),
              value: place.former.join(', '),
              lang: language === 'vi' ? undefined : 'vi',
            },
            {
              term: t('placeDistricts'),
              value:
                place.districts.length > 0 ? (
                  <span className="flex flex-wrap gap-x-4">
                    {place.districts.map((district) => (
                      <Link key={district.slug} to={path(`/products?district=${district.slug}`)}>
                        {district.name}
                      </Link>
                    ))}
                  </span>
                ) : null,
            },
          ]}
        />
      </section>
    </div>
  );
}
