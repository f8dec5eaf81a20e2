import Database from 'better-sqlite3';
import { createClosedFile } from '#db/dialect/create-closed-file.ts';

/**
 * Copies a running SQLite market into one new file, consistent as of one moment (VACUUM INTO), and checks the copy.
 * The file alone must never be copied: what was committed last may still stand in its write-ahead log.
 * @returns how many rows the copy's listings, register and audit hold.
 * @throws when `file` exists, or the copy is not sound.
 */
export function backupSqlite(path: string, file: string): { table: string; rows: number }[] {
  const source = new Database(path, { fileMustExist: true });
  try {
    // As closed to others as the market's own file; SQLite takes an empty one.
    if (!createClosedFile(file)) throw new Error(`${file} exists already; choose another name.`);
    source.prepare('VACUUM INTO ?').run(file);
  } finally {
    source.close();
  }
  const copy = new Database(file, { readonly: true });
  try {
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`The copy is not sound: ${String(verdict)}`);
    return ['listing', 'register_entry', 'audit'].map((table) => ({
      table,
      rows: copy.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
    }));
  } finally {
    copy.close();
  }
}
