/** What producers are told of. `channel` among a notice's params is a channel's code; `day` a local day. */
export const noticeKinds = [
  /** A look at a product's page found it gone. Params: product, channel. */
  'dead-link',
  /** The platform or the seller took the product down. Params: product, channel, state. */
  'presence-down',
  /** No verified look for 90 days, so it no longer counts as on sale. Params: product, channel, day of the last look. */
  'check-expired',
  /** The authorisation of a shop ends soon. Params: shop, channel, day. */
  'shop-ends',
  /** A shop waits for the seller to say yes again. Params: shop, channel. */
  'shop-reauthorise',
  /** The platform has closed a shop to us. Params: shop, channel. */
  'shop-stopped',
  /** Somebody made a link by which a new password can be set for an account of theirs. Params: none. */
  'password-link',
  /** A platform turned products of a push down for one reason. Params: product (the first), count, channel, causeVi, causeEn. */
  'push-refused',
  /** Products that stand in no register are not on sale there any more. Params: product (the first), count, channel, state. */
  'product-down',
  /** Goods were taken off sale for want of a paper that holds. Params: product (the first), channel, shop, paper (kind or ''). */
  'held-paper',
  /** A paper has ended here, and the platform has one of its own. Params: product, channel, shop, paper (kind), day of the end. */
  'paper-only-there',
  /** Staff have suspended the listing, and it was taken off sale. Params: product, channel, shop. */
  'held-listing',
  /** Staff have suspended the producer, and all goods were taken off sale. Params: channel, shop. */
  'held-producer',
  /** Put away and brought back here, it is still hidden there. Params: product, channel, shop. */
  'hidden-there',
  /** Staff did not accept a paper. Params: paper (kind), product ('' for all goods), note. */
  'paper-refused',
  /** A paper that goods need ends within 30 days. Params: paper (kind), product ('' for all goods), day. */
  'paper-ends',
  /** The same, within 7 days. */
  'paper-ends-soon',
  /** Its last day is over. Params: paper (kind), product ('' for all goods), day. */
  'paper-ended',
  /** Staff have read a listing and ask for changes. Params: product. */
  'listing-returned',
  /** Staff have let a listing or its changes out. Params: product. */
  'listing-approved',
  /** Money is to be sent back to a buyer. Params: order (code, '' where it belongs to none), amount, day. */
  'refund-due',
  /** The buyer has said, or said anew, to which account it goes. Params: amount. */
  'refund-account',
  /** An order that was paid has ended before it was delivered. Params: order (code). */
  'order-cancelled',
  /**
   * A buyer has cancelled the visit of a paid order that has goods as well; some of it only once those have left. Params: order (code),
   * pieces (of it that are still to come), goods (`less` where some of them were cancelled with it; else not there).
   */
  'visit-cancelled',
  /** Staff have cancelled an order, or a part of it, in the producer's place. Params: order (code), note. */
  'staff-cancelled',
  /** Money has come that did not find its order by itself. Params: count. */
  'transfer-waits',
  /** The account on which the producer is paid was given, changed or taken away. Params: bank, end (last digits). */
  'bank-changed',
  /** An order was paid and waits to be taken. Params: order (code). */
  'order-paid',
  /** A buyer asks, complains, or wants to send something back. Params: order (code), kind (of ticket), day to answer by. */
  'ticket-opened',
  /** What a buyer says of a product is shown now. Params: product, stars. */
  'review-published',
  /** The holder of the card that paid an order wants the money back. Params: order (code), day by which evidence is due. */
  'order-disputed',
  /** The card's bank has decided for its holder: the order's money is gone for good. Params: order (code). */
  'dispute-lost',
  /** It has decided that the payment stands. Params: order (code). */
  'dispute-won',
  /** All that was paid for an order has gone back to its buyer, though it was not cancelled. Params: order (code). */
  'money-back',
  /** Money that had gone back for an order is the market's again and stays with the order. Params: order (code). */
  'money-kept',
  /**
   * Some or all of an order's money was given back in the card provider's own pages, and the order stands. Params: order (code), amount,
   * stands (how far it is), books (`less`: the market owes less; `owes`: the producer owes it).
   */
  'given-back',
  /** Card money was paid out. Params: amount. */
  'paid-out',
  /** A payout did not arrive, or was taken back. Params: amount, note (why). */
  'payout-reversed',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** True for a kind that this release has words for: what stands in the database is not trusted to be one. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return (noticeKinds as ReadonlyArray<string>).includes(kind);
}
