import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { data as answerWith } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { type SearchAnswer, searchProducts } from '#app/domain/catalog/search-products.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopListsMessages } from '#app/i18n/shop-lists.ts';
import { systemMessages } from '#app/i18n/system.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { AgeSwitch } from '#app/routes/shop/age-switch.tsx';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { limitReading } from '#app/server/rate-limit-reading.server.ts';

const LONGEST_QUERY = 120;

export const loader = loaderFor(
  'public',
  async ({ context, request, url, language, page, clientAddress }) => {
    const adult = isAdult(request);
    const words = (url.searchParams.get('q') ?? '').normalize('NFC').slice(0, LONGEST_QUERY);
    const shown = { language, adult, words: words.trim() };
    try {
      limitReading(context, 'search', clientAddress);
    } catch (error) {
      if (!isTooManyTries(error)) throw error;
      const headers = { 'Retry-After': String(error.retryAfterSeconds) };
      return answerWith({ ...shown, found: null }, { status: 429, headers });
    }
    sharedPage({ page, context }, 'catalog');
    const asked = Number(url.searchParams.get('page')) || 1;
    const found = await searchProducts(context, { text: words, page: Math.trunc(asked), adult });
    return answerWith({ ...shown, found });
  },
);

/** Retry-After, when somebody searches too much. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopListsMessages, data.language);
  const title = data.words ? t('searchFor', { words: data.words }) : t('searchTitle');
  return pageMeta(publicUrlOf(matches), {
    title: `${title} · Chợ Phiên`,
    description: t('searchEmptyText'),
    language: data.language,
    path: data.words ? `/search?${new URLSearchParams({ q: data.words })}` : '/search',
    noindex: true,
  });
};

export default function Search() {
  const { adult, words, found } = useLoaderData<typeof loader>();
  const t = useT(shopListsMessages);
  return (
    <div className="page space-y-6 pt-6">
      <h1 className="text-2xl sm:text-3xl">{words ? t('searchFor', { words }) : t('searchTitle')}</h1>
      {found ? <Found words={words} found={found} /> : <TooMany words={words} />}
      <AgeSwitch adult={adult} />
    </div>
  );
}

function Found({ words, found }: { words: string; found: SearchAnswer }) {
  const { cards, total, isCapped, page, pages, readAs } = found;
  const t = useT(shopListsMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const pathOf = (number: number) =>
    localPath(language, `/search?${new URLSearchParams({ q: words, page: String(number) })}`);
  const all = <LinkButton to={localPath(language, '/products')}>{common('allProducts')}</LinkButton>;
  return (
    <>
      {readAs && <Note>{t('searchReadAs', { words, other: readAs })}</Note>}
      {cards.length > 0 ? (
        <>
          <p className="text-ink-soft">
            {isCapped ? t('searchMany', { count: total }) : common('productsCount', { count: total })}
          </p>
          <div className="stalls">
            {cards.map((card, index) => (
              <ProductCard key={card.id} card={card} eager={index < 2} heading="h2" />
            ))}
          </div>
          <Pagination page={page} pages={pages} hrefFor={pathOf} />
        </>
      ) : words ? (
        <EmptyState title={t('searchNothingTitle', { words })} action={all}>
          {t('searchNothingText')}
        </EmptyState>
      ) : (
        <EmptyState title={t('searchEmptyTitle')} action={all}>
          {t('searchEmptyText')}
        </EmptyState>
      )}
    </>
  );
}

/** The words stay in the box above and in the address, so that trying again is one press. */
function TooMany({ words }: { words: string }) {
  const t = useT(systemMessages);
  const again = localPath(useLanguage(), `/search?${new URLSearchParams({ q: words })}`);
  return (
    <EmptyState
      title={t('tooManyTitle')}
      action={
        <a href={again} className={buttonClass('primary')}>
          {t('tryAgain')}
        </a>
      }
    >
      {t('tooManyText')}
    </EmptyState>
  );
}
