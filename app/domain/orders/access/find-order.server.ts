import { and, eq } from 'drizzle-orm';
import { hashOrderToken, orderToken } from '#app/domain/orders/access/order-token.server.ts';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type FindOrder = { code: string; phone: string; clientAddress: string };

const WINDOW_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Tries for one code from one address; a phone number has far more possibilities than a day has tries. */
const TRIES_FOR_CODE_HERE = 5;
const TRIES_FOR_CODE_A_DAY = 60;

/**
 * Opens an order by its code and the phone number that was given with it, for a browser that has not placed it. The code
 * of one of its parts (`7K2M9QXA-2`) does as well.
 * @returns the code as it stands in the address, and the token that this browser may keep.
 * @throws DomainError orderNotFound, in the same words whether the code or the number is wrong; TooManyTries.
 */
export async function findOrder(
  context: Context,
  { code: typed, phone, clientAddress }: FindOrder,
): Promise<{ code: string; token: string }> {
  const { ordersFoundPerHour } = context.config.limits;
  await takePoint(context, `find-order-address|${clientAddress}`, ordersFoundPerHour, 4 * WINDOW_MS);
  const code = readPublicCode(typed.trim().replace(/-\d{1,2}$/, ''));
  // What can be no code at all is a slip of the finger: it opens nothing, and is no try for any order.
  if (code === null) throw new DomainError('orderNotFound');
  await takePoint(context, `find-order|${code}|${clientAddress}`, TRIES_FOR_CODE_HERE, WINDOW_MS);
  await takePoint(context, `find-order-code|${code}`, TRIES_FOR_CODE_A_DAY, DAY_MS);
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const contact = group ? await readContactOf(context, group) : null;
  if (!group || !contact || !isSamePhone(contact.phone, phone)) throw new DomainError('orderNotFound');
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
