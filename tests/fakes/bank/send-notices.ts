import { createHmac } from 'node:crypto';
import type { BankAccount, BankState, Notice, Transfer } from '#tests/fakes/bank/bank-state.ts';

/** SePay waits longer each time, and gives up after seven more. Seconds. */
const RETRY_AFTER = [1, 1, 2, 3, 5, 8, 13];
const TIMEOUT_MS = 10_000;

/** Sends all that is due. @returns how many answers said that they were taken. */
export async function sendNotices(state: BankState, now: number): Promise<number> {
  const due = state.notices.filter(({ dueAt }) => dueAt <= now);
  if (due.length === 0) return 0;
  state.notices = state.notices.filter((one) => !due.includes(one));
  const order = state.behaviour.isOutOfOrder ? [...due].reverse() : due;
  const taken = await Promise.all(order.map((notice) => send(state, notice)));
  order.forEach((notice, index) => {
    const wait = RETRY_AFTER[notice.attempt];
    if (taken[index] || wait === undefined) return;
    state.notices.push({ ...notice, attempt: notice.attempt + 1, dueAt: now + wait * 1000 });
  });
  return taken.filter(Boolean).length;
}

async function send(state: BankState, { transferId }: Notice): Promise<boolean> {
  const transfer = state.transfers.find(({ id }) => id === transferId);
  const account = transfer && state.accounts[transfer.number];
  if (!transfer || !account?.notify) return true;
  const body = bodyOf(transfer, account);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', account.notify.secret).update(`${timestamp}.${body}`).digest('hex');
  try {
    const answer = await fetch(account.notify.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-sepay-timestamp': timestamp,
        'x-sepay-signature': `sha256=${signature}`,
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said: unknown = answer.status === 200 ? await answer.json() : null;
    return typeof said === 'object' && said !== null && 'success' in said && said.success === true;
  } catch {
    return false;
  }
}

function bodyOf(
  { id, at, amount, text, reference, balance, number }: Transfer,
  { bin }: BankAccount,
): string {
  return JSON.stringify({
    id,
    gateway: bin,
    transactionDate: localTime(at),
    accountNumber: number,
    subAccount: null,
    code: null,
    content: text,
    transferType: 'in',
    description: `BankAPINotify ${text}`,
    transferAmount: amount,
    accumulated: balance,
    referenceCode: reference,
  });
}

/** `2026-11-27 19:05:12`, Vietnam's time. */
export function localTime(ms: number): string {
  return new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
