import type { Translation } from '#app/i18n/messages.ts';
import type { mails as vi } from '#app/i18n/vi/mails.ts';

export const mails = {
  hello: 'Hello {name},',
  helloUnknown: 'Hello,',
  seeOrder: 'See your order',
  howToOpen: 'On another device: enter {code} and the phone number you gave with the order at {address}.',
  footer:
    'Chợ Phiên sent this mail by itself because you placed an order. For questions write on the order’s page, where the producer answers.',
  footerClaim:
    'Chợ Phiên sent this mail by itself because you placed an order. For questions about this money ask the operator of the market, not the producer.',
  footerInvitation:
    'You get this mail because you agreed to be invited to review. To stop it, take back your choice at the end of the order’s page.',
  demo: 'A mail of the demo: no real money and no real goods.',

  'subject_order-placed': 'Copy of your order {code}',
  'intro_order-placed':
    'This is the copy of your order {code}, placed {when}. Please keep this mail: it is what both sides agreed to.',
  payUntilCard: 'The goods are kept for you until {when}. Pay by card on the order’s page.',
  payUntilCard_service: 'Your place is kept for you until {when}. Pay by card on the order’s page.',
  payUntil: 'The goods are kept for you until {when}. The QR codes to pay with are on the order’s page.',
  payUntil_service:
    'Your place is kept for you until {when}. The QR codes to pay with are on the order’s page.',
  orderLine: 'Order {code}',
  pieces: '{count} × {name}',
  goods: 'Goods',
  goods_service: 'Service',
  delivery: 'Delivery',
  total: 'Total',
  all: 'In all',
  method: 'Payment',
  method_vietqr: 'VietQR transfer to the producer’s account',
  method_card: 'Card, by Stripe',
  way: 'How it comes',
  way_service: 'Where you use it',
  way_post: 'To {address}',
  way_pickup: 'You pick it up',
  way_spot: 'Used at this place, written in Vietnamese to show on the way:',
  way_hotel: 'To your hotel {hotel} on {day}, between {from} and {to}',
  wishedDay: 'The day you wish to come',
  placeBySeller: 'Where to pick up, as the producer wrote it in Vietnamese, to show on the way',
  policies: 'Policies that apply',
  policy_terms: 'Terms of operation',
  policy_privacy: 'Personal data',
  policy_complaints: 'Feedback and complaints',
  policyVersion: '{address} (version {version})',
  rightsTitle: 'Your rights',
  rightsCancel:
    'To cancel: at any time before the goods are sent, on the order’s page. What you paid goes back.',
  rightsCancel_service:
    'To cancel a service: at any time before the producer asks you to come, on the order’s page. What you paid goes back.',
  rightsReturn:
    'Goods that are damaged, missing or wrong: say so on the order’s page to return them and get your money back.',
  rightsReturn_service:
    'A service that is not as it was sold, or cannot be used: complain or ask for your money back on the order’s page.',
  rightsComplain:
    'To complain: write on the order’s page. The producer answers within {answer} working days and settles it within {settle}; after that the market’s staff step in.',
  rightsComplainOpen:
    'To complain: write on the order’s page; if it takes too long the market’s staff step in.',

  costPaid: 'You paid',
  costSentBack: 'Came back',
  costComesBack: 'Comes back',
  costTaken: 'Taken back by the card’s bank',
  costLeft: 'What it cost you in the end',

  'subject_order-paid': 'Order {code} is paid',
  'intro_order-paid': 'We have seen {amount} for order {code}. {producer} is getting your goods ready.',
  'intro_order-paid_service': 'We have seen {amount} for order {code}. {producer} is getting ready for you.',
  'intro_order-paid_suspended': 'We have seen {amount} for order {code}.',
  producerPaused: 'The market has paused {producer}.',
  'subject_handed-over': 'Order {code} has been sent',
  'subject_handed-over_pickup': 'Order {code} is ready to be picked up',
  'subject_handed-over_spot': 'Order {code} is ready for you',
  'subject_handed-over_hotel': 'Order {code} is on its way to your hotel',
  'intro_handed-over': '{producer} has sent the goods of order {code}.',
  'intro_handed-over_pickup': 'The goods of order {code} are ready. Please pick them up.',
  'intro_handed-over_spot':
    'All of order {code} is ready. Please come to this place, written in Vietnamese to show on the way:',
  'intro_handed-over_hotel': '{producer} is bringing the goods of order {code} to your hotel.',
  carrierBySeller: 'Carrier, as the producer wrote it',
  tracking: 'Tracking number, or the coach’s number',
  bySellerCare:
    'What the producer wrote is not said by the market. The order is paid in full: nobody needs you to pay more to have your goods, and nobody of the market, the producer or the carrier asks for your bank’s password or one-time code. If somebody does, please do not, and tell us on the order’s page.',
  bySellerCare_less:
    'What the producer wrote is not said by the market. Nobody needs you to pay more to have your goods, and nobody of the market, the producer or the carrier asks for your bank’s password or one-time code. If somebody does, please do not, and tell us on the order’s page.',
  subject_delivered: 'Order {code} was delivered',
  subject_delivered_service: 'Order {code} is recorded as used',
  intro_delivered:
    'Order {code} is recorded as delivered. If you have not received it, or something is wrong, say so on the order’s page at once.',
  intro_delivered_service:
    'Order {code} is recorded as used. If you have not used it, or something was wrong, say so on the order’s page at once.',
  subject_delivered_both: 'Order {code} is recorded as done',
  intro_delivered_both:
    'Order {code} is recorded as done: its goods delivered, its visit over. If you have not received the goods or not been there, or something was wrong, say so on the order’s page at once.',
  subject_cancelled: 'Order {code} was cancelled',
  intro_cancelled: 'Order {code} of {producer} was cancelled.',
  cancelledMoney: 'Your money goes back:',
  cancelledDisputed:
    'The card’s bank is looking into a dispute of this payment. The money comes back to you by that bank or by the market, once; the order’s page says which.',
  cancelledTaken:
    'The card’s bank has taken the money of this order back and given it to the card’s holder, so the market sends nothing more. If you do not see it, ask that bank.',
  cancelledTakenInPart:
    'The card’s bank has taken part of the money back and given it to the card’s holder; the rest goes back as the order’s page says.',
  cancelledWhy: 'Reason, written by staff of the market: {why}',
  cancelledWhyProducer: 'Reason chosen by {producer}: {why}',
  'subject_cancelled-in-part': 'Part of order {code} was cancelled',
  'intro_cancelled-in-part': 'Part of order {code} of {producer} was cancelled; the rest still comes to you.',
  'intro_cancelled-in-part_service':
    'Part of order {code} of {producer} was cancelled; the rest is still kept for you.',
  'intro_cancelled-in-part_visit':
    'The visit of order {code} of {producer} was cancelled, so nobody expects you any more. The goods of the order are not changed by it.',
  'intro_cancelled-in-part_held': 'Part of order {code} of {producer} was cancelled.',
  cancelledPartMoney: 'The money for that part goes back to you:',
  cancelledPartNothing: 'There is less to pay now; the order’s page has the new amount.',
  'subject_refund-account-asked': 'Where should the money for order {code} go?',
  'intro_refund-account-asked':
    '{producer} is to transfer {amount} of order {code} back to you. Reason: {why}. Please open the order’s page and say to which bank account, so that it goes to the right place.',
  'intro_refund-account-asked_card':
    'The card with which order {code} was paid does not take {amount} back. Reason for the refund: {why}. The market sends it by bank transfer instead: please open the order’s page and say to which bank account in Vietnam. If you have none, ask on that page for another way; the money stays yours.',
  'refund-account-safe':
    'Only write it on the order’s page. Nobody of the market or the producer asks for your password, a one-time code or a card number.',
  'subject_refund-account-given': 'Where the money for order {code} goes was just set',
  'intro_refund-account-given':
    'The account for money back for order {code} was just set or changed on the order’s page. If that was not you, open the page, write your account again, and tell the producer or the market at once.',
  'subject_producer-suspended': 'The market has paused the producer of order {code}',
  'subject_paid-in-part': 'Order {code}: some money is still missing',
  'intro_paid-in-part':
    '{seen} has come for order {code} of {producer}; {missing} is still missing. The order’s page has a QR code for exactly that.',
  paidInPartUntil:
    'The goods are kept for you until {when}. Should you not want them any more, cancel on the order’s page and say to which account the money goes back.',
  paidInPartUntil_service:
    'Your place is kept for you until {when}. Should you not want it any more, cancel on the order’s page and say to which account the money goes back.',
  'subject_money-after-cancel': 'Money arrived after order {code} was cancelled',
  'subject_money-to-divide': 'Money for order {code} waits for the producer to divide it',
  'subject_money-astray': 'Money for order {code} went to another account',
  subject_refunded: 'Money back for order {code}',
  subject_refunded_dispute: 'Your card’s bank has given back money of order {code}',
  refundedLook: 'If you do not see it, say so on the order’s page.',
  allBack:
    'With this, all that you paid for order {code} has come back, though the order was not cancelled. {producer} is told not to send the goods. If you do not want them any more, cancel the order on its page; if you still do, order anew, as this order cannot be paid a second time.',
  allBack_service:
    'With this, all that you paid for order {code} has come back, though the order was not cancelled. {producer} is told to wait before receiving you. If you do not want to come any more, cancel the order on its page; if you still do, order anew, as this order cannot be paid a second time.',
  intro_refunded_transfer:
    'Your card could not take the money back, so the market transferred {amount} to you on {day}, reference {reference}. If you do not see it, say so on the order’s page.',
  intro_refunded_dispute:
    'Your own bank has paid you the {amount} that were to go back, after you disputed the payment, so the market sends nothing more. If you do not see it, ask that bank.',
  intro_refunded_dispute_some:
    'Your own bank has paid you {amount} of what was to go back, after you disputed the payment, so the market does not send that part. If you do not see it, ask that bank.',
  stillSent: 'The market still sends you {amount}, as the order’s page says.',
  'subject_order-disputed': 'The payment of order {code} is disputed',
  'intro_order-disputed':
    'The card’s holder has asked the card’s bank for money of order {code} of {producer} back{sum}. That bank is looking into it, which may take weeks. Goods that were not sent are held until it has decided. If you did not dispute it, or did so by mistake, tell the bank that issued the card; to say something to the producer, write on the order’s page.',
  'intro_order-disputed_service':
    'The card’s holder has asked the card’s bank for money of order {code} of {producer} back{sum}. That bank is looking into it, which may take weeks. What was not used is held until it has decided. If you did not dispute it, or did so by mistake, tell the bank that issued the card; to say something to the producer, write on the order’s page.',
  disputeSum: ' ({amount} of this order)',
  disputeSumAll: ' ({amount} of the whole payment, which paid for several orders; nothing is taken yet)',
  disputeTwice_open:
    '{amount} of that had gone back to you before. If the bank gives it to the card’s holder all the same, it has come back twice, and the market writes to you to ask for it.',
  disputeTwice_lost:
    'Beside that, the bank gives the card’s holder {amount} of this order that had gone back before: it came back twice. The market writes to you to ask for it.',
  disputeInAll: 'With what it had taken before, the card’s bank has taken {amount} of this order in all.',
  'subject_dispute-lost_part': 'The card’s bank has taken back part of the money of order {code}',
  'intro_dispute-lost_part':
    'The card’s bank has decided to give {amount} of order {code} of {producer} back to the card’s holder. If you do not see the money, ask that bank.',
  disputeRest:
    'The other {left} stay paid, so the order goes on. If the goods have not left and you do not want them any more, cancel the order on its page: the market then sends {left} back to you.',
  disputeRest_service:
    'The other {left} stay paid, so the order goes on. If you have not been there and do not want to come any more, cancel the order on its page: the market then sends {left} back to you.',
  'subject_dispute-lost_twice': 'The card’s bank has paid back money of order {code} once more',
  'intro_dispute-lost_twice':
    'The money of order {code} of {producer} had gone back before, and the card’s bank has decided to give the card’s holder {amount} of it all the same: it came back twice. If something is to be paid back, the market writes to you.',
  'subject_dispute-lost': 'The card’s bank has taken back the money of order {code}',
  'intro_dispute-lost':
    'The card’s bank has decided to give the money of order {code} of {producer} back to the card’s holder{sum}, so the market sends nothing more. Goods that were not sent are not sent any more. If you do not see the money, ask that bank.',
  'intro_dispute-lost_service':
    'The card’s bank has decided to give the money of order {code} of {producer} back to the card’s holder{sum}, so the market sends nothing more. What was not used cannot be used any more. If you do not see the money, ask that bank.',
  'intro_dispute-lost_some':
    'The card’s bank has decided to give money of order {code} of {producer} back to the card’s holder{sum}. Goods that were not sent are not sent any more. If you do not see the money, ask that bank.',
  'intro_dispute-lost_some_service':
    'The card’s bank has decided to give money of order {code} of {producer} back to the card’s holder{sum}. What was not used cannot be used any more. If you do not see the money, ask that bank.',
  'subject_dispute-won': 'The payment of order {code} stands',
  'intro_dispute-won':
    'The card’s bank has decided that the payment of order {code} of {producer} stands: the money stays with the producer. Goods that were not sent yet are sent now. If anything is wrong with the goods, say so on the order’s page.',
  'intro_dispute-won_service':
    'The card’s bank has decided that the payment of order {code} of {producer} stands: the money stays with the producer. What was not used can still be used. If anything is wrong, say so on the order’s page.',
  'intro_dispute-won_cancelled':
    'The card’s bank has decided that the payment of order {code} of {producer} stands and gives nothing back. The order was cancelled: nothing of it is sent, and its money comes back to you from the market.',
  'intro_dispute-won_suspended':
    'The card’s bank has decided that the payment of order {code} of {producer} stands: the money stays with the producer.',
  'subject_money-kept': 'Order {code} stands',
  'intro_money-kept':
    'The money that had gone back for order {code} of {producer} did not reach your card; it is with the market again. The order was not cancelled, so the money stays with it and the producer goes on as you ordered. You need not order again. If you do not want it any more, cancel the order or write to the producer on its page.',
  'subject_claim-made': 'Please pay back money that you have twice: order {code}',
  'intro_claim-made':
    'When we compared our accounts with the bank and the card company, we saw that money for order {code} has reached you twice. This was most likely no fault of yours.',
  'subject_claim-changed': 'What is to be paid back for order {code} has changed',
  'intro_claim-changed':
    'The sum that you have twice for order {code} is another one by now, because something of it went back or came back since we wrote to you.',
  'subject_claim-dropped': 'Nothing is to be paid back for order {code}',
  'intro_claim-dropped':
    'We had asked you to pay back money for order {code}. By now it has turned out that you do not have it twice. We are sorry for the trouble.',
  'subject_claim-written-off': 'Nothing more is to be paid for order {code}',
  'intro_claim-written-off':
    'The market asks you for nothing more of order {code}. Please ignore earlier mails that asked you to pay back.',
  'subject_claim-paid': 'What you paid back for order {code} has arrived',
  'intro_claim-paid': 'What you have paid back for order {code} has arrived. Thank you.',
  'subject_claim-sent-back': 'The market has sent you money for order {code}',
  'intro_claim-sent-back':
    'The market has transferred to you what you had paid back for order {code} beyond what was due. If you do not see it, ask us on the order’s page.',
  claimAsk: 'Ask the market about it',
  'subject_ticket-answered': 'An answer about order {code}',
  'intro_ticket-answered':
    'Your question or complaint about order {code} was answered. Read it and reply on the order’s page.',
  'subject_review-invitation': 'How do you like it? Order {code}',
  'subject_review-invitation_service': 'How did you like it? Order {code}',
  'intro_review-invitation':
    'Please give stars and a few words to what {producer} made. It helps them do better, and helps the next buyer.',
  'intro_review-invitation_service':
    'Please give stars and a few words to what you used at {producer}. It helps them do better, and helps the next guest.',
} as const satisfies Translation<typeof vi>;
