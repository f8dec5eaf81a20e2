import { closeSync, openSync } from 'node:fs';

/**
 * Creates an empty file that is its owner's alone, and leaves one that is there untouched. That one may be a database
 * which this process has open, and must not be opened beside SQLite, not even for a moment: closing any descriptor of a
 * file drops all locks that the process holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2). The next program
 * to look at the database would then take itself for the last, and delete the log under the market's feet.
 * @returns whether it was created.
 */
export function createClosedFile(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
