import { claimDetail, openOfClaim, paidOfClaim } from '#app/domain/orders/money-back/claim-detail.ts';
import { paidTwice } from '#app/domain/payments/claims/twice-by-disputes.server.ts';
import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { entriesOf } from '#app/domain/payments/ledger/check/check-ledger.ts';
import { type Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import { claimKinds } from '#app/domain/payments/ledger/post.server.ts';

/** Card money that buyers have got twice and owe back, as it is kept beside the ledger. */
export function claimsOf({ differences }: Pick<Books, 'differences'>) {
  return differences.flatMap(({ kind, subject, detail }) =>
    kind === 'buyer-claim' ? [{ subject, ...claimDetail.parse(detail) }] : [],
  );
}

/** VND that left the market's account at the provider and were claimed, by the provider's id of the refund. */
export function claimedThere(books: Pick<Books, 'differences'>): ReadonlyMap<string, number> {
  return new Map(
    claimsOf(books).flatMap(({ subject, amount, isDropped }) =>
      isDropped ? [] : [[subject, amount] as const],
    ),
  );
}

/** VND that lost disputes gave to buyers who had them back already, and that are claimed from them, by payment's id. */
export function claimedOfDisputes(books: Pick<Books, 'differences'>): ReadonlyMap<string, number> {
  return sumBy(
    claimsOf(books).filter(({ isOfDispute, isDropped }) => isOfDispute && !isDropped),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
}

/** The same, with what staff are shown and nobody has claimed yet. */
export function twiceOfDisputes(books: Pick<Books, 'differences'>): ReadonlyMap<string, number> {
  const shown = books.differences.flatMap(({ kind, detail, mendedAt, resolvedAt }) =>
    kind === 'paid-twice' && mendedAt === null && resolvedAt === null ? [paidTwice.parse(detail)] : [],
  );
  const claimed = claimedOfDisputes(books);
  return sumBy(
    [...shown, ...[...claimed].map(([paymentId, amount]) => ({ paymentId, amount }))],
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
}

/**
 * VND that are away for claims: what went twice, less what buyers have paid back of it, whatever was written off. What a dispute
 * took is away for the dispute.
 */
export function awayForClaims(books: Pick<Books, 'differences'>): number {
  return total(
    claimsOf(books),
    (claim) => (claim.isDropped || claim.isOfDispute ? 0 : claim.amount) - paidOfClaim(claim),
  );
}

/**
 * Compares each claim with what the ledger says of it: made for what it claims, and owed as much as is open of it.
 * @returns VND that are open of all of them.
 */
export function compareClaims(look: Look, books: Books): number {
  const claims = claimsOf(books);
  const ofReceivable = entriesOf(books, ...claimKinds).filter(
    ({ account }) => account === 'buyer_receivable',
  );
  const nameOf = (subject: string) => subject.split(':').slice(0, 2).join(':');
  const owed = sumBy(
    ofReceivable,
    ({ subject }) => nameOf(subject),
    ({ amount }) => amount,
  );
  const made = sumBy(
    ofReceivable.filter(({ kind }) => kind === 'claim-made' || kind === 'claim-changed'),
    ({ subject }) => nameOf(subject),
    ({ amount }) => amount,
  );
  for (const claim of claims) {
    const name = `claim:${claim.subject}`;
    look.same(name, 'claimed', claim.amount, made.get(name) ?? 0);
    look.same(name, 'claimOpen', openOfClaim(claim), owed.get(name) ?? 0);
  }
  const open = total(claims, openOfClaim);
  // Nothing is claimed in the ledger that is no claim.
  look.same(
    'ledger',
    'claimOpen',
    open,
    total([...owed.values()], (amount) => amount),
  );
  return open;
}
