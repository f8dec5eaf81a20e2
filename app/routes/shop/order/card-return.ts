import { redirect } from '@remix-run/node';
import { takeReturn } from '#app/domain/payments/card/take-return.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/**
 * `/orders/:code/card-return`: where the card provider sends the buyer back to. What they bring is not believed: the truth
 * is asked for, as a notice has it asked for, and the order's page shows what came of it.
 */
export const loader = loaderFor('public', async ({ context, params }) => {
  const code = params.code ?? '';
  const language = await takeReturn(context, code);
  return redirect(localPath(language, `/orders/${encodeURIComponent(code)}`), 303);
});
