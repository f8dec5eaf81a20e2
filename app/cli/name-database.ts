import type { Config } from '#app/server/config.server.ts';

/** Which database a command works on, for the person who runs it: the file, or the server's address without secrets. */
export function nameDatabase({
  databaseUrl,
  sqlitePath,
}: Pick<Config, 'databaseUrl' | 'sqlitePath'>): string {
  if (databaseUrl === null) return sqlitePath;
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}
