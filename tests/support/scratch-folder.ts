import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';
const ENOUGH_BYTES = 4 * 1024 ** 3;
const OURS = 'cho-phien-';
const OWNER_FILE = 'owner-pid';

/**
 * Where a run keeps its databases: in memory where the system has room for it (cloning a PostgreSQL database
 * takes 12 ms there and 300 ms on a disk), else in the usual temporary folder.
 */
export function scratchFolder(): string {
  if (!existsSync(MEMORY_FOLDER)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize > ENOUGH_BYTES ? MEMORY_FOLDER : tmpdir();
}

/**
 * A new folder there that remembers which process it belongs to.
 * @param isOnDisk for what has to outlive the machine's memory, such as a commit that is measured.
 */
export function ownedFolder(prefix: `${typeof OURS}${string}`, { isOnDisk = false } = {}): string {
  const folder = mkdtempSync(join(isOnDisk ? tmpdir() : scratchFolder(), prefix));
  writeFileSync(join(folder, OWNER_FILE), String(process.pid));
  return folder;
}

/** Removes what runs left that were killed before they could tidy, and stops their PostgreSQL. */
export function sweepAbandonedFolders(): void {
  for (const name of readdirSync(scratchFolder()).filter((one) => one.startsWith(OURS))) {
    const folder = join(scratchFolder(), name);
    const owner = readNumber(join(folder, OWNER_FILE));
    if (owner === null || isAlive(owner)) continue;
    const server = readNumber(join(folder, 'data', 'postmaster.pid'));
    if (server !== null && isAlive(server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}

function readNumber(file: string): number | null {
  if (!existsSync(file)) return null;
  const number = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isNaN(number) ? null : number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
