import type { Audience } from '#app/routes/route-guard.server.ts';

/**
 * Who gets what at every address of the product. `path` names things that `accessThings` makes: in own, they belong to
 * the producer who asks (or to nobody in particular), in foreign, to another producer.
 */
export type Access = {
  audience: Audience;
  /** The address with its things; the pattern itself when it has none. */
  path?: string;
  /** Status of GET for those let in. */
  get: number;
  /** What is sent where an empty form says too little. */
  form?: Record<string, string>;
  /** Status of POST of an empty form (or of `form`) for those let in; 405 where nothing can be sent. */
  post: number;
  /** Its action refuses the method after it has asked who is there. */
  refusesItself?: true;
  /** The thing belongs to one producer: for another it does not exist. */
  isOwned?: true;
};

const page = (path?: string): Access => ({
  audience: 'public',
  get: 200,
  post: 405,
  ...(path ? { path } : {}),
});
const pages: Record<string, Access> = {
  '/products': page(),
  '/products/:slug': page('/products/{slug}'),
  '/search': page(),
  '/producers': page(),
  '/producers/:slug': page('/producers/{producer}'),
  '/places': page(),
  '/places/:slug': page('/places/{place}'),
  '/map': page(),
  '/cart': { audience: 'public', get: 200, post: 400 },
  '/checkout': { audience: 'public', get: 200, post: 400 },
  '/p/:code': page('/p/{code}'),
  '/orders': { ...page(), post: 400 },
  // Whoever may not see it is asked for the phone number; nothing can be sent to what is not theirs.
  '/orders/:code': { ...page('/orders/{order}'), post: 404 },
  // Whose checkout it is not sees none.
  '/orders/:code/pay-card': { ...page('/orders/{order}/pay-card'), get: 404, post: 404 },
  '/about': page(),
  '/about/:topic': page('/about/ocop'),
  '/legal/:topic': page('/legal/terms'),
};

const shop = (prefix: string) =>
  Object.fromEntries(
    Object.entries(pages).map(([pattern, access]) => [
      prefix + pattern,
      { ...access, path: prefix + (access.path ?? pattern) },
    ]),
  );

const seller = (get: number, post: number, path?: string): Access => ({
  audience: 'seller',
  get,
  post,
  // A channel is everybody's: only an address with a thing in it has an owner.
  ...(path ? { path, ...(path.includes('{') ? { isOwned: true } : {}) } : {}),
});
const department = (get: number, post: number, path?: string): Access => ({
  audience: 'department',
  get,
  post,
  ...(path ? { path } : {}),
});
const open = (get: number, post: number, path?: string): Access => ({
  audience: 'public',
  get,
  post,
  ...(path ? { path } : {}),
});

