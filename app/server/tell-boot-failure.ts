import { isOperatorProblem } from '#db/operator-problem.ts';

/**
 * What a process (server, worker, command line) says when it ends by this error. What the operator can mend, and what
 * the system or the database says of itself, is told by its message; any other error is a fault of ours and keeps its
 * stack.
 */
export function tellBootFailure(error: unknown): string {
  const said = isOperatorProblem(error) || isFromOutside(error) ? messageOf(error) : stackOf(error);
  return NO_ROOM.test(codeOf(error)) ? `${said}\n${MAKE_ROOM}` : said;
}

/** What a database or a file system says when there is no room to open or write a file. */
const NO_ROOM = /^(SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT)/;
const MAKE_ROOM = 'The disk of DATA_DIR may be full, or fail: make room on it and start again.';

/** Of SQLite what is about its file; of PostgreSQL the connection, who signs in, what is missing, and its own limits. */
const DATABASE_WORDS =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOTADB|CORRUPT|PERM|AUTH)|(08|28|3D|53|57)[0-9A-Z]{3}$|42501$)/;
/** Of the operating system: ECONNREFUSED, EADDRINUSE, EACCES; Node's own codes begin with ERR_. */
const SYSTEM_WORDS = /^E(?!RR_)[A-Z0-9]+$/;

function isFromOutside(error: unknown): error is Error {
  const code = codeOf(error);
  return error instanceof Error && (DATABASE_WORDS.test(code) || SYSTEM_WORDS.test(code));
}

/** An address with several numbers fails with several errors, and no message of its own. */
function messageOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join('\n');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
