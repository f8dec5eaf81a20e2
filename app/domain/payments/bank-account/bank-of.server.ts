import { type Bank, readBanks } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';

/** The bank in which an account stands; one that has left the list since is called by its number. */
export function bankOf(
  { config }: Pick<Context, 'config'>,
  { bin, isDemo }: { bin: string; isDemo: boolean },
): Bank {
  if (isDemo && bin === SIMULATED_BANK.bin) return SIMULATED_BANK;
  return readBanks(config.rootDir).get(bin) ?? { bin, code: '', shortName: bin, name: bin };
}
