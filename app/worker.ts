import { sweepForNewRules } from '#app/domain/channels/readiness/score-listings.server.ts';
import { jobKinds } from '#app/job-registry.ts';
import { openMarket } from '#app/market.server.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { installLastResort } from '#app/server/last-resort.server.ts';
import { tellBootFailure } from '#app/server/tell-boot-failure.ts';

/** Handing back takes a moment after the grace of the running jobs. */
const STOP_WITHIN_MS = 25_000;

/** `npm run worker`: jobs in a process of their own, beside web processes that run with JOBS=elsewhere. */
async function main(): Promise<void> {
  const market = await openMarket({
    environment: process.env,
    rootDir: process.env.MARKET_ROOT ?? process.cwd(),
  });
  const { log, store } = market.context;
  process.on('warning', (warning) => log.warn({ err: warning }, 'warning'));
  await sweepForNewRules(market.context);
  const worker = startWorker(market.context, jobKinds);
  const alive = setInterval(() => undefined, 60_000);
  log.info({ database: store.dialect.engine, kinds: jobKinds.length }, 'working');

  let isStopping = false;
  async function stop(exitCode: number): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await worker.stop();
    await market.close();
    clearInterval(alive);
    process.exit(exitCode);
  }
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  installLastResort(log, (exitCode) => {
    stop(exitCode).catch(() => process.exit(exitCode));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${tellBootFailure(error)}\n`);
  process.exit(1);
});
