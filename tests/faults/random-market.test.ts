import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { startStripe } from '#tests/fakes/stripe/start-stripe.ts';
import { type Step, step } from '#tests/faults/market-steps.ts';
import { playMarket, STOCK } from '#tests/faults/play-market.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { piecesOf } from '#tests/support/pieces-of.ts';
import { stripeControls } from '#tests/support/stripe-world.ts';
import { testStart } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** `npm run test:faults` asks for all of them; PostgreSQL takes longer over each. */
const RUNS = IS_FULL ? { sqlite: 700, postgres: 300 } : ({ sqlite: 20, postgres: 10 } as const);

/** Seldom by chance: a piece is cancelled unpaid, the time is over, the money of the rest comes late and is accepted. */
const loweredAndLate: Step[] = [
  { act: 'buy', at: 0, quantity: 3, byCard: false },
  { act: 'cancel-pieces', at: 0, quantity: 1 },
  { act: 'pass', minutes: 2000 },
  { act: 'pay', at: 0, share: 100 },
  { act: 'accept-late', at: 0 },
];

eachEngine('whatever happens in whatever order', (open, engine) => {
  test('stock, orders and money add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        let now = () => testStart();
        const started = await startStripe({ clock: () => now() });
        const simulated = simulatedPlatforms(() => ({ stripe: started.about }));
        const market = await open({ simulated });
        now = () => market.clock.now();
        await playMarket(market, stripeControls(started), steps).finally(() => started.close());
        const { findings } = await checkBooks(market.context);
        expect(
          findings.flatMap(({ invariant, breaks }) => breaks.map((one) => ({ invariant, ...one }))),
        ).toEqual([]);
        expect(await piecesOf(market.context)).toEqual([STOCK, STOCK]);
        const { store, clock } = market.context;
        const { variant, order } = store.tables;
        const sizes = await store.read((db) => db.select().from(variant));
        expect(sizes.every(({ stock, reserved }) => stock >= 0 && reserved >= 0)).toBe(true);
        const owed = await store.read((db) => owedBy(db, store.tables, { until: clock.now() }));
        const hasCardSales = (await store.read((db) => db.select().from(order))).some(
          ({ method, paidAt }) => method === 'card' && paidAt !== null,
        );
        // Of what was paid straight to producers the market is due its share and the tax, and owes nothing.
        if (!hasCardSales)
          for (const parts of owed.values()) expect(parts.owed).toBe(parts.commission + parts.withheld);
        await market.close();
      }),
      { numRuns: RUNS[engine], endOnFailure: true, examples: [[loweredAndLate]] },
    );
  }, 2_400_000);
});
