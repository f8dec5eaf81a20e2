import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { listProducers } from '#app/domain/catalog/list-producers.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, url, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const asked = Math.trunc(Number(url.searchParams.get('page')) || 1);
  return { language, ...(await listProducers(context, { page: asked, adult: isAdult(request) })) };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopMessages, data.language);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('producersTitle')} · Chợ Phiên`,
    description: t('producersDescription'),
    language: data.language,
    path: data.page > 1 ? `/producers?page=${data.page}` : '/producers',
  });
};

export default function Producers() {
  const { producers, total, page, pages } = useLoaderData<typeof loader>();
  const t = useT(shopMessages);
  const language = useLanguage();
  return (
    <div className="page pt-8">
      <h1 className="text-3xl sm:text-4xl">{t('producersTitle')}</h1>
      <p className="measure mt-2 text-lg">{t('producersDescription')}</p>
      <p className="mt-1 text-ink-soft">{t('producersCount', { count: total })}</p>
      {producers.length === 0 ? (
        <div className="mt-8">
          <EmptyState title={t('emptyMarketTitle')}>{t('emptyMarketText')}</EmptyState>
        </div>
      ) : (
        <ul className="mt-8 grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {producers.map((producer) => (
            <li key={producer.slug} className="group relative border-t border-line py-5">
              <p className="text-sm text-ink-soft">{t(`type_${producer.legalType}`)}</p>
              <h2 className="mt-0.5 text-lg">
                <Link
                  to={localPath(language, `/producers/${producer.slug}`)}
                  className="text-indigo no-underline group-hover:underline after:absolute after:inset-0"
                >
                  {producer.name}
                </Link>
              </h2>
              <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
                {producer.place && (
                  <span className="inline-flex items-center gap-2 font-bold text-green-text">
                    <span aria-hidden="true" className="size-2 rotate-45 bg-green" />
                    {language === 'vi' ? producer.place.name : producer.place.nameEn}
                  </span>
                )}
                <span>{t('productsCount', { count: producer.products })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-8">
        <Pagination
          page={page}
          pages={pages}
          hrefFor={(number) => localPath(language, number > 1 ? `/producers?page=${number}` : '/producers')}
        />
      </div>
    </div>
  );
}
