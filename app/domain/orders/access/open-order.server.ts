import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { hashOrderToken } from '#app/domain/orders/access/order-token.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store } from '#db/store.ts';

export type GroupRow = Store['tables']['orderGroup']['$inferSelect'];

/** Who wants to see a checkout: by what their browser keeps of it, or as the person who is signed in. */
export type OrderVisitor = { readonly token: string | null; readonly personId: string | null };

/**
 * A checkout for whoever may see it: the browser that placed it or has shown its phone number, and the buyer who is
 * signed in.
 * @throws NotFound for everybody else, and for a code that is none.
 */
export async function openOrder(
  { store }: Context,
  typedCode: string,
  { token, personId }: OrderVisitor,
): Promise<GroupRow> {
  const { orderGroup } = store.tables;
  const code = readPublicCode(typedCode);
  if (code === null) throw new NotFound('no such order');
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.code, code)));
  const isOpen =
    group !== undefined &&
    ((token !== null && isSameHash(hashOrderToken(token), group.accessHash)) ||
      (personId !== null && personId === group.buyerId));
  if (!isOpen) throw new NotFound('no such order');
  return group;
}

function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
