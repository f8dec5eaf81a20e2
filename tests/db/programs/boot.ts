import { migrate } from '#db/migrate.ts';
import type { MigrateOptions } from '#db/migration.ts';

/** One of several processes that start at the same moment on the same database. */
const told = JSON.parse(process.argv[2] ?? '{}') as MigrateOptions;
process.once('message', async () => {
  const { applied } = await migrate(told);
  process.send?.(applied);
  process.disconnect();
});
process.send?.('ready');
