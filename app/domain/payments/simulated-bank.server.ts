import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';

const said = z.object({
  url: z.url({ protocol: /^http$/ }),
  control: z.object({ url: z.url({ protocol: /^http$/ }), token: z.string() }),
});

export type SimulatedBankAddress = z.infer<typeof said>;

/** Where the process that has started it says so to the others of the same market. */
export const SIMULATED_BANK_FILE = 'simulated-bank.json';

/** The simulated bank of a demo; null in every real market, and where none is running. */
export async function simulatedBankOf(context: Context): Promise<SimulatedBankAddress | null> {
  if (!(await isDemoMarket(context))) return null;
  try {
    return said.parse(JSON.parse(readFileSync(join(context.config.dataDir, SIMULATED_BANK_FILE), 'utf8')));
  } catch {
    return null;
  }
}
