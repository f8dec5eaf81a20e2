import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { atMost, needed, personPath } from '#app/cli/read-arguments.ts';
import { backupSqlite } from '#db/dialect/backup-sqlite.ts';

export const backup: Command = {
  name: 'backup',
  usage: `backup FILE
    Copies the SQLite database into a new file while the market goes on, and checks the copy. Copy DATA_DIR/files
    beside it. With PostgreSQL use pg_dump.`,
  async run({ config }, args, { out, err }) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    atMost(positionals, 1);
    const file = needed(positionals[0], 'Name the file to copy the database into; it must not be there yet.');
    if (config.databaseUrl) {
      err('This market runs on PostgreSQL: back it up with pg_dump.');
      return 1;
    }
    const target = personPath(file);
    try {
      const counts = backupSqlite(config.sqlitePath, target);
      out(`${target}: ${counts.map(({ table, rows }) => `${rows} ${table}`).join(', ')}; sound`);
      return 0;
    } catch (error) {
      err((error as Error).message);
      return 1;
    }
  },
};
