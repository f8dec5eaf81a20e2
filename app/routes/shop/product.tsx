import { data as answerWith, type MetaDescriptor, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { Price } from '#app/components/price.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { readPause } from '#app/domain/catalog/pause-shop.server.ts';
import { type ProductVariant, readProduct } from '#app/domain/catalog/read-product.server.ts';
import { isShopPaused, pauseChangesAt } from '#app/domain/catalog/shop-pause.ts';
import { readProductReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';

import { paymentMethodsFor } from '#app/domain/payments/checkout/payment-methods.server.ts';
import { buyButtonMessages } from '#app/i18n/buy-button.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { AgeGate } from '#app/routes/shop/age-gate.tsx';
import { ageGateMeta } from '#app/routes/shop/age-gate-meta.ts';
import { BuyersSay } from '#app/routes/shop/buyers-say.tsx';
import { CallBar } from '#app/routes/shop/call-bar.tsx';
import { facetName } from '#app/routes/shop/facet-name.ts';
import { HowToBuy } from '#app/routes/shop/how-to-buy.tsx';
import { publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { PauseNotice } from '#app/routes/shop/pause-notice.tsx';
import { ProductDetails } from '#app/routes/shop/product-details.tsx';
import { ProductGallery } from '#app/routes/shop/product-gallery.tsx';
import { productMeta } from '#app/routes/shop/product-meta.ts';
import { VariantList } from '#app/routes/shop/variant-list.tsx';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';
import { NOT_ON_SALE } from '#app/routes/system/problem-of.ts';
import { NotFound } from '#app/server/domain-error.ts';

export const loader = loaderFor('public', async ({ context, request, params, url, language, page }) => {
  const answer = await readProduct(context, { slug: params.slug ?? '', adult: isAdult(request) });
  if (answer.kind === 'none') throw new NotFound('product');
  if (answer.kind === 'withdrawn') throw answerWith(NOT_ON_SALE, { status: 404 });
  if (answer.kind === 'moved') throw redirect(localPath(language, `/products/${answer.slug}`), 301);
  if (answer.kind === 'adults-only') {
    // The question is the same for everybody, and kept apart from the answer by the age cookie.
    sharedPage({ page, context }, 'catalog');
    const next = url.pathname.replace(/\.data$/, '');
    return {
      language,
      product: null,
      reviews: null,
      isBuyable: false,
      byCard: false,
      pause: null,
      head: [],
      next,
    };
  }
  const { product } = answer;
  const related = product.more.map(({ id }) => `listing:${id}`);
  sharedPage({ page, context }, `listing:${product.id}`, `producer:${product.producerId}`, ...related);
  if (product.entryCode) page.tag(`entry:${product.entryCode}`);
  // Made here, so that no browser carries what only machines read.
  const reviews = await readProductReviews(context, product.id);
  const head = productMeta(context.config.publicUrl, language, product, reviews);
  const methods = (await paymentMethodsFor(context, [product.producerId])).get(product.producerId) ?? [];
  const pause = await readPause(context, product.producerId);
  const now = context.clock.now();
  const changesAt = pauseChangesAt(pause, now);
  if (changesAt !== null) page.until(changesAt);
  const isPaused = isShopPaused(pause, now);
  return {
    language,
    product,
    reviews,
    isBuyable: methods.length > 0 && !isPaused,
    byCard: methods.includes('card'),
    pause: isPaused ? pause : null,
    head,
    next: null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { language, product, head } = data;
  if (product) return head as MetaDescriptor[];
  return ageGateMeta(publicUrlOf(matches), language);
};

export default function ProductPage() {
  const { product, reviews, isBuyable, byCard, pause, next } = useLoaderData<typeof loader>();
  const t = useT(shopMessages);
  const word = useT(componentMessages);
  const buy = useT(buyButtonMessages);
  const language = useLanguage();
  if (!product) return <AgeGate next={next ?? '/'} />;
  const title = pickText(language, product.titleVi, product.titleEn);
  const summary = pickText(language, product.summaryVi, product.summaryEn);
  const path = (to: string) => localPath(language, to);
  const group = product.groupVi
    ? [
        {
          to: path(`/products?set=${product.setCode}`),
          label: facetName(language, { nameVi: product.setVi ?? '', nameEn: product.setEn ?? '' }),
        },
      ]
    : [];
  return (
    <div className="page space-y-12 pt-4 lg:space-y-16">
      <div>
        <Breadcrumb
          crumbs={[
            { to: path('/products'), label: t('productsTitle') },
            ...group,
            { label: title.text, lang: title.lang },
          ]}
        />
        <div className="mt-3 grid gap-x-8 gap-y-6 lg:gap-x-16 md:grid-cols-2 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <ProductGallery product={product} />
          <div className="space-y-5">
            <div className="space-y-5">
              <div>
                <StarBadge recognition={product.recognition} withDate />
                <h1 lang={title.lang} className="mt-1 text-3xl lg:text-4xl">
                  {title.text}
                </h1>
                <LeadingPrice variants={product.variants} />
                {product.place && (
                  <p className="mt-2">
                    <Link
                      to={path(`/places/${product.place.slug}`)}
                      className="inline-flex min-h-11 items-center gap-2 font-bold text-green-text"
                    >
                      <span aria-hidden="true" className="size-2.5 rotate-45 bg-green" />
                      {placeName(language, product.place.fullName)}
                    </Link>
                  </p>
                )}
                {product.inSeason && <Pill tone="turmeric">{word('inSeason')}</Pill>}
              </div>
              {summary.text && (
                <p lang={summary.lang} className="text-lg">
                  {summary.text}
                </p>
              )}
              <VariantList slug={product.slug} variants={product.variants} isBuyable={isBuyable} />
              {isBuyable && (
                <p className="text-sm text-ink-soft">{buy(byCard ? 'buyTextCard' : 'buyText')}</p>
              )}
              <CallBar product={product} isBuyable={isBuyable} />
            </div>
            <section className="space-y-3">
              <h2 className="text-xl">{t('contactSeller')}</h2>
              <p>
                <Link to={path(`/producers/${product.producerSlug}`)} className="font-bold">
                  {product.producerName}
                </Link>
                <span className="block text-sm text-ink-soft">
                  {t(`type_${product.legalType}`)}
                  {product.addressText && ` · ${product.addressText}`}
                </span>
              </p>
              {pause && <PauseNotice pause={pause} producer={product.producerName} />}
              <HowToBuy product={product} isBuyable={isBuyable || pause !== null} />
            </section>
            {product.isAlcohol && <Note tone="warning">{t('alcoholWarning')}</Note>}
          </div>
        </div>
      </div>
      <ProductDetails product={product} />
      {reviews && <BuyersSay reviews={reviews} />}
      {product.more.length > 0 && (
        <section>
          <SectionHeading>{t('more')}</SectionHeading>
          <div className="stalls">
            {product.more.map((card) => (
              <ProductCard key={card.id} card={card} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

/** What it costs, at a glance: the lowest price where packs differ. */
function LeadingPrice({ variants }: { variants: readonly ProductVariant[] }) {
  const language = useLanguage();
  const [first] = variants;
  if (!first) return null;
  const prices = variants.map(({ price }) => price);
  return (
    <div className="mt-2">
      <Price
        amount={Math.min(...prices)}
        highest={Math.max(...prices)}
        unit={variants.length === 1 ? pickText(language, first.nameVi, first.nameEn).text : null}
        size="lg"
      />
    </div>
  );
}
