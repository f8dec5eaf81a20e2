import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import { readProducerPage } from '#app/domain/catalog/read-producer-page.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ContactBlock } from '#app/routes/shop/contact-block.tsx';
import { pageMeta, publicUrlOf, shorten } from '#app/routes/shop/page-meta.ts';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, params, url, language, page }) => {
  const found = await readProducerPage(context, {
    slug: params.slug ?? '',
    page: Math.trunc(Number(url.searchParams.get('page')) || 1),
    adult: isAdult(request),
  });
  sharedPage({ page, context }, `producer:${found.producer.id}`);
  page.tag(...found.cards.map(({ id }) => `listing:${id}`));
  return { language, ...found };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { language, producer, page } = data;
  const t = translate(shopPlacesMessages, language);
  const common = translate(shopMessages, language);
  const story = pickText(language, producer.storyVi, producer.storyEn);
  const isTranslated = !producer.storyVi?.trim() || Boolean(producer.storyEn?.trim());
  return pageMeta(publicUrlOf(matches), {
    title: `${producer.name} · Chợ Phiên`,
    description: shorten(
      story.text || `${common(`type_${producer.legalType}`)} ${producer.name}. ${t('producersDescription')}`,
    ),
    language,
    path: page > 1 ? `/producers/${producer.slug}?page=${page}` : `/producers/${producer.slug}`,
    available: isTranslated ? ['vi', 'en'] : ['vi'],
    type: 'profile',
  });
};

export default function Producer() {
  const { producer, cards, page, pages } = useLoaderData<typeof loader>();
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  const story = pickText(language, producer.storyVi, producer.storyEn);
  return (
    <div className="page space-y-12 pt-4">
      <div>
        <Breadcrumb
          crumbs={[{ to: path('/producers'), label: t('producersTitle') }, { label: producer.name }]}
        />
        <div className="mt-3 grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div>
            <p className="font-bold text-ink-soft">{common(`type_${producer.legalType}`)}</p>
            <h1 className="text-3xl lg:text-4xl">{producer.name}</h1>
            <p className="mt-3 flex flex-wrap gap-2">
              {producer.womenLed && <Pill tone="red">{t('womenLed')}</Pill>}
              {producer.minorityLed && <Pill tone="indigo">{t('minorityLed')}</Pill>}
            </p>
            {story.text && (
              <div lang={story.lang} className="measure mt-5 text-lg whitespace-pre-line">
                {story.text}
              </div>
            )}
          </div>
          <section className="rounded-lg bg-paper-2 p-5 sm:p-6">
            <h2 className="text-xl">{common('contactSeller')}</h2>
            <Facts
              facts={[
                {
                  term: t('address'),
                  value: producer.addressText,
                  lang: language === 'vi' ? undefined : 'vi',
                },
                {
                  term: common('madeIn'),
                  value: producer.place && (
                    <Link to={path(`/places/${producer.place.slug}`)} className="font-bold">
                      {placeName(language, producer.place.name)}
                    </Link>
                  ),
                },
              ]}
            />
            <div className="mt-4">
              {hasPublicContact(producer) ? (
                <ContactBlock contact={producer} />
              ) : (
                <p>{common(producer.addressText || producer.place ? 'producerVisit' : 'producerLater')}</p>
              )}
            </div>
          </section>
        </div>
      </div>
      <section>
        <SectionHeading>{t('producerProducts')}</SectionHeading>
        {cards.length === 0 ? (
          <p>{t('producerNothing')}</p>
        ) : (
          <div className="stalls">
            {cards.map((card, index) => (
              <ProductCard key={card.id} card={card} eager={index < 2} />
            ))}
          </div>
        )}
        <div className="mt-8">
          <Pagination
            page={page}
            pages={pages}
            hrefFor={(n) => path(`/producers/${producer.slug}?page=${n}`)}
          />
        </div>
      </section>
    </div>
  );
}
