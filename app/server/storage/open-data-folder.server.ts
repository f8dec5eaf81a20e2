import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';

/** What a market leaves in its folder; one of these says that the folder is a market's and nobody else's. */
const ownNames = new Set(['market.sqlite', 'files', 'demo-secret']);

/**
 * Makes the folder of a market's data, or closes the one that is there: people's data are no business of the machine's
 * other users. One that belongs to somebody else, or that holds other things and no market yet (a mistyped /srv), keeps
 * its modes.
 */
export function openDataFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { mode, uid } = statSync(path);
  if ((mode & 0o077) === 0 || uid !== process.geteuid?.()) return;
  const names = readdirSync(path);
  if (names.length === 0 || names.some((name) => ownNames.has(name))) chmodSync(path, 0o700);
}
