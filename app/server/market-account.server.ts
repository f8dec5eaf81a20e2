import { readBanks } from '#app/server/banks.server.ts';
import { ConfigRefused } from '#app/server/config-refused.ts';
import type { Settings } from '#app/server/settings.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';

/** The market's own account, to which buyers pay back what they have got of it twice. */
export type MarketAccount = {
  readonly bin: string;
  /** As its customers call the bank. */
  readonly bankName: string;
  readonly number: string;
  /** Capitals without marks, as banks write it. */
  readonly holder: string;
  /** Nobody's: it stands in the simulated bank. */
  readonly isDemo: boolean;
};

/** No real bank has it, so that no real money can be sent there. */
const OF_THE_DEMO: MarketAccount = {
  bin: SIMULATED_BANK.bin,
  bankName: SIMULATED_BANK.shortName,
  number: '1000000001',
  holder: 'CHO PHIEN MO PHONG',
  isDemo: true,
};

/**
 * The account of the settings; in a demo one that is made up, whatever they say.
 * @param rootDir folder of package.json, in which the list of banks stands.
 * @returns null where none is given.
 * @throws ConfigRefused for half an account, and for a BIN that no bank has: money would go astray.
 */
export function readMarketAccount(
  { MARKET_BANK_BIN: bin, MARKET_BANK_NUMBER: number, MARKET_BANK_HOLDER: holder }: Settings,
  { isDemo, rootDir }: { isDemo: boolean; rootDir: string },
): MarketAccount | null {
  if (isDemo) return OF_THE_DEMO;
  const given = [bin, number, holder].filter((part) => part !== '');
  if (given.length === 0) return null;
  if (given.length < 3)
    throw new ConfigRefused(
      'MARKET_BANK_BIN, MARKET_BANK_NUMBER and MARKET_BANK_HOLDER are given all together, or none of them.',
    );
  const bank = readBanks(rootDir).get(bin);
  if (!bank)
    throw new ConfigRefused(
      `MARKET_BANK_BIN: no bank has "${bin}". Write the six digits by which NAPAS knows the bank, such as 970436 for Vietcombank.`,
    );
  return { bin, bankName: bank.shortName, number, holder, isDemo: false };
}
