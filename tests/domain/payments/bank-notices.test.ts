import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SentNotice } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { bankProviders } from '#app/domain/payments/bank-notices/bank-providers.server.ts';
import { foldReference } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { ROOT } from '#tests/support/templates.ts';

/** Published samples with their signatures; where each is from stands beside it. */
const samples = JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/bank-notices.json'), 'utf8'));

function sentOf(body: unknown, headers: Record<string, string> = {}, receivedAt = Date.now()): SentNotice {
  return { header: (name) => headers[name] ?? null, rawBody: JSON.stringify(body), body, receivedAt };
}

/** The same, with one word of its data changed. */
const changed = (body: { data: object }) => ({ ...body, data: { ...body.data, amount: 3_000_001 } });

describe('every provider', () => {
  const sent = {
    payos: (amount: unknown) => ({ ...samples.payos.body, data: { ...samples.payos.body.data, amount } }),
    casso: (amount: unknown) => ({ ...samples.casso.body, data: { ...samples.casso.body.data, amount } }),
    sepay: (amount: unknown) => ({ id: 1, transferType: 'in', transferAmount: amount }),
  };

  test.each([
    'payos',
    'casso',
    'sepay',
  ] as const)('%s: an amount is a whole number of đồng in digits', (code) => {
    const read = (amount: unknown) => bankProviders[code].read(sent[code](amount), 0);
    expect(read(150_000)?.seen.amount).toBe(150_000);
    expect(read('150000')?.seen.amount).toBe(150_000);
    for (const amount of ['0x10', '1e3', '', ' 16', '16.5', 16.5, true, null, [], 2 ** 53])
      expect(read(amount), String(amount)).toBeNull();
  });

  test.each([
    ['a NUL', 'FT\u0000123', 'FT\u0000124'],
    ['thousands of characters', `${'7'.repeat(6_000)}1`, `${'7'.repeat(6_000)}2`],
  ])('%s in its id: kept under a name that a database takes, the same each time', (_what, id, other) => {
    const bodies = (name: string) => ({
      sepay: { id: name, referenceCode: name, transferType: 'in', transferAmount: 9_000 },
      casso: { data: { ...samples.casso.body.data, id: name, reference: name } },
      payos: { ...samples.payos.body, data: { ...samples.payos.body.data, reference: name } },
    });
    for (const code of ['sepay', 'casso', 'payos'] as const) {
      const names = [id, id, other].flatMap((name) => {
        const read = bankProviders[code].read(bodies(name)[code], 0);
        return read ? [[read.externalId, read.seen.externalId]] : [];
      });
      expect(names[0]).toEqual(names[1]);
      expect(names[0]).not.toEqual(names[2]);
      for (const name of names.flat()) expect(name).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    expect(foldReference(id)?.length ?? 0).toBeLessThan(200);
  });
});

describe('SePay', () => {
  const secret = 'bí mật';

  test('signs the bytes that it sends, be they text or not', () => {
    const receivedAt = Date.parse('2026-11-27T09:00:00Z');
    const timestamp = String(receivedAt / 1000);
    const rawBody = Buffer.concat([
      Buffer.from('{"content":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
    const headers: Record<string, string> = {
      'x-sepay-signature': `sha256=${signature}`,
      'x-sepay-timestamp': timestamp,
    };
    const sent = { header: (name: string) => headers[name] ?? null, body: null, receivedAt };
    expect(bankProviders.sepay.isSigned({ ...sent, rawBody }, secret)).toBe(true);
    expect(bankProviders.sepay.isSigned({ ...sent, rawBody: rawBody.toString('utf8') }, secret)).toBe(false);
  });

  test.each(['0000-01-01', '0001-01-01 00:00:00', '1970-01-01'])('%s is no day: when it was told', (day) => {
    const body = { id: 1, transferType: 'in', transferAmount: 9_000, transactionDate: day };
    expect(bankProviders.sepay.read(body, 1_700_000_000_000)?.seen.occurredAt).toBe(1_700_000_000_000);
  });
});

describe('payOS', () => {
  const { body, secret } = samples.payos;

  test('the published sample is signed with its key, in whatever order its fields stand', () => {
    expect(bankProviders.payos.isSigned(sentOf(body), secret)).toBe(true);
    const turned = { ...body, data: Object.fromEntries(Object.entries(body.data).reverse()) };
    expect(bankProviders.payos.isSigned(sentOf(turned), secret)).toBe(true);
  });

  test('another key, another amount, or no signature is refused', () => {
    expect(bankProviders.payos.isSigned(sentOf(body), `${secret}0`)).toBe(false);
    expect(bankProviders.payos.isSigned(sentOf(changed(body)), secret)).toBe(false);
    expect(bankProviders.payos.isSigned(sentOf({ data: body.data }), secret)).toBe(false);
    expect(bankProviders.payos.isSigned(sentOf(null), secret)).toBe(false);
  });

  test('is read: amount, reference, memo and the moment in Vietnam', () => {
    expect(bankProviders.payos.read(body, 0)).toMatchObject({
      kind: 'in',
      numbers: ['12345678'],
      seen: {
        amount: 3_000,
        reference: 'TF230204212323',
        text: 'VQRIO123',
        occurredAt: Date.parse('2023-02-04T18:25:00+07:00'),
      },
    });
    const failed = { ...body, data: { ...body.data, code: '01' } };
    expect(bankProviders.payos.read(failed, 0)?.kind).toBe('other');
  });
});

describe('Casso', () => {
  const { body, secret, signature } = samples.casso;
  const headers = { 'x-casso-signature': signature };

  test('the published sample is signed with its key, in whatever order its fields stand', () => {
    expect(bankProviders.casso.isSigned(sentOf(body, headers), secret)).toBe(true);
    const turned = { data: Object.fromEntries(Object.entries(body.data).reverse()), error: 0 };
    expect(bankProviders.casso.isSigned(sentOf(turned, headers), secret)).toBe(true);
  });

  test('another key, another amount, another time, or no signature is refused', () => {
    const { isSigned } = bankProviders.casso;
    expect(isSigned(sentOf(body, headers), `${secret}0`)).toBe(false);
    expect(isSigned(sentOf(changed(body), headers), secret)).toBe(false);
    const later = { 'x-casso-signature': signature.replace('t=17', 't=18') };
    expect(isSigned(sentOf(body, later), secret)).toBe(false);
    expect(isSigned(sentOf(body), secret)).toBe(false);
  });

  test('is read; money that goes out is none that came in', () => {
    expect(bankProviders.casso.read(body, 0)).toMatchObject({
      externalId: '0',
      kind: 'in',
      numbers: ['88888888'],
      seen: { amount: 599_000, occurredAt: Date.parse('2024-10-03T15:06:37+07:00') },
    });
    const out = { ...body, data: { ...body.data, amount: -5_000 } };
    expect(bankProviders.casso.read(out, 0)?.kind).toBe('out');
  });
});

describe('SePay', () => {
  const secret = 'spsk_test_khoa_bi_mat';
  const now = Date.parse('2026-11-27T12:00:00Z');
  const body = {
    id: 92704,
    gateway: 'Vietcombank',
    transactionDate: '2026-11-27 18:59:37',
    accountNumber: '0123499999',
    code: null,
    content: 'chuyen tien mua iphone',
    transferType: 'in',
    transferAmount: 2_277_000,
    accumulated: 19_077_000,
    subAccount: null,
    referenceCode: 'MBVCB.3278907687',
    description: '',
  };
  const signedAt = (ms: number) => {
    const timestamp = String(Math.floor(ms / 1000));
    const hex = createHmac('sha256', secret)
      .update(`${timestamp}.${JSON.stringify(body)}`)
      .digest('hex');
    return { 'x-sepay-signature': `sha256=${hex}`, 'x-sepay-timestamp': timestamp };
  };
  const isSigned = (headers: Record<string, string>, with_ = secret) =>
    bankProviders.sepay.isSigned(sentOf(body, headers, now), with_);

  test('is signed over its time and raw body, for five minutes', () => {
    expect(isSigned(signedAt(now))).toBe(true);
    expect(isSigned(signedAt(now - 299_000))).toBe(true);
    expect(isSigned(signedAt(now - 301_000))).toBe(false);
    expect(isSigned(signedAt(now + 301_000))).toBe(false);
    expect(isSigned(signedAt(now), 'another')).toBe(false);
    const { 'x-sepay-signature': signature } = signedAt(now);
    expect(isSigned({ 'x-sepay-signature': signature })).toBe(false);
    expect(isSigned({ 'x-sepay-signature': signature, 'x-sepay-timestamp': '99' })).toBe(false);
  });

  test('or carries the key itself; a wrong signature is not mended by a right key', () => {
    expect(isSigned({ authorization: `Apikey ${secret}` })).toBe(true);
    expect(isSigned({ authorization: 'Apikey wrong' })).toBe(false);
    expect(isSigned({ authorization: `Bearer ${secret}` })).toBe(false);
    expect(isSigned({ authorization: `Apikey ${secret}`, 'x-sepay-signature': 'sha256=00' })).toBe(false);
  });

  test('is read; money that goes out is none that came in', () => {
    expect(bankProviders.sepay.read(body, now)).toMatchObject({
      externalId: '92704',
      kind: 'in',
      numbers: ['0123499999'],
      seen: { amount: 2_277_000, reference: 'MBVCB.3278907687', occurredAt: now - 23_000 },
    });
    expect(bankProviders.sepay.read({ ...body, transferType: 'out' }, now)?.kind).toBe('out');
    expect(bankProviders.sepay.read({ hello: 1 }, now)).toBeNull();
  });
});
