import { slugOf } from '#app/domain/catalog/slug.ts';
import type { Context } from '#app/server/context.ts';

/** Links to try in a demo market: one on sale, one that is gone and one that is not reached. */
export type SampleLinks = { live: string; gone: string; away: string };

/**
 * Links on the sites of the simulated platforms that name a product, which those platforms answer whatever was pushed there.
 * @returns null in a real market, and where no simulated platform runs
 */
export function sampleLinks({ simulated }: Context, product: string): SampleLinks | null {
  const siteOf = (code: string) => simulated?.of(code)?.hosts.site;
  const [first, second, third] = [siteOf('shopee'), siteOf('lazada'), siteOf('tiki')];
  const slug = slugOf(product);
  if (!first || !second || !third || slug === '') return null;
  return {
    live: `${first}/mau/${slug}`,
    gone: `${second}/da-go/${slug}`,
    away: `${third}/khong-toi/${slug}`,
  };
}
