import type { Context } from '#app/server/context.ts';

/** Where a command writes; a test hands in its own. Results go out, everything else goes to err. */
export type CliOutput = { out(line: string): void; err(line: string): void };

/** One thing that the operator can do from the command line. */
export type Command = {
  /** noun:verb */
  readonly name: string;
  /** The name with its options and a sentence on each; the first line stands in the overview. */
  readonly usage: string;
  /** Gives the exit code. A DomainError that it throws is printed as its sentence, exit code 1. */
  run(context: Context, args: ReadonlyArray<string>, output: CliOutput): Promise<number>;
};
