import { tickets } from '#app/i18n/en/tickets.ts';
import type { Translation } from '#app/i18n/messages.ts';
import type { refunds as vi } from '#app/i18n/vi/refunds.ts';

export const refunds = {
  // why, read by the buyer and by who sends it
  reason_cancelled: 'Order cancelled',
  'reason_cancelled-in-part': 'Part of the order cancelled',
  reason_returned: 'Goods returned',
  reason_returned_service: 'Refund of a service',
  'reason_too-much': 'Too much paid',
  'reason_too-little': 'Too little paid for the order',
  'reason_wrong-account': 'Paid into the wrong account',
  'reason_unclear-order': 'Unclear which order it was for',
  reason_double: 'Paid twice',
  'reason_after-own-cancel': 'Arrived after the cancellation',
  'reason_after-cancel': 'Arrived after the order was cancelled',
  reason_late: 'Arrived late',
  'reason_wrong-amount': 'Card money of another amount',
  reason_goodwill: 'Agreed by both sides',
  'reason_by-provider': 'Refunded through the card company',
  reason_other: 'Another reason',

  // why a producer cancelled
  cancel_outOfStock: 'out of stock',
  cancel_outOfStock_service: 'no place left',
  cancel_damaged: 'damaged, not good enough to send',
  cancel_cannotDeliver: 'cannot be delivered there',
  cancel_cannotDeliver_service: 'you cannot be received',
  cancel_buyerAsked: 'you asked for it',

  // what the producer has written themselves, and what stands under it
  sellerWrites: '{producer} writes:',
  sellerWordsCare:
    'These are the producer’s own words. Money back comes only in the ways that the market’s mails and the order’s page say; neither the market nor a producer ever asks you to call, write or log in anywhere else to get your money, or asks for your bank’s password or one-time code. If these words do, please do not, and tell us.',
  sellerWordsTell: 'Tell the market about these words',

  // who sends it, and how far it is
  because: '{why}: {how}',
  refundSent: '{payer} transferred {amount} back to you on {day}.',
  refundSentWith:
    '{payer} transferred {amount} back to you on {day}. {payer} wrote this bank reference: “{reference}”.',
  refundSentCard:
    'The market sent {amount} back to your card on {day}. Banks usually take 5 to 10 working days.',
  refundByDispute: '{amount}: your card’s bank has given it back to you after your dispute.',
  refundInDispute:
    '{amount}: your card’s bank is looking into your dispute. The money comes back once, by that bank or by the market; the order’s page says which when it has decided.',
  refundByCard: 'The market is sending {amount} back to your card, usually within 5 to 10 working days.',
  refundAfterDispute:
    'The market is giving {amount} back. The card’s bank has decided a dispute of this payment, so the card may not take it; then the market’s staff find another way. The money is still yours.',
  refundByCardFailed:
    'The market could not send {amount} back to your card yet. Its staff are seeing to it: they send it again, or to the account that your order’s page asks for. The money is still yours.',
  refundToAccount:
    'The market could not send {amount} back to your card. It goes by bank transfer to the account that you gave, ending {end}, as soon as the market’s staff have sent it; this page then says on which day. The money is still yours.',
  refundByTransfer: '{payer} will transfer {amount} back to you by {day}.',
  refundByTransferOpen: '{payer} will transfer {amount} back to you.',
  theMarket: 'The market',
  theProducer: 'The producer',

  // an order that was cancelled before any money of it was seen
  unpaid_vietqr:
    'No money has been seen for this order, so please do not pay any more. If you have paid already, or the money arrives later, it is not lost: {payer} will transfer it back to you. You then get a mail, and the order’s page asks to which account.',
  unpaid_card:
    'Your card has not been charged for this order. Should the card payment still go through after the cancellation, the market sends it back to the same card by itself and writes to you.',

  // card money that its buyer has twice
  claimTitle: 'Money that you have received twice',
  claimTwice: 'You have received {amount} twice: once as a refund, and once more in another way.',
  claimDropped: 'You do not have anything of this twice any more.',
  claimPaidSoFar: 'You have paid back {paid} of it. Thank you.',
  claimPayBack: 'Please pay back {open} by bank transfer to the market.',
  claim_bank: 'Bank',
  claim_number: 'Number of the market’s account',
  claim_holder: 'Account holder',
  claim_amount: 'Amount',
  claim_memo: 'Transfer note',
  claimQr: 'VietQR code to pay the market back: {what}',
  claimQrSave: 'Save this code',
  claimDemo: 'Demonstration: this account is made up, no real money can be sent to it.',
  claimOnlyHere:
    'Only this account, as it stands on the page of your order, is right. Write the note as it is, so that the market knows your transfer. If a mail or message names another account than that page, do not pay.',
  claimNoAccount:
    'The market has not published its account yet. Please wait: the account will appear on the page of your order, and only there. Until then, pay nobody.',
  claimSafe:
    'A seller never collects this: do not pay it to a seller’s account. The market does not call or text you for money, and does not ask for card numbers, passwords or one-time codes; do not pay anybody who does, and tell the market.',
  claimAsk:
    'If anything is unclear or looks wrong, ask the operator of the market, not the seller. How to reach them stands on the page “Feedback and complaints”.',
  claimAskAt:
    'If anything is unclear or looks wrong, ask the operator of the market ({contact}), not the seller.',
  claimContact: 'Feedback and complaints',
  claimOwedToYou: 'The market owes you {owed} of this and will transfer it to you.',
  claimDone: 'Nothing is to be paid any more.',

  // money that belongs to no order
  looseTitle: 'Money we have seen that belongs to no order yet',
  'loose_too-little':
    '{amount} arrived, less than the order cost, and the order has ended. The producer will send it back to you.',
  'loose_too-much': 'You sent {amount} too much. The producer will send it back to you.',
  loose_late:
    '{amount} arrived after the time to pay was over. The producer takes the order if there is something left, or sends the money back.',
  'loose_after-own-cancel':
    '{amount} arrived after you cancelled the order. The producer will send it back to you.',
  'loose_after-cancel':
    '{amount} arrived after the order was cancelled. The producer will send it back to you.',
  loose_double: 'Another {amount} arrived for an order that is paid. The producer will send it back to you.',
  'loose_unclear-split':
    '{amount} arrived with the codes of several orders and is not what they cost together. The producer has to divide it between them.',
  'loose_wrong-account':
    '{amount} arrived with the code of this order on the account of {holder}, not of {producer}. {holder} was told, and is to send it back to the account that you paid from.',
  'loose_wrong-account-sent':
    '{amount} with the code of this order came to the account of {holder} by mistake. On {day} {holder} noted that it was sent back to the account that you paid from.',
  'loose_wrong-account-aside': `{amount} with the code of this order came to the account of {holder}. On {day} {holder} noted that it is no money of this order. If it is yours, press “${tickets.openComplaint}” on the order’s page.`,
  loosePayStill:
    'That money does not pay this order. If you still want what you ordered, pay by the code of the order on its page.',
  looseComplain: `If it does not come back, press “${tickets.openComplaint}” on the order’s page and the market’s staff step in.`,
  looseUnseen: `If you do not see it in your account, press “${tickets.openComplaint}” on the order’s page.`,
  'loose_card-amount':
    'Your card paid {amount}, which is not what was asked for. The market is looking into it, to give it back to the card.',
  looseDivide:
    'Nothing is lost. Call the producer and say which order the money is for, and do not send it again before that is clear. Once they have divided it, the order’s page says that it is paid or how much is missing. The goods are kept no longer than the order says.',
  looseNext:
    'Nothing is lost, and you need not do anything about it now. When the producer sends it back, you get a mail and the order’s page asks to which account; by when, and by which transfer, will stand there too.',
} as const satisfies Translation<typeof vi>;
