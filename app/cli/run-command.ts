import type { CliOutput, Command } from '#app/cli/command.ts';
import { languageIn } from '#app/cli/shared-options.ts';
import { isUsageProblem } from '#app/cli/usage-problem.ts';
import { cliErrorText } from '#app/i18n/cli.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';

/**
 * `npm run cli -- NAME …` over an open market; gives the exit code. What fails is told on `err`; with --json also on
 * `out`, as {error: {code, message}}, so that what a script reads is JSON whatever happens.
 */
export async function runCommand(
  context: Context,
  command: Command,
  args: ReadonlyArray<string>,
  output: CliOutput,
): Promise<number> {
  try {
    return await command.run(context, args, output);
  } catch (error) {
    const told = tellingOf(error, languageIn(args));
    if (!told) throw error;
    tellFailure(output, args, told);
    if (told.code === 'usage') output.err(`\n${command.usage}`);
    return 1;
  }
}

/** One failure for people and, where JSON was asked for, for the script that reads standard output. */
export function tellFailure(
  output: CliOutput,
  args: ReadonlyArray<string>,
  { code, message }: { code: string; message: string },
): void {
  if (args.includes('--json')) output.out(JSON.stringify({ error: { code, message } }));
  output.err(message);
}

/** What can be said of an error that the person can do something about; null for everything else. */
function tellingOf(error: unknown, language: Language): { code: string; message: string } | null {
  if (isDomainError(error)) {
    const { code, field } = error;
    return { code, message: `${field ? `${field}: ` : ''}${cliErrorText(language, error)}` };
  }
  if (isNotFound(error)) return { code: 'notFound', message: `Not found: ${error.message}.` };
  if (isUsageProblem(error) || isParseProblem(error)) return { code: 'usage', message: error.message };
  const trouble = fileTrouble(error);
  return trouble === null ? null : { code: 'file', message: trouble };
}

/** The names of all commands with what they take. */
export function describeCommands(commands: ReadonlyArray<Command>): string {
  const lines = commands.map(({ usage }) => `  ${usage.split('\n').join('\n  ')}`);
  return `npm run cli -- COMMAND …\n\n${lines.join('\n\n')}`;
}

/** An option that parseArgs does not know, or lacks its value. */
function isParseProblem(error: unknown): error is Error {
  return codeOf(error).startsWith('ERR_PARSE_ARGS');
}

/** What a file that was named by the person cannot be. */
const fileTroubles: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check the name and the folder',
  EEXIST: 'exists already. Choose another name',
  EISDIR: 'is a folder. Name a file',
  ENOTDIR: 'is not in a folder. Check the path',
  EACCES: 'may not be read or written by this account. Change its rights or name another file',
  EPERM: 'may not be read or written by this account. Change its rights or name another file',
  EROFS: 'is in a place that cannot be written to. Name another',
  ENOSPC: 'found no room on the disk. Free some, or name a file elsewhere',
};

function fileTrouble(error: unknown): string | null {
  const trouble = fileTroubles[codeOf(error)];
  if (trouble === undefined || !(error instanceof Error) || !('syscall' in error)) return null;
  return `${'path' in error ? error.path : 'What was named'} ${trouble}.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
