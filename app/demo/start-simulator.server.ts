import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  forgetNote,
  isRunning,
  noteOf,
  readNote,
  type SimulatorNote,
  writeNote,
} from '#app/demo/simulator-note.server.ts';
import type { Context } from '#app/server/context.ts';

export type Simulator = {
  /** In build/node. */
  readonly program: string;
  /** In the data folder: where its own words about itself are kept while it runs. */
  readonly file: string;
  /** In the data folder: what it remembers between two starts. */
  readonly state: string;
  readonly options: readonly string[];
  /** What is to be done whenever a new one has begun. */
  readonly onStart?: () => Promise<void>;
};

/** How soon a market notices that the simulation that it shares has gone. */
const LOOK_EVERY_MS = 2_000;

/**
 * Sees to it that a program that stands in for somebody outside runs beside a demo market, and says to every process of
 * this market where it is. Markets over one data folder share one: it is started by the first, and by another when that
 * one has gone. Without the program (it is no part of every build) the demo has none, and says so on its screens. What
 * this process has started ends with it.
 */
export async function startSimulator(
  { config, log, onClose, simulated }: Context,
  { program: name, file: fileName, state, options, onStart }: Simulator,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<void> {
  const program = join(config.rootDir, 'build', 'node', name);
  const file = join(config.dataDir, fileName);
  if (!simulated || !existsSync(program)) {
    rmSync(file, { force: true });
    return;
  }
  let own: Started | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  onClose(() => {
    isOver = true;
    if (timer) clearTimeout(timer);
    if (own) endOwn(own);
  });

  function endOwn(started: Started): void {
    started.child.kill();
    forgetNote(file, started.note.process);
    own = null;
  }

  /** @returns false where it is of no use to look again. */
  async function look(): Promise<boolean> {
    const told = readNote(file);
    if (own && told?.process === own.note.process) return true;
    if (told && (await isRunning(told))) {
      // Two markets began at once: the last word counts.
      if (own) endOwn(own);
      return true;
    }
    if (own) {
      writeNote(file, own.note);
      return true;
    }
    const started = await begin(program, ['--state', join(config.dataDir, state), ...options]);
    if (started === null) {
      log.warn({ name }, 'a simulation could not be started');
      return false;
    }
    const meanwhile = readNote(file);
    if (isOver || (meanwhile && (await isRunning(meanwhile)))) {
      started.child.kill();
      return true;
    }
    own = started;
    started.child.once('exit', () => {
      forgetNote(file, started.note.process);
      if (own === started) own = null;
    });
    writeNote(file, started.note);
    await onStart?.();
    return true;
  }

  function lookLater(): void {
    if (isOver) return;
    timer = setTimeout(async () => {
      const goesOn = await look().catch((error: unknown) => {
        log.warn({ err: error, name }, 'a simulation could not be looked after');
        return true;
      });
      if (goesOn) lookLater();
    }, lookEveryMs).unref();
  }

  if (await look()) lookLater();
}

type Started = { child: ChildProcess; note: SimulatorNote };

/** A started program that listens; null where it ended before. */
async function begin(program: string, options: readonly string[]): Promise<Started | null> {
  // Forked, so that it ends with this process even where this one is killed.
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  const said = await new Promise<string | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
  if (said === null || child.pid === undefined) return null;
  return { child, note: noteOf(said, child.pid) };
}
