import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bankProviders } from '#app/domain/payments/bank-notices/bank-providers.server.ts';
import { readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { type BankStart, startBank } from '#tests/fakes/bank/start-bank.ts';

const SECRET = 'khoa-bi-mat-mo-phong';
const NUMBER = '8800001234';

/** A bank, and a market's ear that takes what it tells; `answers` is asked for each message. */
async function open(start: BankStart = {}, answers: (nth: number) => number = () => 200) {
  const heard: Array<{ body: string; headers: Record<string, unknown> }> = [];
  const ear = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const part of incoming) body += part;
    heard.push({ body, headers: incoming.headers });
    outgoing.writeHead(answers(heard.length), { 'content-type': 'application/json' });
    outgoing.end('{"success":true}');
  }).listen(0, '127.0.0.1');
  await once(ear, 'listening');
  const address = ear.address();
  const bank = await startBank(start);
  onTestFinished(async () => {
    await bank.close();
    ear.close();
  });
  const port = typeof address === 'object' ? address?.port : 0;
  const control = (what: string, said: unknown, token = bank.control.token) =>
    fetch(`${bank.control.url}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(said),
    });
  const notify = { url: `http://127.0.0.1:${port}/webhooks/sepay`, secret: SECRET };
  const account = { bin: '999999', number: NUMBER, holder: 'HTX CHE', isOpen: true, notify };
  await control('accounts', { accounts: [account] });
  const payload = writePayload({
    kind: 'account',
    use: 'dynamic',
    bin: '999999',
    account: NUMBER,
    amount: 150_000,
    memo: 'YU23456CK',
  });
  const pay = (fields: Record<string, string>) =>
    fetch(`${bank.url}/pay`, { method: 'POST', body: new URLSearchParams({ payload, back: '', ...fields }) });
  return { bank, heard, control, payload, pay };
}

test('a buyer sees whom they pay, may change amount and memo, and pays; the market hears it as SePay tells it', async () => {
  const { bank, heard, payload, pay } = await open();
  const page = await (
    await fetch(`${bank.url}/pay?${new URLSearchParams({ payload, back: 'https://a.example/o' })}`)
  ).text();
  expect(page).toContain('HTX CHE');
  expect(page).toContain('value="150000"');
  expect(page).toContain('value="YU23456CK"');
  const paid = await pay({ amount: '140.000', memo: 'mua che YU23456CK' });
  expect([paid.status, (await paid.text()).includes('140.000')]).toEqual([200, true]);
  await expect.poll(() => heard.length).toBe(1);
  const { body, headers } = heard[0] ?? { body: '', headers: {} };
  const header = (name: string) => (headers[name] as string | undefined) ?? null;
  const sent = { header, rawBody: body, body: JSON.parse(body), receivedAt: Date.now() };
  expect(bankProviders.sepay.isSigned(sent, SECRET)).toBe(true);
  expect(createHmac('sha256', SECRET).update(body).digest('hex')).not.toBe('');
  expect(bankProviders.sepay.read(sent.body, 0)).toMatchObject({
    kind: 'in',
    numbers: [NUMBER],
    seen: { amount: 140_000 },
  });
});

test('whoever comes from an English page reads English, before and after', async () => {
  const { bank, payload, pay } = await open();
  const vietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]/i;
  const asked = `${bank.url}/pay?${new URLSearchParams({ payload, back: 'https://a.example/o', lang: 'en' })}`;
  const pages = [
    await (await fetch(asked)).text(),
    await (
      await pay({ amount: '140000', memo: 'YU23456CK', back: 'https://a.example/o', lang: 'en' })
    ).text(),
    await (await pay({ amount: 'x', memo: '', lang: 'en' })).text(),
  ];
  for (const page of pages) {
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Simulated bank');
    expect(page).not.toMatch(vietnamese);
  }
  expect(pages[0]).toContain('name="lang" value="en"');
  expect(pages[1]).toContain('Back to the order');
});

test('it refuses codes that do not read, and accounts that it does not hold', async () => {
  const { bank, payload, pay } = await open();
  const broken = `${payload.slice(0, -1)}${payload.endsWith('0') ? '1' : '0'}`;
  expect((await fetch(`${bank.url}/pay?${new URLSearchParams({ payload: broken })}`)).status).toBe(400);
  const elsewhere = writePayload({
    kind: 'account',
    use: 'static',
    bin: '970436',
    account: NUMBER,
    amount: null,
    memo: null,
  });
  expect((await fetch(`${bank.url}/pay?${new URLSearchParams({ payload: elsewhere })}`)).status).toBe(404);
  expect((await pay({ amount: '-5', memo: '' })).status).toBe(400);
});

test('told so, it sends twice, out of order, cut and in capitals, late, or nothing at all', async () => {
  const { bank, heard, control, pay } = await open();
  await control('behaviour', { duplicates: 1, memo: 'upper-no-space' });
  await pay({ amount: '150000', memo: 'yu23456ck cam on' });
  await expect.poll(() => heard.length).toBe(2);
  expect(new Set(heard.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
  expect(JSON.parse(heard[0]?.body ?? '').content).toContain('YU23456CKCAMON');
  await control('behaviour', { isSilent: true });
  await pay({ amount: '1000', memo: 'im lang' });
  await control('behaviour', { delayMs: 3_600_000 });
  await pay({ amount: '2000', memo: 'muon' });
  await bank.flush();
  expect(heard).toHaveLength(2);
  const statement = Buffer.from(await (await fetch(`${bank.url}/statements/${NUMBER}.csv`)).arrayBuffer());
  const { seen } = await readStatement(statement, 'sao-ke.csv');
  expect(seen.map(({ amount }) => amount)).toEqual([150_000, 1_000, 2_000]);
});

test('what is not taken is sent again, and nothing is forgotten over a new start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-bank-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const stateFile = join(folder, 'bank.json');
  const { heard, pay } = await open({ stateFile }, (nth) => (nth === 1 ? 500 : 200));
  await pay({ amount: '150000', memo: 'YU23456CK' });
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2);
  const again = await startBank({ stateFile });
  const state = await fetch(`${again.control.url}/state`, {
    headers: { authorization: `Bearer ${again.control.token}` },
  });
  expect(await state.json()).toMatchObject({
    accounts: [{ number: NUMBER, balance: 150_000 }],
    transfers: [{ amount: 150_000 }],
  });
  await again.close();
});

test('only who has the token controls it', async () => {
  const { control } = await open();
  expect((await control('behaviour', {}, 'guessed')).status).toBe(401);
});
