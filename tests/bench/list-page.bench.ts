import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, installGlobals, type ServerBuild } from '@remix-run/node';
import { PageNotes } from '#app/server/page-notes.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { median, reportRates } from '#tests/bench/support/report.ts';

const ROUNDS = 5;
const PAGES_PER_ROUND = 60;
const PATH = '/products';

installGlobals({ nativeFetch: true });
const market = await benchMarket('sqlite', { demo: true });
const build = (await import(pathToFileURL(join(process.cwd(), 'build/server/remix.js')).href)) as ServerBuild;

type Loader = (args: unknown) => Promise<unknown>;
/** What each loader gave for this page, to be given again for nothing. */
const given = new Map<string, unknown>();

/** The same pages, their loaders replaced. */
function withLoaders(replace: (id: string, loader: Loader) => Loader): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const loader = route?.module.loader as Loader | undefined;
      if (!route || !loader) return [id, route];
      return [id, { ...route, module: { ...route.module, loader: replace(id, loader) } }];
    }),
  );
  return { ...build, routes } as ServerBuild;
}

const recording = createRequestHandler(
  withLoaders((id, loader) => async (args) => {
    const answer = await loader(args);
    given.set(id, answer);
    return answer;
  }),
  'production',
);
const ours = createRequestHandler(build, 'production');
const bare = createRequestHandler(
  withLoaders((id) => async () => given.get(id)),
  'production',
);

async function page(handle: typeof ours): Promise<string> {
  const request = new Request(`http://127.0.0.1:3000${PATH}`, { headers: { accept: 'text/html' } });
  const loadContext = {
    market: market.context,
    page: new PageNotes(),
    clientAddress: '127.0.0.1',
    readActor: async () => null,
  };
  const response = await handle(request, loadContext as never);
  if (response.status !== 200) throw new Error(`${PATH} answered ${response.status}`);
  return response.text();
}

async function perSecond(handle: typeof ours): Promise<number> {
  const startedAt = performance.now();
  for (let at = 0; at < PAGES_PER_ROUND; at += 1) await page(handle);
  return (PAGES_PER_ROUND * 1000) / (performance.now() - startedAt);
}

await page(recording);
if ((await page(ours)).length !== (await page(bare)).length) throw new Error('the two pages differ');
await perSecond(ours);
await perSecond(bare);
const rates: number[] = [];
const limits: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  limits.push(await perSecond(bare));
  rates.push(await perSecond(ours));
}
reportRates(
  'uncached list page against bare Remix with a constant loader',
  '/s',
  median(rates),
  median(limits),
  0.7,
);
await market.close();
process.exit(0);
