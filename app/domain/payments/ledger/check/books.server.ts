import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/**
 * Everything that the books are checked by, as it stands in one moment: what the ledger says, and the rows that it tells
 * of. All in memory, some 300 bytes a row: a year of 100,000 orders is a few hundred megabytes.
 * @param db of `store.readMoment`, so that the parts belong together.
 */
export async function readBooks(db: Db, tables: Store['tables']) {
  const t = tables;
  return {
    postings: await db
      .select({
        id: t.ledgerPosting.id,
        kind: t.ledgerPosting.kind,
        subject: t.ledgerPosting.subject,
        reverses: t.ledgerPosting.reverses,
      })
      .from(t.ledgerPosting)
      .orderBy(asc(t.ledgerPosting.id)),
    entries: await db
      .select({
        postingId: t.ledgerEntry.postingId,
        account: t.ledgerEntry.account,
        producerId: t.ledgerEntry.producerId,
        orderId: t.ledgerEntry.orderId,
        amount: t.ledgerEntry.amount,
      })
      .from(t.ledgerEntry),
    orders: await db
      .select({
        id: t.order.id,
        producerId: t.order.producerId,
        method: t.order.method,
        goodsAmount: t.order.goodsAmount,
        deliveryAmount: t.order.deliveryAmount,
        totalAmount: t.order.totalAmount,
        commissionRate: t.order.commissionRate,
        commissionAmount: t.order.commissionAmount,
        placedAt: t.order.placedAt,
        paidAt: t.order.paidAt,
        expiredAt: t.order.expiredAt,
        cancelledAt: t.order.cancelledAt,
        acceptedAt: t.order.acceptedAt,
        packedAt: t.order.packedAt,
        handedOverAt: t.order.handedOverAt,
        deliveredAt: t.order.deliveredAt,
      })
      .from(t.order),
    lines: await db
      .select({
        id: t.orderLine.id,
        orderId: t.orderLine.orderId,
        variantId: t.orderLine.variantId,
        quantity: t.orderLine.quantity,
        unitPrice: t.orderLine.unitPrice,
        amount: t.orderLine.amount,
      })
      .from(t.orderLine),
    cancellations: await db
      .select({
        lineId: t.lineCancellation.lineId,
        quantity: t.lineCancellation.quantity,
        amount: t.lineCancellation.amount,
        isRestocked: t.lineCancellation.isRestocked,
        isBeforePayment: t.lineCancellation.isBeforePayment,
      })
      .from(t.lineCancellation),
    reservations: await db
      .select({
        id: t.reservation.id,
        orderId: t.reservation.orderId,
        variantId: t.reservation.variantId,
        quantity: t.reservation.quantity,
        soldAt: t.reservation.soldAt,
        releasedAt: t.reservation.releasedAt,
      })
      .from(t.reservation),
    moves: await db
      .select({
        variantId: t.stockMove.variantId,
        cause: t.stockMove.cause,
        orderId: t.stockMove.orderId,
        stockDelta: t.stockMove.stockDelta,
        reservedDelta: t.stockMove.reservedDelta,
        stockAfter: t.stockMove.stockAfter,
        reservedAfter: t.stockMove.reservedAfter,
      })
      .from(t.stockMove),
    variants: await db
      .select({ id: t.variant.id, stock: t.variant.stock, reserved: t.variant.reserved })
      .from(t.variant),
    payments: await db
      .select({
        id: t.payment.id,
        method: t.payment.method,
        amount: t.payment.amount,
        settledAt: t.payment.settledAt,
      })
      .from(t.payment),
    allocations: await db.select().from(t.paymentAllocation),
    transfers: await db
      .select({
        id: t.bankTransfer.id,
        amount: t.bankTransfer.amount,
        producerId: t.bankAccount.producerId,
      })
      .from(t.bankTransfer)
      .innerJoin(t.bankAccount, eq(t.bankAccount.id, t.bankTransfer.bankAccountId)),
    matches: await db
      .select({
        transferId: t.transferMatch.transferId,
        paymentId: t.transferMatch.paymentId,
        amount: t.transferMatch.amount,
      })
      .from(t.transferMatch),
    cardMoney: await db
      .select({
        id: t.cardMoney.id,
        paymentId: t.cardMoney.paymentId,
        externalId: t.cardMoney.externalId,
        amount: t.cardMoney.amount,
        standing: t.cardMoney.standing,
      })
      .from(t.cardMoney)
      .where(eq(t.cardMoney.currency, 'VND')),
    refunds: await db
      .select({
        id: t.refund.id,
        paymentId: t.refund.paymentId,
        orderId: t.refund.orderId,
        cardMoneyId: t.refund.cardMoneyId,
        externalId: t.refund.externalId,
        method: t.refund.method,
        amount: t.refund.amount,
        askedAt: t.refund.askedAt,
        doneAt: t.refund.doneAt,
        failedAt: t.refund.failedAt,
        attemptKey: t.refund.attemptKey,
        settledBy: t.refund.settledBy,
      })
      // Card money in another currency is not in the books, nor what goes back of it.
      .from(t.refund)
      .where(eq(t.refund.currency, 'VND')),
    refundParts: await db
      .select({
        refundId: t.refundLine.refundId,
        lineId: t.refundLine.lineId,
        amount: t.refundLine.amount,
      })
      .from(t.refundLine),
    payouts: await db
      .select({
        id: t.payout.id,
        producerId: t.payout.producerId,
        runId: t.payout.runId,
        amount: t.payout.amount,
        heldBack: t.payout.heldBack,
        overAmount: t.payout.overAmount,
        paidAt: t.payout.paidAt,
        reversedAt: t.payout.reversedAt,
      })
      .from(t.payout),
    payoutRuns: await db
      .select({ id: t.payoutRun.id, totalAmount: t.payoutRun.totalAmount })
      .from(t.payoutRun),
    disputes: await db
      .select({
        id: t.dispute.id,
        paymentId: t.dispute.paymentId,
        closedAt: t.dispute.closedAt,
        status: t.dispute.status,
        amount: t.dispute.amount,
        withdrawnAt: t.dispute.withdrawnAt,
        reinstatedAt: t.dispute.reinstatedAt,
      })
      .from(t.dispute),
    differences: await db
      .select({
        kind: t.reconciliationFinding.kind,
        subject: t.reconciliationFinding.subject,
        detail: t.reconciliationFinding.detail,
        mendedAt: t.reconciliationFinding.mendedAt,
        resolvedAt: t.reconciliationFinding.resolvedAt,
      })
      .from(t.reconciliationFinding)
      .where(
        and(
          eq(t.reconciliationFinding.provider, 'stripe'),
          inArray(t.reconciliationFinding.kind, [
            'amount',
            'refund-there',
            'state',
            'buyer-claim',
            'paid-twice',
          ]),
        ),
      ),
    withheld: await db
      .select({
        id: t.withholdingEntry.id,
        orderId: t.withholdingEntry.orderId,
        lineId: t.withholdingEntry.lineId,
        producerId: t.withholdingEntry.producerId,
        mode: t.withholdingEntry.mode,
        baseAmount: t.withholdingEntry.baseAmount,
        vatAmount: t.withholdingEntry.vatAmount,
        pitAmount: t.withholdingEntry.pitAmount,
      })
      .from(t.withholdingEntry),
  };
}

export type Books = Awaited<ReturnType<typeof readBooks>>;
