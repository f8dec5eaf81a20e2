import { noProductPage, productPage } from '#tests/fakes/platforms/authorise-page.ts';
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';

/**
 * Pages that stand on every platform without anybody having listed anything, to try links with: `/mau/nhan-phong-nien` shows
 * a product of that name, `/het-hang/…` one that is sold out, `/da-go/…` is gone and `/khong-toi/…` is not reached. Null for
 * any other address.
 */
export function samplePage(platform: string, { method, path }: FakeRequest): FakeReply | 'drop' | null {
  const [, kind = '', slug = ''] = /^\/(mau|het-hang|da-go|khong-toi)\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
  if (method !== 'GET' || slug === '') return null;
  if (kind === 'khong-toi') return 'drop';
  if (kind === 'da-go') return noProductPage(platform);
  const title = slug.replaceAll('-', ' ');
  return productPage(platform, { title, priceVnd: 100_000, stock: kind === 'mau' ? 10 : 0 });
}
