import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEnvironment, nodeFlags } from '#app/setup/node-flags.mjs';

export type BenchServer = {
  port: number;
  url: string;
  startedInMs: number;
  process: ChildProcess;
  stop(): Promise<void>;
};

/** The built server in a process of its own, as `npm start` runs it. */
export async function benchServer(settings: Record<string, string>): Promise<BenchServer> {
  const root = process.cwd();
  const startedAt = performance.now();
  const child = fork(join(root, 'build/node/server.mjs'), [], {
    cwd: root,
    execArgv: nodeFlags,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...nodeEnvironment,
      ...settings,
      MARKET_ROOT: root,
    },
  });
  // A bench that fails leaves nobody serving.
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.on('message', ({ listening }: { listening?: number }) => listening && resolve(listening));
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    startedInMs: performance.now() - startedAt,
    process: child,
    async stop() {
      child.removeAllListeners('exit');
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Resident memory of a process in MB (Linux); NaN elsewhere. */
export function residentMb(pid: number | undefined, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds of CPU that a process has used so far (Linux, by hundredths of a second); NaN elsewhere. */
export function cpuMs(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
