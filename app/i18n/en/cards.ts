import type { Translation } from '#app/i18n/messages.ts';
import type { cards as vi } from '#app/i18n/vi/cards.ts';

export const cards = {
  goTitle: 'Pay by card',
  goText:
    'Opening Stripe’s page, where you pay {amount}. Your card number is typed there only; the market never sees it.',
  goFirst: '{amount} are to be paid by card. The page for it could not be opened yet.',
  goNow: 'Open the payment page',
  goAgain: 'Try to open the page again',
  backToOrder: 'Back to the order',
  simulated:
    'This is a demo market: the payment page is a simulation and no real money moves. Do not type a real card number.',

  navReconcile: 'Cards and bank compared',
  reconcileTitle: 'Money compared',
  reconcileLead:
    'Every hour the card provider’s list of the last three days is compared with the market’s books. What the market lacks is fetched by itself; what differs stands here until somebody looks at it. Every bank statement that a producer hands in is compared with what was told of as well. A wrong amount is never accepted by itself.',
  noCards: 'The market takes no cards: Stripe’s keys are not in its settings.',
  simulatedDesk: 'Demo market: the card provider is a simulated Stripe.',
  openTitle: 'Waiting for somebody',
  openCount: { one: '{count} waits', other: '{count} wait' },
  openNone: 'Nothing differs',
  openNoneText:
    'The market’s books agree with the card provider’s list and with the statements handed in. Cards are compared every hour, statements when they are handed in.',
  settledByStaff: 'Settled by staff',
  settledKind: 'Kind',
  settledAll: 'All',
  settledShow: 'Show',
  settledNone: 'Nothing was settled so far.',
  col_note: 'Note',
  col_by: 'By',
  mendedTitle: 'Fetched by itself',
  mendedNone: 'Nothing had to be fetched so far.',
  mendedCaption: 'What was fetched by itself',
  col_what: 'What',
  col_subject: 'The provider’s id',
  col_when: 'When',
  'kind_missing-here': 'The provider has it, the market does not',
  'kind_missing-there': 'The market has it, the provider does not',
  kind_amount: 'The amount is wrong',
  kind_currency: 'Card money that is not in đồng',
  kind_state: 'It stands otherwise there',
  kind_stateTwice: 'The buyer was refunded twice',
  kind_untold: 'The statement has it, nobody had told of it',
  'kind_not-in-statement': 'It was told of, the bank’s statement does not have it',
  'kind_refund-there': 'Given back in the provider’s own pages',
  'kind_paid-twice': 'The card’s bank paid the buyer once more',
  'kind_buyer-claim': 'Owed back by the buyer',
  'kind_payout-failed': 'Money did not reach the market’s account',
  kind_unanswered: 'Stripe does not answer about it',
  'next_missing-here':
    'It is not known which order this belongs to. Open this id in Stripe’s pages, see who paid and why, and give it back there if it is not the market’s money.',
  'next_missing-there':
    'Look for this id in Stripe’s pages. If it does not exist, tell whoever runs the server before goods are sent.',
  next_amount:
    'What came is not what was asked for, so no order counts as paid. Give the whole of it back to the buyer, or call them first.',
  next_amountOther: 'Look at it in Stripe’s pages, compare it with the order, and write down what was done.',
  next_amountTold:
    'The bank’s notice tells of more than anybody can transfer, so it is not in the books. Ask the producer whether the money came at all, and tell whoever runs the server.',
  next_currency:
    'The card paid in another currency. The books are in đồng only, so no order counts as paid. Ask the buyer to pay again in đồng, and give all of this back as it came.',
  next_state: 'Look at it in Stripe’s pages and write it down. The next comparison fetches it again.',
  next_stateTwice:
    'This refund was settled in another way, and now it has reached the card as well. Record that the buyer owes it back; the market tells them by itself.',
  next_untold:
    'The statement has brought it into the books. Check the producer’s connection with the service that tells of transfers.',
  'next_not-in-statement':
    'This was said to have come, and the statement of those days does not show it. Ask the producer whether the statement is whole; if the money never came, goods should not leave.',
  'next_refund-therePending':
    'It is on its way to the card, and may arrive or be returned. Nothing is to be done yet: Stripe is asked every hour. When it arrives it is booked, or you are asked for its order; when it does not, this goes away by itself. Until then this money cannot be sent a second time.',
  'next_refund-thereBooked':
    'It stands in the books of its order already. See who gave it back and why, and write a few words.',
  'next_refund-there':
    'It may be of several orders, so it is not in the books yet. Say which order it is of.',
  'next_refund-thereDouble':
    'Money of this card payment has gone back by transfer, or was taken by the card’s bank. If this is the same once more, record that the buyer owes {amount} back; if it is of another order, choose that.',
  'next_paid-twice':
    'The dispute was lost, and this money had gone back to the buyer before. Send the card’s bank the proof of the refund if there is still time, record that the buyer owes it back; the market tells them by itself.',
  'next_buyer-claim':
    'The buyer has got this money twice and has been told by the market. Nobody calls them about it: the market has promised them so. Record below what reaches the market’s account; it may come in parts. If it is certain that nobody will pay, write it off.',
  claimTold:
    'The page of their order, and a mail if they have an address, say: pay {amount} to the account {number} ({bank}, {holder}) with the note {reference}; no seller collects it; questions go to the operator of the market.',
  claimToldNoAccount:
    'The market’s own account is not set (MARKET_BANK_BIN, MARKET_BANK_NUMBER, MARKET_BANK_HOLDER), so the page of their order and the mail ask them to wait and pay nobody. Ask whoever runs the server to set it. The note that they will write: {reference}.',
  'next_buyer-claimOwed':
    'The buyer has paid more than they owe: the other refund never reached the card, or they paid too much. Transfer the rest to them and record that below.',
  claim: 'Record that the buyer owes {amount} back',
  claimOpen: 'Still owed',
  claimOwed: 'To be sent to the buyer',
  claimPayments: 'Recorded',
  claimPayment: '{amount} on {day}, reference {reference}',
  claimPaymentBack: '{amount} sent to them on {day}, reference {reference}',
  claimPaidTitle: 'The buyer has paid it back',
  claimSentTitle: 'Sent to the buyer',
  claimAmount: 'Amount',
  claimDay: 'Day of the transfer',
  claimMore: 'The buyer has really paid this much',
  claimShared: 'One transfer has paid several claims on this buyer',
  claimLate: 'The buyer has paid after all',
  claimLateHint:
    'Record what has really arrived. It takes back what was written off; what is too much waits above to be sent back to the buyer.',
  claimLateDropped:
    'The buyer owes nothing of this any more. Record what has really arrived: all of it waits above to be sent back to the buyer.',
  sentThoughHint:
    'Only where the market’s bank has really sent {amount}: it is recorded with its reference, and claimed from the buyer, who has it twice. Nobody calls them about it.',
  claimSentBeyond:
    'The market’s bank sent this on {day}, reference {reference}, when the card’s bank had given it to the buyer.',
  claimFurther: 'The buyer has paid once more',
  claimFurtherHint:
    'Record what has really arrived beside what stands above: all of it is to be sent back to the buyer as well.',
  claimFellAway: 'A claim on a buyer that fell away',
  claimPaid: 'Record this payment',
  writeOffTitle: 'Write it off',
  writeOffHint:
    'In two steps: one person says why, another one of the staff confirms. Written off, the market bears it.',
  writeOffReason: 'Why nobody will pay it',
  writeOffAsk: 'Record the reason',
  writeOffOther: 'You asked for this, so somebody else of the staff confirms it.',
  writeOffAlone:
    'You asked for this yourself. You are the only one at the desk, so you may confirm it as well; the record says that one person did both.',
  writeOffAsked: 'The reason: {reason}',
  writeOffAskedBy: 'Proposed by {name}.',
  settledByTwo: '{asked} (proposed it), {by} (confirmed it)',
  writeOffConfirm: 'Confirm: write {amount} off',
  writeOffBack: 'Do not write it off',
  'next_payout-failed': 'Check the market’s account number in Stripe’s pages.',
  next_unanswered:
    'Stripe is asked about this id every hour and does not answer, or its answer cannot be taken into the books. Open this id in Stripe’s pages, compare it with the order, write down what you saw and close this. It is asked about all the same, and this ends by itself once there is an answer. If it stays so for days, tell whoever runs the server.',
  next_unansweredList:
    'Stripe’s lists of money, refunds or disputes could not be read, so not everything is compared. See whether Stripe’s pages open. The lists are read again every hour, with the days that were missed, and this ends by itself then. After more than a day tell whoever runs the server.',
  what_money: 'Money in',
  what_refund: 'Money back',
  what_dispute: 'Dispute',
  what_payment: 'Page to pay on',
  what_list: 'Stripe’s lists',
  amountSeen: 'Amount',
  amountAsked: 'Was asked for',
  ordersOf: 'Orders',
  foundAt: 'Seen at',
  unansweredSince: 'Since',
  ownPayment: 'The market’s id of the payment',
  transfer: 'Transfer',
  transferSee: 'See the transfer',
  toldBy: 'Told by',
  toldBy_hand: 'The producer, by hand',
  toldBy_provider: 'The service that tells of transfers',
  reasonCode: 'Reason (code)',
  note: 'What you saw and did',
  noteHint: 'A few words for whoever looks later.',
  assignTo: 'Of order',
  assignParts: 'Of several orders: how much of each',
  assignPartsHint: 'The parts must come to {amount}; leave an order empty that has none.',
  assignWhich: 'Choose the order',
  assign: 'Book it to the order',
  giveBack: 'Give all of {amount} back',
  close: 'Seen to, put away',
  sending: 'Sending…',
  done_note: 'Written down and put away.',
  'done_give-back': 'Promised back. It leaves for the card within minutes.',
  done_assign: 'Booked to the order.',
  done_retry: 'It will be sent again.',
  done_transfer: 'Recorded as transferred. The buyer is told the reference.',
  done_keep: 'The money stays with the order: it is refunded no more, and the producer is due it again.',
  done_claim: 'Recorded as owed back by the buyer. It waits here until they have paid or it is written off.',
  'done_claim-paid': 'The payment is recorded.',
  'done_write-off':
    'The reason is recorded; nothing is written off yet. Another member of staff confirms it here; whoever is the only one at the desk confirms it themselves.',
  'done_write-off-confirm': 'Written off: the market bears it.',
  'done_write-off-back': 'Not written off: it waits for the buyer as before.',
  done_dispute:
    'Recorded as settled by the dispute: the producer gets back what was taken off, and the buyer is told.',

  failedTitle: 'Refunds to cards that were not sent',
  failedNone: 'All refunds to cards have been sent.',
  failedLead:
    'Stripe could not send these to their cards. Send them again when what stood in the way is gone. Where the card takes nothing any more, the market has asked the buyer for an account; where it has not, ask in a ticket of the order. Transfer the money, and record the reference and the day.',
  failedOneTitle: 'The card did not take this refund',
  failedOneLead:
    'Stripe could not send this to its card. Send it again when what stood in the way is gone. Where the card takes nothing any more, the market has asked the buyer for an account; where it has not, ask in a ticket of the order. Transfer the money, and record the reference and the day.',
  toItsPage: 'See the account and record the transfer',
  toItsPageNamed: 'See the account and record the transfer of {amount}',
  byTransferTitle: 'Sent to the buyer by bank transfer',
  reference: 'The bank’s reference',
  sentOn: 'Day of the transfer',
  byTransfer: 'Record as transferred',
  byTransferNamed: 'Record as transferred: {amount}',
  lostHint:
    'The card holder’s bank has taken {amount} of it for good and given it to the buyer. Sent back as well, they would have it twice, and the producer would pay twice.',
  lostPartHint:
    'The card holder’s bank has taken {amount} of this order for good and given it to the buyer; of the whole card payment only {left} can still go back. Record what the bank gave as settled; the rest waits here.',
  blockedHint:
    'Of {paid} paid by card, {lost} were taken by the card’s bank for good, {card} went or are on their way to the card, {transfers} went by transfer: only {left} can still go back, so this cannot be sent.',
  inDisputeHint:
    'The card holder’s bank is still deciding about this payment and may give the money back by itself. Wait: transferred now, the buyer may get it twice.',
  sentAnyway: 'The money has been transferred already',
  sentAnywayHint: 'Only where the transfer has been made; the buyer may then get it twice.',
  keepHint:
    'This order stands, and the market has promised no refund. Somebody gave {amount} back in Stripe’s own pages, and the money came back. If the buyer is owed nothing, leave it with the order; if they are to have it, send it again or by transfer.',
  keep: 'Leave it with the order',
  keepNamed: 'Leave it with the order, no refund any more: {amount}',
  byDispute: 'Settled by the dispute',
  byDisputeNamed: 'Settled by the dispute: {amount}',
  settledTitle: 'It does not wait any more',
  'settled_under-way':
    'It is being sent to the card, and how that ends is not known yet. Send no transfer now. If the card does not take it again, it waits here once more.',
  settled_card: 'The money has gone back to the buyer’s card, recorded {when}.',
  settled_transfer:
    'The market sent it to the buyer by bank transfer on {day}, reference {reference}; recorded {when}.',
  settled_dispute:
    'The card’s bank has given this money to the buyer, so the market sends no more; recorded {when}.',
  settled_kept: 'It came back and the order stands, so nothing is refunded; recorded {when}.',
  settledOrder: 'Open order {order}',
  typedTitle: 'What you typed; it is not stored',
  typedHint:
    'If you have really sent the money, copy this: the buyer may have it twice. Tell the operator of the market: it is claimed from them by the way of the market, never by a call.',
  col_amount: 'Amount',
  col_reason: 'Why',
  noOrder: 'Of no order',
  retry: 'Send to the card again',
  retryNamed: 'Send to the card again: {amount}',
  fail_balance_insufficient:
    'The market’s balance at Stripe is too small. Top it up or wait for new orders, then send again.',
  fail_charge_already_refunded: 'All of it was given back in Stripe’s own pages.',
  fail_charge_disputed:
    'The card holder disputes this payment, so Stripe cannot give it back. Wait for the bank’s decision.',
  failAfterDispute:
    'The card’s bank has decided a dispute of this payment, so Stripe gives nothing more back to the card. Ask the buyer for an account, send it to them by bank transfer, and record that.',
  failAfterDispute_said:
    'The card’s bank has decided a dispute of this payment, so Stripe gives nothing more back to the card. The buyer has given an account: send the money to it by bank transfer, and record that.',
  fail_dispute_reinstated:
    'A dispute had settled this, but the card’s bank has given the money back to the market: the buyer has nothing of it. Send it to them.',
  fail_disputeLost: 'The card holder disputed this payment, and their bank has decided for them.',
  fail_expired_or_canceled_card: 'The buyer’s card has expired or is blocked. Call the buyer.',
  fail_expired_or_canceled_card_said:
    'The buyer’s card has expired or is blocked. The buyer has given an account: send the money to it by bank transfer, and record that.',
  fail_lost_or_stolen_card_said:
    'The buyer’s card was reported lost. The buyer has given an account: send the money to it by bank transfer, and record that.',
  fail_declined_said:
    'The card’s bank does not take the refund. The buyer has given an account: send the money to it by bank transfer, and record that.',
  fail_lost_or_stolen_card: 'The buyer’s card was reported lost. Call the buyer.',
  fail_no_card_money: 'No card money of this order was seen here.',
  fail_insufficient_funds:
    'The market’s balance at Stripe is too low. Top it up or wait for new orders, then send it again.',
  fail_declined: 'The card’s bank does not take the refund. Call the buyer.',
  fail_charge_for_pending_refund_disputed:
    'The card holder disputed this payment while the refund was on its way. Wait for what the bank decides.',
  fail_merchant_request: 'Somebody stopped the refund in Stripe’s own pages.',
  fail_canceled: 'The refund was stopped at Stripe.',
  fail_failed: 'Stripe could not make the refund and gave no reason.',
  fail_unknown: 'Stripe could not make the refund and gave no reason.',
  fail_other: 'Stripe refuses it ({code}).',

  navDisputes: 'Card disputes',
  disputesTitle: 'Card disputes',
  disputesLead:
    'The holder of a card has asked their bank for the money back. The bank keeps it until it has decided. Send evidence in Stripe’s pages before the day below; after it the money is lost.',
  disputesNoneOpen: 'No dispute waits for a bank’s decision.',
  disputesOpen: { other: 'Waiting for the bank’s decision: {count}' },
  disputesClosed: { other: 'Decided: {count}' },
  disputesNone: 'There are no disputes',
  disputesNoneText: 'When there is one, the producer and staff are told at once.',
  dueBy: 'Evidence before',
  openedOn: 'Opened on',
  closedOn: 'Ended on',
  disputeReason: 'The holder says',
  disputeMoney: 'Money',
  money_kept: 'Not taken so far',
  money_withdrawn: 'Kept by the bank',
  money_lost: 'Lost',
  money_fromProducers: '{amount} taken off what producers are due',
  money_fromMarket: 'the market bears {amount}, unless the buyer pays it back',
  money_back: 'Came back; the producer is due it again',
  status_needs: 'Evidence is wanted',
  status_review: 'The bank is looking at it',
  status_won: 'Won',
  status_lost: 'Lost',
  status_closed: 'Closed',
  status_other: '{status}',
  sendTitle: 'What to send',
  sendSlip: 'The posting slip, the tracking number, the day of delivery and who took it.',
  sendOrder: 'The order, the price that was agreed to, the terms and when they were agreed to.',
  sendTalk: 'Messages and questions of the buyer, with the answers.',
  sendRefund: 'If money was given back: the day and the id of it.',
  reason_fraudulent: 'It was not me',
  reason_product_not_received: 'The goods did not come',
  reason_product_unacceptable: 'The goods are not as described',
  reason_credit_not_processed: 'No money was given back',
  reason_duplicate: 'Charged twice',
  reason_other: '{reason}',
} as const satisfies Translation<typeof vi>;
