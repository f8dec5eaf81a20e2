import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '#tests/support/templates.ts';

export type ServerProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startedInMs: number;
  /** Everything it has written, log lines and messages for the operator. */
  said(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
};

/**
 * The built server as a process of its own, on the real clock and on a free port.
 * @throws with what it wrote, when it ends instead of serving.
 */
export async function spawnServer(settings: Record<string, string>): Promise<ServerProcess> {
  const startedAt = performance.now();
  const child = fork(join(ROOT, 'build/node/server.mjs'), [], {
    cwd: ROOT,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...settings,
      MARKET_ROOT: ROOT,
    },
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const exit = once(child, 'exit');
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exit;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { listening?: number }) => {
      if (message.listening !== undefined) resolve(message.listening);
    });
    exit.then(([code]) => reject(new Error(`the server ended with ${code}: ${said.slice(-3000)}`)), reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    startedInMs: performance.now() - startedAt,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await exit;
      return code as number | null;
    },
  };
}
