import {
  accountNumberHash,
  openBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import type { BankProvider, BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { bankProviders } from '#app/domain/payments/bank-notices/bank-providers.server.ts';
import {
  findNoticeAccounts,
  type NoticeAccount,
} from '#app/domain/payments/bank-notices/find-notice-accounts.server.ts';
import { keepPaymentEvent } from '#app/domain/payments/bank-notices/keep-payment-event.server.ts';
import { sealPaymentEvent } from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { jobToLeave } from '#app/server/jobs/job-queue.server.ts';

export type ReceiveBankNotice = {
  readonly header: (name: string) => string | null;
  readonly rawBody: string | Uint8Array;
  /** Which account's address it was sent to: a provider's own test names a number of nobody. */
  readonly accountId: string | null;
};

/** An account's provider is heard from all day long: its row says so to the minute, and not by a write for each message. */
const HEARD_AGAIN_MS = 60_000;

/**
 * Keeps a provider's message about money and leaves a job to act on it, both in one write: whoever gets an answer can
 * forget it. A message that was kept before leaves nothing.
 * @returns what to answer; null when no account's secret has signed it, and nothing was kept.
 */
export async function receiveBankNotice(
  context: Context,
  code: BankProviderCode,
  { header, rawBody, accountId }: ReceiveBankNotice,
): Promise<BankProvider['answer'] | null> {
  const provider = bankProviders[code];
  const receivedAt = context.clock.now();
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody);
  const body = jsonOf(text);
  const notice = provider.read(body, receivedAt);
  const hashes = (notice?.numbers ?? []).map((number) => accountNumberHash(context.config, number));
  const accounts = await findNoticeAccounts(context, { provider: code, hashes, accountId });
  const account = accounts.find((one) => {
    const secret = secretOf(context, one);
    return secret !== null && provider.isSigned({ header, rawBody, body, receivedAt }, secret);
  });
  if (!account) {
    context.log.warn({ evt: 'bank-notice.unsigned', provider: code }, 'a message of no known sender');
    return null;
  }
  if (!notice)
    context.log.error({ evt: 'bank-notice.unread', provider: code }, 'a signed message that cannot be read');
  const isOfAccount = hashes.includes(account.numberHash);
  const isTooMuch = notice?.kind === 'in' && isOfAccount && notice.seen.amount > LARGEST_AMOUNT;
  const isWork = notice?.kind === 'in' && isOfAccount && !isTooMuch;
  const eventId = newId();
  await keepPaymentEvent(context, {
    row: {
      id: eventId,
      provider: code,
      // Whose secret signed it is part of its name: nobody can take another one's ids beforehand.
      externalId: `${account.id}:${notice ? notice.externalId : eventId}`,
      bankAccountId: account.id,
      kind: notice && !isTooMuch ? (isOfAccount ? notice.kind : 'other') : 'unread',
      sealed: sealPaymentEvent(context.config, eventId, text),
      receivedAt,
      handledAt: isWork ? null : receivedAt,
    },
    work: isWork ? jobToLeave(takeBankNotice, { eventId, accountId: account.id }) : null,
    // Nobody can have sent that much: it is kept for a person, and the books know nothing of it.
    finding: isTooMuch
      ? {
          ...{ provider: code, kind: 'amount', subject: `${account.id}:${notice.externalId}` },
          detail: { amount: notice.seen.amount, currency: 'VND' },
        }
      : null,
    heardFor: isHeardAnew(account, receivedAt) ? account.id : null,
  });
  return provider.answer;
}

/** Of accounts that were read for several messages at once each is opened once. */
const secrets = new WeakMap<NoticeAccount, string | null>();

function secretOf({ config }: Context, account: NoticeAccount): string | null {
  const known = secrets.get(account);
  if (known !== undefined) return known;
  const { providerSecret } = openBankAccount(config, account.id, account.sealed);
  secrets.set(account, providerSecret);
  return providerSecret;
}

function isHeardAnew({ lastNoticeAt }: NoticeAccount, now: number): boolean {
  return lastNoticeAt === null || Math.abs(now - lastNoticeAt) >= HEARD_AGAIN_MS;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
