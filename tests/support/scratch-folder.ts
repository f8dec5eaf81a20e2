import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY_FOLDER = '/dev/shm';
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Where a run keeps its databases: in memory where the system has room for it (cloning a PostgreSQL database
 * takes 12 ms there and 300 ms on a disk), else in the usual temporary folder.
 */
export function scratchFolder(): string {
  if (!existsSync(MEMORY_FOLDER)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize > ENOUGH_BYTES ? MEMORY_FOLDER : tmpdir();
}
