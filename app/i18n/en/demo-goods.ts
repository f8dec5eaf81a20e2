import type { Translation } from '#app/i18n/messages.ts';
import type { demoGoods as vi } from '#app/i18n/vi/demo-goods.ts';

export const demoGoods = {
  title: 'Demo market: goods to try things out with',
  onSale: {
    one: 'This shop has {count} product on sale.',
    other: 'This shop has {count} products on sale.',
  },
  text: {
    one: 'You can add {count} sample product.',
    other:
      'You can add {count} sample products (outside the OCOP register, with drawn pictures, on sale at once). Some lack their weight or brand on purpose, so that you can try one fix for many and push them to a simulated platform.',
  },
  add: { one: 'Add {count} sample product', other: 'Add {count} sample products' },
  adding: 'Adding…',
  added: { one: '{count} sample product was added.', other: '{count} sample products were added.' },
  undrawn: {
    one: '{count} picture is still being drawn; reload in a few seconds.',
    other: '{count} pictures are still being drawn; reload in a few seconds.',
  },
} as const satisfies Translation<typeof vi>;
