import { createHmac } from 'node:crypto';

/** Money that came, as a provider of bank notices tells of it: where to, the body, and the headers that sign it. */
export type SignedNotice = {
  readonly path: '/webhooks/sepay' | '/webhooks/casso' | '/webhooks/payos';
  readonly body: string;
  readonly headers: Record<string, string>;
};

export type ToldTransfer = {
  /** VND. */
  readonly amount: number;
  /** What the buyer wrote. */
  readonly memo: string;
  /** Of the account that it came to. */
  readonly number: string;
  /** The provider's id of it. */
  readonly id?: number;
  /** The bank's reference. */
  readonly reference?: string;
  /** When it is signed, ms UTC. */
  readonly at: number;
  /** As `bankAccountOf` makes it where it is left out. */
  readonly secret?: string;
};

const secretOf = ({ number, secret = `secret-of-${number}` }: ToldTransfer) => secret;
const localTime = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** By SePay. @param changes fields of the body. */
export function sepayNotice(told: ToldTransfer, changes: object = {}): SignedNotice {
  const { amount, memo, number, id = 4711, reference = 'FT26327000001', at } = told;
  const body = JSON.stringify({
    id,
    gateway: 'Vietcombank',
    transactionDate: localTime(at),
    accountNumber: number,
    subAccount: null,
    code: null,
    content: memo,
    transferType: 'in',
    description: memo,
    transferAmount: amount,
    accumulated: 0,
    referenceCode: reference,
    ...changes,
  });
  const timestamp = String(Math.floor(at / 1000));
  const hex = createHmac('sha256', secretOf(told)).update(`${timestamp}.${body}`).digest('hex');
  return {
    path: '/webhooks/sepay',
    body,
    headers: { 'x-sepay-signature': `sha256=${hex}`, 'x-sepay-timestamp': timestamp },
  };
}

/** By Casso. Its fields stand sorted here already, as they are signed. */
export function cassoNotice(told: ToldTransfer): SignedNotice {
  const { amount, memo, number, id = 88, reference = 'FT26327000002', at } = told;
  const data = {
    accountNumber: number,
    amount,
    bankName: 'VPBank',
    description: `QR ${memo}`,
    id,
    reference,
    transactionDateTime: localTime(at),
  };
  const body = JSON.stringify({ data, error: 0 });
  const v1 = createHmac('sha512', secretOf(told)).update(`${at}.${body}`).digest('hex');
  return { path: '/webhooks/casso', body, headers: { 'x-casso-signature': `t=${at},v1=${v1}` } };
}

/** By payOS, which knows a transfer by the bank's reference alone. */
export function payosNotice(told: ToldTransfer): SignedNotice {
  const { amount, memo, number, reference = 'FT26327000003', at } = told;
  const data = {
    accountNumber: number,
    amount,
    description: memo,
    orderCode: 1,
    reference,
    transactionDateTime: localTime(at),
  };
  const text = Object.entries(data)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  const signature = createHmac('sha256', secretOf(told)).update(text).digest('hex');
  return {
    path: '/webhooks/payos',
    body: JSON.stringify({ code: '00', success: true, data, signature }),
    headers: {},
  };
}

/** Sends it as the provider's server does: from nowhere in particular. */
export function sendNotice(url: string, { path, body, headers }: SignedNotice): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
