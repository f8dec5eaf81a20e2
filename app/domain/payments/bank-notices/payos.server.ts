import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { type BankProvider, localMoment, wholeDong } from '#app/domain/payments/bank-notices/bank-notice.ts';
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
 * no id of its own, and two transfers may bear one reference: what is told of it beside the reference is part of its name.
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
    const externalId = nameOf(read.data.data);
    const isGood = read.data.success !== false && (code ?? '00') === '00' && (currency ?? 'VND') === 'VND';
    return {
      externalId,
      kind: isGood && amount > 0 ? 'in' : 'other',
      numbers: [read.data.data.accountNumber, read.data.data.virtualAccountNumber].flatMap(
        (number) => number || [],
      ),
      seen: {
        source: 'payos',
        externalId,
        reference,
        amount,
        text: description ?? '',
        occurredAt: localMoment(transactionDateTime, receivedAt),
      },
    };
  },
};

/** The same for a message that is sent anew, another for other money. */
function nameOf(told: z.infer<typeof sent>['data']): string {
  const { reference, amount, orderCode, paymentLinkId, description, transactionDateTime } = told;
  const parts = [amount, orderCode, paymentLinkId, description, transactionDateTime].map(
    (part) => part ?? null,
  );
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  return `${reference}:${hash}`;
}

/** As payOS's own library writes a value into the signed text. */
function asSigned(value: unknown): string {
  if (value === null || value === undefined || value === 'null' || value === 'undefined') return '';
  return Array.isArray(value) || typeof value === 'object' ? JSON.stringify(value) : String(value);
}
