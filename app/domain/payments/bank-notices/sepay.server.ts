import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type BankProvider, localMoment, wholeDong } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { keptName } from '#app/domain/payments/bank-notices/kept-name.server.ts';
import { isSameSecret } from '#app/domain/payments/bank-notices/same-secret.server.ts';

/** How old a signed message may be, and how far the clocks may differ (developer.sepay.vn, read 2026-11). */
const WINDOW_MS = 5 * 60_000;

const sent = z.object({
  id: z.union([z.number(), z.string()]).transform((id) => keptName(String(id))),
  transactionDate: z.string().nullish(),
  accountNumber: z.string().nullish(),
  subAccount: z.string().nullish(),
  content: z.string().nullish(),
  transferType: z.string().nullish(),
  description: z.string().nullish(),
  transferAmount: wholeDong,
  referenceCode: z.string().nullish(),
});

/**
 * SePay: `X-SePay-Signature: sha256=<hex of HMAC-SHA256(secret, timestamp + "." + body)>` with `X-SePay-Timestamp` in
 * seconds, or `Authorization: Apikey <secret>`.
 */
export const sepay: BankProvider = {
  code: 'sepay',
  answer: { success: true },
  isSigned({ header, rawBody, receivedAt }, secret) {
    const signature = header('x-sepay-signature');
    if (signature === null) {
      const key = /^Apikey (.+)$/i.exec(header('authorization') ?? '')?.[1];
      return key !== undefined && isSameSecret(key, secret);
    }
    const timestamp = header('x-sepay-timestamp') ?? '';
    if (!/^\d{10}$/.test(timestamp)) return false;
    if (Math.abs(receivedAt - Number(timestamp) * 1000) > WINDOW_MS) return false;
    const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
    return isSameSecret(signature.toLowerCase(), `sha256=${expected}`);
  },
  read(body, receivedAt) {
    const read = sent.safeParse(body);
    if (!read.success) return null;
    const { id, transactionDate, accountNumber, subAccount, content, description, referenceCode } = read.data;
    const { transferAmount: amount, transferType } = read.data;
    const isIn = transferType === 'in' && amount > 0;
    return {
      externalId: id,
      kind: isIn ? 'in' : transferType === 'out' ? 'out' : 'other',
      numbers: [accountNumber, subAccount].flatMap((number) => number || []),
      seen: {
        source: 'sepay',
        externalId: id,
        reference: referenceCode || null,
        amount,
        // The description often repeats the content behind the provider's own words.
        text:
          content && description?.includes(content)
            ? content
            : [content, description].filter(Boolean).join('\n'),
        occurredAt: localMoment(transactionDate, receivedAt),
      },
    };
  },
};
