import type { CliOutput, Command } from '#app/cli/command.ts';
import { errorText } from '#app/i18n/errors.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';

/** `npm run cli -- NAME …` over an open market; gives the exit code. */
export async function runCommand(
  context: Context,
  command: Command,
  args: ReadonlyArray<string>,
  output: CliOutput,
): Promise<number> {
  try {
    return await command.run(context, args, output);
  } catch (error) {
    if (isDomainError(error)) {
      output.err(`${error.field ? `${error.field}: ` : ''}${errorText('en', error)}`);
      return 1;
    }
    if (isNotFound(error)) {
      output.err(`Not found: ${error.message}.`);
      return 1;
    }
    if (isUsageError(error)) {
      output.err(`${error.message}\n\n${command.usage}`);
      return 1;
    }
    throw error;
  }
}

/** The names of all commands with what they take. */
export function describeCommands(commands: ReadonlyArray<Command>): string {
  const lines = commands.map(({ usage }) => `  ${usage.split('\n').join('\n  ')}`);
  return `npm run cli -- COMMAND …\n\n${lines.join('\n\n')}`;
}

/** An option that parseArgs does not know, or lacks its value. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
