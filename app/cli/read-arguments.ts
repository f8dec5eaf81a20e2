import { closeSync, openSync, unlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Language } from '#app/i18n/language.ts';

/** The channel of a code, of those that can do what is asked. @throws UsageProblem that lists their codes. */
export function readChannel(
  code: string | undefined,
  can: (channel: Channel) => boolean = () => true,
): Channel {
  const known = channels.filter(can);
  const found = known.find((one) => one.code === code);
  if (found) return found;
  const list = `Channels: ${known.map((one) => one.code).join(', ')}.`;
  if (code === undefined) throw new UsageProblem(`Say which channel. ${list}`);
  const isOther = channels.some((one) => one.code === code);
  throw new UsageProblem(
    `${isOther ? `"${code}" cannot do this.` : `There is no channel "${code}".`} ${list}`,
  );
}

/** @throws UsageProblem for what is neither vi nor en. */
export function readLanguage(typed: string, option = '--language'): Language {
  if (typed === 'vi' || typed === 'en') return typed;
  throw new UsageProblem(`${option} is vi or en, not "${typed}".`);
}

/** An option or argument that a command cannot do without. @throws UsageProblem `whatToSay`. */
export function needed<Value>(given: Value | null | undefined | '', whatToSay: string): Value {
  if (given === undefined || given === null || given === '') throw new UsageProblem(whatToSay);
  return given as Value;
}

/** @throws UsageProblem for an argument too many: most often a value whose option was forgotten. */
export function atMost(positionals: readonly string[], count: number): void {
  const extra = positionals[count];
  if (extra !== undefined) {
    throw new UsageProblem(
      `"${extra}" is one argument too many. A value stands behind its option: --option VALUE.`,
    );
  }
}

/** A path as the person means it: npm runs scripts from the package's folder, theirs is in INIT_CWD. */
export function personPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

/**
 * A file can be written there, and nobody's is written over: tried, as only that tells of rights and of disks that take
 * nothing. Asked before what goes into it is put on record as handed over.
 * @throws UsageProblem when one stands there already; the file system's own error when it cannot be written
 */
export function mustTakeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isTaken) throw error;
    throw new UsageProblem(`${path} exists already; choose another name with --out FILE.`);
  }
  unlinkSync(path);
}

/** What `--producer` is, for whoever left it out. */
export const producerNeeded =
  'Say whose goods: --producer CODE. /api/v1/producers lists the codes, and so does the page of the producer.';
