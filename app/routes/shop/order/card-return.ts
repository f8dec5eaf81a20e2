import { redirect } from '@remix-run/node';
import { takeReturn } from '#app/domain/payments/card/take-return.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrderOrNull } from '#app/routes/shop/order/order-access.server.ts';

/**
 * `/orders/:code/card-return`: where the card provider sends the buyer back to. What they bring is not believed: the truth
 * is asked for, as a notice has it asked for, and the order's page shows what came of it. Without
 * the order's cookie, and where it may not wait, nothing is asked: the notice tells.
 */
export const loader = loaderFor('public', async (args) => {
  const { context, params, mayWait } = args;
  const code = params.code ?? '';
  const language = await takeReturn(context, code, {
    mayAsk: mayWait && (await openedOrderOrNull(args)) !== null,
  });
  return redirect(localPath(language, `/orders/${encodeURIComponent(code)}`), 303);
});
