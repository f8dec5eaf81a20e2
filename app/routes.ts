import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config';

/**
 * Every URL of the product. The storefront's pages exist in each language: Vietnamese without a prefix, English
 * below /en; the same file serves both, so the second set carries ids of its own.
 */
const shopPages = (language: 'vi' | 'en') => {
  const id = (file: string) => ({ id: language === 'vi' ? file : `${language}/${file}` });
  const page = (path: string, file: string) =>
    route(path, `routes/shop/${file}.tsx`, id(`routes/shop/${file}`));
  return layout('routes/shop/layout.tsx', id('routes/shop/layout'), [
    index('routes/shop/home.tsx', id('routes/shop/home')),
    page('products', 'products'),
  ]);
};

export default [
  shopPages('vi'),
  ...prefix('en', [shopPages('en')]),

  // Machine-readable storefront: feeds, sitemap, pictures
  route('img/:name', 'routes/media/picture.ts'),
  route('motifs/:setCode/:name', 'routes/pictures/motif.ts'),
  // Accounts
  // The producer's portal
  route('media/photos/:key', 'routes/media/photo-upload.ts'),
  // The department's desk
  // Open data
  // Demo and development
] satisfies RouteConfig;
