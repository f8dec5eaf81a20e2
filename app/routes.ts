import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config';

/**
 * Every URL of the product. The storefront's pages exist in each language: Vietnamese without a prefix, English
 * below /en; the same file serves both, so the second set carries ids of its own.
 */
const shopPages = (language: 'vi' | 'en') => {
  const id = (file: string) => ({ id: language === 'vi' ? file : `${language}/${file}` });
  const page = (path: string, file: string) =>
    route(path, `routes/shop/${file}.tsx`, id(`routes/shop/${file}`));
  const textPage = (path: string) =>
    route(path, 'routes/shop/text-page.tsx', id(`routes/shop/text-page/${path}`));
  return layout('routes/shop/layout.tsx', id('routes/shop/layout'), [
    index('routes/shop/home.tsx', id('routes/shop/home')),
    page('products', 'products'),
    page('products/:slug', 'product'),
    page('search', 'search'),
    page('producers', 'producers'),
    page('producers/:slug', 'producer'),
    page('places', 'places'),
    page('places/:slug', 'place'),
    page('map', 'map'),
    page('cart', 'cart'),
    page('p/:code', 'provenance'),
    page('orders', 'order/find'),
    page('orders/:code', 'order/order'),
    textPage('about'),
    textPage('about/:topic'),
    textPage('legal/:topic'),
  ]);
};

