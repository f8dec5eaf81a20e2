import type { Translation } from '#app/i18n/messages.ts';
import type { buyButton as vi } from '#app/i18n/vi/buy-button.ts';

export const buyButton = {
  add: 'Add to basket',
  buy: 'Buy',
  adding: 'Adding…',
  quantityOf: 'Quantity: {size}',
  addedHere: 'Added to your basket.',
  seeBasket: 'See basket',
  buyTextCard: 'Pay by QR transfer or international card; no cash.',
  buyText: 'Pay without cash: the money goes straight to the seller’s account.',
} as const satisfies Translation<typeof vi>;
