import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { type BankProvider, localMoment, wholeDong } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { keptName } from '#app/domain/payments/bank-notices/kept-name.server.ts';
import { isSameSecret } from '#app/domain/payments/bank-notices/same-secret.server.ts';

const signed = z.object({ data: z.record(z.string(), z.unknown()), signature: z.string() });

const sent = z.object({
  success: z.boolean().nullish(),
  data: z.object({
    orderCode: z.union([z.number(), z.string()]).nullish(),
    amount: wholeDong,
    description: z.string().nullish(),
    accountNumber: z.string().nullish(),
    virtualAccountNumber: z.string().nullish(),
    reference: z.string().min(1),
    paymentLinkId: z.string().nullish(),
    transactionDateTime: z.string().nullish(),
    currency: z.string().nullish(),
    code: z.string().nullish(),
  }),
});

/**
 * payOS: `signature` in the body is the hex of HMAC-SHA256(secret, `k=v&…` of `data` sorted by key). It gives a transfer
 * no id of its own: one is known by reference, account, amount and moment, and by the payment link that it was for. Its text
 * is none of that, because it may be told anew in other words; where no moment is told, it has to be.
 */
export const payos: BankProvider = {
  code: 'payos',
  answer: { success: true },
  isSigned({ body }, secret) {
    const read = signed.safeParse(body);
    if (!read.success) return false;
    const { data, signature } = read.data;
    const text = Object.keys(data)
      .sort()
      .map((key) => `${key}=${asSigned(data[key])}`)
      .join('&');
    return isSameSecret(signature.toLowerCase(), createHmac('sha256', secret).update(text).digest('hex'));
  },
  read(body, receivedAt) {
    const read = sent.safeParse(body);
    if (!read.success) return null;
    const { amount, description, reference, transactionDateTime, currency, code } = read.data.data;
    const isGood = read.data.success !== false && (code ?? '00') === '00' && (currency ?? 'VND') === 'VND';
    return {
      externalId: messageName(read.data.data),
      kind: isGood && amount > 0 ? 'in' : 'other',
      numbers: [read.data.data.accountNumber, read.data.data.virtualAccountNumber].flatMap(
        (number) => number || [],
      ),
      seen: {
        source: 'payos',
        externalId: transferName(read.data.data),
        reference,
        amount,
        text: description ?? '',
        occurredAt: localMoment(transactionDateTime, receivedAt),
      },
    };
  },
};

type Told = z.infer<typeof sent>['data'];

/** The same for a message that is sent anew, another where anything else is told. */
function messageName(told: Told): string {
  const { amount, orderCode, paymentLinkId, description, transactionDateTime } = told;
  return nameOf(told, [amount, orderCode, paymentLinkId, description, transactionDateTime]);
}

/** The same for one transfer, in whatever words it is told. */
function transferName(told: Told): string {
  const { amount, orderCode, paymentLinkId, transactionDateTime, accountNumber, virtualAccountNumber } = told;
  if (!transactionDateTime) return messageName(told);
  return nameOf(told, [
    amount,
    orderCode,
    paymentLinkId,
    transactionDateTime,
    accountNumber || virtualAccountNumber,
  ]);
}

function nameOf({ reference }: Told, parts: ReadonlyArray<string | number | null | undefined>): string {
  const text = JSON.stringify(parts.map((part) => part ?? null));
  return keptName(`${reference}:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`);
}

/** As payOS's own library writes a value into the signed text. */
function asSigned(value: unknown): string {
  if (value === null || value === undefined || value === 'null' || value === 'undefined') return '';
  return Array.isArray(value) || typeof value === 'object' ? JSON.stringify(value) : String(value);
}
