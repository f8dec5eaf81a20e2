import { expect, test } from 'vitest';
import {
  breadcrumbJsonLd,
  type JsonLdProduct,
  productJsonLd,
} from '#app/domain/channels/storefront/product-json-ld.ts';

const variant = {
  code: 'V7K2M9Q4',
  sku: 'CHE-100',
  gtin: '8931234567897',
  name: 'Hộp 100 g',
  priceVnd: 185_000,
  soldOut: false,
  weightGrams: 160,
};

const product: JsonLdProduct = {
  url: 'https://cho.vn/products/che',
  name: 'Chè Shan tuyết',
  description: 'Chè cổ thụ.',
  images: ['https://cho.vn/img/a-square.jpg'],
  brand: 'Bản Liền',
  category: 'Chè tươi, chè chế biến',
  producer: { name: 'HTX Chè', url: 'https://cho.vn/producers/htx-che' },
  place: 'Xã Bản Liền',
  variants: [variant],
  recognition: { stars: 4, decisionNumber: '123/QĐ-UBND', issuer: 'UBND tỉnh', validUntil: '2027-03-11' },
  groupId: 'L1',
  language: 'vi',
  placeLanguage: 'vi',
};

test('a product with one size has its price, stock and star', () => {
  expect(productJsonLd(product)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: 'Chè Shan tuyết',
    image: ['https://cho.vn/img/a-square.jpg'],
    sku: 'CHE-100',
    gtin: '8931234567897',
    brand: { name: 'Bản Liền' },
    offers: { price: 185_000, priceCurrency: 'VND', availability: 'https://schema.org/InStock' },
    additionalProperty: [
      { name: 'OCOP', value: 4 },
      { name: 'Nơi làm ra', value: 'Xã Bản Liền' },
    ],
    hasCertification: { certificationIdentification: '123/QĐ-UBND', expires: '2027-03-11' },
  });
});

test('a product without a valid recognition says nothing of stars; nobody is rated', () => {
  const text = JSON.stringify(productJsonLd({ ...product, recognition: null }));
  expect(text).not.toMatch(/OCOP|Certification|[Rr]ating|review/);
});

test('several sizes make a group; one that has no price makes no offer', () => {
  const second = { ...variant, code: 'V2', name: 'Túi 500 g', gtin: '123', priceVnd: 0, soldOut: true };
  const node = productJsonLd({ ...product, variants: [variant, second] });
  expect(node).toMatchObject({ '@type': 'ProductGroup', productGroupID: 'L1' });
  expect(node).not.toHaveProperty('offers');
  const [, cheap] = node.hasVariant as Array<Record<string, unknown>>;
  expect(cheap).toMatchObject({ name: 'Chè Shan tuyết – Túi 500 g', size: 'Túi 500 g' });
  expect(cheap).not.toHaveProperty('offers');
  expect(cheap).not.toHaveProperty('gtin');
});

test('breadcrumbs count from one', () => {
  const crumbs = breadcrumbJsonLd([
    { name: 'Chợ Phiên', url: 'https://cho.vn/' },
    { name: 'Chè', url: 'https://cho.vn/products/che' },
  ]);
  expect(crumbs).toMatchObject({ itemListElement: [{ position: 1 }, { position: 2, name: 'Chè' }] });
});
