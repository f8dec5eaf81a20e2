/**
 * Which modules travel to the browser together. Left to itself, the bundler makes a file of each component that two
 * pages share: forty small files, whose headers and lost compression weigh as much as the market's own scripts.
 */

/** On every page: head, foot, the texts of the design system, what stands in for a page that fails. */
const EVERY_PAGE = new Set(
  [
    'brand-mark breadcrumb button demo-banner empty-state error-state icon language-switch link-button note pagination',
    'pill section-heading signed-in-link site-footer site-header woven-border',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `components/${name}.tsx`)
    .concat(
      ['components', 'system'].flatMap((area) =>
        ['', 'vi/', 'en/'].map((folder) => `i18n/${folder}${area}.ts`),
      ),
      ['format', 'language', 'messages', 'pick-text'].map((name) => `i18n/${name}.ts`),
      [
        'routes/use-root.ts',
        'routes/system/page-problem.tsx',
        'routes/system/problem-of.ts',
        'server/local-date.ts',
      ],
    ),
);

/** On most pages of the storefront: the stalls, what is said of a product and its maker, and their texts. */
const EVERY_STALL = new Set([
  'components/facts.tsx',
  'components/motif.tsx',
  'domain/catalog/motif/motif-path.ts',
  'domain/catalog/motif/seed.ts',
  'components/picture.tsx',
  'components/price.tsx',
  'components/product-card.tsx',
  'components/product-picture.tsx',
  'components/quoted-words.tsx',
  'components/star-badge.tsx',
  'components/stars.tsx',
  'domain/catalog/public-contact.ts',
  'domain/media/photo-limits.ts',
  'domain/media/renditions.ts',
  'i18n/shop.ts',
  'i18n/vi/shop.ts',
  'i18n/en/shop.ts',
  'routes/shop/age-gate-meta.ts',
  'routes/shop/contact-block.tsx',
  'routes/shop/facet-name.ts',
  'i18n/place-name.ts',
  'routes/shop/page-meta.ts',
  'routes/shop/recognition-facts.tsx',
]);

/** On the product list and in the search. What they import goes along, so nothing of it may stand in the sets above. */
const EVERY_LIST = new Set([
  'i18n/shop-lists.ts',
  'i18n/vi/shop-lists.ts',
  'i18n/en/shop-lists.ts',
  'routes/shop/age-switch.tsx',
]);

/**
 * Rollup's `manualChunks` for the browser's build.
 * @param {string} id absolute path of a module, perhaps with a query
 * @returns {string | undefined}
 */
export function clientChunk(id) {
  const path = id.split('?')[0]?.split('/app/').at(-1) ?? '';
  if (id.includes('/node_modules/')) return undefined;
  if (EVERY_PAGE.has(path)) return 'every-page';
  if (EVERY_STALL.has(path)) return 'every-stall';
  if (EVERY_LIST.has(path)) return 'every-list';
  return undefined;
}
