import type { Translation } from '#app/i18n/messages.ts';
import type { orderPage as vi } from '#app/i18n/vi/order-page.ts';

export const orderPage = {
  // opening an order
  findTitle: 'See an order',
  findLead: 'Enter the code from your confirmation and the phone number you gave with the order.',
  findCode: 'Order code',
  findCodeHint: '8 letters and digits, such as 7K2M9QXA',
  findPhone: 'Phone number given with the order',
  find: 'Show the order',
  finding: 'Looking…',

  // the page
  title: 'Order {code}',
  placedAt: 'Placed {when}',
  demoOrder: 'A sample order of the demo: no real money and no real goods.',
  ordersCount: { one: '{count} producer', other: '{count} producers' },
  groupTotal: 'In all',
  groupToPay: 'Still to pay',
  missing: '{amount} still missing',
  checkNow: 'I have paid, check now',
  checkNowHint: 'The page changes by itself when the money is seen. If it has not, press this.',
  groupNext_waiting: 'Please pay before the time is over.',
  ownAccounts: 'Each producer has an account of their own.',
  'groupNext_partly-paid':
    'The money for part of your order has come. Please pay the rest before the time is up.',
  groupNext_paid: 'All is paid. The producers are getting your goods ready; there is nothing more to do.',
  groupNext_accepted: 'The producer has taken the order and is getting your goods ready.',
  groupNext_packed: 'Your goods are packed and will soon be sent.',
  'groupNext_handed-over': 'Your goods are on their way.',
  groupNext_delivered: 'Your goods were delivered. Thank you for buying from the people of Lào Cai.',
  groupNext_where: 'Money is to be transferred back to you. Please say to which account, just below.',
  groupNext_expired: 'The time to pay is over, so the goods are for sale again. You can order anew.',
  groupNext_disputed:
    'The card’s bank is looking into the payment. The producer holds the order until it has decided, see below.',
  'groupNext_taken-back':
    'The card’s bank has taken the money back and given it to the card’s holder. Goods that were not sent are not sent any more.',
  groupNext_cancelledTaken:
    'This order was cancelled. The card’s bank has taken the money back and given it to the card’s holder.',
  groupNext_someTaken:
    'The card’s bank has taken back the money of an order below; its goods are not sent any more.',
  groupNext_suspended:
    'Your order is paid, and the market has paused its producer before the goods were sent. What happens now stands below.',
  groupNext_suspendedOfSeveral:
    'The market has paused a producer whose goods were not sent yet. What happens to that order stands below.',
  groupNext_someSuspended:
    'The producer of a paid order below was paused by the market; what happens to that order stands there.',
  groupNext_cancelled: 'This order was cancelled. Your money goes back:',
  groupNext_cancelledSent: 'This order was cancelled, and the money has gone back as said below.',
  groupNext_cancelledLoose: 'This order was cancelled. The money seen for it is said below.',
  groupNext_cancelledUnpaid: 'This order was cancelled, and no money was taken.',

  // one producer's order
  progressLabel: 'How much is paid',
  progress: '{paid} of {all} paid',
  progressNext: 'Next: {producer}',
  unpaidMore: 'Goods, questions, cancel',
  toShop: 'See the shop',
  orderOf: 'Order {code}',
  state_waiting: 'Waiting for payment',
  state_expired: 'Time to pay is over',
  state_cancelled: 'Cancelled',
  state_paid: 'Paid',
  state_accepted: 'Taken by the producer',
  state_packed: 'Packed',
  'state_handed-over': 'On its way',
  'state_handed-over_pickup': 'Ready to be picked up',
  state_delivered: 'Delivered',
  'state_partly-paid': 'Partly paid',
  state_paused: 'Paused, do not pay',
  state_suspended: 'Paid, producer paused',
  state_disputed: 'Card payment disputed',
  'state_taken-back': 'Taken back by the bank',
  next_paid: 'The producer will take the order and get the goods ready.',
  next_accepted: 'The producer is getting the goods ready.',
  next_packed: 'The goods wait to be sent.',
  'next_handed-over_post': 'The goods are with the carrier. When you have them, press “I have my goods”.',
  'next_handed-over_pickup': 'The goods are ready, please come. When you have them, press “I have my goods”.',
  'next_handed-over_hotel':
    'The goods are on their way to your hotel. When you have them, press “I have my goods”.',
  next_delivered:
    'Anything wrong? Say so under “Complain”; to send goods back choose “Return goods”. Both are below.',
  next_expired: 'No money was taken. If you have just sent it, do not send it again: see below.',
  next_late: 'Money arrived after the time to pay was over, see below.',
  next_moneyWentBack: 'Your money has gone back to you, see below.',
  next_moneyBack: 'Your money goes back to you, see below.',
  next_cancelled: 'There is nothing more to do.',
  lines: 'What you ordered',
  piece: '{count} × {price}',
  cancelledPieces: '{count} cancelled',
  returnedPieces: '{count} returned',
  goodsAmount: 'Goods',
  deliveryAmount: 'Delivery',
  takenOff: 'Less what was cancelled',
  total: 'Total',
  free: 'free',
  frozenNote: 'Prices, labels and stars are kept as they were when you ordered.',
  whatWasSaid: 'Label and stars when you ordered',
  starsThen: 'OCOP {stars} stars, valid until {day}',
  delivery: 'Delivery',
  delivery_post: 'By post or carrier to {address}',
  delivery_postUnknown: 'By post or carrier',
  delivery_pickup: 'Pick up at this place, written in Vietnamese to show on the way:',
  delivery_hotel: 'To your hotel {hotel}, {commune}, on {day}, between {from} and {to}',
  deliveryAlcohol: 'With alcohol: whoever receives it shows an ID with a date of birth, 18 or older.',
  carrier: 'Carrier',
  tracking: 'Tracking number',
  callSeller: 'Call the producer: {phone}',
  buyer: 'Recipient',
  buyerPhone: 'phone ••• {end}',
  buyerErased: 'The recipient’s details have been erased.',
  note: 'Message',

  // what has happened
  timeline: 'What has happened',
  event_place: 'You placed the order',
  event_pay: 'The money has come',
  event_expire: 'The time to pay was over, the goods are for sale again',
  'event_accept-late-money': 'The money came late and the producer still took the order',
  'event_accept-in-time': 'The money came in time, and the order goes on',
  event_accept: 'The producer took the order',
  event_pack: 'The goods were packed',
  'event_hand-over': 'The goods went to the carrier',
  'event_hand-over_pickup': 'The goods were ready to be picked up',
  'event_hand-over_hotel': 'The goods were on their way to you',
  event_deliver: 'The goods were delivered',
  event_deliver_buyer: 'You said that you have the goods',
  'event_cancel-unpaid': 'The order was cancelled',
  'event_cancel-paid': 'The order was cancelled, the money goes back',
  'event_take-back': 'All goods came back to the producer and the order ended',
  'event_dispute-opened':
    'The card’s holder asked the card’s bank for the money back, and that bank began to look into it',
  'event_dispute-won': 'The card’s bank decided that the payment stands; the money stays with the producer',
  'event_dispute-lost': 'The card’s bank decided to give the money back to the card’s holder',
  'event_cancel-lines': 'Part of the order was cancelled',
  'event_return-lines': 'Returned goods reached the producer',
  eventWhy: 'Reason: {reason}',
  'event_refund-rest': '{before} of this order had been promised back before; now the rest of {amount} is',

  // paying by transfer
  payTitle: 'Transfer to {producer}',
  payAmount: 'Amount',
  payBankHolder: 'Bank and account holder',
  payNumber: 'Account number',
  payMemo: 'Transfer message',
  payMemoHint: 'Keep it as it is, so that your money is recognised.',
  copy: 'Copy',
  copyNamed: 'Copy: {what}',
  copied: 'Copied',
  qrAlt: 'VietQR code: transfer {amount} to account {number} ({bank}), message {memo}',
  qrHow:
    'Scan this code with a Vietnamese bank’s app. Buying on this very phone? Save the picture of the code and choose it in the app.',
  qrSave: 'Save the QR code',
  openApp: 'Open a bank’s app',
  openAppHint:
    'Choose your bank. Your phone goes by way of dl.vietqr.io to open the app; some apps fill in nothing, then copy the lines above.',
  payUntil: {
    one: 'The goods are kept for you until {clock}, {count} minute from now.',
    other: 'The goods are kept for you until {clock}, {count} minutes from now.',
  },
  payUntilClock: 'The goods are kept for you until {clock}.',
  payLeft: '{time} left',
  partlySeen: '{seen} has come, {missing} is missing. The code below is for the rest.',
  groupNext_pausedRest:
    'The market has paused one producer, so that the card cannot be charged yet. Leave that order out (below) and you can pay for the rest.',
  groupNext_paused: 'The market has paused this producer. Please pay nothing now.',
  pausedTitle: 'The market has paused this producer',
  pausedText:
    'This producer is paused by the market, so please pay nothing for this order now. If you have paid already, your money is not lost: when it comes, this page will say so.',
  pausedRest:
    'Your other orders by card have to wait, because they are paid together with this one. Leave this one out and you can pay them now; it is unpaid, so you lose nothing.',
  leaveOut: 'Leave out {code}, pay for the rest',
  payOver: 'The time to pay is over',
  suspendedText:
    'Your order is paid and still stands: the producer may still send the goods, and the market’s staff see that this order is waiting. If the goods do not come, staff can cancel it in the producer’s place. You need not wait for that: until the goods are sent you can cancel it yourself on the order’s page.',
  suspendedMoney_card: 'Once it is cancelled, the market sends what you paid back to your card.',
  suspendedMoney_vietqr:
    'Once it is cancelled, {producer} has to transfer what you paid back to you. The market’s staff see when that is late.',
  payOverText:
    'Please do not pay to the old code any more. If you have paid, your money is not lost: when it comes, the producer sends the goods if there are any left, or sends the money back. This page will say which.',
  dispute_openTitle: 'The card’s bank is looking into it',
  dispute_open:
    'The card’s holder has disputed the payment of this order, and the card’s bank has not decided yet. The producer holds the order until it has.',
  dispute_lostTitle: 'The card’s bank has taken the money back',
  dispute_lost:
    'The card’s bank has taken the money of this order back and given it to the card’s holder. If you do not see it, ask that bank. Goods that have not been sent are not sent any more.',
  greenTitle: 'Paid in full',
  greenText: 'Your {amount} has been seen. There is no need to send a screenshot.',
  simulatedBank: 'Open the simulated bank',
  simulatedBankHint: 'Demo: account and money are simulated.',
  byCardTitle: 'Pay by card',
  byCardText: 'Pay {amount} for the orders below with one card payment on Stripe’s page.',
  payByCard: 'Pay {amount} by card',
  cardFailed: 'The last try did not work. You can try again or use another card.',

  // money back
  refunds: 'Money back',

  costPaid: 'You paid',
  costSentBack: 'Came back',
  costComesBack: 'Comes back',
  costTaken: 'Taken back by the card’s bank',
  costLeft: 'What it cost you in the end',

  // to which account it goes
  whereTitle: 'Where should your money go?',
  whereLead: '{amount} comes back to you by bank transfer. Please say to which account.',
  whereSafe:
    'Only the producer who sends it and staff of the market see it. Nobody asks for your password or a one-time code.',
  whereWhich: 'Account for the money',
  where_named: 'Another account',
  where_namedHint: 'Bank, account number and holder, in Vietnam.',
  'where_paid-from': 'The account I paid from',
  'where_paid-fromHint': 'The producer finds it in their bank’s list and sends the money back there.',
  whereBank: 'Bank',
  whereBankChoose: 'Choose a bank',
  whereNumber: 'Account number',
  whereNumberHint: 'Letters and digits only',
  whereHolder: 'Account holder',
  whereHolderHint: 'As in the bank’s app, e.g. NGUYEN THI DAO',
  whereSave: 'Save where it goes',
  whereSaid_named: 'The money goes to {bank}, account {number}, {holder}.',
  'whereSaid_paid-from': 'The money goes to the account that you paid from.',
  whereChange: 'Change where it goes',
  whereUntil: 'You can change it until the producer says that the money was sent.',
  refundCode: 'Refund code {code}',
  'done_refund-account': 'Where your money goes is saved. The producer was told.',

  // money that belongs to no order
  looseTitle: 'Money we have seen that belongs to no order yet',
  'loose_too-little':
    '{amount} arrived, less than the order cost, and the order has ended. The producer will send it back to you.',
  'loose_too-much': 'You sent {amount} too much. The producer will send it back to you.',
  loose_late:
    '{amount} arrived after the time to pay was over. The producer delivers if the goods are still there, or sends the money back.',
  'loose_after-own-cancel':
    '{amount} arrived after you cancelled the order. The producer will send it back to you.',
  'loose_after-cancel':
    '{amount} arrived after the order was cancelled. The producer will send it back to you.',
  loose_double: 'Another {amount} arrived for an order that is paid. The producer will send it back to you.',
  'loose_unclear-split':
    '{amount} arrived with the codes of several orders and does not match them. The producer is looking into what is for which.',
  'loose_wrong-account':
    '{amount} arrived with the code of this order on the account of {holder}, not of {producer}. {holder} was told, and is to send it back to the account that you paid from.',
  'loose_wrong-account-sent':
    '{amount} with the code of this order came to the account of {holder} by mistake. On {day} {holder} noted that it was sent back to the account that you paid from. If you do not see it, press “Complain” below.',
  'loose_wrong-account-aside':
    '{amount} with the code of this order came to the account of {holder}. On {day} {holder} noted that it is no money of this order. If it is yours, press “Complain” below.',
  loosePayStill:
    'That money does not pay this order. If you still want the goods, pay by the code of the order on this page.',
  looseComplain: 'If it does not come back, press “Complain” below and the market’s staff step in.',
  'loose_card-amount':
    'Your card paid {amount}, which is not what was asked for. The market is looking into it, to give it back to the card.',
  looseNext:
    'Nothing is lost, and you need not do anything about it now. When the producer sends it back, you get a mail and this page asks to which account; by when, and by which transfer, will stand here too.',

  // acts
  acts: 'You can',
  cancelOrder: 'Cancel this order',
  cancelUnpaidText:
    'It is not paid yet: you can cancel at once and at no cost. If you have just paid, money that arrives afterwards is sent back to you.',
  cancelPaidText: 'The goods have not left, so you can still cancel. What you paid goes back.',
  cancelTakenText:
    'The goods have not left, so you can still cancel. The card’s bank has taken the money back already: it is not given back a second time.',
  cancelLines: 'Cancel a part',
  cancelPieces: 'Pieces to cancel',
  cancelReason: 'Why do you cancel?',
  cancelConfirm: 'Cancel order {code}',
  cancelLinesConfirm: 'Cancel the chosen pieces',
  reason_mistake: 'Ordered by mistake',
  'reason_changed-mind': 'I do not want it any more',
  'reason_too-slow': 'It takes too long',
  reason_other: 'Another reason',
  received: 'I have my goods',
  receivedHint: 'Press only when you hold them in your hands.',
  sending: 'Sending…',
  done_cancelled: 'Cancelled.',
  'done_left-out': 'That order is left out. You can pay for the rest now.',
  'done_lines-cancelled': 'What you chose was cancelled.',
  done_received: 'Thank you for telling us.',
  done_ticket: 'Sent. The answer will stand on this page, and come by mail if you gave an address.',
  done_review: 'Thank you. Your review is shown once the market’s staff have read it.',
  done_consent: 'Your choice was kept.',
  done_erased: 'Your details were erased, except what the law wants kept.',
} as const satisfies Translation<typeof vi>;
