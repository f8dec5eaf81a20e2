import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { tellSimulatedBank } from '#app/domain/payments/bank-account/tell-simulated-bank.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/** Every member learns that the account was touched, and the audit keeps who did it. Part of the caller's write. */
export async function tellOfAccount(
  context: Context,
  tx: Tx,
  actor: SellerActor,
  account: Pick<BankAccountRow, 'id' | 'bin' | 'numberEnd' | 'isDemo'>,
  { act, detail = {} }: { act: string; detail?: Record<string, unknown> },
): Promise<void> {
  const { producerId, personId } = actor;
  await recordAudit(context, tx, {
    personId,
    role: 'producer_member',
    act,
    subject: 'bank-account',
    subjectId: account.id,
    detail: { producerId, bin: account.bin, ...detail },
  });
  await tellProducer(context, tx, {
    producerId,
    kind: 'bank-changed',
    params: { bank: bankOf(context, account).shortName, end: account.numberEnd },
    path: '/seller/bank',
    subject: `bank-account:${account.id}`,
  });
  if (account.isDemo)
    await context.jobs.enqueue(tx, tellSimulatedBank, {}, { uniqueKey: 'all', again: true });
}
