import { asc, eq, inArray } from 'drizzle-orm';
import { restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import {
  type ProposedOrder,
  proposeOrders,
} from '#app/domain/payments/bank-transfers/propose-orders.server.ts';
import { openTransferText } from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db, Store } from '#db/store.ts';
import type { BankSource, TransferTrouble } from '#db/tables/transfers.ts';

export type ReadTransfer = {
  readonly id: string;
  readonly producerName: string;
  readonly bankName: string;
  readonly numberEnd: string;
  readonly amount: number;
  /** VND that stand with no payment. */
  readonly rest: number;
  readonly occurredAt: number;
  readonly sources: readonly BankSource[];
  readonly reference: string | null;
  /** What the bank wrote; it names people, so that reading it is written down. */
  readonly text: string;
  readonly note: string | null;
  readonly codes: readonly string[];
  /** It waits for this; null once it is settled. */
  readonly trouble: TransferTrouble | null;
  readonly resolution: string | null;
  /** Whom it was given to, and how much of it each has. */
  readonly orders: ReadonlyArray<{ id: string; code: string; state: OrderState; amount: number }>;
  /** Whose orders the codes are of that it carries, where those are paid on another account; nothing of who ordered. */
  readonly meantFor: ReadonlyArray<{ readonly code: string; readonly producerName: string }>;
  readonly proposals: readonly ProposedOrder[];
  /** What can be done about it now. */
  readonly steps: readonly TransferStep[];
};

export type TransferStep = 'accept' | 'assign' | 'give-back' | 'send-back' | 'put-aside';

/**
 * One transfer with everything about it, for whoever decides.
 * @throws NotFound when it is another producer's.
 */
export async function readTransfer(
  context: Context,
  actor: MoneyActor,
  transferId: string,
): Promise<ReadTransfer> {
  const { store, config } = context;
  const { bankTransfer, bankAccount, producer, transferMatch, transferSighting, paymentAllocation, order } =
    store.tables;
  const found = await store.read(async (db) => {
    const [row] = await db
      .select({ transfer: bankTransfer, account: bankAccount, producerName: producer.name })
      .from(bankTransfer)
      .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
      .innerJoin(producer, eq(producer.id, bankAccount.producerId))
      .where(eq(bankTransfer.id, transferId));
    if (!row || (actor.producerId !== null && actor.producerId !== row.account.producerId))
      throw new NotFound('transfer');
    const rest = await restOf(context, db, row.transfer);
    const isWaiting = row.transfer.trouble !== null && row.transfer.resolvedAt === null;
    const text = openTransferText(config, 'text', transferId, row.transfer.sealed);
    return {
      ...row,
      text,
      rest,
      isWaiting,
      sightings: await db.select().from(transferSighting).where(eq(transferSighting.transferId, transferId)),
      orders: await db
        .select({ order, amount: transferMatch.amount })
        .from(transferMatch)
        .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, transferMatch.paymentId))
        .innerJoin(order, eq(order.id, paymentAllocation.orderId))
        .where(eq(transferMatch.transferId, transferId))
        .orderBy(asc(order.code)),
      meantFor:
        row.transfer.trouble === 'wrong-account' ? await ordersOfCodes(store, db, row.transfer.codes) : [],
      proposals:
        isWaiting && rest > 0
          ? await proposeOrders(context, db, {
              producerId: row.account.producerId,
              amount: rest,
              at: row.transfer.occurredAt,
              text,
            })
          : [],
    };
  });
  const { transfer, account, isWaiting, orders } = found;
  await store.write((tx) =>
    recordAudit(context, tx, {
      personId: actor.personId,
      role: actor.role,
      act: 'read-transfer',
      subject: 'bank-transfer',
      subjectId: transferId,
    }),
  );
  const given = orders.map(({ order: { id, code, ...facts }, amount }) => ({
    id,
    code,
    state: orderState(facts),
    amount,
  }));
  return {
    id: transferId,
    producerName: found.producerName,
    bankName: bankOf(context, account).shortName,
    numberEnd: account.numberEnd,
    amount: transfer.amount,
    rest: found.rest,
    occurredAt: transfer.occurredAt,
    sources: [...new Set(found.sightings.map(({ source }) => source))],
    reference: found.sightings.find(({ reference }) => reference !== null)?.reference ?? null,
    text: found.text,
    note: transfer.note === null ? null : openTransferText(config, 'note', transferId, transfer.note),
    codes: transfer.codes,
    trouble: isWaiting ? transfer.trouble : null,
    resolution: transfer.resolution,
    orders: given,
    meantFor: found.meantFor,
    proposals: found.proposals,
    steps: isWaiting
      ? stepsOf(
          transfer.trouble,
          given.map(({ state }) => state),
        )
      : [],
  };
}

async function ordersOfCodes({ tables }: Store, db: Db, codes: readonly string[]) {
  const { payment, paymentAllocation, order, producer } = tables;
  return db
    .select({ code: order.code, producerName: producer.name })
    .from(payment)
    .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, payment.id))
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .innerJoin(producer, eq(producer.id, order.producerId))
    .where(inArray(payment.memoCode, [...codes]))
    .orderBy(asc(order.code));
}

/** What is most likely right stands first. */
function stepsOf(trouble: TransferTrouble | null, states: readonly OrderState[]): TransferStep[] {
  if (trouble === 'late' && states.length === 1 && states[0] === 'expired')
    return ['accept', 'give-back', 'assign', 'put-aside'];
  // Nobody's buyer here has sent it: it goes back the way that it came.
  if (trouble === 'wrong-account') return ['send-back', 'assign', 'put-aside'];
  if (states.length > 0) return ['give-back', 'assign', 'put-aside'];
  return ['assign', 'put-aside'];
}
