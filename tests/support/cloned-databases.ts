import pg from 'pg';
import { POSTGRES_TEMPLATE } from '#tests/support/templates.ts';

/** The next copy, made while the test that took the one before runs: a copy takes longer than many a test. */
let ahead: Promise<string> | undefined;
/** The end of the last database that a test was done with. */
let dropped: Promise<unknown> = Promise.resolve();
let counter = 0;

/** A database of its own for one test, as a copy of the cluster's template; its name. */
export async function cloneDatabase(clusterUrl: string | null, template: string): Promise<string> {
  if (!clusterUrl) throw new Error('this run leaves PostgreSQL out (TEST_ENGINES=sqlite)');
  if (template !== POSTGRES_TEMPLATE) return copyOf(clusterUrl, template);
  const name = await (ahead ?? copyOf(clusterUrl, template));
  ahead = copyOf(clusterUrl, template);
  // Who takes it meets its failure.
  ahead.catch(() => undefined);
  return name;
}

/** Nobody waits for it but whoever is the next to be done with one; what is left goes with the cluster. */
export async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  await dropped;
  dropped = ask(clusterUrl, 'drops', `DROP DATABASE ${name} WITH (FORCE)`);
  dropped.catch(() => undefined);
}

async function copyOf(clusterUrl: string, template: string): Promise<string> {
  counter += 1;
  const name = `market_${process.pid}_${counter}`;
  await ask(clusterUrl, 'copies', `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return name;
}

type Work = 'copies' | 'drops';
/** A connection for each, which neither keeps a process alive: opening one takes a fifth of a copy's time. */
const connections = new Map<Work, Promise<pg.Client>>();

async function ask(clusterUrl: string, work: Work, statement: string): Promise<void> {
  const opening = connections.get(work) ?? connect(clusterUrl, work);
  connections.set(work, opening);
  // The next to ask tries again.
  opening.catch(() => connections.delete(work));
  await (await opening).query(statement);
}

async function connect(clusterUrl: string, work: Work): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: `${clusterUrl}/postgres` });
  client.on('error', () => connections.delete(work));
  await client.connect();
  // Not in its types.
  (client as pg.Client & { unref(): void }).unref();
  return client;
}
