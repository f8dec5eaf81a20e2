/** Hosts of platforms' links to share: behind one a product is found only when it is opened. */
const SHORT_HOSTS =
  /^(?:(?:[a-z0-9-]+\.)?(?:shope\.ee|shp\.ee|ti\.ki)|s\.shopee\.vn|[sc]\.lazada\.vn|v[tm]\.tiktok\.com)$/i;
/** The same on a platform's own host. */
const SHORT_PATHS = /^(?:(?:www|m|shop)\.)?tiktok\.com\/t\//i;

/**
 * Whether an address leads to a product without naming it, as platforms' links to share do. Where it leads may change and
 * is not ours to follow: it is kept as what somebody says, and no look at it proves anything.
 */
export function isShortLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  return SHORT_HOSTS.test(hostname) || SHORT_PATHS.test(`${hostname}${pathname}`);
}
