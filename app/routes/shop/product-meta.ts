import type { MetaDescriptor } from '@remix-run/react';
import { missingEnglish } from '#app/domain/catalog/is-translated.ts';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { breadcrumbJsonLd, productPageJsonLd } from '#app/domain/channels/storefront/product-json-ld.ts';
import type { ProductReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { ratingJsonLd } from '#app/domain/orders/reviews/rating-json-ld.ts';
import { type Language, localPath } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { pageMeta, shorten } from '#app/routes/shop/page-meta.ts';

/** Head of a product page. With all its texts in English it is announced in both languages, else in Vietnamese. */
export function productMeta(
  publicUrl: string,
  language: Language,
  product: Product,
  reviews: Pick<ProductReviews, 'count' | 'average'>,
): MetaDescriptor[] {
  const t = translate(shopMessages, language);
  const address = (path: string) => publicUrl + localPath(language, path);
  const title = pickText(language, product.titleVi, product.titleEn).text;
  const about = pickText(
    language,
    product.summaryVi || product.descriptionVi,
    product.summaryEn || product.descriptionEn,
  ).text;
  const description = shorten(about || title);
  const isTranslated = missingEnglish(product).length === 0;
  const image = `/og/products/${product.slug}.png`;
  const url = address(`/products/${product.slug}`);
  return pageMeta(publicUrl, {
    title: `${title} · Chợ Phiên`,
    description,
    language,
    path: `/products/${product.slug}`,
    available: isTranslated ? ['vi', 'en'] : ['vi'],
    image,
    type: 'product',
    jsonLd: [
      { ...productPageJsonLd(product, publicUrl, language), ...ratingJsonLd(reviews) },
      breadcrumbJsonLd([
        { name: 'Chợ Phiên', url: address('/') },
        { name: t('productsTitle'), url: address('/products') },
        { name: title, url },
      ]),
    ],
  });
}
