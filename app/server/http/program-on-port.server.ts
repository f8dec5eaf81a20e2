import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENS = '0A';

/**
 * Which program listens on a port of this machine, "node (process 1234)". Null where the system does not tell: outside
 * Linux, or when it is somebody else's.
 */
export function programOnPort(port: number): string | null {
  const sockets = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => socketsIn(table, port)));
  if (sockets.size === 0) return null;
  for (const pid of namesIn('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const holds = namesIn(`/proc/${pid}/fd`).some((fd) => {
      const [, socket] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return socket !== undefined && sockets.has(socket);
    });
    if (holds) return `${textOf(`/proc/${pid}/comm`).trim() || 'a program'} (process ${pid})`;
  }
  return null;
}

/** Inodes of the sockets that listen on the port. Columns: number, local address, remote one, state, …, inode. */
function socketsIn(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return textOf(table)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.split(':')[1] === wanted && state === LISTENS)
    .flatMap((columns) => columns[9] ?? []);
}

function textOf(path: string): string {
  return orElse('', () => readFileSync(path, 'utf8'));
}

function linkOf(path: string): string {
  return orElse('', () => readlinkSync(path));
}

function namesIn(path: string): string[] {
  return orElse<string[]>([], () => readdirSync(path));
}

/** What is no longer there, or is not ours to read, says nothing. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
