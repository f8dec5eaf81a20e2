import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DrawReply, DrawRequest } from '#app/domain/catalog/share-picture/main.ts';

/** A drawing takes a tenth of a second; one that takes this long hangs. */
const HANG_MS = 10_000;
/** The process costs about 60 MB, so it goes when nobody shares links. */
const IDLE_MS = 60_000;
/** More than this many waiting drawings are refused: a crawler can come back. */
const MOST_WAITING = 50;

/** Nothing can be drawn just now; the same drawing may work later. */
export class DrawingBusy extends Error {}

type Waiting = { resolve: (png: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

let child: ChildProcess | null = null;
let idleTimer: NodeJS.Timeout | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Draws an SVG with text in the market's own typeface, in a process of its own.
 * @param photo bytes of a picture of ours to lay in at the left, or null.
 * @param rootDir folder of package.json: the fonts are in app/styles/fonts.
 * @returns PNG. @throws DrawingBusy when too much waits or the process fails.
 */
export function drawPicture(svg: string, photo: Uint8Array | null, rootDir: string): Promise<Uint8Array> {
  if (waiting.size >= MOST_WAITING) return Promise.reject(new DrawingBusy('too many drawings wait'));
  child ??= start(rootDir);
  const drawer = child;
  clearTimeout(idleTimer);
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    const timer = setTimeout(() => drawer.kill('SIGKILL'), HANG_MS);
    waiting.set(id, { resolve, reject, timer });
    drawer.send({ id, svg, photo } satisfies DrawRequest);
  });
}

function start(rootDir: string): ChildProcess {
  // From the sources it runs through tsx; the built program has it in a file of its own.
  const source = fileURLToPath(new URL('./main.ts', import.meta.url));
  const isSource = existsSync(source);
  const started = fork(isSource ? source : join(rootDir, 'build', 'node', 'share-picture.mjs'), [], {
    execArgv: isSource ? ['--import', 'tsx'] : [],
    env: {
      NODE_ENV: 'production',
      FONTCONFIG_FILE: join(rootDir, 'app', 'styles', 'fonts', 'fonts.conf'),
      // Pango would otherwise look at the system's own settings first.
      PANGOCAIRO_BACKEND: 'fontconfig',
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.unref();
  started.channel?.unref();
  started.on('message', (reply: DrawReply) => answer(reply));
  started.once('exit', () => ended(started));
  started.once('error', () => ended(started));
  return started;
}

function answer(reply: DrawReply): void {
  const task = waiting.get(reply.id);
  if (!task) return;
  waiting.delete(reply.id);
  clearTimeout(task.timer);
  if ('png' in reply) task.resolve(reply.png);
  else task.reject(new DrawingBusy(reply.error));
  if (waiting.size === 0) idleTimer = setTimeout(() => child?.disconnect(), IDLE_MS).unref();
}

/** What was under way fails; the next drawing starts a new process. */
function ended(process: ChildProcess): void {
  if (child !== process) return;
  child = null;
  for (const [id, task] of waiting) {
    waiting.delete(id);
    clearTimeout(task.timer);
    task.reject(new DrawingBusy('the drawing process ended'));
  }
}
