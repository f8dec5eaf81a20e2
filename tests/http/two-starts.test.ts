import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSimulatedBank } from '#app/demo/start-simulated-bank.server.ts';
import { startSimulator } from '#app/demo/start-simulator.server.ts';
import { SIMULATED_BANK_FILE } from '#app/domain/payments/simulated-bank.server.ts';
import type { Context } from '#app/server/context.ts';
import { noteRunningAddress, readRunningAddress } from '#app/server/running-address.server.ts';
import { SIMULATED_FILES, simulatedPlatformsIn } from '#app/server/simulated-platforms.server.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { spawnServer } from '#tests/support/spawn-server.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

const platforms = {
  program: 'platforms.mjs',
  file: SIMULATED_FILES.platforms,
  state: 'simulated-state.json',
  options: ['--return-to', 'http://127.0.0.1:1/back/{platform}'],
};
const bank = {
  program: 'bank.mjs',
  file: SIMULATED_BANK_FILE,
  state: 'simulated-bank-state.json',
  options: [],
};
const stripe = {
  program: 'stripe.mjs',
  file: SIMULATED_FILES.stripe,
  state: 'simulated-stripe-state.json',
  options: ['--webhook', 'http://127.0.0.1:1/webhooks/stripe', '--page-host', '127.0.0.1'],
};
const simulators = { platforms, bank, stripe };
const lookEveryMs = 100;

/** A process of the market: what it has put away to be done when it closes, and how it is closed or simply dies. */
function processOf(context: Context, dataDir: string) {
  const stops: Array<() => Promise<void> | void> = [];
  const close = async () => {
    for (const stop of stops.splice(0)) await stop();
  };
  onTestFinished(close);
  const simulated = simulatedPlatformsIn(dataDir);
  return { context: { ...context, simulated, onClose: (stop: () => void) => void stops.push(stop) }, close };
}

const isListening = async (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

eachEngine('two markets over one data folder', (open) => {
  test.for(
    Object.entries(simulators),
  )('share one simulation (%s), which lives on when either of them ends', async ([, simulator]) => {
    const market = await open();
    const file = join(market.dataDir, simulator.file);
    const note = () => JSON.parse(readFileSync(file, 'utf8'));
    const first = processOf(market.context, market.dataDir);
    await startSimulator(first.context, simulator, lookEveryMs);
    const begun = note();
    expect(await isListening(begun.control.url)).toBe(true);

    const second = processOf(market.openAgain(), market.dataDir);
    await startSimulator(second.context, simulator, lookEveryMs);
    expect(note()).toEqual(begun);
    // A third one comes and goes.
    const third = processOf(market.openAgain(), market.dataDir);
    await startSimulator(third.context, simulator, lookEveryMs);
    await third.close();
    expect([note(), await isListening(begun.control.url)]).toEqual([begun, true]);

    // The one that had started it ends: the other goes on with one of its own.
    await first.close();
    await vi.waitFor(() => expect(note().process).not.toBe(begun.process), { timeout: 20_000 });
    expect(await isListening(note().control.url)).toBe(true);
  });

  test('a simulation that was killed, or whose note was overwritten, is found again', async () => {
    const market = await open();
    const file = join(market.dataDir, platforms.file);
    const only = processOf(market.context, market.dataDir);
    await startSimulator(only.context, platforms, lookEveryMs);
    const begun = readFileSync(file, 'utf8');
    const host = only.context.simulated.of('shopee')?.hosts.api;
    // Somebody leaves words of a program that is gone.
    writeFileSync(
      file,
      begun.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1').replace(/"process":\d+/, '"process":1'),
    );
    await vi.waitFor(() => expect(only.context.simulated.of('shopee')?.hosts.api).toBe(host), {
      timeout: 10_000,
    });
    process.kill(JSON.parse(begun).process, 'SIGKILL');
    await vi.waitFor(
      async () => {
        const at = only.context.simulated.of('shopee');
        expect([at?.hosts.api === host, await isListening(at?.hosts.api ?? 'http://127.0.0.1:1')]).toEqual([
          false,
          true,
        ]);
      },
      { timeout: 20_000, interval: 200 },
    );
  });

  test('the bank that a market starts is told of its accounts once, and not by those that share it', async () => {
    const market = await open({ demo: true });
    const told = async () => {
      const { job } = market.context.store.tables;
      const rows = await market.context.store.read((db) => db.select().from(job));
      return rows.filter(({ kind }) => kind === 'tell-simulated-bank').length;
    };
    await startSimulatedBank(processOf(market.context, market.dataDir).context);
    const before = await told();
    await startSimulatedBank(processOf(market.openAgain(), market.dataDir).context);
    expect([before, await told()]).toEqual([1, 1]);
  });
});

test('a start on a port that is taken says what to do, and changes nothing of the market that runs', async () => {
  const { dataDir } = await testMarket({ engine: 'sqlite' });
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const ours = { publicUrl: 'http://127.0.0.1:1234', dataDir };
  const unused = join(dataDir, 'unused');
  const platformsFile = join(dataDir, SIMULATED_FILES.platforms);
  writeFileSync(platformsFile, '{"left":"as it is"}');
  const start = (folder = dataDir) =>
    spawnServer({ DATA_DIR: folder, DEMO: 'off', APP_SECRET: TEST_SECRET, PORT: String(port) }).then(
      () => 'it serves',
      (error: Error) => error.message,
    );
  const byAnother = await start();
  expect(byAnother).toContain(`Port ${port} of 127.0.0.1 is taken by`);
  if (process.platform === 'linux') expect(byAnother).toContain(`(process ${process.pid})`);
  expect(byAnother).toContain(`PORT=${port + 1} npm start`);
  expect(byAnother).not.toMatch(/EADDRINUSE| at /);
  const forget = noteRunningAddress(ours);
  const byOurs = await start();
  forget();
  expect(byOurs).toContain(`This market is open already: http://127.0.0.1:1234 (process ${process.pid})`);
  await start(unused);
  expect(existsSync(unused)).toBe(false);
  const demo = spawnServer({ DATA_DIR: unused, PORT: String(port) });
  await expect(demo).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
  expect(existsSync(unused)).toBe(false);
  expect(readFileSync(platformsFile, 'utf8')).toBe('{"left":"as it is"}');
  rmSync(platformsFile);
});

test('a second market over one folder says who serves it already, and the note of the first one stays', async () => {
  const { dataDir } = await testMarket({ engine: 'sqlite' });
  const start = (settings: Record<string, string> = {}) =>
    spawnServer({ DATA_DIR: dataDir, DEMO: 'off', APP_SECRET: TEST_SECRET, ...settings });
  const first = await start({ PUBLIC_URL: 'http://127.0.0.1:1111' });
  expect(first.said()).toBe('');
  expect(readRunningAddress({ dataDir })).toBe('http://127.0.0.1:1111');
  const second = await start({ PUBLIC_URL: 'http://127.0.0.1:2222' });
  expect(second.said()).toContain(
    `The market in ${dataDir} is open already: http://127.0.0.1:1111 (process ${first.process.pid}).`,
  );
  expect(readRunningAddress({ dataDir })).toBe('http://127.0.0.1:1111');
  await first.stop();
  expect(readRunningAddress({ dataDir })).toBe('http://127.0.0.1:2222');
  // One that was killed has left its note, which counts no more and is taken away at the next start.
  second.process.kill('SIGKILL');
  await vi.waitFor(() => expect(readRunningAddress({ dataDir })).toBeNull());
  const third = await start();
  expect(third.said()).toBe('');
  expect(existsSync(join(dataDir, `running-market-${second.process.pid}.json`))).toBe(false);
});
