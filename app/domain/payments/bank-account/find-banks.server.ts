import { type Bank, readBanks } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';
import { fold } from '#app/server/text/fold.ts';

/** Every bank that an account may stand in, by name. In a demo that is one alone, to which nobody can send real money. */
export async function listBanks(context: Context): Promise<readonly Bank[]> {
  if (await isDemoMarket(context)) return [SIMULATED_BANK];
  return [...readBanks(context.config.rootDir).values()].sort((a, b) =>
    a.shortName.localeCompare(b.shortName, 'vi'),
  );
}

/**
 * The banks that a typed text may mean: by its name as customers say it or its BIN, else all whose names hold the text.
 * Marks and capitals do not matter.
 */
export function findBanks(banks: readonly Bank[], text: string): readonly Bank[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const exact = banks.filter(({ bin, shortName }) => bin === wanted || fold(shortName) === wanted);
  if (exact.length > 0) return exact;
  return banks.filter(({ shortName, name }) => `${fold(shortName)} ${fold(name)}`.includes(wanted));
}
