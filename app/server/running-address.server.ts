import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '#app/server/config.server.ts';
import { isProcessAlive } from '#app/server/is-process-alive.ts';

const runningSchema = z.object({ publicUrl: z.url(), pid: z.number().int(), since: z.number().int() });

/** A process that serves the market, since when (ms UTC). */
export type RunningMarket = z.infer<typeof runningSchema>;

/** One file a process, so that of two markets over one folder neither writes over the other's. */
const NOTE_NAME = /^running-market(-\d+)?\.json$/;

/**
 * Leaves the address of the market that is open now beside its data, so that commands make links that lead there, and
 * takes away what processes have left that are gone.
 * @returns takes the note away.
 */
export function noteRunningAddress(
  { dataDir, publicUrl }: Pick<Config, 'dataDir' | 'publicUrl'>,
  { pid, since }: { pid: number; since: number } = { pid: process.pid, since: Date.now() },
): () => void {
  for (const { file, note } of readNotes(dataDir))
    if (!note || !isProcessAlive(note.pid)) rmSync(file, { force: true });
  const own = join(dataDir, `running-market-${pid}.json`);
  writeFileSync(own, JSON.stringify({ publicUrl, pid, since } satisfies RunningMarket));
  return () => rmSync(own, { force: true });
}

/** The markets that run over this data folder on this machine, the one that began first in front. */
export function runningMarkets({ dataDir }: Pick<Config, 'dataDir'>): RunningMarket[] {
  return readNotes(dataDir)
    .flatMap(({ note }) => (note && isProcessAlive(note.pid) ? note : []))
    .sort((a, b) => a.since - b.since);
}

/** What the operator is told who opens a market over a folder that others serve already. */
export function tellBeside(
  { dataDir, publicUrl }: Pick<Config, 'dataDir' | 'publicUrl'>,
  others: ReadonlyArray<RunningMarket>,
): string {
  const where = others.map(({ publicUrl: at, pid }) => `${at} (process ${pid})`).join(', ');
  return `The market in ${dataDir} is open already: ${where}.\nThis one opens it beside that, at ${publicUrl}: both show and change the same goods and orders. For a market of its own choose another DATA_DIR.`;
}

/** The address of the market that runs over this data folder on this machine; null where none does. */
export function readRunningAddress(config: Pick<Config, 'dataDir'>): string | null {
  return runningMarkets(config)[0]?.publicUrl ?? null;
}

/** Notes that cannot be read are null. */
function readNotes(dataDir: string): Array<{ file: string; note: RunningMarket | null }> {
  return namesIn(dataDir)
    .filter((name) => NOTE_NAME.test(name))
    .map((name) => {
      const file = join(dataDir, name);
      return { file, note: readNote(file) };
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readNote(file: string): RunningMarket | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
