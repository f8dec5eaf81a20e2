import { redirect } from '@remix-run/node';
import { addDemoShopGoods } from '#app/demo/add-demo-shop-goods.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

/** The button stands beside the producer's products and channels. */
export const loader = loaderFor('seller', async () => redirect('/seller/channels', 303));

/** Fills the shop of a demo producer. `addDemoShopGoods` itself refuses outside the demo. */
export const action = actionFor('seller', async ({ context, actor }) => {
  await addDemoShopGoods(context, actor);
  return redirect('/seller/channels', 303);
});
