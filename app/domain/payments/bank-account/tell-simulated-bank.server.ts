import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { simulatedBankOf } from '#app/domain/payments/simulated-bank.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

/**
 * Tells the simulated bank of every demo account: what it holds, and whom it tells of money there. It keeps the accounts
 * itself; told again, it takes what is new.
 */
export const tellSimulatedBank = defineJob({
  kind: 'tell-simulated-bank',
  payload: z.object({}),
  lane: 'outside',
  async run(context) {
    const { store, config } = context;
    const bank = await simulatedBankOf(context);
    if (!bank) return;
    const { bankAccount } = store.tables;
    const rows = await store.read((db) => db.select().from(bankAccount).where(eq(bankAccount.isDemo, true)));
    const accounts = rows.map(({ id, bin, sealed, provider, archivedAt }) => {
      const { number, holder, providerSecret } = openBankAccount(config, id, sealed);
      const isTold = provider === 'sepay' && providerSecret !== null;
      return {
        bin,
        number,
        holder,
        isOpen: archivedAt === null,
        notify: isTold
          ? { url: `${config.publicUrl}/webhooks/sepay?account=${id}`, secret: providerSecret }
          : null,
      };
    });
    const answer = await fetch(`${bank.control.url}/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bank.control.token}` },
      body: JSON.stringify({ accounts }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`the simulated bank answered ${answer.status}`);
  },
});
