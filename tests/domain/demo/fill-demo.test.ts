import { expect, test } from 'vitest';
import { fillDemo } from '#app/demo/fill-demo.server.ts';
import { underWay } from '#app/setup/under-way.mjs';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('filling the demo market', (open) => {
  test('tells whoever started it that it begins, and nothing where it was filled before', async () => {
    const { context } = await open({ demo: true });
    const { databaseStamp } = context.store.tables;
    const stamp = (filledAt: number | null) =>
      context.store.write((tx) => tx.update(databaseStamp).set({ kind: 'demo', filledAt }));
    const stop = () => {
      throw new Error('it begins');
    };
    await stamp(null);
    await expect(fillDemo(context, stop)).rejects.toThrow('it begins');
    await stamp(1);
    await fillDemo(context, stop);
  });
});

test('a start that fills the demo market says so', () => {
  expect(underWay({ filling: true })).toMatch(/^Filling the demo market/);
  for (const message of [undefined, null, {}]) expect(underWay(message)).toBeUndefined();
});
