import { addDemoBankAccounts } from '#app/demo/add-demo-bank-accounts.server.ts';
import { startSimulator } from '#app/demo/start-simulator.server.ts';
import { tellSimulatedBank } from '#app/domain/payments/bank-account/tell-simulated-bank.server.ts';
import { SIMULATED_BANK_FILE } from '#app/domain/payments/simulated-bank.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The bank that buyers of a demo pay at, which keeps its accounts in the data folder. It listens where the market does,
 * so that a phone that opens the demo can pay there.
 */
export async function startSimulatedBank(context: Context): Promise<void> {
  const { config, store, jobs } = context;
  await addDemoBankAccounts(context);
  await startSimulator(context, {
    program: 'bank.mjs',
    file: SIMULATED_BANK_FILE,
    state: 'simulated-bank-state.json',
    options: ['--host', config.host, '--public-host', new URL(config.publicUrl).hostname],
    onStart: async () => {
      await store.write((tx) => jobs.enqueue(tx, tellSimulatedBank, {}, { uniqueKey: 'all', again: true }));
    },
  });
}
