import {
  OTHER_LISTS,
  productHosts,
  productPaths,
  saysWhereFrom,
} from '#app/domain/register/parse/parse-links.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

/** A platform whose addresses of products are known, so that any other address on its own pages shows none. */
type KnownPages = {
  /** Hosts of its pages; links to share are on others, or at `share`, and are known only when they are opened. */
  host: RegExp;
  /** Further forms than `productPaths` has, which name the product by the platform's own numbers too. */
  path: RegExp;
  share: RegExp | null;
  /** As it is shown to whoever copied another page. */
  example: string;
};

const knownPages: readonly KnownPages[] = [
  {
    host: productHosts.shopee,
    path: /(?:-i\.|^\/(?:universal-link\/)?[^/]+\/)\d+[./]\d+$/,
    share: null,
    example: 'shopee.vn/ten-san-pham-i.123.456',
  },
  {
    host: productHosts.lazada,
    path: /[-/]i\d+(?:-s\d+)?(?:\.html)?$/,
    share: null,
    example: 'lazada.vn/products/ten-san-pham-i123.html',
  },
  {
    host: productHosts.tiki,
    path: /[-/]p\d+(?:\.html)?$/,
    share: null,
    example: 'tiki.vn/ten-san-pham-p123.html',
  },
  {
    host: productHosts.tiktok,
    path: /\/(?:product|pdp)\/(?:[^/]+\/)?\d+$/,
    share: /^\/t\/[^/]+$/,
    example: 'shop.tiktok.com/view/product/123',
  },
];

/** Pages behind a seller's sign-in, which no buyer can open: whoever works there copies these most easily. */
const SELLERS_OWN =
  /^(?:(?:banhang|seller|sellers|sellercenter|seller-[a-z]{2}|affiliate|partner|user-partner|open|ads|business|adsmanager|developers)\.)+(?:[a-z-]+\.)?(?:shopee\.vn|lazada\.vn|tiki\.vn|tiktok\.com|facebook\.com)$/;
/** Facebook has some of them on its own host; what is for buyers lies at "/commerce/products/". */
const SELLERS_OWN_PATH = /^\/(?:commerce_manager|commerce\/(?!products\/)[^/]+|business|adsmanager)(?:\/|$)/;

/** Where platforms explain themselves to buyers and sellers. */
const HELP =
  /^(?:help|helpcenter|support|hotro)\.(?:[a-z-]+\.)?(?:shopee\.vn|lazada\.vn|tiki\.vn|tiktok\.com|facebook\.com)$/;

const FRONT =
  /^\/?(?:(?:vi|vn|en|vi-vn|en-vn)(?:\/|$))?(?:(?:index|home|default)(?:\.[a-z]{2,5})?|trang-chu(?:\.html?)?)?$/i;
const SEARCH = /^\/(?:[a-z-]{2,5}\/)?(?:search|catalogsearch|catalog|tim-kiem|timkiem)(?:[/.]|$)/i;
const SOUGHT = /^(?:q|s|k|key|keywords?|query|search|tu-?khoa)$/i;

/**
 * Why an address on a platform is certainly no product's page: its front page, a search, a shop, a category, its help, or a
 * page that only its seller or one buyer can open. Where the form of a platform's products is not known, only its front
 * page and a search are none; a short link to share may lead to anything and passes.
 * @param address on a host of a platform; of a producer's own site nothing is certain.
 * @param isLookedAt somebody has opened it, saw the product and answers for it: then too only a front page and a search are none.
 * @returns null where it may be one; else an example of one, itself null where no form is known
 */
export function noProductPage(
  address: string,
  { isLookedAt = false } = {},
): { example: string | null } | null {
  const url = new URL(address);
  const path = withoutEnd(url.pathname, '/');
  const host = url.hostname.toLowerCase();
  if (isSellersOwn(address) || HELP.test(host)) return { example: exampleOf(host) };
  const known = knownPages.find((one) => one.host.test(host));
  // A question of another kind may name a product: "/?product=12".
  const asks = [...url.searchParams.keys()].filter((name) => !SOUGHT.test(name) && !saysWhereFrom(name));
  const isNone = SEARCH.test(path) || (FRONT.test(path) && asks.length === 0);
  if (known && (isNone || !isLookedAt)) {
    const isProduct =
      (known.path.test(path) && !OTHER_LISTS.test(path)) ||
      known.share?.test(path) === true ||
      productPaths.some((one) => one.host.test(host) && one.path.test(path));
    return isProduct ? null : { example: known.example };
  }
  return isNone ? { example: null } : null;
}

/** Whether an address lies behind a seller's sign-in, where no buyer gets. @param address on a host of a platform */
export function isSellersOwn(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  const isFacebook = /^(?:(?:www|m|web)\.)?facebook\.com$/.test(hostname);
  return SELLERS_OWN.test(hostname) || (isFacebook && SELLERS_OWN_PATH.test(pathname));
}

/** How a product's page looks on the platform of a host. */
function exampleOf(host: string): string | null {
  const platform = host.split('.').slice(-2).join('.');
  return knownPages.find(({ example }) => example.split('/')[0]?.endsWith(platform))?.example ?? null;
}
