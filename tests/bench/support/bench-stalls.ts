import type { Context } from '#app/server/context.ts';
import type { BenchStall } from '#tests/bench/support/buyer-client.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';

/** More than any bench buys. */
const STOCK = 1_000_000;

/** Producers with one product each, paid by bank transfers of which SePay tells. */
export async function benchStalls(context: Context, count: number): Promise<BenchStall[]> {
  await anyPostRate(context);
  const stalls: BenchStall[] = [];
  for (let at = 0; at < count; at += 1) {
    const number = String(1_000_000_000 + at);
    const { code, listingId, producerId } = await stallOf(context, {
      name: `HTX ${at}`,
      stock: STOCK,
      isPaid: false,
    });
    await bankAccountOf(context, producerId, { number, provider: 'sepay' });
    stalls.push({ code, listingId, producerId, number, secret: `secret-of-${number}`, amount: 150_000 });
  }
  return stalls;
}
