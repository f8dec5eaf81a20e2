import { redirect } from '@remix-run/node';
import { addDemoShopGoods } from '#app/demo/add-demo-shop-goods.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** The button stands beside the producer's products and channels; outside the demo there is no such page. */
export const loader = loaderFor('seller', async ({ context }) => {
  if (!(await isDemoMarket(context))) throw new NotFound('no demo here');
  return redirect('/seller/channels', 303);
});

/** Fills the shop of a demo producer. `addDemoShopGoods` itself refuses outside the demo. */
export const action = actionFor('seller', async ({ context, actor }) => {
  await addDemoShopGoods(context, actor);
  return redirect('/seller/channels', 303);
});
