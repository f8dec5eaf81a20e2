import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';

/** Another process of the market, told by messages what to do with the store. */
export type UseStore = { databaseUrl: string | null; sqlitePath: string };
export type StoreOrder =
  | { do: 'count'; key: string; times: number }
  | { do: 'touch'; tags: string[] }
  | { do: 'hold' };
export type Counted = { errors: string[]; delayP99Ms: number };

const told = JSON.parse(process.argv[2] ?? '{}') as UseStore;
const store = openStore({ ...told, connections: 4, strict: true, onConnectionError: () => undefined });

process.on('message', async (order: StoreOrder) => {
  if (order.do === 'count') process.send?.(await count(store, order.key, order.times));
  if (order.do === 'touch') {
    await store.write((tx) => store.touch(tx, order.tags, Date.now()));
    process.send?.('touched');
  }
  if (order.do === 'hold') await hold(store);
});
process.send?.('ready');

/** Reads the counter and writes it one higher, so that a lost update shows in the sum. */
async function count({ write, tables: { rateLimit } }: Store, key: string, times: number): Promise<Counted> {
  const errors: string[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i < times; i += 1) {
    try {
      await write(async (tx) => {
        const [row] = await tx.select().from(rateLimit).where(eq(rateLimit.key, key));
        await tx
          .update(rateLimit)
          .set({ points: (row?.points ?? 0) + 1 })
          .where(eq(rateLimit.key, key));
      });
    } catch (error) {
      errors.push(String(error));
    }
  }
  delay.disable();
  return { errors, delayP99Ms: delay.percentile(99) / 1e6 };
}

/** Keeps a write transaction open until it is told to let go, without leaving the event loop. */
async function hold(held: Store): Promise<void> {
  await held
    .write(async (tx) => {
      await tx.delete(held.tables.rateLimit).where(eq(held.tables.rateLimit.key, 'nobody'));
      process.send?.('holding');
      await new Promise((resolve) => process.once('message', resolve));
    })
    .catch(() => undefined);
  process.send?.('let go');
}
