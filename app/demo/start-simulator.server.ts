import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Context } from '#app/server/context.ts';

export type Simulator = {
  /** In build/node. */
  readonly program: string;
  /** In the data folder: where its own words about itself are kept while it runs. */
  readonly file: string;
  /** In the data folder: what it remembers between two starts. */
  readonly state: string;
  readonly options: readonly string[];
};

/**
 * Starts a program that stands in for somebody outside in a demo market, and says to every process of this market where it
 * is. Without the program (it is no part of every build) the demo has none, and says so on its screens. Ends with the
 * process.
 */
export async function startSimulator(
  { config, log, onClose, simulated }: Context,
  { program: name, file: fileName, state, options }: Simulator,
): Promise<void> {
  const program = join(config.rootDir, 'build', 'node', name);
  const file = join(config.dataDir, fileName);
  rmSync(file, { force: true });
  if (!simulated || !existsSync(program)) return;
  // Forked, so that it ends with this process even where this one is killed.
  const child = spawn(process.execPath, [program, '--state', join(config.dataDir, state), ...options], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  onClose(() => void child.kill());
  child.on('error', (error) => log.warn({ err: error, name }, 'a simulation could not be started'));
  if (!child.stdout) return;
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve);
    child.once('exit', () => resolve(null));
  });
  if (said === null) {
    log.warn({ name }, 'a simulation ended before it had begun');
    return;
  }
  writeFileSync(file, said, { mode: 0o600 });
  child.once('exit', () => rmSync(file, { force: true }));
}