export default [
  shopPages('vi'),
  ...prefix('en', [shopPages('en')]),

  // What a visitor chooses: to see alcohol, a language
  route('age', 'routes/shop/age.ts'),
  route('language', 'routes/system/language.ts'),

  // Machine-readable storefront: feeds, sitemap, pictures
  route('feeds/:file', 'routes/feeds/feed.ts'),
  route('p/:code/:file', 'routes/seo/qr-code.ts'),
  route('og/market.png', 'routes/seo/market-picture.ts'),
  route('products/:slug/stock.json', 'routes/shop/stock.ts'),
  route('orders/:code/state.json', 'routes/shop/order/state-json.ts'),
  route('orders/:code/vietqr/:file', 'routes/shop/order/code-picture.ts'),
  route('og/products/:file', 'routes/seo/product-picture.ts'),
  route('sitemap.xml', 'routes/seo/sitemap.ts'),
  route('sitemap/:part', 'routes/seo/sitemap.ts', { id: 'routes/seo/sitemap/part' }),
  route('robots.txt', 'routes/seo/robots.ts'),
  route('manifest.webmanifest', 'routes/seo/manifest.ts'),
  route('img/:name', 'routes/media/picture.ts'),
  route('motifs/:setCode/:name', 'routes/pictures/motif.ts'),
  // Accounts
  route('account/sign-in', 'routes/account/sign-in.tsx'),
  route('account/demo', 'routes/account/demo.ts'),
  route('account/sign-out', 'routes/account/sign-out.ts'),
  route('account/second-factor', 'routes/account/second-factor.tsx'),
  route('account/set-password', 'routes/account/set-password.tsx'),
  route('account/me.json', 'routes/account/me.ts'),
  route('account', 'routes/account/layout.tsx', [
    index('routes/account/home.tsx'),
    route('security', 'routes/account/security.tsx'),
  ]),
  // The producer's portal
  route('seller', 'routes/seller/layout.tsx', [
    index('routes/seller/home.tsx'),
    route('profile', 'routes/seller/profile.tsx'),
    route('producer', 'routes/seller/producer.tsx'),
    route('listings/new', 'routes/seller/listings/new.tsx'),
    route('listings/:listingId/save/:step', 'routes/seller/listings/save-step.ts'),
    route('listings/:listingId/channels', 'routes/seller/listings/channels.tsx'),
    route('listings/:listingId/category', 'routes/seller/listings/category.tsx'),
    route('listings/:listingId', 'routes/seller/listings/editor.tsx', [
      index('routes/seller/listings/first-step.tsx'),
      route('what', 'routes/seller/listings/what.tsx'),
      route('photos', 'routes/seller/listings/photos.tsx'),
      route('sizes', 'routes/seller/listings/sizes.tsx'),
      route('label', 'routes/seller/listings/label.tsx'),
      route('story', 'routes/seller/listings/story.tsx'),
      route('check', 'routes/seller/listings/check.tsx'),
    ]),
    route('orders', 'routes/seller/orders/list.tsx'),
    route('orders/papers.pdf', 'routes/seller/orders/papers.ts'),
    route('orders/:orderId', 'routes/seller/orders/order.tsx'),
    route('delivery', 'routes/seller/delivery/delivery.tsx'),
    route('pause', 'routes/seller/pause.tsx'),
    route('poster', 'routes/seller/poster/poster.tsx'),
    route('poster.pdf', 'routes/seller/poster/poster-pdf.ts'),
    route('presences', 'routes/seller/presences/presences.tsx'),
    route('notices', 'routes/seller/notices.tsx'),
    route('fees', 'routes/seller/fees.tsx'),
    route('demo-goods', 'routes/seller/demo-goods.ts'),
    route('channels', 'routes/seller/channels/overview.tsx'),
    route('channels/fix', 'routes/seller/channels/bulk-fix.tsx'),
    route('channels/pack', 'routes/seller/channels/pack.tsx'),
    route('channels/exports', 'routes/seller/channels/exports.tsx'),
    // Before the addresses of one channel's files, which have a name of theirs in the same place
    route('channels/:channel/shop', 'routes/seller/channels/shop.tsx'),
    route('channels/:channel/callback', 'routes/seller/channels/shop-callback.tsx'),
    route('channels/:channel/wording', 'routes/seller/channels/wording.tsx'),
    route('channels/:channel/push', 'routes/seller/channels/push-choose.tsx'),
    route('channels/:channel/pushes/:runId', 'routes/seller/channels/push-run.tsx'),
    route('channels/:channel/workbook', 'routes/seller/channels/upload-template.tsx'),
    route('channels/:channel/workbook/:templateId', 'routes/seller/channels/fill-template.tsx'),
    route('channels/exports/:id', 'routes/seller/channels/export.ts'),
    route('bank', 'routes/seller/bank/bank.tsx'),
    route('money', 'routes/seller/money/list.tsx'),
    route('money/by-hand/:orderId', 'routes/seller/money/by-hand.tsx'),
    route('money/statements', 'routes/seller/money/statements.tsx'),
    route('money/statements/:statementId', 'routes/seller/money/statement.tsx'),
    route('money/:transferId', 'routes/seller/money/transfer.tsx'),
    route('papers', 'routes/seller/papers/list.tsx'),
    route('papers/give', 'routes/seller/papers/give.tsx'),
    route('papers/:paperId/file', 'routes/seller/papers/file.ts'),
  ]),
  route('media/photos/:key', 'routes/media/photo-upload.ts'),
  // The department's desk
  route('department', 'routes/department/layout.tsx', [
    index('routes/department/overview.tsx'),
    route('entries', 'routes/department/entries.tsx'),
    route('entries/:code', 'routes/department/entry.tsx'),
    route('producers', 'routes/department/producers.tsx'),
    route('producers/:code', 'routes/department/producer.tsx'),
    route('targets', 'routes/department/targets.tsx'),
    route('review', 'routes/department/review/queue.tsx'),
    route('review/:revisionId', 'routes/department/review/review.tsx'),
    route('register/import', 'routes/department/register-import/list.tsx'),
    route('register/import/:importId', 'routes/department/register-import/report.tsx'),
    route('register/import/:importId/columns', 'routes/department/register-import/columns.tsx'),
    route('register/import/:importId/questions', 'routes/department/register-import/questions.tsx'),
    route('readiness', 'routes/department/readiness/readiness.tsx'),
    route('feeds/:channel', 'routes/department/feeds/feed-gaps.tsx'),
    route('channels', 'routes/department/channels/overview.tsx'),
    route('channels/:code', 'routes/department/channels/channel.tsx'),
    route('tasks', 'routes/department/tasks.tsx'),
    route('fees', 'routes/department/fees/platforms.tsx'),
    route('fees/carriers', 'routes/department/fees/carriers.tsx'),
    route('feeds/exports/:id', 'routes/department/feeds/export.ts'),
    route('money', 'routes/department/money/queue.tsx'),
    route('money/:transferId', 'routes/department/money/transfer.tsx'),
    route('papers', 'routes/department/papers/queue.tsx'),
    route('papers/:paperId/file', 'routes/department/papers/file.ts'),
    route('orders', 'routes/department/orders/list.tsx'),
    route('orders/:orderId', 'routes/department/orders/order.tsx'),
    route('jobs', 'routes/department/jobs.tsx'),
    route('*', 'routes/department/not-found.tsx'),
  ]),
  route('department/orders.xlsx', 'routes/department/orders/orders-xlsx.ts'),
  route('department/channels.xlsx', 'routes/department/channels-xlsx.ts'),
  route('department/entries.xlsx', 'routes/department/entries-xlsx.ts'),
  route('department/readiness.xlsx', 'routes/department/readiness-xlsx.ts'),
  route('department/producers.xlsx', 'routes/department/producers-xlsx.ts'),
  route('department/figure.xlsx', 'routes/department/figure-xlsx.ts'),
  route('department/evidence/:hash', 'routes/department/evidence.ts'),
  // What payment providers tell
  route('webhooks/sepay', 'routes/webhooks/sepay.ts'),
  route('webhooks/casso', 'routes/webhooks/casso.ts'),
  route('webhooks/payos', 'routes/webhooks/payos.ts'),
  // Open data
  route('api/v1/openapi.json', 'routes/api/v1/openapi.ts'),
  route('api/v1/onboarding', 'routes/api/v1/onboarding.ts'),
  route('api/v1/products', 'routes/api/v1/products.ts'),
  route('api/v1/producers', 'routes/api/v1/producers.ts'),
  route('api/v1/codelists/:name', 'routes/api/v1/code-list.ts'),
  // Demo and development
  route('system/components', 'routes/system/components.tsx'),
  route('system/mail', 'routes/system/mail.tsx'),

  // Everything else
  route('*', 'routes/system/not-found.tsx'),
] satisfies RouteConfig;
