import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { inject, onTestFinished } from 'vitest';
import { programsOf, ROOT } from '#tests/support/templates.ts';

export type Child = {
  readonly process: ChildProcess;
  /** The next message that the child sends. */
  next<Message>(): Promise<Message>;
  send(message: unknown): void;
  /** Resolves with the exit code, or with the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** What it wrote to standard error. */
  said(): string;
};

const bundles = new Map<string, string>();

/** One file of plain JavaScript, so that a child on a busy machine is at work in a fifth of a second. */
function compiled(program: string): string {
  const known = bundles.get(program);
  if (known) return known;
  const folder = join(programsOf(inject('testRun')), `${process.pid}`);
  const outfile = join(folder, `${basename(program, '.ts')}.mjs`);
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
  });
  bundles.set(program, outfile);
  return outfile;
}

/**
 * Starts a program of `tests/` as a process of its own, with messages to and fro. What it was told is in its
 * `process.argv[2]` as JSON. It is killed when the test ends, should it still run.
 * @param preload a module that runs in it before the program does.
 * @param environment variables over those of this process.
 */
export function startChild(
  program: string,
  told: unknown,
  { preload, environment }: { preload?: string; environment?: Record<string, string> } = {},
): Child {
  const flags = preload === undefined ? [] : ['--import', join(ROOT, preload)];
  const child = spawn(process.execPath, [...flags, compiled(program), JSON.stringify(told)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const waiting: Array<(message: unknown) => void> = [];
  const arrived: unknown[] = [];
  child.on('message', (message) => {
    const taker = waiting.shift();
    if (taker) taker(message);
    else arrived.push(message);
  });
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string);
  const died = ended.then((how) => {
    throw new Error(`${program} ended with ${how} before it answered: ${errors.slice(-2000)}`);
  });
  died.catch(() => undefined);
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  return {
    process: child,
    next<Message>() {
      const message = new Promise<unknown>((resolve) => {
        if (arrived.length > 0) resolve(arrived.shift());
        else waiting.push(resolve);
      });
      return Promise.race([message, died]) as Promise<Message>;
    },
    send: (message) => void child.send(message as object),
    ended,
    said: () => errors,
  };
}
