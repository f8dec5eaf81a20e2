import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '#app/server/config.server.ts';
import { isProcessAlive } from '#app/server/is-process-alive.ts';

const runningSchema = z.object({ publicUrl: z.url(), pid: z.number().int() });

function fileOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'running-market.json');
}

/**
 * Leaves the address of the market that is open now beside its data, so that commands make links that lead there.
 * @returns takes the note away, unless another process has put its own there since.
 */
export function noteRunningAddress(config: Pick<Config, 'dataDir' | 'publicUrl'>): () => void {
  const file = fileOf(config);
  writeFileSync(file, JSON.stringify({ publicUrl: config.publicUrl, pid: process.pid }));
  return () => {
    if (readNote(config)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** The address of the market that runs over this data folder on this machine; null where none does. */
export function readRunningAddress(config: Pick<Config, 'dataDir'>): string | null {
  const note = readNote(config);
  return note && isProcessAlive(note.pid) ? note.publicUrl : null;
}

function readNote(config: Pick<Config, 'dataDir'>): z.infer<typeof runningSchema> | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(fileOf(config), 'utf8')));
  } catch {
    return null;
  }
}
