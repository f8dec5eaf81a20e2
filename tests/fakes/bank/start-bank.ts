import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import {
  type BankRefusal,
  paidPage,
  payPage,
  refusedPage,
  statementCsv,
} from '#tests/fakes/bank/bank-pages.ts';
import {
  type BankState,
  emptyBank,
  takeAccounts,
  transferTo,
  usualBehaviour,
} from '#tests/fakes/bank/bank-state.ts';
import { readVietqr } from '#tests/fakes/bank/read-vietqr.ts';
import { sendNotices } from '#tests/fakes/bank/send-notices.ts';
import { type FakeReply, html, json, readBody, send } from '#tests/fakes/platforms/http.ts';

export type BankStart = {
  /** 0: any free one. */
  port?: number;
  /** The address that it listens on, and its name for visitors. */
  host?: string;
  publicHost?: string;
  /** Where everything is kept between two starts. */
  stateFile?: string;
};

export type StartedBank = {
  url: string;
  control: { url: string; token: string };
  /** Sends what is due now. */
  flush(): Promise<number>;
  close(): Promise<void>;
};

const LOOK_EVERY_MS = 200;
type Asked = { method: string; path: string; query: URLSearchParams; token: string; body: Buffer };

/** A bank with its app for buyers (`/pay`), its owners' statements, and a control that only the market has the token of. */
export async function startBank(start: BankStart = {}): Promise<StartedBank> {
  const kept = start.stateFile;
  const state: BankState =
    kept && existsSync(kept) ? { ...emptyBank(), ...JSON.parse(readFileSync(kept, 'utf8')) } : emptyBank();
  const token = randomBytes(16).toString('hex');
  const keep = () => {
    if (!kept) return;
    writeFileSync(`${kept}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${kept}.new`, kept);
  };
  const flush = async () => {
    const taken = await sendNotices(state, Date.now());
    if (taken > 0) keep();
    return taken;
  };
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(incoming);
    if (body === null) return void incoming.socket.destroy();
    const asked = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      token: (incoming.headers.authorization ?? '').replace('Bearer ', ''),
      body,
    };
    const reply = await answer(state, token, asked, flush);
    // Before the answer leaves: what was said to be transferred is there after a kill.
    if (asked.method === 'POST') keep();
    send(outgoing, reply);
    if (asked.path === '/pay') void flush();
  });
  server.listen(start.port ?? 0, start.host ?? '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const timer = setInterval(() => void flush(), LOOK_EVERY_MS);
  timer.unref();
  return {
    url: `http://${start.publicHost ?? '127.0.0.1'}:${address.port}`,
    // Where it listens on every address, this machine reaches it on its own.
    control: {
      url: `http://${['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address}:${address.port}/_control`,
      token,
    },
    flush,
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  state: BankState,
  token: string,
  asked: Asked,
  flush: () => Promise<number>,
): Promise<FakeReply> {
  if (asked.path.startsWith('/_control/')) return control(state, token, asked, flush);
  if (asked.path === '/pay') return pay(state, asked);
  const number = /^\/statements\/([A-Za-z0-9]+)\.csv$/.exec(asked.path)?.[1];
  if (number && state.accounts[number])
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="sao-ke-${number}.csv"`,
      },
      body: statementCsv(state, number),
    };
  return html('', 404);
}

function pay(state: BankState, { method, query, body }: Asked): FakeReply {
  const form = method === 'POST' ? new URLSearchParams(body.toString('utf8')) : query;
  const payload = form.get('payload') ?? '';
  const back = form.get('back') ?? '';
  const language = form.get('lang') === 'en' ? 'en' : 'vi';
  const refuse = (why: BankRefusal, status: number) => html(refusedPage(language, why), status);
  const code = readVietqr(payload);
  if (!code) return refuse('code', 400);
  const receiver = state.accounts[code.account];
  if (!receiver || receiver.bin !== code.bin || !receiver.isOpen) return refuse('account', 404);
  if (method !== 'POST') return html(payPage(language, code, receiver, { payload, back }));
  const amount = Number((form.get('amount') ?? '').replace(/[\s.,₫]/g, ''));
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > 1e12) return refuse('wrongAmount', 400);
  const transfer = transferTo(state, Date.now(), {
    number: code.account,
    amount,
    memo: form.get('memo') ?? '',
  });
  return transfer ? html(paidPage(language, transfer, back)) : refuse('refused', 400);
}

/**
 * `POST /_control/accounts {accounts}`, `/_control/behaviour {…}` (what is left out is as usual), `/_control/transfers
 * {number, amount, memo}`, `/_control/flush`; `GET /_control/state`.
 */
async function control(
  state: BankState,
  token: string,
  { method, path, token: given, body }: Asked,
  flush: () => Promise<number>,
): Promise<FakeReply> {
  const same =
    Buffer.byteLength(given) === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
  if (!same) return json({ message: 'no' }, 401);
  const what = path.replace('/_control/', '');
  if (method === 'GET' && what === 'state') {
    const { accounts, transfers, notices, behaviour } = state;
    const shown = Object.values(accounts).map(({ notify, ...one }) => ({ ...one, isTold: notify !== null }));
    return json({ accounts: shown, transfers, notices, behaviour });
  }
  if (method !== 'POST') return json({ message: 'no such control' }, 404);
  const said = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  switch (what) {
    case 'accounts':
      takeAccounts(state, said.accounts);
      return json({ accounts: Object.keys(state.accounts).length });
    case 'behaviour':
      state.behaviour = { ...usualBehaviour, ...said };
      return json(state.behaviour);
    case 'transfers': {
      const transfer = transferTo(state, Date.now(), said);
      return transfer ? json(transfer) : json({ message: 'no such account' }, 400);
    }
    case 'flush':
      return json({ taken: await flush() });
    default:
      return json({ message: 'no such control' }, 404);
  }
}
