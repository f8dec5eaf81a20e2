import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { BankAccountTables } from '#db/tables/bank-accounts.ts';
import type { OrderTables, PaymentMethodCode } from '#db/tables/orders.ts';

export type PaymentProvider = 'stripe' | 'sepay' | 'casso' | 'payos';
/** `foreign`: in another currency than đồng; the books do not hold it. */
export type CardMoneyStanding = 'settles' | 'double' | 'wrong' | 'foreign';

/** Where direct money goes back: the account that it came from, or one that the buyer names. */
export type RefundAccountKind = 'paid-from' | 'named';

/**
 * `transfer`: the operator sent it from a bank account; `dispute`: the card's bank took it and gave it to the buyer; `kept`: it was
 * never promised and came back, its order stands and keeps it, and its amount is nothing.
 */
export type RefundSettledBy = 'transfer' | 'dispute' | 'kept';

/**
 * Money on its way: what is asked for, card money that was seen, what goes back. Money on bank accounts stands in
 * `transfers.ts`, what all of it means in the books in `books.ts`.
 */
export function definePaymentTables(
  { table, text, int, time, index, uniqueIndex, primaryKey }: Kit,
  { bankAccount }: BankAccountTables,
  { orderGroup, order, orderLine }: OrderTables,
) {
  /** Money that a buyer is asked for: by VietQR for one order, by card for those of a group that are paid so. */
  const payment = table(
    'payment',
    {
      id: text().primaryKey(),
      groupId: text()
        .notNull()
        .references(() => orderGroup.id),
      method: text().$type<PaymentMethodCode>().notNull(),
      /** VND. */
      amount: int().notNull(),
      currency: text().notNull(),
      /** By which a transfer finds it; null for cards. */
      memoCode: text(),
      bankAccountId: text().references(() => bankAccount.id),
      /** Stored before the provider is called; a new one only after it has definitely failed. */
      attemptKey: text(),
      /** When the page of this attempt ends: the same call is repeated with the same, else the provider refuses the key. */
      attemptEndsAt: time(),
      /** The provider's ids: of the page where the buyer pays, and of the money. */
      sessionId: text(),
      externalId: text(),
      /** Where the buyer pays, while it is open. */
      payUrl: text(),
      createdAt: time().notNull(),
      expiresAt: time().notNull(),
      /** When it was seen in full, whatever has become of the orders meanwhile. */
      settledAt: time(),
      /** No money is expected any more: expired, cancelled, or replaced by another. */
      closedAt: time(),
      failedAt: time(),
      failureCode: text(),
    },
    (t) => [
      uniqueIndex('payment_memo').on(t.memoCode),
      uniqueIndex('payment_session').on(t.sessionId),
      uniqueIndex('payment_external').on(t.externalId),
      index('payment_group').on(t.groupId),
      index('payment_open').on(t.method, t.settledAt, t.closedAt, t.expiresAt),
    ],
  );

  /** How much of a payment is for which order. */
  const paymentAllocation = table(
    'payment_allocation',
    {
      paymentId: text()
        .notNull()
        .references(() => payment.id),
      orderId: text()
        .notNull()
        .references(() => order.id),
      /** VND. */
      amount: int().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.paymentId, t.orderId] }),
      index('payment_allocation_order').on(t.orderId),
    ],
  );

  /**
   * Card money that was seen, by the provider's id of it. One settles a payment; what came twice, or is another amount,
   * stands here as well, until it has gone back.
   */
  const cardMoney = table(
    'card_money',
    {
      id: text().primaryKey(),
      paymentId: text()
        .notNull()
        .references(() => payment.id),
      /** The payment intent. */
      externalId: text().notNull(),
      /** What refunds and disputes name it by. */
      chargeId: text(),
      /** In the smallest unit of `currency`; VND has none smaller. */
      amount: int().notNull(),
      currency: text().notNull(),
      seenAt: time().notNull(),
      /** What became of it when it was seen. */
      standing: text().$type<CardMoneyStanding>().notNull(),
      /** What the provider kept of it, VND; null until it says so. */
      feeAmount: int(),
    },
    (t) => [
      uniqueIndex('card_money_external').on(t.externalId),
      index('card_money_payment').on(t.paymentId),
      index('card_money_seen').on(t.seenAt),
    ],
  );

  /** What a provider told us, kept as it came, before anything is done about it. */
  const paymentEvent = table(
    'payment_event',
    {
      id: text().primaryKey(),
      provider: text().$type<PaymentProvider>().notNull(),
      externalId: text().notNull(),
      /** On which account the money is that it tells of; null for cards. */
      bankAccountId: text().references(() => bankAccount.id),
      kind: text().notNull(),
      /** The body, sealed with the application's key: banks write names into it. */
      sealed: text().notNull(),
      receivedAt: time().notNull(),
      handledAt: time(),
    },
    (t) => [
      uniqueIndex('payment_event_once').on(t.provider, t.externalId),
      index('payment_event_undealt').on(t.bankAccountId, t.handledAt, t.receivedAt),
    ],
  );

  /**
   * To which account a buyer wants direct money of a checkout back. The newest holds for what is not sent yet; what was sent
   * keeps the one that stood then.
   */
  const refundAccount = table(
    'refund_account',
    {
      id: text().primaryKey(),
      groupId: text()
        .notNull()
        .references(() => orderGroup.id),
      kind: text().$type<RefundAccountKind>().notNull(),
      /** `NamedAccount` as JSON, sealed with the buyer's key; empty where none is named, and once the buyer is erased. */
      sealed: text().notNull(),
      givenAt: time().notNull(),
    },
    (t) => [index('refund_account_group').on(t.groupId, t.givenAt)],
  );

  /**
   * Money that goes back to a buyer. Card money goes back by the provider; direct money is the producer's to send, and is
   * done when they prove it.
   */
  const refund = table(
    'refund',
    {
      id: text().primaryKey(),
      paymentId: text()
        .notNull()
        .references(() => payment.id),
      /** Null for money that belongs to no order: too much, too late. */
      orderId: text().references(() => order.id),
      method: text().$type<PaymentMethodCode>().notNull(),
      /** In the smallest unit of `currency`: đồng but for card money that came in another. */
      amount: int().notNull(),
      currency: text().notNull(),
      reason: text().notNull(),
      /** So that one cause makes one refund. */
      causeKey: text().notNull(),
      askedAt: time().notNull(),
      askedByRole: text().notNull(),
      askedBy: text(),
      attemptKey: text(),
      externalId: text(),
      /** Of card money that settled nothing: which. */
      cardMoneyId: text().references(() => cardMoney.id),
      /** By when the producer is to have sent it. */
      dueAt: time(),
      doneAt: time(),
      doneBy: text(),
      /** Reference of the transfer, and the hash of the picture that proves it. */
      proofReference: text(),
      proofHash: text(),
      failedAt: time(),
      failureCode: text(),
      /** How a refund was settled that could not go back to its card; null for the way that its method says. */
      settledBy: text().$type<RefundSettledBy>(),
      /** The day of the transfer that replaces it, YYYY-MM-DD in Lào Cai. */
      sentOn: text(),
      /** Of direct money that was sent: what the buyer had said of where to; null when they had said nothing. */
      refundAccountId: text().references(() => refundAccount.id),
    },
    (t) => [
      uniqueIndex('refund_cause').on(t.causeKey),
      uniqueIndex('refund_external').on(t.externalId),
      index('refund_open').on(t.doneAt, t.askedAt),
      index('refund_payment').on(t.paymentId),
      index('refund_order').on(t.orderId),
    ],
  );

  /** What a refund is for. */
  const refundLine = table(
    'refund_line',
    {
      id: text().primaryKey(),
      refundId: text()
        .notNull()
        .references(() => refund.id),
      /** Null for delivery, or for money that belongs to no line. */
      lineId: text().references(() => orderLine.id),
      quantity: int().notNull(),
      /** In the smallest unit of the refund's currency; the parts add up to its amount. */
      amount: int().notNull(),
    },
    (t) => [index('refund_line_refund').on(t.refundId), index('refund_line_line').on(t.lineId)],
  );

  /** A card holder has asked their bank for the money back. */
  const dispute = table(
    'dispute',
    {
      id: text().primaryKey(),
      paymentId: text()
        .notNull()
        .references(() => payment.id),
      externalId: text().notNull(),
      /** VND that the card's holder asks for. */
      amount: int().notNull(),
      reason: text().notNull(),
      /** In the provider's words. */
      status: text().notNull(),
      openedAt: time().notNull(),
      /** By when evidence is to be sent. */
      dueAt: time(),
      withdrawnAt: time(),
      reinstatedAt: time(),
      closedAt: time(),
    },
    (t) => [uniqueIndex('dispute_external').on(t.externalId), index('dispute_payment').on(t.paymentId)],
  );

  return {
    payment,
    paymentAllocation,
    cardMoney,
    paymentEvent,
    refundAccount,
    refund,
    refundLine,
    dispute,
  };
}

export type PaymentTables = ReturnType<typeof definePaymentTables>;
