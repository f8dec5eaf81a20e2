import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * An HTTP client that does as little as it can, so that the server is what is measured: requests are bytes made
 * beforehand, of an answer only status and length are read. One request at a time on each connection.
 */
export async function load(options: {
  port: number;
  connections: number;
  seconds: number;
  /** The next request of the mix. */
  next: () => Buffer;
}): Promise<{ perSecond: number; statuses: Map<number, number>; bytes: number }> {
  const statuses = new Map<number, number>();
  let answers = 0;
  let bytes = 0;
  let isOver = false;
  const startedAt = performance.now();

  function run(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let head: Buffer = Buffer.alloc(0);
      let missing = 0;
      const send = () => {
        if (isOver) {
          socket.destroy();
          resolve();
        } else socket.write(options.next());
      };
      socket.on('error', reject);
      socket.on('data', (part: Buffer) => {
        bytes += part.length;
        let rest: Buffer = part;
        if (missing === 0) {
          head = head.length === 0 ? rest : Buffer.concat([head, rest]);
          const end = head.indexOf(HEAD_END);
          if (end < 0) return;
          const text = head.toString('latin1', 0, end);
          const status = Number(text.slice(9, 12));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
          if (status !== 304 && length === undefined) return reject(new Error(`no length in: ${text}`));
          missing = status === 304 ? 0 : Number(length);
          rest = head.subarray(end + HEAD_END.length);
          head = Buffer.alloc(0);
        }
        missing -= rest.length;
        if (missing > 0) return;
        answers += 1;
        missing = 0;
        send();
      });
      send();
    });
  }

  const sockets = await Promise.all(
    Array.from(
      { length: options.connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(options.port, '127.0.0.1', () => resolve(socket));
          socket.setNoDelay(true);
          socket.once('error', reject);
        }),
    ),
  );
  setTimeout(() => {
    isOver = true;
  }, options.seconds * 1000);
  await Promise.all(sockets.map(run));
  return { perSecond: (answers * 1000) / (performance.now() - startedAt), statuses, bytes };
}

export function requestBytes(path: string, headers: Record<string, string>): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', connection: 'keep-alive', ...headers });
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
}
