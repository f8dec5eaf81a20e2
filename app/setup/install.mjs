/** Installs the dependencies when they are missing or older than the lock file. Plain Node: nothing is there yet. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rootDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const LEAST_NODE = [20, 19];

export function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    console.error(`Chợ Phiên needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  const isMine = takeTurn();
  try {
    if (isInstalled()) return;
    console.log('Installing dependencies (two to four minutes the first time)…');
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  } finally {
    if (isMine) rmSync(TURN, { recursive: true, force: true });
  }
}

/** npm writes this file last, so it is there only after a whole install. */
function isInstalled() {
  const lock = join(rootDir, 'package-lock.json');
  const installed = join(rootDir, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 1000;
}

/** Two commands started side by side on a fresh clone must not install at the same time. */
const TURN = join(rootDir, '.installing');
const GIVE_UP_MS = 10 * 60_000;
const LOOK_EVERY_MS = 500;

function takeTurn() {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  for (;;) {
    try {
      mkdirSync(TURN);
      process.on('exit', () => rmSync(TURN, { recursive: true, force: true }));
      return true;
    } catch {
      if (Date.now() > giveUpAt) return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
    }
  }
}

/** Runs a program in the project's folder; ends this process with its status when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: rootDir,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
