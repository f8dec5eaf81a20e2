/**
 * Runs in a process before its program does (`node --import`) and kills it, as `kill -9` would, at one step that
 * `KILL_AT` names. The program knows nothing of it. Steps are
 *
 *     before:insert into "market_order"     a statement with these words is about to run
 *     after:insert into "market_order"      it has run; its transaction is open
 *     commit:insert into "market_order"     its transaction is about to be committed
 *     committed:insert into "market_order"  it has been; nobody has heard of it yet
 *     answer:303 POST /checkout             a request is about to be answered so
 *     heard:POST /v1/checkout/sessions      a call to somebody outside has been answered
 */
import http from 'node:http';
import Database from 'better-sqlite3';
import pg from 'pg';

const [, when, what] = /^(\w+):(.+)$/.exec(process.env.KILL_AT ?? '') ?? [];
if (!what) throw new Error(`KILL_AT names no step: ${process.env.KILL_AT}`);

/** Connections whose open transaction holds the statement. */
const marked = new WeakSet();

function die() {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way: nothing more of the program may run.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

const words = (text) => text.trim().toLowerCase();

function isAbout(text) {
  if (when === 'before' && text.includes(what)) die();
}

/** A statement has run on this connection. */
function hasRun(connection, text) {
  if (!text.includes(what)) return;
  if (when === 'after') die();
  marked.add(connection);
}

/** The end of a transaction, before and after it. */
function isEnding(connection, text) {
  if (text === 'rollback') marked.delete(connection);
  if (when === 'commit' && text === 'commit' && marked.has(connection)) die();
}
function hasEnded(connection, text) {
  if (when === 'committed' && text === 'commit' && marked.has(connection)) die();
}

const aside = new Database(':memory:');
const statements = Object.getPrototypeOf(aside.prepare('select 1'));
aside.close();
for (const name of ['run', 'get', 'all']) {
  const run = statements[name];
  statements[name] = function (...values) {
    isAbout(this.source);
    const result = run.apply(this, values);
    hasRun(this.database, this.source);
    return result;
  };
}
const { exec } = Database.prototype;
Database.prototype.exec = function (text) {
  isEnding(this, words(text));
  const result = exec.call(this, text);
  hasEnded(this, words(text));
  return result;
};

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (asked, ...more) {
  const text = typeof asked === 'string' ? asked : (asked?.text ?? '');
  isAbout(text);
  isEnding(this, words(text));
  const result = query.call(this, asked, ...more);
  // Those with a callback only read.
  if (typeof result?.then !== 'function') return result;
  return result.then((rows) => {
    hasRun(this, text);
    hasEnded(this, words(text));
    return rows;
  });
};

const { writeHead } = http.ServerResponse.prototype;
http.ServerResponse.prototype.writeHead = function (status, ...more) {
  if (when === 'answer' && `${status} ${this.req.method} ${this.req.url}`.startsWith(what)) die();
  return writeHead.call(this, status, ...more);
};

const { emit } = http.ClientRequest.prototype;
http.ClientRequest.prototype.emit = function (event, ...more) {
  if (when === 'heard' && event === 'response' && `${this.method} ${this.path}`.startsWith(what)) die();
  return emit.call(this, event, ...more);
};
