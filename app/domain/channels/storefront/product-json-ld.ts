/**
 * schema.org markup of a product page (channels reference, section 10): only what the page shows, in the language it
 * shows it in; no ratings, no star that is not valid today.
 */
import { missingEnglish } from '#app/domain/catalog/is-translated.ts';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { isMarketGtin } from '#app/domain/channels/rules/is-market-gtin.ts';
import { photoPath } from '#app/domain/media/renditions.ts';
import { type Language, localPath } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';

export type JsonLdVariant = {
  code: string;
  sku: string;
  gtin: string | null;
  name: string;
  priceVnd: number;
  soldOut: boolean;
  weightGrams: number | null;
};

export type JsonLdProduct = {
  /** Public address of the page. */
  url: string;
  name: string;
  description: string;
  /** Public addresses, the cover first. */
  images: readonly string[];
  brand: string | null;
  category: string | null;
  producer: { name: string; url: string };
  place: string | null;
  variants: readonly JsonLdVariant[];
  /** The recognition valid today; null hides the star. */
  recognition: {
    stars: number;
    decisionNumber: string | null;
    issuer: string | null;
    validUntil: string;
  } | null;
  /** For the group of variants: as the feeds of Google and Meta name it (`item_group_id`), so that both are one thing. */
  groupId: string;
  language: string;
  /** Of the page itself, in which its place is named. */
  placeLanguage: Language;
};

export type Breadcrumb = { name: string; url: string };

type Node = Record<string, unknown>;

/** A `Product`, or a `ProductGroup` with its sizes when there are several. */
export function productJsonLd(product: JsonLdProduct): Node {
  const [only, ...more] = product.variants;
  const shared = {
    '@context': 'https://schema.org',
    name: product.name,
    description: product.description,
    image: [...product.images],
    url: product.url,
    inLanguage: product.language,
    ...(product.brand ? { brand: { '@type': 'Brand', name: product.brand } } : {}),
    ...(product.category ? { category: product.category } : {}),
    manufacturer: { '@type': 'Organization', name: product.producer.name, url: product.producer.url },
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...certification(product),
  };
  if (only && more.length === 0) return { ...shared, '@type': 'Product', ...variantNode(product, only) };
  return {
    ...shared,
    '@type': 'ProductGroup',
    productGroupID: product.groupId,
    variesBy: ['https://schema.org/size'],
    hasVariant: product.variants.map((variant) => ({
      '@type': 'Product',
      name: `${product.name} – ${variant.name}`,
      image: product.images[0],
      size: variant.name,
      ...variantNode(product, variant),
    })),
  };
}

/** The markup of a product page from what the page shows. @param publicUrl without a trailing slash. */
export function productPageJsonLd(product: Product, publicUrl: string, language: Language): Node {
  const pick = (vi: string | null, en: string | null) => pickText(language, vi, en).text;
  const address = (path: string) => publicUrl + localPath(language, path);
  const photos = product.photos.map(({ hash }) => publicUrl + photoPath(hash, 'square', 'jpg'));
  return productJsonLd({
    url: address(`/products/${product.slug}`),
    name: pick(product.titleVi, product.titleEn),
    description:
      pick(product.descriptionVi, product.descriptionEn) ||
      pick(product.summaryVi, product.summaryEn) ||
      pick(product.titleVi, product.titleEn),
    images: photos.length > 0 ? photos : [`${publicUrl}/og/products/${product.slug}.png`],
    brand: product.brand,
    category: pick(product.setVi, product.setEn) || null,
    producer: { name: product.producerName, url: address(`/producers/${product.producerSlug}`) },
    place: product.place ? placeName(language, product.place.fullName) : null,
    placeLanguage: language,
    variants: product.variants.map(({ nameVi, nameEn, price, ...variant }) => ({
      ...variant,
      name: pick(nameVi, nameEn),
      priceVnd: price,
    })),
    recognition: product.recognition,
    groupId: product.id,
    language: missingEnglish(product).length === 0 ? language : 'vi',
  });
}

/** The way from the home page to here. */
export function breadcrumbJsonLd(crumbs: readonly Breadcrumb[]): Node {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}

function variantNode(product: JsonLdProduct, variant: JsonLdVariant): Node {
  return {
    productID: variant.code,
    sku: variant.sku,
    ...(variant.gtin && isMarketGtin(variant.gtin) ? { gtin: variant.gtin } : {}),
    ...(variant.weightGrams
      ? { weight: { '@type': 'QuantitativeValue', value: variant.weightGrams, unitCode: 'GRM' } }
      : {}),
    ...(variant.priceVnd > 0 ? { offers: offer(product, variant) } : {}),
  };
}

function offer(product: JsonLdProduct, variant: JsonLdVariant): Node {
  return {
    '@type': 'Offer',
    url: product.url,
    price: variant.priceVnd,
    priceCurrency: 'VND',
    availability: variant.soldOut ? 'https://schema.org/OutOfStock' : 'https://schema.org/InStock',
    itemCondition: 'https://schema.org/NewCondition',
    seller: { '@type': 'Organization', name: product.producer.name, url: product.producer.url },
  };
}

function certification({ recognition, place, placeLanguage: language }: JsonLdProduct): Node {
  const properties: Node[] = [];
  if (recognition)
    properties.push({ '@type': 'PropertyValue', name: 'OCOP', value: recognition.stars, maxValue: 5 });
  if (place)
    properties.push({
      '@type': 'PropertyValue',
      name: translate(shopMessages, language)('madeIn'),
      value: place,
    });
  return {
    ...(properties.length > 0 ? { additionalProperty: properties } : {}),
    ...(recognition
      ? {
          hasCertification: {
            '@type': 'Certification',
            name: `OCOP ${recognition.stars}`,
            ...(recognition.decisionNumber
              ? { certificationIdentification: recognition.decisionNumber }
              : {}),
            ...(recognition.issuer
              ? { issuedBy: { '@type': 'Organization', name: recognition.issuer } }
              : {}),
            expires: recognition.validUntil,
          },
        }
      : {}),
  };
}
