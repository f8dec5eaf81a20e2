import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createRequestHandler,
  data,
  installGlobals,
  type ServerBuild,
} from '@remix-run/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerPages } from '#app/answer-pages.server.ts';

installGlobals({ nativeFetch: true });

/** Id, and path below the parent; a layout has none. */
const ROUTES: ReadonlyArray<{ id: string; path?: string; index?: boolean; parentId?: string }> = [
  { id: 'shop' },
  { id: 'home', index: true, parentId: 'shop' },
  { id: 'products', path: 'products', parentId: 'shop' },
  { id: 'product', path: 'products/:slug', parentId: 'shop' },
  { id: 'stock', path: 'products/:slug/stock.json' },
  { id: 'en', path: 'en' },
  { id: 'en/home', index: true, parentId: 'en' },
  { id: 'en/products', path: 'products', parentId: 'en' },
  { id: 'seller', path: 'seller' },
  { id: 'seller/home', index: true, parentId: 'seller' },
  { id: 'seller/orders', path: 'orders/:orderId', parentId: 'seller' },
  { id: 'any', path: ':word' },
  { id: 'maybe', path: 'old?/news' },
  { id: 'rest', path: 'files/*' },
  { id: 'bank', path: 'webhooks/bank' },
];

/** What the action of the route for programs does. */
let act: (args: ActionFunctionArgs) => Promise<unknown> = async () => Response.json('nothing yet');

/** Every route answers its own name, and what stands in its address. */
function build(): ServerBuild {
  const routes = ROUTES.map((route) => ({
    parentId: 'root',
    ...route,
    module: {
      loader: async ({ params }: { params: unknown }) => Response.json([route.id, params]),
      ...(route.id === 'bank' && { action: (args: ActionFunctionArgs) => act(args) }),
    },
  }));
  const all = [{ id: 'root', path: '', module: { loader: async () => Response.json(['root']) } }, ...routes];
  const byId = <Of>(of: (route: (typeof all)[number]) => Of) =>
    Object.fromEntries(all.map((route) => [route.id, of(route)]));
  return {
    routes: byId((route) => route),
    assets: { url: '', version: '1', entry: { module: '', imports: [] }, routes: byId(({ id }) => ({ id })) },
    entry: { module: { default: async () => new Response(null, { status: 404 }), handleError: () => {} } },
    future: { v3_singleFetch: true, v3_lazyRouteDiscovery: true },
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    basename: '/',
  } as unknown as ServerBuild;
}

const whole = createRequestHandler(build(), 'production');
const ours = answerPages(build(), 'production');

async function answer(handle: typeof whole, path: string) {
  const response = await handle(new Request(`http://127.0.0.1${path}`));
  return [response.status, await response.text()];
}

test('each address is answered by the route that all routes together would choose', async () => {
  const word = fc.constantFrom(
    ...['', 'products', 'Products', '%70roducts', 'en', 'EN', 'seller', 'orders', 'news', 'old', 'files'],
    ...['stock.json', 'che', 'ch%C3%A8', 'seller.data', '_root.data', '__manifest', 'en.data'],
  );
  const path = fc.array(word, { maxLength: 4 }).map((words) => `/${words.join('/')}`);
  await fc.assert(
    fc.asyncProperty(path, async (asked) => {
      expect(await answer(ours, asked)).toEqual(await answer(whole, asked));
    }),
    { numRuns: 300, examples: [['/'], ['/products/che'], ['/seller/orders/1'], ['/nowhere/at/all']] },
  );
});

test('what it is compared with finds them', async () => {
  const found = ['/', '/products/che', '/en/products', '/seller', '/news', '/old/news', '/files/a/b', '/che'];
  const ids = await Promise.all(
    found.map(async (path) => JSON.parse(String((await answer(ours, path))[1]))[0]),
  );
  expect(ids).toEqual(['home', 'product', 'en/products', 'seller/home', 'maybe', 'maybe', 'rest', 'any']);
});

test('what programs send goes straight to the action, with the same answers and refusals as the framework gives', async () => {
  const send = async (handle: typeof whole) => {
    const request = new Request('http://127.0.0.1/webhooks/bank', { method: 'POST', body: 'money' });
    const { status, headers } = await handle(request, {} as AppLoadContext);
    return [status, headers.get('x-remix-error'), headers.get('x-kept')];
  };
  const acts: Array<() => Promise<unknown>> = [
    async () => Response.json('kept', { headers: { 'x-kept': 'yes' } }),
    async () => {
      throw new Response(null, { status: 503 });
    },
    async () => {
      throw data(null, { status: 404 });
    },
  ];
  for (const one of acts) {
    act = one;
    expect(await send(ours)).toEqual(await send(whole));
  }
  act = async ({ request }) => Response.json(await request.text());
  const request = new Request('http://127.0.0.1/webhooks/bank', { method: 'POST', body: 'money' });
  expect(await (await ours(request, {} as AppLoadContext)).json()).toBe('money');
  act = async () => {
    throw new Error('a fault');
  };
  await expect(send(ours)).rejects.toThrow('a fault');
});
