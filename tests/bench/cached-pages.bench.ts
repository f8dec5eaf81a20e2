import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { benchServer, residentMb } from '#tests/bench/support/bench-server.ts';
import { load, requestBytes } from '#tests/bench/support/raw-client.ts';
import { median, reportLeast, reportMost, reportRates } from '#tests/bench/support/report.ts';
import { randomFrom } from '#tests/factories/made-up-register.ts';

const URLS = 200;
const ENCODINGS = ['gzip', 'br'] as const;
const CONDITIONAL_SHARE = 0.2;
const CONNECTIONS = 32;
const ROUNDS = 3;
const SECONDS = 4;

type Answer = { path: string; encoding: string; headers: Record<string, string>; body: Buffer };

if (process.argv[2] === 'bare') serveBare();
else await measure();

/** node:http and nothing else: the same bytes and headers, looked up by address and encoding. */
function serveBare(): void {
  process.once('message', (answers: Array<Omit<Answer, 'body'> & { body: string }>) => {
    const known = new Map(
      answers.map(({ path, encoding, headers, body }) => [
        `${encoding} ${path}`,
        { headers, etag: headers.etag, body: Buffer.from(body, 'base64') },
      ]),
    );
    const server = createServer((request, response) => {
      const answer = known.get(`${request.headers['accept-encoding']} ${request.url}`);
      if (!answer) return response.writeHead(404).end();
      if (request.headers['if-none-match'] === answer.etag)
        return response.writeHead(304, answer.headers).end();
      return response.writeHead(200, answer.headers).end(answer.body);
    });
    server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
  });
  process.send?.('ready');
}

async function measure(): Promise<void> {
  const market = await benchMarket('sqlite', { demo: true });
  const { store } = market.context;
  const server = await benchServer({ DATA_DIR: market.dataDir, DEMO: 'on', JOBS: 'elsewhere' });
  const slugs = await store.read((db) =>
    db.select({ slug: store.tables.listing.slug, id: store.tables.listing.id }).from(store.tables.listing),
  );
  const paths = slugs.slice(0, URLS).flatMap(({ slug }) => [`/products/${slug}`, `/en/products/${slug}`]);
  const answers: Answer[] = [];
  for (const path of paths) {
    for (const encoding of ENCODINGS) answers.push(...(await ask(path, encoding)));
  }

  const bare = fork(process.argv[1] ?? '', ['bare'], { execArgv: [] });
  await once(bare, 'message');
  bare.send(answers.map((answer) => ({ ...answer, body: answer.body.toString('base64') })));
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }];

  const requests = answers.map(({ path, encoding, headers }) => ({
    plain: requestBytes(path, { 'accept-encoding': encoding }),
    conditional: requestBytes(path, { 'accept-encoding': encoding, 'if-none-match': headers.etag ?? '' }),
  }));
  const ours: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push((await loadOnce(barePort)).perSecond);
    const changing = setInterval(() => {
      const { id } = slugs[Math.floor(Math.random() * URLS)] ?? { id: '' };
      void store.write((tx) => store.touch(tx, [`listing:${id}`], Date.now()));
    }, 1000);
    const loaded = await loadOnce(server.port);
    clearInterval(changing);
    if ([...loaded.statuses.keys()].some((status) => status !== 200 && status !== 304))
      throw new Error(`unexpected answers: ${JSON.stringify([...loaded.statuses])}`);
    ours.push(loaded.perSecond);
  }
  reportRates(
    `cached pages, ${answers.length} of them, one changing each second`,
    '/s',
    median(ours),
    median(limits),
    0.5,
  );
  reportLeast('cached pages', '/s', median(ours), 5000);
  reportMost('RSS of the server after that load', 'MB', residentMb(server.process.pid), 200);
  bare.kill();
  await server.stop();
  await market.close();

  function loadOnce(port: number) {
    const random = randomFrom(1);
    const next = () => {
      const request = requests[Math.floor(random() * requests.length)];
      if (!request) throw new Error('no requests');
      return random() < CONDITIONAL_SHARE ? request.conditional : request.plain;
    };
    return load({ port, connections: CONNECTIONS, seconds: SECONDS, next });
  }

  async function ask(path: string, encoding: string): Promise<Answer[]> {
    const { request } = await import('node:http');
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      request({ port: server.port, path, headers: { 'accept-encoding': encoding } }, resolve)
        .on('error', reject)
        .end();
    });
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    if (response.statusCode !== 200) return [];
    const { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } = response.headers;
    return [{ path, encoding, headers: headers as Record<string, string>, body: Buffer.concat(parts) }];
  }
}
