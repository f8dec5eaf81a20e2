import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import {
  listProducers,
  type ProducerPlace,
  type ProducerRow,
} from '#app/domain/catalog/list-producers.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

const LONGEST_NAME = 80;

export const loader = loaderFor('public', async ({ context, request, url, language, page }) => {
  sharedPage({ page, context }, 'catalog');
  const asked = Math.trunc(Number(url.searchParams.get('page')) || 1);
  const words = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, LONGEST_NAME);
  const place = url.searchParams.get('place') ?? '';
  const list = await listProducers(context, { page: asked, words, place, adult: isAdult(request) });
  return { language, words, place, ...list };
});

function addressOf(words: string, place: string, page: number): string {
  const params = new URLSearchParams();
  if (words) params.set('q', words);
  if (place) params.set('place', place);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `/producers?${params}` : '/producers';
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopPlacesMessages, data.language);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('producersTitle')} · Chợ Phiên`,
    description: t('producersDescription'),
    language: data.language,
    path: addressOf(data.words, data.place, data.page),
    noindex: Boolean(data.words || data.place),
  });
};

export default function Producers() {
  const { producers, places, words, place, total, page, pages } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const isNarrowed = words !== '' || place !== '';
  return (
    <div className="page pt-8">
      <h1 className="text-3xl sm:text-4xl">{t('producersTitle')}</h1>
      <p className="measure mt-2 text-lg">{t('producersDescription')}</p>
      <ProducerFilter words={words} place={place} places={places} />
      <p className="mt-5 flex flex-wrap items-center gap-x-4 text-ink-soft">
        {t('producersCount', { count: total })}
        {isNarrowed && (
          <Link
            to={localPath(language, '/producers')}
            className="inline-flex min-h-11 items-center font-bold"
          >
            {t('producersAll')}
          </Link>
        )}
      </p>
      {producers.length > 0 ? (
        <ul className="mt-4 grid gap-x-8 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
          {producers.map((producer) => (
            <li key={producer.slug}>
              <ProducerCard producer={producer} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="mt-6">
          {isNarrowed ? (
            <EmptyState
              title={t('producersNothing')}
              action={<LinkButton to={localPath(language, '/producers')}>{t('producersAll')}</LinkButton>}
            >
              {t('producersNothingText')}
            </EmptyState>
          ) : (
            <EmptyState title={common('emptyMarketTitle')}>{common('emptyMarketText')}</EmptyState>
          )}
        </div>
      )}
      <div className="mt-8">
        <Pagination
          page={page}
          pages={pages}
          hrefFor={(number) => localPath(language, addressOf(words, place, number))}
        />
      </div>
    </div>
  );
}

const control =
  'block min-h-12 w-full rounded-md border-2 border-line-strong bg-white px-3 py-2 text-base text-ink';

/** A plain GET form: the answer has an address, and it works without scripts. */
function ProducerFilter({
  words,
  place,
  places,
}: {
  words: string;
  place: string;
  places: readonly ProducerPlace[];
}) {
  const t = useT(shopPlacesMessages);
  const language = useLanguage();
  return (
    <Form
      key={`${words}/${place}`}
      action={localPath(language, '/producers')}
      className="no-print mt-6 grid items-end gap-3 rounded-lg bg-paper-2 p-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <label className="block">
        <span className="mb-1.5 block font-bold">{t('producerName')}</span>
        <input type="search" name="q" defaultValue={words} maxLength={LONGEST_NAME} className={control} />
      </label>
      <label className="block">
        <span className="mb-1.5 block font-bold">{t('producerPlace')}</span>
        <select name="place" defaultValue={place} className={control}>
          <option value="">{t('everyPlace')}</option>
          {places.map(({ slug, name, producers }) => (
            <option key={slug} value={slug}>
              {name} ({producers})
            </option>
          ))}
        </select>
      </label>
      <SubmitButton>{t('findProducers')}</SubmitButton>
    </Form>
  );
}

/** What they make says more of a maker than their name: three of their goods, then who and where. One link. */
function ProducerCard({ producer }: { producer: ProducerRow }) {
  const common = useT(shopMessages);
  const language = useLanguage();
  return (
    <article className="group relative">
      <div className="grid grid-cols-3 gap-1.5">
        {producer.goods.map((picture) => (
          <span key={picture.id} className="block aspect-square overflow-hidden rounded-md ring-1 ring-line">
            <ProductPicture
              picture={picture}
              isDecoration
              sizes="(min-width: 64rem) 8rem, (min-width: 40rem) 15vw, 30vw"
              className="size-full object-cover"
            />
          </span>
        ))}
      </div>
      <h2 className="mt-3 text-lg">
        <Link
          to={localPath(language, `/producers/${producer.slug}`)}
          className="text-indigo no-underline after:absolute after:inset-0 after:rounded-lg group-hover:underline"
        >
          {producer.name}
        </Link>
      </h2>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-4 text-sm">
        {producer.place && (
          <span className="inline-flex items-center gap-2 font-bold text-green-text">
            <span aria-hidden="true" className="size-2 rotate-45 bg-green" />
            {producer.place}
          </span>
        )}
        <span className="text-ink-soft">{common(`type_${producer.legalType}`)}</span>
        <span className="text-ink-soft">{common('productsCount', { count: producer.products })}</span>
      </p>
    </article>
  );
}
