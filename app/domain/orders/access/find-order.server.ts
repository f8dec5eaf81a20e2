import { and, eq } from 'drizzle-orm';
import { hashOrderToken, orderToken } from '#app/domain/orders/access/order-token.server.ts';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { providerBlockOf, siteOf } from '#app/server/http/client-address.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import {
  forgetPoints,
  giveBackPoint,
  isTooManyTries,
  TooManyTries,
  takePoint,
} from '#app/server/rate-limit.server.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type FindOrder = { code: string; phone: string; clientAddress: string };

const WINDOW_MS = 15 * 60_000;
/** Wrong numbers for one code from one address. */
const TRIES_FOR_CODE_HERE = 5;
/** Wrong numbers for one code from all addresses in a day that are free; after them one at a time is tried. */
const FREE_TRIES_FOR_CODE = 60;
/** Makes a few thousand tries a day from one provider's addresses, where a phone number has a thousand million possibilities. */
const TURN_MS = 20_000;
/** Wrong numbers for one code in a day after which all providers' addresses wait for the same turns: one in 50,000 is guessed. */
const TRIES_BEFORE_ONE_TURN = 20_000;

/**
 * Opens an order by its code and the phone number that was given with it, for a browser that has not placed it. The code
 * of one of its parts (`7K2M9QXA-2`) does as well. Wrong numbers from elsewhere keep the owner out for no longer than some
 * seconds: the browser that has ordered needs no number, and turns are taken within one provider's block of addresses, so that
 * a stranger who sends from ever new ones takes them from nobody else. What is tried from an IPv6 /48 that has been wrong before
 * (`siteOf`) waits apart from what has not. Only somebody with the addresses of many providers, who has been wrong 20,000 times
 * in a day, can come before the owner from then on; without that bound a number could be guessed.
 * @returns the code as it stands in the address, and the token that this browser may keep.
 * @throws DomainError orderNotFound, in the same words whether the code or the number is wrong; TooManyTries, also orderTriedOften:
 * such a try counts nowhere.
 */
export async function findOrder(
  context: Context,
  { code: typed, phone, clientAddress }: FindOrder,
): Promise<{ code: string; token: string }> {
  const { ordersFoundPerHour } = context.config.limits;
  const address = `find-order-address|${clientAddress}`;
  await takePoint(context, address, ordersFoundPerHour, 4 * WINDOW_MS);
  const code = readPublicCode(typed.trim().replace(/-\d{1,2}$/, ''));
  // What can be no code at all is a slip of the finger: it opens nothing, and is no try for any order.
  if (code === null) throw new DomainError('orderNotFound');
  const here = `find-order|${code}|${clientAddress}`;
  await takePoint(context, here, TRIES_FOR_CODE_HERE, WINDOW_MS);
  const everywhere = `find-order-code|${code}`;
  const soFar = await takePoint(context, everywhere, Number.MAX_SAFE_INTEGER, DAY_MS);
  const wrongHere = `find-order-wrong|${code}|${siteOf(clientAddress)}`;
  const isFresh = (await takePoint(context, wrongHere, Number.MAX_SAFE_INTEGER, DAY_MS)) === 1;
  if (soFar > FREE_TRIES_FOR_CODE) {
    try {
      // Who has been wrong before waits apart, so that they take no turn from one that has not.
      const among = soFar > TRIES_BEFORE_ONE_TURN ? 'all' : providerBlockOf(clientAddress);
      await takePoint(context, `find-order-turn|${code}|${isFresh ? 'fresh' : 'again'}|${among}`, 1, TURN_MS);
    } catch (error) {
      if (!isTooManyTries(error)) throw error;
      for (const key of [address, here, everywhere, wrongHere]) await giveBackPoint(context, key);
      throw new TooManyTries(error.retryAfterSeconds * 1000, 'orderTriedOften');
    }
  }
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const contact = group ? await readContactOf(context, group) : null;
  if (!group || !contact || !isSamePhone(contact.phone, phone)) throw new DomainError('orderNotFound');
  for (const key of [here, wrongHere]) await forgetPoints(context, key);
  await giveBackPoint(context, everywhere);
  return { code: group.code, token: await tokenOf(context, group) };
}

function isSamePhone(kept: string, typed: string): boolean {
  const digits = (text: string) => text.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const wanted = normalisePhone(typed) ?? digits(typed);
  return wanted !== '' && (wanted === kept || wanted === digits(kept));
}

/** The token of the checkout; where the secret was replaced since, a new one takes its place. */
async function tokenOf(
  { store, config }: Context,
  { id, checkoutKey, accessHash }: { id: string; checkoutKey: string; accessHash: string },
): Promise<string> {
  const secrets = config.previousSecret ? [config.appSecret, config.previousSecret] : [config.appSecret];
  const tokens = secrets.map((appSecret) => orderToken({ appSecret }, checkoutKey));
  const known = tokens.find((token) => hashOrderToken(token) === accessHash);
  if (known) return known;
  const { orderGroup } = store.tables;
  const token = orderToken(config, checkoutKey);
  await store.write(
    (tx) =>
      tx
        .update(orderGroup)
        .set({ accessHash: hashOrderToken(token) })
        .where(and(eq(orderGroup.id, id), eq(orderGroup.accessHash, accessHash))),
    { isolation: 'guarded' },
  );
  return token;
}
