import { createHmac, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';

/** What one product needs to be bought and paid: its size's code, its producer, and their account at SePay. */
export type BenchStall = {
  code: string;
  listingId: string;
  producerId: string;
  number: string;
  secret: string;
  /** VND: one piece with its delivery. */
  amount: number;
};

/** Tells a recorded answer from the others; the market does not look at it. */
export const STEP_HEADER = 'x-step';

/** As browsers send them, without a script: every answer is a whole page. */
const BROWSER = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'vi-VN,vi;q=0.9',
  'sec-fetch-site': 'same-origin',
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BUYER = {
  wasSignedIn: '0',
  name: 'Lê Thị Khách',
  phone: '0912 345 678',
  email: 'khach@vidu.vn',
  province: '01',
  commune: 'Phường Ba Đình',
  addressLine: 'Số 5, ngõ 12 Hoàng Diệu',
  note: 'Gọi trước khi giao',
  agreed: 'on',
};

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

export type SentRequest = { path: string; body: string | null; headers: Record<string, string> };

export type BuyerClient = {
  /**
   * Basket, form, review, order, the order's page, and the bank's notice.
   * @returns what was sent.
   * @throws when any is answered otherwise than it should.
   */
  buy(stall: BenchStall): Promise<SentRequest[]>;
  /** Sends one of those again. @returns the status of its answer. */
  repeat(sent: SentRequest): Promise<number>;
  /**
   * Sends a signed notice of SePay of money with this memo, and waits for the answer.
   * @returns how long that took, ms, and SePay's id of the notice.
   */
  tell(stall: BenchStall, memo: string): Promise<{ ms: number; id: string }>;
  close(): void;
};

/** A client that does little beside sending, so that the server is what is measured. */
export function buyerClient(url: string, connections: number): BuyerClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { port } = new URL(url);

  function send({ path, body, headers }: SentRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const method = body === null ? 'GET' : 'POST';
      const sent = request({ agent, port, path, method, headers: { ...BROWSER, ...headers } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        });
      });
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }

  async function tell(stall: BenchStall, memo: string) {
    const id = String(randomInt(1, 2 ** 40));
    const notice = sepayNotice(stall, memo, id);
    const startedAt = performance.now();
    const heard = await send(notice);
    const ms = performance.now() - startedAt;
    if (heard.status !== 200) throw failed('an answer to the bank', heard);
    return { ms, id, notice };
  }

  async function buy(stall: BenchStall): Promise<SentRequest[]> {
    const all: SentRequest[] = [];
    let cookie = '';
    const go = (path: string, form: Record<string, string> | null) => {
      const body = form && new URLSearchParams(form).toString();
      const headers = { [STEP_HEADER]: String(all.length), ...(cookie && { cookie }), ...(form ? FORM : {}) };
      all.push({ path, body, headers });
      return send({ path, body, headers });
    };
    cookie = cookieOf(await go('/cart', { intent: 'add', code: stall.code, quantity: '1' }), 'cart');
    const form = await go('/checkout', null);
    const wanted = {
      ...BUYER,
      cartId: hidden(form, 'cartId'),
      checkoutKey: hidden(form, 'checkoutKey'),
      policies: hidden(form, 'policies'),
      line: hidden(form, 'line'),
      [`delivery.${stall.producerId}`]: 'post',
      [`method.${stall.producerId}`]: 'vietqr',
    };
    const review = await go('/checkout', { ...wanted, intent: 'review' });
    if (!review.text.includes('Xem lại trước khi đặt')) throw failed('the review', review);
    const deliveryAmount = `deliveryAmount.${stall.producerId}`;
    const placed = await go('/checkout', {
      ...wanted,
      seen: hidden(review, 'seen'),
      [deliveryAmount]: hidden(review, deliveryAmount),
      intent: 'order',
    });
    if (placed.status !== 303) throw failed('the order', placed);
    cookie += `; ${cookieOf(placed, 'order_access')}`;
    const page = await go(String(placed.headers.location), null);
    const [memo] = /\bYU[2-9CDFHJKMNPQRTVWX]{7}\b/.exec(page.text) ?? [];
    if (!memo) throw failed('the order’s page', page);
    const { notice } = await tell(stall, memo);
    return [...all, notice];
  }

  return {
    buy,
    tell,
    repeat: async (sent) => (await send(sent)).status,
    close: () => agent.destroy(),
  };
}

/** As developer.sepay.vn shows it. */
function sepayNotice({ number, secret, amount }: BenchStall, memo: string, id: string): SentRequest {
  const body = JSON.stringify({
    id: Number(id),
    gateway: 'Vietcombank',
    transactionDate: localTime(Date.now()),
    accountNumber: number,
    subAccount: null,
    code: null,
    content: `${memo} LE THI KHACH chuyen tien`,
    transferType: 'in',
    description: `${memo} LE THI KHACH chuyen tien`,
    transferAmount: amount,
    accumulated: 0,
    referenceCode: `FT${id}`,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hex = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const signed = { 'x-sepay-signature': `sha256=${hex}`, 'x-sepay-timestamp': timestamp };
  const headers = { [STEP_HEADER]: 'notice', 'content-type': 'application/json', ...signed };
  return { path: '/webhooks/sepay', body, headers };
}

function localTime(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function cookieOf(answer: Answer, name: string): string {
  const [pair] =
    [answer.headers['set-cookie'] ?? []].flat().filter((one) => one.startsWith(`${name}=`)) ?? [];
  if (!pair) throw failed(`a cookie ${name}`, answer);
  return pair.split(';')[0] ?? '';
}

function hidden(page: Answer, name: string): string {
  const [, value] = new RegExp(`name="${name}" value="([^"]+)"`).exec(page.text) ?? [];
  if (!value) throw failed(`a field ${name}`, page);
  return value;
}

function failed(what: string, { status, text }: Answer): Error {
  return new Error(`${what} did not come: ${status} ${text.replaceAll(/<[^>]*>/g, ' ').slice(0, 500)}`);
}
