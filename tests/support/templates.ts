import { basename, join } from 'node:path';
import pg from 'pg';
import { seedMoneyRules } from '#app/domain/payments/terms/seed-money-rules.server.ts';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { migrate } from '#db/migrate.ts';
import { type OpenTestContext, openTestContext } from '#tests/support/open-test-context.ts';
import { testStart } from '#tests/support/test-clock.ts';

/** Tests and the programs that they start run in the project's folder. */
export const ROOT = process.cwd();
export const MIGRATIONS = join(ROOT, 'db/migrations');
/** Where a run keeps its compiled programs: below the project, whose packages they import. */
export const programsOf = (run: { folder: string }) =>
  join(ROOT, 'node_modules/.cache/cho-phien-tests', basename(run.folder));
export const POSTGRES_TEMPLATE = 'market_template';

/** A migrated SQLite file with the reference data (places, product sets, channels). */
export async function prepareSqliteTemplate(folder: string): Promise<string> {
  const sqlitePath = join(folder, 'template', 'market.sqlite');
  await prepare({ databaseUrl: null, dataDir: join(folder, 'template') });
  return sqlitePath;
}

/** The same as a database of the cluster, to be cloned by CREATE DATABASE … TEMPLATE. */
export async function preparePostgresTemplate(clusterUrl: string, folder: string): Promise<void> {
  await onCluster(clusterUrl, (client) => client.query(`CREATE DATABASE ${POSTGRES_TEMPLATE}`));
  await prepare({
    databaseUrl: `${clusterUrl}/${POSTGRES_TEMPLATE}`,
    dataDir: join(folder, 'template-postgres'),
  });
}

/** One statement or a few on the cluster's own database. */
export async function onCluster<T>(clusterUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: `${clusterUrl}/postgres` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrations and reference data on an empty database. */
export async function migrateAndSeed(place: Omit<OpenTestContext, 'settings'>): Promise<void> {
  await migrate({
    databaseUrl: place.databaseUrl,
    sqlitePath: join(place.dataDir, 'market.sqlite'),
    folder: MIGRATIONS,
    now: place.clock.now(),
    stamp: place.demo ? 'demo' : 'real',
  });
  const { context, close } = openTestContext(place);
  try {
    await seedReference(context);
    await seedMoneyRules(context);
  } finally {
    await close();
  }
}

async function prepare(place: { databaseUrl: string | null; dataDir: string }): Promise<void> {
  const now = testStart();
  await migrateAndSeed({ ...place, clock: { now: () => now }, demo: false });
}