export const expectedAccess: Readonly<Record<string, Access>> = {
  '/': page(),
  '/en': page(),
  ...shop(''),
  ...shop('/en'),
  '/*': open(404, 404, '/no-such-page'),
  '/age': open(303, 303),
  '/language': open(303, 303),

  '/feeds/:file': open(200, 405, '/feeds/google.xml'),
  '/p/:code/:file': open(200, 405, '/p/{code}/qr.svg'),
  '/checkout/communes.json': open(200, 405),
  '/og/market.png': open(200, 405),
  '/og/products/:file': open(200, 405, '/og/products/{slug}.png'),
  '/sitemap.xml': open(200, 405),
  '/sitemap/:part': open(404, 405, '/sitemap/none.xml'),
  '/robots.txt': open(200, 405),
  '/manifest.webmanifest': open(200, 405),
  '/img/:name': open(404, 405, '/img/none.webp'),
  '/papers/:paperId/:until/:signed': open(404, 405, '/papers/none/9999999999999/none'),
  '/motifs/:setCode/:name': open(200, 405, '/motifs/QD26-11/che.svg'),
  // No card provider in this market.
  '/webhooks/stripe': open(405, 404),
  '/api/v1/openapi.json': open(200, 405),
  '/api/v1/onboarding': open(200, 405),
  '/api/v1/products': open(200, 405),
  '/api/v1/producers': open(200, 405),
  '/api/v1/codelists/:name': open(404, 405, '/api/v1/codelists/none'),
  '/webhooks/sepay': open(405, 401),
  '/webhooks/casso': open(405, 401),
  '/webhooks/payos': open(405, 401),
  '/system/components': { audience: 'demo', get: 404, post: 405 },
  '/system/mail': { audience: 'demo', get: 404, post: 405 },

  '/account/sign-in': open(200, 400),
  '/account/demo': { audience: 'demo', get: 404, post: 404 },
  '/account/sign-out': open(303, 303),
  '/account/me.json': open(200, 405),
  '/products/:slug/stock.json': open(200, 405, '/products/{slug}/stock.json'),
  '/orders/:code/data.json': open(404, 405, '/orders/{order}/data.json'),
  '/orders/:code/state.json': open(404, 405, '/orders/{order}/state.json'),
  '/orders/:code/card-return': open(303, 405, '/orders/{order}/card-return'),
  '/orders/:code/vietqr/:file': open(404, 405, '/orders/{order}/vietqr/none.svg'),
  '/orders/:code/tickets/:ticketId/:photo': open(404, 405, '/orders/{order}/tickets/none/none'),
  '/account/data.json': { audience: 'signedIn', get: 200, post: 405 },
  '/account/set-password': open(400, 400),
  '/account/second-factor': { audience: 'signingIn', get: 200, post: 400 },
  '/account': { audience: 'signedIn', get: 200, post: 405 },
  '/account/security': { audience: 'signedIn', get: 200, post: 400 },

  '/seller': seller(200, 405),
  '/seller/profile': seller(200, 303),
  '/seller/producer': seller(200, 404),
  '/seller/orders': seller(200, 400),
  '/seller/orders/papers.pdf': seller(200, 405, '/seller/orders/papers.pdf?paper=label-a6&order={paidOrder}'),
  '/seller/orders/:orderId': seller(200, 404, '/seller/orders/{paidOrder}'),
  '/seller/orders/:orderId/invoice.xml': seller(200, 405, '/seller/orders/{paidOrder}/invoice.xml'),
  '/seller/delivery': seller(200, 400),
  '/seller/pause': seller(200, 400),
  '/seller/poster': seller(200, 405),
  '/seller/poster.pdf': seller(200, 405),
  '/seller/presences': seller(200, 400),
  '/seller/notices': seller(200, 303),
  '/seller/tickets': seller(200, 400),
  '/seller/tickets/:ticketId/:photo': seller(200, 405, '/seller/tickets/{ticket}/{ticketPhoto}'),
  '/seller/reviews': seller(200, 400),
  '/seller/fees': seller(200, 400),
  '/seller/demo-goods': seller(404, 404),
  '/seller/channels': seller(200, 303),
  '/seller/channels/:channel/shop': { ...seller(200, 400), path: '/seller/channels/shopee/shop' },
  '/seller/channels/:channel/callback': { ...seller(400, 405), path: '/seller/channels/shopee/callback' },
  '/seller/channels/:channel/push': seller(200, 400, '/seller/channels/shopee/push?shop={shop}'),
  '/seller/channels/:channel/shops/:shopId/off': seller(200, 405, '/seller/channels/shopee/shops/{shop}/off'),
  '/seller/channels/:channel/pushes/:runId': seller(200, 303, '/seller/channels/shopee/pushes/{run}'),
  '/seller/channels/fix': { ...seller(200, 400), path: '/seller/channels/fix?what=brand' },
  '/seller/channels/:channel/wording': seller(200, 303, '/seller/channels/shopee/wording'),
  '/seller/channels/pack': seller(200, 404),
  '/seller/channels/exports': seller(200, 405),
  '/seller/channels/:channel/workbook': seller(200, 400, '/seller/channels/shopee/workbook'),
  '/seller/channels/:channel/workbook/:templateId': seller(
    200,
    200,
    '/seller/channels/shopee/workbook/{template}',
  ),
  '/seller/channels/exports/:id': seller(200, 405, '/seller/channels/exports/{export}'),
  '/seller/channels/exports/:id/refused': seller(200, 400, '/seller/channels/exports/{export}/refused'),
  '/seller/bank': seller(200, 400),
  '/seller/money': seller(200, 405),
  '/seller/money/by-hand/:orderId': seller(200, 400, '/seller/money/by-hand/{unpaid}'),
  '/seller/money/statements': seller(200, 400),
  '/seller/money/statements/:statementId': seller(200, 303, '/seller/money/statements/{statement}'),
  '/seller/money/:transferId': {
    ...seller(200, 400, '/seller/money/{transfer}'),
    form: { intent: 'assign', order: 'none' },
  },
  '/seller/refunds': seller(200, 405),
  '/seller/refunds/:refundId': seller(200, 400, '/seller/refunds/{refund}'),
  '/seller/refunds/:refundId/proof': seller(200, 405, '/seller/refunds/{refund}/proof'),
  '/seller/statement': seller(200, 405),
  '/seller/statement.xlsx': seller(200, 405),
  '/seller/papers': seller(200, 404),
  '/seller/papers/give': seller(200, 400),
  '/seller/papers/:paperId/file': seller(200, 405, '/seller/papers/{paper}/file'),
  '/seller/listings/new': seller(200, 303),
  '/seller/listings/:listingId': seller(302, 405, '/seller/listings/{listing}'),
  '/seller/listings/:listingId/channels': seller(200, 404, '/seller/listings/{listing}/channels'),
  '/seller/listings/:listingId/category': seller(
    200,
    400,
    '/seller/listings/{listing}/category?channel=shopee',
  ),
  '/seller/listings/:listingId/what': seller(200, 400, '/seller/listings/{listing}/what'),
  '/seller/listings/:listingId/photos': seller(200, 400, '/seller/listings/{listing}/photos'),
  '/seller/listings/:listingId/sizes': seller(200, 400, '/seller/listings/{listing}/sizes'),
  '/seller/listings/:listingId/label': seller(200, 400, '/seller/listings/{listing}/label'),
  '/seller/listings/:listingId/story': seller(200, 400, '/seller/listings/{listing}/story'),
  '/seller/listings/:listingId/save/:step': seller(200, 400, '/seller/listings/{listing}/save/what'),
  '/seller/listings/:listingId/check': {
    ...seller(200, 400, '/seller/listings/{listing}/check'),
    form: { intent: 'submit', saves: '-1' },
  },
  '/media/photos/:key': {
    audience: 'seller',
    path: '/media/photos/a-key-of-my-own',
    get: 200,
    post: 405,
    refusesItself: true,
  },

  '/department': department(200, 405),
  '/department/entries': department(200, 405),
  '/department/entries.xlsx': department(200, 405),
  '/department/entries/:code': department(200, 400, '/department/entries/{code}'),
  '/department/producers': department(200, 405),
  '/department/producers.xlsx': department(200, 405),
  '/department/producers/:code': department(200, 400, '/department/producers/{producerCode}'),
  '/department/targets': department(200, 400),
  '/department/links': department(200, 404),
  '/department/figure.xlsx': department(200, 405),
  '/department/evidence/:hash': department(404, 405, '/department/evidence/none'),
  '/department/review': department(200, 405),
  '/department/review/buyers': department(200, 400),
  '/department/tickets': department(200, 400),
  '/department/tickets/:ticketId/:photo': department(200, 405, '/department/tickets/{ticket}/{ticketPhoto}'),
  '/department/review/:revisionId': department(200, 400, '/department/review/{revision}'),
  '/department/register/import': department(200, 400),
  '/department/register/import/:importId': department(404, 404, '/department/register/import/none'),
  '/department/register/import/:importId/columns': department(
    404,
    404,
    '/department/register/import/none/columns',
  ),
  '/department/register/import/:importId/questions': department(
    404,
    404,
    '/department/register/import/none/questions',
  ),
  '/department/readiness': department(200, 405),
  '/department/readiness.xlsx': department(200, 405),
  '/department/feeds/:channel': department(200, 303, '/department/feeds/google'),
  '/department/channels': department(200, 405),
  '/department/channels.xlsx': department(200, 405),
  '/department/channels/:code': department(200, 400, '/department/channels/shopee'),
  '/department/tasks': department(200, 404),
  '/department/fees': department(200, 400),
  '/department/fees/carriers': department(200, 400),
  '/department/feeds/exports/:id': department(404, 405, '/department/feeds/exports/none'),
  '/department/money': department(200, 405),
  '/department/money/:transferId': {
    ...department(200, 400, '/department/money/{transfer}'),
    form: { intent: 'assign', order: 'none' },
  },
  '/department/refunds': department(200, 405),
  '/department/refunds/:refundId': department(200, 400, '/department/refunds/{refund}'),
  // Nothing waits under that name: the list says where it stands.
  '/department/refunds/card/:refundId': {
    ...department(303, 303, '/department/refunds/card/none'),
    form: { how: 'retry' },
  },
  '/department/refunds/:refundId/proof': department(200, 405, '/department/refunds/{refund}/proof'),
  '/department/payouts': department(200, 400),
  '/department/payouts/:runId': department(404, 404, '/department/payouts/none'),
  '/department/payouts/:runId/file': department(404, 405, '/department/payouts/none/file'),
  '/department/withholding': department(200, 400),
  '/department/withholding.xlsx': department(200, 405),
  '/department/books': department(200, 200),
  '/department/papers': department(200, 404),
  '/department/papers/:paperId/file': department(200, 405, '/department/papers/{paper}/file'),
  '/department/reconciliation': { ...department(200, 400), form: { how: 'note' } },
  '/department/disputes': department(200, 405),
  '/department/orders': department(200, 405),
  '/department/orders.xlsx': department(200, 405),
  '/department/orders/:orderId': department(200, 400, '/department/orders/{paidOrder}'),
  '/department/jobs': department(200, 404),
  '/department/*': department(404, 404, '/department/no-such-page'),
};
