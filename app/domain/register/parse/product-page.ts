import { itemOf, saysWhereFrom } from '#app/domain/register/parse/parse-links.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

/** Platforms whose addresses of products are known (`itemOf`), and one as it is shown to whoever copied another page. */
const examples: ReadonlyArray<{ domain: RegExp; example: string }> = [
  { domain: /(?:^|\.)shopee\.vn$/, example: 'shopee.vn/ten-san-pham-i.123.456' },
  { domain: /(?:^|\.)lazada\.vn$/, example: 'lazada.vn/products/ten-san-pham-i123.html' },
  { domain: /(?:^|\.)tiki\.vn$/, example: 'tiki.vn/ten-san-pham-p123.html' },
  { domain: /(?:^|\.)tiktok\.com$/, example: 'shop.tiktok.com/view/product/123' },
];

const FACEBOOK = /(?:^|\.)facebook\.com$/;
/** Where Facebook shows what people and pages have posted; a page's own name has five letters at least. */
const FACEBOOK_HOST = /^(?:(?:www|m|web|mbasic)\.)?facebook\.com$/;
const FACEBOOK_ABOUT_ITSELF =
  /^\/(?:help|about|policies|policy|privacy|legal|terms|safety|careers|login|recover|checkpoint|reg|settings|notifications|messages|friends|saved|bookmarks|gaming|directory|hashtag|events|ads|sharer|dialog|plugins)(?:[/.]|$)/i;

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
 * page that only its seller or one buyer can open. On a platform whose addresses of products are known every other one is
 * none, also on the platform's other hosts; where they are not known, only its front page and a search are none. A short link
 * to share may lead to anything and passes.
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
  const known = examples.find(({ domain }) => domain.test(host));
  if (isSellersOwn(address) || HELP.test(host)) return { example: known?.example ?? null };
  // A question of another kind may name a product: "/?product=12".
  const asks = [...url.searchParams.keys()].filter((name) => !SOUGHT.test(name) && !saysWhereFrom(name));
  const isNone = SEARCH.test(path) || (FRONT.test(path) && asks.length === 0);
  if (isNone) return { example: known?.example ?? null };
  if (isLookedAt || isShortLink(address)) return null;
  if (known) return itemOf(`${host}${path}`) === null ? { example: known.example } : null;
  const isAboutFacebook =
    FACEBOOK.test(host) && (!FACEBOOK_HOST.test(host) || FACEBOOK_ABOUT_ITSELF.test(path));
  return isAboutFacebook ? { example: null } : null;
}

/** Whether an address lies behind a seller's sign-in, where no buyer gets. @param address on a host of a platform */
export function isSellersOwn(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  const isFacebook = /^(?:(?:www|m|web)\.)?facebook\.com$/.test(hostname);
  return SELLERS_OWN.test(hostname) || (isFacebook && SELLERS_OWN_PATH.test(pathname));
}
