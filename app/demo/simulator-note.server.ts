import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { z } from 'zod';
import { isProcessAlive } from '#app/server/is-process-alive.ts';

/** What is kept of a running simulation: its own words, among them where its control is, and the number of its process. */
const noteSchema = z.looseObject({ control: z.looseObject({ url: z.url() }), process: z.number().int() });

export type SimulatorNote = z.infer<typeof noteSchema>;

/** A program that listens takes a connection at once; a busy machine gets this long. */
const ANSWERS_WITHIN_MS = 2_000;

/** What a simulation said when it listened, with its process. @throws ZodError, SyntaxError for what is no such line. */
export function noteOf(said: string, pid: number): SimulatorNote {
  return noteSchema.parse({ ...JSON.parse(said), process: pid });
}

/** Null where there is none, or none that can be read. */
export function readNote(file: string): SimulatorNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Whole at once, so that nobody reads half of it. */
export function writeNote(file: string, note: SimulatorNote): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, JSON.stringify(note), { mode: 0o600 });
  renameSync(fresh, file);
}

/** Takes the note away, unless it speaks of another process by now. */
export function forgetNote(file: string, pid: number | undefined): void {
  if (readNote(file)?.process === pid) rmSync(file, { force: true });
}

/**
 * Whether the simulation of a note still runs: its process is there, and somebody listens where it did. The number alone
 * may be another program's by now.
 */
export async function isRunning(note: SimulatorNote): Promise<boolean> {
  if (!isProcessAlive(note.process)) return false;
  const { hostname, port } = new URL(note.control.url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: ANSWERS_WITHIN_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
