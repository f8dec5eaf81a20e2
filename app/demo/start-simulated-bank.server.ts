import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addDemoBankAccounts } from '#app/demo/add-demo-bank-accounts.server.ts';
import { tellSimulatedBank } from '#app/domain/payments/bank-account/tell-simulated-bank.server.ts';
import { SIMULATED_BANK_FILE } from '#app/domain/payments/simulated-bank.server.ts';
import type { Context } from '#app/server/context.ts';

const PROGRAM = join('build', 'node', 'bank.mjs');

/**
 * Starts the bank that buyers of a demo pay at, a program of its own that keeps its accounts in the data folder, and says
 * to every process of this market where it is. It listens where the market does, so that a phone that opens the demo can
 * pay there. Without the program (it is no part of every build) the demo has none. Ends with the process.
 */
export async function startSimulatedBank(context: Context): Promise<void> {
  const { config, log, onClose, store, jobs } = context;
  const program = join(config.rootDir, PROGRAM);
  const file = join(config.dataDir, SIMULATED_BANK_FILE);
  rmSync(file, { force: true });
  await addDemoBankAccounts(context);
  if (!existsSync(program)) return;
  const options = ['--state', join(config.dataDir, 'simulated-bank-state.json')];
  options.push('--host', config.host, '--public-host', new URL(config.publicUrl).hostname);
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  onClose(() => void child.kill());
  child.on('error', (error) => log.warn({ err: error }, 'the simulated bank could not be started'));
  if (!child.stdout) return;
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve);
    child.once('exit', () => resolve(null));
  });
  if (said === null) {
    log.warn('the simulated bank ended before it had begun');
    return;
  }
  writeFileSync(file, said, { mode: 0o600 });
  child.once('exit', () => rmSync(file, { force: true }));
  await store.write((tx) => jobs.enqueue(tx, tellSimulatedBank, {}, { uniqueKey: 'all', again: true }));
}
