import { resolve } from 'node:path';
import type { Command } from '#app/cli/command.ts';
import { backupSqlite } from '#db/dialect/backup-sqlite.ts';

export const backup: Command = {
  name: 'backup',
  usage: `backup FILE
    Copies the SQLite database into a new file while the market goes on, and checks the copy. Copy DATA_DIR/files
    beside it. With PostgreSQL use pg_dump.`,
  async run({ config }, [file], { out, err }) {
    if (!file) {
      err(backup.usage);
      return 2;
    }
    if (config.databaseUrl) {
      err('This market runs on PostgreSQL: back it up with pg_dump.');
      return 1;
    }
    const target = resolve(file);
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
