import { type Answered, confirmOrder, fillCheckout } from '#tests/support/guest-buyer.ts';

export type BuyOrder = {
  /** One server each, in turn. */
  urls: string[];
  /** One buyer each. `lines`: pieces as the form asks for them, where that is not what the basket says. */
  buyers: Array<{ code: string; variantId: string; quantity: number; lines?: number[] }>;
};

/**
 * Guests of one client: each fills a basket and the form, and stands before the last button. Says "ready", and when it is
 * told to go, all press at once; then it tells what each was answered. It is ended from outside, so that nothing it says is lost.
 */
const { urls, buyers } = JSON.parse(process.argv[2] ?? '{}') as BuyOrder;
const filled = await Promise.all(
  buyers.map(async ({ code, variantId, quantity, lines }, at) => {
    const url = urls[at % urls.length] ?? '';
    const checkout = await fillCheckout(url, { code, quantity });
    if (!lines) return checkout;
    const price = String(checkout.form.line).split('~')[2];
    return {
      ...checkout,
      form: { ...checkout.form, line: lines.map((pieces) => `${variantId}~${pieces}~${price}`) },
    };
  }),
);
process.send?.('ready');
process.on('message', async () => {
  const answers: Answered[] = await Promise.all(filled.map(confirmOrder));
  process.send?.(answers);
});
