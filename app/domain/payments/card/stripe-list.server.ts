import { and, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import { askAgain, askOfOlder } from '#app/domain/payments/card/ask-of-older.server.ts';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';
import type { StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';
import { PER_CALL, readWholeList } from '#app/domain/payments/card/read-whole-list.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { takeDispute } from '#app/domain/payments/card/take-dispute.server.ts';
import type { ByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import type { ListedThing, OwnThing, ProviderList } from '#app/domain/payments/reconcile/provider-list.ts';
import { listUnassigned, wholeId } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import { isNotFound } from '#app/server/domain-error.ts';

/**
 * Stripe's own lists of money, refunds and disputes beside ours, and what is older and may still change.
 * @param byItself makes each call that reads them, and keeps those that failed.
 */
export function stripeList(context: Context, line: StripeLine, byItself: ByItself): ProviderList {
  const { stripe } = line;
  /** Of each payment intent all refunds are taken at once. */
  const taken = new Map<string, Promise<void>>();
  /** What each thing of the list belongs to, kept while it is compared. */
  const about = new Map<string, { paymentId: string | null; intentId: string | null }>();

  const noteMoney = (intent: Stripe.PaymentIntent): ListedThing => {
    about.set(intent.id, { paymentId: intent.metadata.payment_id ?? null, intentId: intent.id });
    return listedMoney(intent);
  };
  const noteRefund = (refund: Stripe.Refund): ListedThing => {
    about.set(refund.id, { paymentId: null, intentId: idOf(refund.payment_intent) });
    return listedRefund(refund);
  };
  const find = async ({ kind, externalId }: Pick<ListedThing, 'kind' | 'externalId'>) => {
    if (kind === 'money') {
      const intent = await readStripe(stripe.paymentIntents.retrieve(externalId));
      return intent?.status === 'succeeded' ? noteMoney(intent) : null;
    }
    if (kind === 'refund') {
      const refund = await readStripe(stripe.refunds.retrieve(externalId));
      return refund ? noteRefund(refund) : null;
    }
    const dispute = await readStripe(stripe.disputes.retrieve(externalId));
    return dispute ? listedDispute(dispute) : null;
  };
  return {
    provider: 'stripe',
    async listed(since) {
      const created = { gte: Math.floor(since / 1000) };
      const young: ListedThing[] = [];
      const read = async <T extends { id: string; created: number }>(
        kind: ListedThing['kind'],
        page: (after: { starting_after?: string }) => Promise<Stripe.ApiList<T>>,
        say: (thing: T) => void,
      ) => {
        const list = await byItself.attempt(`list ${kind}`, () => readWholeList(page, since, say));
        if (list && list.value > since)
          context.log.error(
            { kind, from: list.value },
            'a list of the card provider is longer than is read at once',
          );
        return list?.value ?? null;
      };
      const from = {
        money: await read(
          'money',
          (after) => stripe.paymentIntents.list({ created, limit: PER_CALL, ...after }),
          (intent) => {
            if (intent.status === 'succeeded') young.push(noteMoney(intent));
          },
        ),
        refund: await read(
          'refund',
          (after) => stripe.refunds.list({ created, limit: PER_CALL, ...after }),
          (refund) => young.push(noteRefund(refund)),
        ),
        dispute: await read(
          'dispute',
          (after) => stripe.disputes.list({ created, limit: PER_CALL, ...after }),
          (dispute) => young.push(listedDispute(dispute)),
        ),
      };
      const ids = new Set(young.map(({ externalId }) => externalId));
      return { things: [...young, ...(await askOfOlder(context, ids, find, byItself))], from };
    },
    own: (since, externalIds) => ownThings(context, since, externalIds),
    find,
    async take({ kind, externalId }) {
      const { paymentId, intentId } = about.get(externalId) ?? { paymentId: null, intentId: null };
      try {
        if (kind === 'dispute') await takeDispute(context, externalId);
        else if (kind === 'refund' && intentId) {
          const taking = taken.get(intentId) ?? takeCardRefunds(context, intentId);
          taken.set(intentId, taking);
          await taking;
        } else if (kind === 'money' && paymentId && intentId)
          await takeCardPayment(context, paymentId, { intentId });
      } catch (error) {
        // Of nothing that we know: it stays in the list of what does not agree.
        if (isNotFound(error)) return;
        // Its turn to be asked about is over for now.
        await askAgain(context, { kind, externalId });
        throw error;
      }
    },
  };
}

const listedMoney = ({ id, amount_received, currency }: Stripe.PaymentIntent): ListedThing => ({
  kind: 'money',
  externalId: id,
  amount: amount_received,
  currency: currency.toUpperCase(),
  state: 'done',
});

const listedRefund = ({ id, amount, currency, status }: Stripe.Refund): ListedThing => ({
  kind: 'refund',
  externalId: id,
  amount,
  currency: currency.toUpperCase(),
  state:
    status === 'succeeded' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending',
});

const listedDispute = (dispute: Stripe.Dispute): ListedThing => ({
  kind: 'dispute',
  externalId: dispute.id,
  amount: dispute.amount,
  currency: dispute.currency.toUpperCase(),
  state: disputeState(
    dispute.status,
    dispute.balance_transactions.some(({ amount }) => amount > 0),
  ),
});

/** Its money may come back some days after it was won. */
const disputeState = (status: string, isReinstated: boolean) =>
  isReinstated ? `${status}, reinstated` : status;

/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 2_000;

async function ownThings(
  { store }: Context,
  since: number,
  externalIds: readonly string[],
): Promise<OwnThing[]> {
  const { cardMoney, refund, dispute, reconciliationFinding: finding } = store.tables;
  const { money, refunds, disputes, unplaced, claims } = await store.read(async (db) => {
    const found = {
      money: await db.select().from(cardMoney).where(gte(cardMoney.seenAt, since)),
      refunds: await db
        .select()
        .from(refund)
        .where(and(isNotNull(refund.externalId), gte(refund.askedAt, since))),
      disputes: await db.select().from(dispute).where(gte(dispute.openedAt, since)),
    };
    for (let start = 0; start < externalIds.length; start += IDS_PER_QUERY) {
      const ids = externalIds.slice(start, start + IDS_PER_QUERY);
      found.money.push(...(await db.select().from(cardMoney).where(inArray(cardMoney.externalId, ids))));
      // With the other parts of one that was for several orders.
      const ofOne = db
        .select({ paymentId: refund.paymentId })
        .from(refund)
        .where(inArray(refund.externalId, ids));
      const refunds = await db
        .select()
        .from(refund)
        .where(and(isNotNull(refund.externalId), inArray(refund.paymentId, ofOne)));
      const asked = new Set(ids);
      found.refunds.push(...refunds.filter(({ externalId }) => asked.has(wholeId(externalId ?? ''))));
      found.disputes.push(...(await db.select().from(dispute).where(inArray(dispute.externalId, ids))));
    }
    return {
      ...{ money: once(found.money), refunds: once(found.refunds), disputes: once(found.disputes) },
      unplaced: await listUnassigned(store.tables, db),
      claims: await db
        .select({ externalId: finding.subject, detail: finding.detail, seenAt: finding.foundAt })
        .from(finding)
        .where(and(eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim'))),
    };
  });
  return [
    ...money.map(({ externalId, amount, currency, seenAt }) => ({
      ...{ kind: 'money' as const, externalId, amount, currency, seenAt },
      state: 'done',
    })),
    ...sumParts([
      ...refunds.flatMap(({ method, externalId, amount, currency, doneAt, failedAt, askedAt }) =>
        method === 'card' && externalId !== null
          ? [
              {
                kind: 'refund' as const,
                externalId,
                amount,
                currency,
                state: doneAt !== null ? 'done' : failedAt !== null ? 'failed' : 'pending',
                seenAt: askedAt,
              },
            ]
          : [],
      ),
      // What a buyer had twice is for no order, and is claimed from them.
      ...claims.flatMap(({ externalId, detail, seenAt }) => {
        const { amount, currency, isDropped, isOfDispute, sent } = claimDetail.parse(detail);
        if (isOfDispute || sent) return [];
        const state = isDropped ? 'failed' : 'done';
        return { kind: 'refund' as const, externalId, amount, currency, state, seenAt };
      }),
    ]),
    // Known here, and waiting for staff to say what they were for: not missing besides.
    ...unplaced.map(({ externalId, amount, foundAt, isPending }) => ({
      ...{ kind: 'refund' as const, externalId, amount, currency: 'VND' },
      ...{ state: isPending ? 'pending' : 'done', seenAt: foundAt },
    })),
    ...disputes.map(({ externalId, amount, status, openedAt, reinstatedAt }) => ({
      ...{ kind: 'dispute' as const, externalId, amount, currency: 'VND' },
      state: disputeState(status, reinstatedAt !== null),
      seenAt: openedAt,
    })),
  ];
}

const once = <T extends { id: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** One refund over there may be several here, for each order one (`partId`): it stands as they all do. */
function sumParts(refunds: readonly OwnThing[]): OwnThing[] {
  const sums = new Map<string, OwnThing>();
  for (const part of refunds) {
    const externalId = wholeId(part.externalId);
    const sum = sums.get(externalId);
    const states = new Set([...(sum?.state.split(', ') ?? []), part.state]);
    sums.set(externalId, {
      ...part,
      externalId,
      amount: part.amount + (sum?.amount ?? 0),
      state: [...states].sort().join(', '),
    });
  }
  return [...sums.values()];
}

const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
