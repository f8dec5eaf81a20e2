/**
 * A command that was not given what it needs: `message` says what, and how it is given. Printed with the command's first
 * line of usage, exit code 1.
 */
export class UsageProblem extends Error {
  readonly isUsageProblem = true;
}

export function isUsageProblem(error: unknown): error is UsageProblem {
  return error instanceof Error && 'isUsageProblem' in error;
}
