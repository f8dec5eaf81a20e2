import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import {
  accountNumberHash,
  sealBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { holderOf } from '#app/domain/payments/bank-account/check-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';

const ROWS_AT_A_TIME = 100;
const LONGEST_HOLDER = 50;

/**
 * Gives every demo producer without an account one at the simulated bank, which tells of money there as SePay does.
 * @returns how many it gave.
 */
export async function addDemoBankAccounts(context: Context): Promise<number> {
  const { store, config, clock } = context;
  const { producer, bankAccount } = store.tables;
  const without = await store.read((db) =>
    db
      .select({ id: producer.id, code: producer.code, name: producer.name })
      .from(producer)
      .leftJoin(bankAccount, eq(bankAccount.producerId, producer.id))
      .where(and(eq(producer.isDemo, true), isNull(bankAccount.id))),
  );
  const rows = without.map(({ id: producerId, code, name }) => {
    const id = newId();
    const number = numberOf(code);
    const holder = holderOf(name)
      .replace(/[^A-Z0-9 .&-]+/g, ' ')
      .trim()
      .slice(0, LONGEST_HOLDER)
      .trim();
    return {
      id,
      producerId,
      bin: SIMULATED_BANK.bin,
      sealed: sealBankAccount(config, id, { number, holder, providerSecret: newSecret() }),
      numberHash: accountNumberHash(config, number),
      numberEnd: number.slice(-4),
      provider: 'sepay' as const,
      createdAt: clock.now(),
      isDemo: true,
    };
  });
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    const some = rows.slice(start, start + ROWS_AT_A_TIME);
    await store.write((tx) => tx.insert(bankAccount).values(some));
  }
  return rows.length;
}

/** Ten digits, the same for a producer at every start. */
function numberOf(code: string): string {
  return `88${String(createHash('sha256').update(code).digest().readUInt32BE() % 100_000_000).padStart(8, '0')}`;
}
