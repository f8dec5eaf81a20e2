/** A reason not to start that the operator can do something about; the message says what, and no stack is told. */
export class OperatorProblem extends Error {
  readonly isOperatorProblem = true;
}

export function isOperatorProblem(error: unknown): error is OperatorProblem {
  return error instanceof Error && 'isOperatorProblem' in error;
}
