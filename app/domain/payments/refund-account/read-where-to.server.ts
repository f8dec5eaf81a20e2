import { eq } from 'drizzle-orm';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { maskedNumber, openNamedAccount } from '#app/domain/orders/money-back/named-account.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { listBanks } from '#app/domain/payments/bank-account/find-banks.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import {
  mustBeNamed,
  refundsToAccount,
} from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Bank } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import type { RefundAccountKind } from '#db/tables/payments.ts';

/** What the buyer is asked, and what they have said; numbers masked. */
export type WhereTo = {
  /** The banks to choose from. */
  readonly banks: ReadonlyArray<Pick<Bank, 'bin' | 'shortName' | 'name'>>;
  /** VND that wait for it. */
  readonly amount: number;
  /** Card money is among it: an account has to be named, and the market sends that part of it. */
  readonly isNamedOnly: boolean;
  /** Null until they have said anything that helps. */
  readonly said: {
    readonly kind: RefundAccountKind;
    /** Null for the account that they paid from. */
    readonly account: { readonly bankName: string; readonly number: string; readonly holder: string } | null;
  } | null;
};

/** To which account money of a checkout goes back (`refundsToAccount`), for its buyer; null while none waits to be sent: then nothing is asked. */
export async function readWhereTo(context: Context, group: GroupRow): Promise<WhereTo | null> {
  const { store, config } = context;
  const { personKey } = store.tables;
  const found = await store.read(async (db) => {
    const open = await refundsToAccount(store.tables, db, [group.id]);
    if (open.length === 0) return null;
    const [key] = await db.select().from(personKey).where(eq(personKey.personId, group.buyerId));
    return {
      newest: await newestAccount(db, store.tables, group.id),
      wrappedKey: key?.wrappedKey ?? null,
      asked: {
        amount: open.reduce((sum, { amount }) => sum + amount, 0),
        isNamedOnly: mustBeNamed(open),
      },
    };
  });
  if (found?.wrappedKey == null) return null;
  const { newest, wrappedKey, asked } = found;
  const banks = (await listBanks(context)).map(({ bin, shortName, name }) => ({ bin, shortName, name }));
  if (!newest || (asked.isNamedOnly && newest.kind !== 'named')) return { banks, ...asked, said: null };
  const own = unwrapPersonKey(config, group.buyerId, wrappedKey);
  const named = openNamedAccount(own, newest.id, newest.sealed);
  return {
    banks,
    ...asked,
    said: {
      kind: newest.kind,
      account: named && {
        bankName: bankOf(context, { bin: named.bin, isDemo: group.isDemo }).shortName,
        number: maskedNumber(named.number),
        holder: named.holder,
      },
    },
  };
}
