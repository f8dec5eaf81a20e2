/** `npm run db:generate -- NAME`: writes the next migration of both engines from db/tables. */
import { spawnSync } from 'node:child_process';

const name = process.argv[2];
if (!name) {
  console.error('Usage: npm run db:generate -- NAME');
  process.exit(2);
}
for (const engine of ['sqlite', 'postgres']) {
  const run = spawnSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      `--config=drizzle.${engine}.config.ts`,
      `--name=${name}`,
      ...process.argv.slice(3),
    ],
    { stdio: 'inherit' },
  );
  if (run.status !== 0) process.exit(run.status ?? 1);
}
