import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { listPlaces, type PlaceRow } from '#app/domain/catalog/list-places.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { PlaceMap } from '#app/routes/shop/place-map.tsx';
import { placeMapData } from '#app/routes/shop/place-map-data.server.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const places = await listPlaces(context, { adult: isAdult(request) });
  return { language, places, map: placeMapData(context, places) };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopPlacesMessages, data.language);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('placesTitle')} · Chợ Phiên`,
    description: t('placesDescription'),
    language: data.language,
    path: '/places',
  });
};

function PlaceList({ places }: { places: readonly PlaceRow[] }) {
  const common = useT(shopMessages);
  const language = useLanguage();
  return (
    <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-3 lg:grid-cols-4">
      {places.map((place) => (
        <li key={place.code} className="border-t border-line">
          <Link
            to={localPath(language, `/places/${place.slug}`)}
            className="flex min-h-14 flex-col justify-center py-2 text-ink no-underline hover:underline"
          >
            <span className="font-bold">{place.name}</span>
            {place.products > 0 && (
              <span className="text-sm text-ink-soft">
                {common('productsCount', { count: place.products })}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export default function Places() {
  const { places, map } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const stocked = places.filter(({ products }) => products > 0);
  return (
    <div className="page space-y-12 pt-8">
      <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,5fr)]">
        <div>
          <h1 className="text-3xl sm:text-4xl">{t('placesTitle')}</h1>
          <p className="measure mt-2 text-lg">{t('placesDescription')}</p>
          <p className="measure mt-2">{t('mapIntro')}</p>
        </div>
        <PlaceMap {...map} />
      </div>
      {stocked.length > 0 && (
        <section>
          <SectionHeading>{t('placesWith')}</SectionHeading>
          <PlaceList places={stocked} />
        </section>
      )}
      <details className="group">
        <summary className="inline-flex min-h-12 cursor-pointer items-center text-xl font-bold text-indigo">
          {t('placesWithout')}
        </summary>
        <div className="mt-2">
          <PlaceList places={places.filter(({ products }) => products === 0)} />
        </div>
      </details>
    </div>
  );
}
