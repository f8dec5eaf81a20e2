import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { callbackUrl } from '#app/domain/channels/push/begin-authorisation.server.ts';
import type { Context } from '#app/server/context.ts';
import { SIMULATED_FILE } from '#app/server/simulated-platforms.server.ts';

const PROGRAM = join('build', 'node', 'platforms.mjs');

/**
 * Starts the platforms that stand in for the real ones in a demo market, a program of its own that keeps what it was
 * given in the data folder, and says to every process of this market where they are. Without the program (it is no part
 * of every build) the demo has none, and says so on its screens. Ends with the process.
 */
export async function startSimulatedPlatforms({ config, log, onClose, simulated }: Context): Promise<void> {
  const program = join(config.rootDir, PROGRAM);
  const file = join(config.dataDir, SIMULATED_FILE);
  rmSync(file, { force: true });
  if (!simulated || !existsSync(program)) return;
  // Forked, so that it ends with this process even where this one is killed.
  const options = ['--state', join(config.dataDir, 'simulated-state.json')];
  // Some platforms know the way back from our app's entry there, and not from the address that a seller opens.
  options.push('--return-to', callbackUrl({ config }, '{platform}'));
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  onClose(() => void child.kill());
  child.on('error', (error) => log.warn({ err: error }, 'the simulated platforms could not be started'));
  if (!child.stdout) return;
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve);
    child.once('exit', () => resolve(null));
  });
  if (said === null) {
    log.warn('the simulated platforms ended before they had begun');
    return;
  }
  writeFileSync(file, said, { mode: 0o600 });
  child.once('exit', () => rmSync(file, { force: true }));
}
