import fc from 'fast-check';

/** What happens next; `at` chooses among what is there. */
export type Step =
  | { act: 'buy'; at: number; quantity: number; byCard: boolean }
  | { act: 'add'; at: number; quantity: number }
  | { act: 'order-basket'; at: number; cards: number }
  | { act: 'pay'; at: number; share: number }
  | { act: 'open-card-page'; at: number }
  | { act: 'pass'; minutes: number }
  | { act: 'cancel'; at: number }
  | { act: 'cancel-pieces'; at: number; quantity: number }
  | { act: 'go-on'; at: number }
  | { act: 'return'; at: number; quantity: number; isRestocked: boolean }
  | { act: 'accept-late'; at: number }
  | { act: 'give-open-back'; at: number }
  | { act: 'send-refund'; at: number }
  | { act: 'refund-at-stripe'; at: number; share: number }
  | { act: 'dispute'; at: number }
  | { act: 'close-dispute'; at: number; won: boolean }
  | { act: 'pay-out' }
  | { act: 'reverse-payout'; at: number };

const at = fc.nat({ max: 40 });
const quantity = fc.integer({ min: 1, max: 4 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('buy' as const), at, quantity, byCard: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('add' as const), at, quantity }) },
  // Bits: which of the producers are paid by card.
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('order-basket' as const), at, cards: fc.nat({ max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('open-card-page' as const), at }) },
  // Hundredths of what is asked for: too little, exact, too much.
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('pay' as const),
      at,
      share: fc.constantFrom(40, 100, 100, 100, 130),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('pass' as const), minutes: fc.constantFrom(5, 60, 2000) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), at }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('cancel-pieces' as const), at, quantity }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('go-on' as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('return' as const), at, quantity, isRestocked: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('accept-late' as const), at }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('give-open-back' as const), at }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('send-refund' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('refund-at-stripe' as const),
      at,
      share: fc.constantFrom(30, 100),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('dispute' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('close-dispute' as const), at, won: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('pay-out' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reverse-payout' as const), at }) },
);
