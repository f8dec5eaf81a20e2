import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type BankProvider, localMoment, wholeDong } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { keptName } from '#app/domain/payments/bank-notices/kept-name.server.ts';
import { isSameSecret } from '#app/domain/payments/bank-notices/same-secret.server.ts';

const sent = z.object({
  data: z.object({
    id: z.union([z.number(), z.string()]).transform((id) => keptName(String(id))),
    reference: z.string().nullish(),
    description: z.string().nullish(),
    amount: wholeDong,
    transactionDateTime: z.string().nullish(),
    accountNumber: z.string().nullish(),
    virtualAccountNumber: z.string().nullish(),
  }),
});

/**
 * Casso, version 2: `X-Casso-Signature: t=<ms>,v1=<hex of HMAC-SHA512(secret, t + "." + the body's JSON with all its keys
 * sorted)>`. How old it may be is not published, and a message that is sent anew may carry its first time: none is too
 * old, and what was told before has no effect.
 */
export const casso: BankProvider = {
  code: 'casso',
  answer: { error: 0 },
  isSigned({ header, body }, secret) {
    const [, time, signature] = /^t=(\d+),v1=([0-9a-f]+)$/i.exec(header('x-casso-signature') ?? '') ?? [];
    if (!time || !signature) return false;
    const signed = `${time}.${JSON.stringify(withSortedKeys(body))}`;
    return isSameSecret(signature.toLowerCase(), createHmac('sha512', secret).update(signed).digest('hex'));
  },
  read(body, receivedAt) {
    const read = sent.safeParse(body);
    if (!read.success) return null;
    const { id, reference, description, amount, transactionDateTime } = read.data.data;
    return {
      externalId: id,
      kind: amount > 0 ? 'in' : 'out',
      numbers: [read.data.data.accountNumber, read.data.data.virtualAccountNumber].flatMap(
        (number) => number || [],
      ),
      seen: {
        source: 'casso',
        externalId: id,
        reference: reference || null,
        amount,
        text: description ?? '',
        occurredAt: localMoment(transactionDateTime, receivedAt),
      },
    };
  },
};

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withSortedKeys(inner)]),
  );
}
