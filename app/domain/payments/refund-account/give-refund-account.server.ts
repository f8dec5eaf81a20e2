import { eq } from 'drizzle-orm';
import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import {
  type NamedAccount,
  openNamedAccount,
  sealNamedAccount,
} from '#app/domain/orders/money-back/named-account.server.ts';
import { checkAccount, type TypedAccount } from '#app/domain/payments/bank-account/check-account.server.ts';
import {
  holdOpenRefunds,
  type OpenRefundRow,
} from '#app/domain/payments/refund-account/hold-open-refunds.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { mustBeNamed } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { giveBackPoint, takePoint } from '#app/server/rate-limit.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type GiveRefundAccount = TypedAccount & {
  /** `paid-from` or `named`, as typed; with the first the rest is not looked at. */
  readonly where: string;
};

/** More in a day would only be somebody who tries. */
const MOST_A_DAY = 20;

/**
 * The buyer of a checkout says to which account money goes back: direct money, and card money that its card takes no more. It holds for all of the checkout that is not sent
 * yet, and for what is promised later; the producers who send it are told. The same again changes nothing.
 * @param group whose page it is: the caller has made sure that it is theirs (`openOrder`).
 * @throws DomainError mustChoose (where), what `checkAccount` refuses (bank, number, holder), accountOfCard (where) where card money is
 * among it and no account is named, refundAccountTooLate when nothing of the checkout waits to be sent to an account; NotFound once the buyer was erased; TooManyTries.
 */
export async function giveRefundAccount(
  context: Context,
  group: GroupRow,
  typed: GiveRefundAccount,
): Promise<void> {
  const { store, config, clock } = context;
  const kind = (['paid-from', 'named'] as const).find((one) => one === typed.where);
  if (!kind) throw new DomainError('mustChoose', { field: 'where' });
  let named: NamedAccount | null = null;
  if (kind === 'named') {
    const { bank, number, holder } = await checkAccount(context, typed);
    named = { bin: bank.bin, number, holder };
  }
  const limit = `refund-account|${group.id}`;
  await takePoint(context, limit, MOST_A_DAY, DAY_MS);
  const { personKey, refundAccount } = store.tables;
  const [key] = await store.read((db) =>
    db.select().from(personKey).where(eq(personKey.personId, group.buyerId)),
  );
  if (!key?.wrappedKey) throw new NotFound('the buyer was erased');
  const own = unwrapPersonKey(config, group.buyerId, key.wrappedKey);
  const id = newId();
  const sealed = named === null ? '' : sealNamedAccount(own, id, named);
  const isNew = await store.write(
    async (tx) => {
      await holdLivingPerson(context, tx, group.buyerId);
      const open = await holdOpenRefunds(context, tx, group.id);
      if (open.length === 0) return null;
      if (kind === 'paid-from' && mustBeNamed(open))
        throw new DomainError('accountOfCard', { field: 'where' });
      const before = await newestAccount(tx, store.tables, group.id);
      if (before?.kind === kind && isSame(openNamedAccount(own, before.id, before.sealed), named))
        return false;
      await tx.insert(refundAccount).values({ id, groupId: group.id, kind, sealed, givenAt: clock.now() });
      await tellSenders(context, tx, open);
      await leaveMessage(context, tx, {
        personId: group.buyerId,
        kind: 'refund-account-given',
        subject: `group:${group.id}`,
      });
      await recordAudit(context, tx, {
        personId: group.buyerId,
        role: 'buyer',
        act: before ? 'change-refund-account' : 'give-refund-account',
        subject: 'order-group',
        subjectId: group.id,
        detail: { refundAccountId: id, kind },
      });
      return true;
    },
    { isolation: 'guarded' },
  );
  // Only what was written counts.
  if (!isNew) await giveBackPoint(context, limit);
  if (isNew === null) throw new DomainError('refundAccountTooLate');
}

function isSame(one: NamedAccount | null, other: NamedAccount | null): boolean {
  return one?.bin === other?.bin && one?.number === other?.number && one?.holder === other?.holder;
}

/** Whoever is to send it looks at where to once more. */
async function tellSenders(context: Context, tx: Tx, open: readonly OpenRefundRow[]): Promise<void> {
  const { bankAccount, payment } = context.store.tables;
  for (const { id, paymentId, amount } of open) {
    const [account] = await tx
      .select({ producerId: bankAccount.producerId })
      .from(payment)
      .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(eq(payment.id, paymentId));
    if (!account) continue;
    await tellProducer(context, tx, {
      producerId: account.producerId,
      kind: 'refund-account',
      params: { amount },
      path: `/seller/refunds/${id}`,
      subject: `refund:${id}`,
    });
  }
}
