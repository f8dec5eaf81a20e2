import { onCluster, POSTGRES_TEMPLATE } from '#tests/support/templates.ts';

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
  dropped = onCluster(clusterUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  dropped.catch(() => undefined);
}

async function copyOf(clusterUrl: string, template: string): Promise<string> {
  counter += 1;
  const name = `market_${process.pid}_${counter}`;
  await onCluster(clusterUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
  );
  return name;
}
