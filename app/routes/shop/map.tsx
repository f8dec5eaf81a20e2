import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listPlaces } from '#app/domain/catalog/list-places.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { PlaceMap } from '#app/routes/shop/place-map.tsx';
import { placeMapData } from '#app/routes/shop/place-map-data.server.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

/** Places named beside the map, those with most on the stalls. */
const SHOWN = 12;

export const loader = loaderFor('public', async ({ context, request, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const places = await listPlaces(context, { adult: isAdult(request) });
  return {
    language,
    map: placeMapData(context, places),
    most: [...places]
      .filter(({ products }) => products > 0)
      .sort((a, b) => b.products - a.products)
      .slice(0, SHOWN),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopPlacesMessages, data.language);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('mapTitle')} · Chợ Phiên`,
    description: t('mapDescription'),
    language: data.language,
    path: '/map',
  });
};

export default function MapPage() {
  const { map, most } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (slug: string) => localPath(language, `/places/${slug}`);
  return (
    <div className="page pt-8">
      <h1 className="text-3xl sm:text-4xl">{t('mapTitle')}</h1>
      <p className="measure mt-2 text-lg">{t('mapIntro')}</p>
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <PlaceMap {...map} />
        {most.length > 0 && (
          <section>
            <h2 className="text-xl">{t('mapMost')}</h2>
            <ol className="mt-2 divide-y divide-line">
              {most.map((place) => (
                <li key={place.code}>
                  <Link
                    to={path(place.slug)}
                    className="flex min-h-12 items-center justify-between gap-4 py-1.5 text-ink no-underline hover:underline"
                  >
                    <span className="font-bold">{place.name}</span>
                    <span className="text-sm whitespace-nowrap text-ink-soft">
                      {common('productsCount', { count: place.products })}
                    </span>
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </div>
  );
}
