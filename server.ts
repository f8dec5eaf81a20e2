import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { createRequestHandler, installGlobals, type ServerBuild } from '@remix-run/node';
import { answerPages } from '#app/answer-pages.server.ts';
import { addDemoCardOrders } from '#app/demo/add-demo-card-orders.server.ts';
import { fillDemo } from '#app/demo/fill-demo.server.ts';
import { startSimulatedBank } from '#app/demo/start-simulated-bank.server.ts';
import { startSimulatedPlatforms } from '#app/demo/start-simulated-platforms.server.ts';
import { startSimulatedStripe } from '#app/demo/start-simulated-stripe.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { sweepForNewRules } from '#app/domain/channels/readiness/score-listings.server.ts';
import { jobKinds } from '#app/job-registry.ts';
import { openMarket } from '#app/market.server.ts';
import { readPlace } from '#app/server/config.server.ts';
import { followChanges } from '#app/server/html-cache/follow-changes.server.ts';
import { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { checkReadiness } from '#app/server/http/check-readiness.server.ts';
import { createMarketServer } from '#app/server/http/market-server.server.ts';
import type { StaticHandler } from '#app/server/http/server-parts.ts';
import { staticFiles } from '#app/server/http/static-files.server.ts';
import { checkPort, takePort } from '#app/server/http/take-port.server.ts';
import { RightOfWay } from '#app/server/jobs/right-of-way.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { installLastResort } from '#app/server/last-resort.server.ts';
import { noteRunningAddress, runningMarkets, tellBeside } from '#app/server/running-address.server.ts';
import { tellBootFailure } from '#app/server/tell-boot-failure.ts';

/** How long requests under way may take to finish after SIGTERM. */
const STOP_WITHIN_MS = 25_000;
const CLOSE_IDLE_EVERY_MS = 50;

installGlobals({ nativeFetch: true });

/** Opens the market and serves it until the process is told to stop. */
async function main(): Promise<void> {
  const rootDir = process.env.MARKET_ROOT ?? process.cwd();
  // First of all: a start on a port that is taken ends here, and leaves neither a folder nor a database behind.
  await checkPort(readPlace(process.env, rootDir));
  const market = await openMarket({ environment: process.env, rootDir });
  const { context } = market;
  const { config, log, clock, store } = context;
  process.on('warning', (warning) => log.warn({ err: warning }, 'warning'));

  const development = config.mode === 'development' ? await startVite(rootDir, config.port) : null;
  const buildDir = join(rootDir, 'build');
  const handle = development
    ? createRequestHandler(development.build, config.mode)
    : answerPages(await import(/* @vite-ignore */ join(buildDir, 'server', 'remix.js')), config.mode);
  const cache = development ? null : new HtmlCache(clock, config.htmlCacheBytes);
  const stopFollowing = cache ? followChanges(context, cache) : () => undefined;
  let isOpen = false;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const readiness = checkReadiness(context);
  const rightOfWay = new RightOfWay();
  const stopping = new AbortController();
  // Every request that waits for something listens to it.
  setMaxListeners(0, stopping.signal);
  const server = createMarketServer({
    context,
    cache,
    files: development?.files ?? staticFiles(buildDir),
    readiness: async () => (isOpen ? readiness() : 'opening'),
    noticeComes: () => rightOfWay.enter(),
    stopping: stopping.signal,
    // Whoever comes while the demo is still being filled waits a moment.
    async pages(request, about) {
      if (!isOpen) await opened;
      let actor: ReturnType<typeof readSession> | undefined;
      const readActor = () => {
        actor ??= readSession(context, request.headers.get('cookie'));
        return actor;
      };
      return handle(request, { market: context, ...about, readActor });
    },
  });
  // Before the demo and the jobs: who came a moment earlier lives on what those change.
  const port = await takePort(server, config);
  const beside = runningMarkets(config);
  const forgetAddress = noteRunningAddress(config);
  if (market.stamp === 'demo') {
    await fillDemo(context, () => process.send?.({ filling: true }));
    await Promise.all([
      startSimulatedPlatforms(context),
      startSimulatedBank(context),
      startSimulatedStripe(context),
    ]);
    await addDemoCardOrders(context).catch((error: unknown) =>
      log.warn({ err: error }, 'the demo has no orders by card'),
    );
  }
  if (config.jobs === 'here') await sweepForNewRules(context);
  const giveWay = () => rightOfWay.passed();
  const worker = config.jobs === 'here' ? startWorker(context, jobKinds, { giveWay }) : null;

  isOpen = true;
  open();
  log.info(
    { port, host: config.host, database: store.dialect.engine, demo: market.stamp === 'demo' },
    'open',
  );
  if (beside.length > 0) process.stderr.write(`${tellBeside(config, beside)}\n`);
  process.send?.({ listening: port });

  let isStopping = false;
  async function stop(exitCode: number): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    forgetAddress();
    const forced = setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    stopping.abort();
    // Browsers would keep those open that are answered only now.
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    stopFollowing();
    await worker?.stop();
    await closed;
    clearInterval(idle);
    await development?.close();
    await market.close();
    clearTimeout(forced);
    process.exit(exitCode);
  }
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  installLastResort(log, (exitCode) => {
    stop(exitCode).catch(() => process.exit(exitCode));
  });
}

/** Vite inside the server, for `npm run dev`: pages and styles are rebuilt as files change. */
async function startVite(rootDir: string, port: number) {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: rootDir, // A port of its own for each market, so that two can run side by side.
    server: { middlewareMode: true, hmr: { port: port + 10_000 } },
    appType: 'custom',
  });
  const files: StaticHandler = (request, response) =>
    new Promise((resolve) => {
      response.once('close', () => resolve(true));
      vite.middlewares(request, response, () => resolve(false));
    });
  return {
    files,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>,
    close: () => vite.close(),
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${tellBootFailure(error)}\n`);
  process.exit(1);
});
