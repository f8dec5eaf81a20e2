import { expect, test } from 'vitest';
import { type ProductFilter, writeFilter } from '#app/domain/catalog/product-filter.ts';
import { readFilter } from '#app/domain/catalog/read-filter.server.ts';
import { cacheablePage } from '#app/server/html-cache/cacheable-pages.ts';

/** One of everything that the product list can be narrowed and ordered by. */
const everything: Required<ProductFilter> = {
  group: 'II',
  set: 'QD26-11',
  star: 4,
  place: 'ban-lien',
  district: 'bac-ha',
  min: 50_000,
  max: 200_000,
  season: 'now',
  channel: 'shopee',
  sort: 'price',
  page: 3,
};

const kept = (address: string) => cacheablePage(new URL(address, 'http://market.test'))?.address ?? null;
const filterOf = (address: string) => readFilter(new URL(address, 'http://market.test').searchParams);

test('an address says everything that a list can be narrowed by', () => {
  expect(filterOf(`/products${writeFilter(everything)}`)).toEqual(everything);
});

test.each(Object.entries(everything))('a visitor’s list is narrowed by %s', (name, value) => {
  for (const path of ['/products', '/en/products', '/products.data']) {
    const address = `${path}?${new URLSearchParams({ [name]: String(value) })}`;
    expect(filterOf(kept(address) ?? ''), address).toEqual(filterOf(address));
    expect(filterOf(address), address).toHaveProperty(name, value);
  }
});

test('a visitor’s list is narrowed by all of it at once', () => {
  expect(filterOf(kept(`/products${writeFilter(everything)}`) ?? '')).toEqual(everything);
});
