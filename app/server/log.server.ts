import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type Log = Logger;

/**
 * What an error says without the values that went into a query: the database layer writes them into its message (and so
 * into the stack), and they are people's names, phone numbers and session ids.
 */
export function messageWithoutValues(error: Error): string {
  if (!('params' in error)) return error.message;
  return error.message.replace(/\nparams:[\s\S]*$/, '');
}

/** Properties of an error that may stand in a log. PostgreSQL's `detail` and `where` quote whole rows. */
const ERROR_FIELDS = [
  'code',
  'syscall',
  'query',
  'constraint',
  'table',
  'column',
  'schema',
  'severity',
  'routine',
  'status',
  'reason',
] as const;
const DEEPEST_CAUSE = 8;

/** An error with its causes as a log may hold it. */
function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return depth === 0 || typeof error === 'string' ? error : undefined;
  const message = messageWithoutValues(error);
  const at = error.stack?.indexOf(error.message) ?? -1;
  // A stack begins with the message that the error was made with.
  const stack =
    at < 0
      ? framesOf(error.stack)
      : `${error.stack?.slice(0, at)}${message}${error.stack?.slice(at + error.message.length)}`;
  const fields = Object.fromEntries(
    ERROR_FIELDS.flatMap((name) => {
      const value: unknown = (error as unknown as Record<string, unknown>)[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    type: error.name,
    message,
    stack,
    ...fields,
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < DEEPEST_CAUSE && { errors: error.errors.map((one) => loggedError(one, depth + 1)) }),
  };
}

/** The lines of a stack that name places. */
function framesOf(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+\)?$/.test(line))
    .join('\n');
}

/** What every log line of one request carries. */
export const requestScope = new AsyncLocalStorage<{ requestId: string }>();

/** Never in a log, wherever they stand in what is logged. */
const SECRET_FIELDS = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'otp',
  'phone',
  'email',
  'personName',
];

/**
 * JSON lines, times in UTC.
 * @param to where they go; standard output by default.
 */
export function createLog(level: string, to?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: (error: unknown) => loggedError(error),
      after: (error: unknown) => loggedError(error),
    },
    mixin: () => requestScope.getStore() ?? {},
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  };
  return to ? pino(options, to) : pino(options);
}
