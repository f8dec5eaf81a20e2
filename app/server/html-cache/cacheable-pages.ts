/**
 * Pages that may be kept for anonymous visitors, and the parameters that they read. Every other parameter is taken
 * off the address before the page is loaded, so that it can neither change the page nor fill the cache.
 */
const CACHEABLE_PAGES: ReadonlyArray<{ path: RegExp; parameters: ReadonlyArray<string> }> = [
  { path: /^\/$/, parameters: [] },
  {
    path: /^\/products$/,
    parameters: [
      'group',
      'set',
      'star',
      'place',
      'district',
      'min',
      'max',
      'season',
      'channel',
      'sort',
      'page',
    ],
  },
  { path: /^\/products\/[^/]+$/, parameters: ['photo'] },
  { path: /^\/search$/, parameters: ['q', 'page'] },
  { path: /^\/producers$/, parameters: ['q', 'page', 'place'] },
  { path: /^\/producers\/[^/]+$/, parameters: ['page'] },
  { path: /^\/places$/, parameters: [] },
  { path: /^\/places\/[^/]+$/, parameters: ['page'] },
  { path: /^\/map$/, parameters: [] },
  { path: /^\/p\/[^/]+$/, parameters: [] },
  { path: /^\/about(\/[^/]+)?$|^\/legal\/[^/]+$/, parameters: [] },
];

/** Parameter of Remix's own data requests. */
const DATA_PARAMETER = '_routes';

export type CacheablePage = {
  /** Path and known parameters, sorted: what is loaded, and the key. */
  readonly address: string;
};

/** The page that an address asks for, or null when it must not be cached. */
export function cacheablePage(url: URL): CacheablePage | null {
  const isData = url.pathname.endsWith('.data');
  const plain = isData ? url.pathname.slice(0, -'.data'.length).replace(/^\/_root$/, '/') : url.pathname;
  const path = plain === '/en' ? '/' : plain.startsWith('/en/') ? plain.slice('/en'.length) : plain;
  const known = CACHEABLE_PAGES.find((page) => page.path.test(path));
  if (!known) return null;
  const kept = [...url.searchParams]
    .filter(
      ([name, value]) =>
        value !== '' && (known.parameters.includes(name) || (isData && name === DATA_PARAMETER)),
    )
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
  const search = new URLSearchParams(kept).toString();
  return { address: url.pathname + (search ? `?${search}` : '') };
}
