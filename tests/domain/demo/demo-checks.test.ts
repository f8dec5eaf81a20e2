import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDemoChecks } from '#app/demo/add-demo-checks.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { endOfLocalDay } from '#app/server/local-date.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('simulated checks', (open) => {
  test('end with the day on which a channel closed, go on to this month elsewhere, and make nothing first seen later', async () => {
    const { context, clock } = await open();
    const { presence, presenceCheck, channel } = context.store.tables;
    const seller = await sellerOf(context);
    for (const channelCode of ['voso', 'shopee']) {
      for (let number = 0; number < 20; number += 1) {
        const { id: entryId } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
        await context.store.write((tx) =>
          tx.insert(presence).values({
            id: newId(),
            entryId,
            channelCode,
            url: null,
            urlKey: '',
            state: 'claimed',
            firstSeenOn: '2024-10-14',
            source: 'import',
            createdAt: clock.now(),
          }),
        );
      }
    }
    await addDemoChecks(context);
    const rows = await context.store.read((db) =>
      db
        .select({
          channelCode: presence.channelCode,
          at: presenceCheck.checkedAt,
          seen: presence.firstSeenOn,
        })
        .from(presenceCheck)
        .innerJoin(presence, eq(presence.id, presenceCheck.presenceId)),
    );
    const [voso] = await context.store.read((db) =>
      db.select().from(channel).where(eq(channel.code, 'voso')),
    );
    const lastOn = (code: string) =>
      Math.max(...rows.filter(({ channelCode }) => channelCode === code).map(({ at }) => at));
    expect(voso?.closedOn).toBe('2023-12-31');
    expect(lastOn('voso')).toBeLessThanOrEqual(endOfLocalDay('2023-12-31'));
    expect(lastOn('voso')).toBeGreaterThan(endOfLocalDay('2023-12-01'));
    expect(lastOn('shopee')).toBeGreaterThan(clock.now() - 31 * 86_400_000);
    expect(rows.every(({ seen }) => seen <= '2024-10-14')).toBe(true);
  });
});
