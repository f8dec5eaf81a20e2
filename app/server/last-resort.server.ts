import type { Logger } from 'pino';

/**
 * What becomes of a failure that nobody caught. By itself Node ends the process for either kind; a market that ends
 * whenever a disk is full or a stranger's answer is malformed would be no market.
 *
 * A rejection that nobody waited for does not end the process. Whoever waited for the rest of that work has an answer
 * of their own: a request fails, a job is tried again. What the market knows changes only in transactions, which are
 * either in the database or not, so nothing half done is kept in memory. It is logged as an error and the market goes on
 * reading, and writing as soon as it can.
 *
 * An exception out of an event's listener ends the process: the code between was cut off where nobody expected it, and
 * what it was about to put right (a lock, a counter, an answer) stays wrong. New connections are refused, what is under
 * way may finish, and the exit code tells the service manager to start the market again. The one exception is the
 * operating system's word about a file or connection that nobody was listening to (it names its `syscall`: a reset
 * connection, a broken pipe, no room on the disk): no code of ours was cut off, so the market goes on.
 *
 * Nothing can be done here about memory that ran out.
 * @param end stops the process in an orderly way with this exit code; called once at most.
 */
export function installLastResort(log: Pick<Logger, 'error' | 'fatal'>, end: (code: number) => void): void {
  let isEnding = false;
  process.on('unhandledRejection', (reason) => {
    log.error({ evt: 'process.rejection', err: reason }, 'a failure that nobody waited for');
  });
  process.on('uncaughtException', (error: unknown) => {
    if (isFromOutside(error)) {
      // Where the log's own reader has gone, telling it so would go round for ever.
      if (!isBrokenPipe(error)) log.error({ evt: 'process.outside', err: error }, 'a failure from outside');
      return;
    }
    log.fatal(
      { evt: 'process.exception', err: error },
      'a failure that cannot be survived: the process ends',
    );
    if (isEnding) return;
    isEnding = true;
    end(1);
  });
}

function isFromOutside(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function isBrokenPipe(error: Error & { code: string }): boolean {
  return error.code === 'EPIPE';
}
