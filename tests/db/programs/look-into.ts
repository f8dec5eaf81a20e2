import Database from 'better-sqlite3';

/** Somebody's own tool on the market's file, as `sqlite3 market.sqlite "select …"`: opens, reads, closes. */
const { file } = JSON.parse(process.argv[2] ?? '{}') as { file: string };
const connection = new Database(file);
const notes = connection.prepare('SELECT count(*) FROM audit').pluck().get();
connection.close();
process.send?.(notes);
process.disconnect();
