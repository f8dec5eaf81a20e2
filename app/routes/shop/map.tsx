import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CommuneMap } from '#app/components/commune-map.tsx';
import { listPlaces } from '#app/domain/catalog/list-places.server.ts';
import { communeShapes } from '#app/domain/register/commune-shapes.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

/** Places named beside the map, those with most on the stalls. */
const SHOWN = 12;

export const loader = loaderFor('public', async ({ context, request, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const places = await listPlaces(context, { adult: isAdult(request) });
  return {
    language,
    shapes: communeShapes(context.config.rootDir),
    slugs: Object.fromEntries(places.map(({ code, slug }) => [code, slug])),
    most: [...places]
      .filter(({ products }) => products > 0)
      .sort((a, b) => b.products - a.products)
      .slice(0, SHOWN),
    products: Object.fromEntries(
      places.filter(({ products }) => products > 0).map((one) => [one.code, one.products]),
    ),
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
  const { shapes, slugs, products, most } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (slug: string) => localPath(language, `/places/${slug}`);
  return (
    <div className="page pt-8">
      <h1 className="text-3xl sm:text-4xl">{t('mapTitle')}</h1>
      <p className="measure mt-2 text-lg">{t('mapIntro')}</p>
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <CommuneMap
          shapes={shapes}
          values={products}
          title={t('mapTitle')}
          description={t('mapDescription')}
          hrefFor={(code) => (slugs[code] ? path(slugs[code]) : undefined)}
          borderLegend={t('mapBorder')}
          describe={(name, count) => `${name}: ${common('productsCount', { count })}`}
          legendFor={(low, high) =>
            low === high
              ? common('productsCount', { count: low })
              : `${low}–${common('productsCount', { count: high })}`
          }
        />
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
