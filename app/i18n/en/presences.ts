import type { Translation } from '#app/i18n/messages.ts';
import type { presences as vi } from '#app/i18n/vi/presences.ts';

export const presences: Translation<typeof vi> = {
  navPresences: 'On sale',
  navNotices: 'Notices',

  presencesTitle: 'Where your products are on sale',
  presencesLead:
    'If your OCOP products are on Shopee, TikTok Shop, Postmart…, paste their links here. The province counts its products online from these links.',
  pasteTitle: 'Add links',
  links: 'Links of product pages',
  samplesText:
    'Demo: the simulated platforms answer the three links below. Copy them into the box above, read them and record them; within about a minute the pages have been looked at.',
  sampleLive: 'On sale:',
  sampleGone: 'Page gone:',
  sampleAway: 'Not reached:',
  linksHint: 'One or several, one a line. Open the product’s page on the platform → Share → Copy link.',
  readLinks: 'Read the links',
  readingLinks: 'Reading…',
  confirmTitle: { one: 'Look through {count} link', other: 'Look through {count} links' },
  confirmLead: 'Choose the product of each link, then press Record. A link without a product is left out.',
  linkNumber: 'Link {number}',
  whichProduct: 'Product',
  leaveOut: 'Leave this link out',
  by_address: 'Guessed from the name in the link. Please check.',
  by_title: 'Guessed from the name on the platform’s page. Please check.',
  by_only: 'The register has only this product of yours.',
  linkHeld: 'This page stands for another product already: {names}.',
  linkForBoth: 'Yes, one page sells both',
  linkForBothHint:
    'Tick it only where the page has variants of both. If the link was pasted by mistake, paste the right one.',
  staffForBothHint:
    'Tick it only where the page has variants of both. If you had chosen a screenshot, choose it again.',
  linkKnown: 'In the register already',
  linkNowhere: 'On no platform of the list, so it cannot be recorded.',
  linkClosed: '{channel} has closed; nothing more can be recorded there.',
  linkShort:
    'This is a short link of {channel}: it leads to a product without naming it, so it is never counted as verified. Open it, wait for the product’s page, copy the address from the address bar, and paste that address in place of this link.',
  linkSellersOwn:
    'Only a seller who is signed in can open this page, so it is not recorded. Open the product on {channel} as a buyer does and copy the address of that page.',
  linkOtherPage:
    'Not a product’s page on {channel}, so it cannot be recorded. Open the product that is on sale → Share → Copy link, and paste again.',
  linkUnreadable: 'Cannot be read: {piece}',
  linksJoined: 'Two links run together: {piece}. Paste one link a line.',
  lineIgnored: 'No link in this line, so it was left out: {line}',
  claimLinks: 'Record',
  claimingLinks: 'Recording…',
  claimedDone: {
    one: '{count} link recorded. The page will be looked at; only then does it count as on sale.',
    other: '{count} links recorded. The pages will be looked at; only then do they count as on sale.',
  },
  knownDone: 'These links were in the register before.',
  answeredDone: 'Your answer is recorded. Thank you!',

  ownTitle: 'Recorded so far',
  noEntriesTitle: 'No OCOP product of yours in the register',
  noEntriesText:
    'Your products are not in the province’s OCOP register yet, so nothing can be recorded. Tell the commune officer or the department.',
  noPresencesTitle: 'Recorded nowhere yet',
  noPresencesText: 'Paste the link of a product’s page above to begin.',
  state_claimed: 'Given, not checked yet',
  state_live: 'On sale',
  state_out_of_stock: 'Sold out',
  state_rejected: 'Refused by the platform',
  state_dead_link: 'The page does not open',
  state_expired: 'Expired on the platform',
  state_suspended: 'Suspended by the platform',
  state_removed: 'Removed',
  verifiedOn: 'Last checked: {date}',
  neverVerified: 'Nobody could check this page yet',
  expiredCheck: 'Not checked for more than 90 days; no longer counts as on sale',
  channelClosed: 'The platform closed on {date}',
  channelClosedReported:
    'The platform is reported to have closed by the end of {year} (one source, unconfirmed)',
  stillOnSale: 'Still on sale here?',
  answerStill: 'Still on sale',
  answerGone: 'No longer',
  answerMoved: 'Moved to another address',
  movedTo: 'Link of the new page',
  movedToHint: 'Open the new page on the platform → Share → Copy link, then paste it here.',
  answerMovedSubmit: 'Record the new address',
  movedDone: 'The new address is recorded. The old page and the new one will both be looked at.',
  answered_still: 'You answered on {date}: still on sale',
  answered_gone: 'You answered on {date}: no longer on sale. This page will be checked first.',
  answered_moved: 'You answered on {date}: moved to another page',
  answerNote:
    'Your answer tells staff which page to look at first; it counts as on sale only once the page was checked.',

  awaitedTitle: 'Handed over, not seen on the platform yet',
  awaitedOn: '{channel}: handed over on {day}',
  awaitedAsk:
    'Has the platform put them on sale? If so, open the page there, copy its link and paste it below, so that it counts.',
  noticesTitle: 'Notices',
  noticesLead: 'What you should know about your products and shops on platforms.',
  noNoticesTitle: 'No notices',
  noNoticesText: 'When a page on a platform no longer opens, or was not checked for long, you are told here.',
  unread: 'New',
  markRead: 'Seen',
  markAllRead: 'Mark all as seen',
  seeToIt: 'See to it',
  notice_deadLink:
    '“{product}” on {channel}: the page no longer opens. Look at the shop, or paste a new link.',
  notice_presenceDown: '“{product}” on {channel}: {state}. Look in the shop for the reason.',
  notice_manyDead: {
    one: '“{product}” on {channel}: the page no longer opens. Look at the shop, or paste a new link.',
    other:
      '{count} products on {channel}, “{product}” among them: the page no longer opens. Look at the shop, or paste new links.',
  },
  notice_manyDown: {
    one: '“{product}” on {channel}: {state}. Look in the shop for the reason.',
    other:
      '{count} products on {channel}, “{product}” among them: {state}. Look in the shop for the reason of each.',
  },
  notice_checkExpired:
    '“{product}” on {channel}: last checked on {day}, more than 90 days ago, so it no longer counts as on sale. Please say whether it still is.',
  notice_shopEnds: '“{shop}” on {channel}: the connection ends on {day}. Connect again before that day.',
  notice_shopReauthorise: '“{shop}” on {channel} has lost its connection. Connect again.',
  notice_shopStopped: '“{shop}” was closed to us by {channel}. Look in the seller centre for the reason.',
  notice_passwordLink:
    'A link to set a new password was made for one of your selling accounts. If none of you asked for it, tell the department at once and change your password.',
  notice_pushRefused: {
    one: '{channel} has not taken {count} product of the last push, “{product}”: {cause}{next}',
    other: '{channel} has not taken {count} products of the last push, “{product}” first: {cause}{next}',
  },
  notice_pushGone: {
    one: '{count} product that was pushed to {channel} is on sale there no more, “{product}”: {cause}{next}',
    other:
      '{count} products that were pushed to {channel} are on sale there no more, “{product}” first: {cause}{next}',
  },
  notice_pushNotMade: {
    one: 'The market has not listed {count} product on {channel}, “{product}”: {cause}{next}',
    other: 'The market has not listed {count} products on {channel}, “{product}” first: {cause}{next}',
  },
  next_itself: ' Once mended, it goes there by itself.',
  next_again: ' Once mended, it has to be pushed again.',
  notice_productDown: {
    one: '“{product}” on {channel}: {state}. Open it for the reason.',
    other: '{count} products on {channel}, the first is “{product}”: {state}. Open for the reason of each.',
  },
  notice_heldPaper:
    '“{product}” was taken off sale on {channel}, with the other goods in {shop} that need this paper: {paper} has ended, was not accepted or was not looked at yet. Send a new one; once it holds, the goods go back on sale by themselves.',
  notice_heldGoods:
    '“{product}” was taken off sale on {channel}: the platform takes no goods of this kind. Open the product for the reason.',
  notice_paperOnlyThere:
    'Your paper here for “{product}”, {paper}, ended on {day}. {channel} has one of its own that we cannot see the end of, so the product stays on sale in {shop}. Send a new paper here, and check that the one over there still holds.',
  notice_heldListing:
    '“{product}” was taken off sale on {channel} because staff have suspended its listing. Open the listing to read their note; once they lift it, the product goes back by itself.',
  notice_heldProducer:
    'Your goods were taken off sale on {channel} ({shop}) because your selling is suspended. Ask the department; once it is lifted, they go back by themselves.',
  notice_hiddenThere:
    '“{product}” is on sale at the market again, but still hidden in the shop {shop} on {channel}, where buyers do not see it. Open the page to push, choose the product and “Put it on sale as soon as the platform takes it”, and push it.',
  notice_paperRefused:
    'Staff did not accept: {paper}{forProduct}. Their note: “{note}”. Send another one, or the goods that need it are taken off sale on platforms.',
  notice_paperEnds:
    '{paper}{forProduct} ends on {day}. Ask for a new one now and send it here; without one, the goods are taken off sale on platforms.',
  notice_paperEndsSoon:
    '{paper}{forProduct} ends in less than 7 days, on {day}. Without a new one, the goods that need it are taken off sale on platforms.',
  notice_paperEnded:
    '{paper}{forProduct} ended on {day}. The goods that need it may not be sold on platforms until there is a new one.',
  paperForProduct: ' of “{product}”',
  notice_listingReturned:
    'Staff ask you to change “{product}” and submit it again. Their note stands at the top of the listing.',
  notice_listingApproved: '“{product}” was approved.',
  notice_orderDisputed:
    'The holder of the card that paid order {order} asks the bank for the money back. Keep its posting slip or your guest book, photos and messages: the market needs them before {day} to answer the bank.',
  notice_orderDisputedSum:
    'The holder of the card that paid order {order} asks the bank for {amount} of it back.{twice} Keep its posting slip or your guest book, photos and messages: the market needs them before {day} to answer the bank.',
  notice_orderDisputedAll:
    'The holder of the card that paid order {order} together with other orders asks the bank for {ofPayment} of the whole payment back; nothing is taken yet. Keep its posting slip or your guest book, photos and messages: the market needs them before {day} to answer the bank.',
  notice_disputeLostPart:
    'The card’s bank has taken {amount} of order {order} back and given it to the card’s holder.{inAll}{twice} The other {left} stay paid for it: if the goods are still here, you may send them; if the guests have not come yet, receive them; or cancel the order, and the rest goes back to the buyer.',
  notice_disputeLostEnded:
    'The card’s bank has taken {amount} of order {order} back and given it to the card’s holder.{inAll}{twice} The order was cancelled: send nothing and receive nobody for it. Nothing is left to do.',
  notice_disputeLostHeld:
    'The card’s bank has taken {amount} of order {order} back and given it to the card’s holder.{twice} It has not decided about another dispute of this payment yet: send nothing and receive nobody until it has.',
  disputeInAll: ' With what it had taken before that makes {inAll} of this order.',
  disputeTwice: ' {twice} had gone back to the buyer before; that costs the market, not you.',
  notice_disputeLostTwice:
    'The money of order {order} had gone back before, and the card’s bank has given the card’s holder {amount} of it once more. That costs the market, not you.',
  notice_disputeLost:
    'The card’s bank has taken the money for order {order} back and given it to the card’s holder. What was not sent is not to be sent, who has not come is not to be received; cancel the order.',
  notice_disputeWonEnded:
    'The card’s bank has decided that the payment of order {order} stands. The order was cancelled: send nothing and receive nobody for it; its money goes back to the buyer.',
  notice_disputeWon:
    'The card’s bank has decided that the payment of order {order} stands. If the goods are still here, send them now; if the guests have not come yet, receive them.',
  notice_moneyBack:
    'All that was paid for order {order} has gone back to the buyer, though it was not cancelled. Send nothing and receive nobody for it: cancel the order, or ask the buyer.',
  notice_moneyKept:
    'Money that had gone back to the buyer of order {order} is with the market again and stays with the order. The order stands: go on with what is left to do for it.',
  notice_givenBack: 'The market has given {amount} of order {order} back to the buyer ({stands}). {books}',
  stands_open: 'it was not cancelled, the rest is still to be delivered',
  stands_sent: 'the goods are on their way',
  stands_done: 'the goods were delivered',
  stands_open_service: 'it was not cancelled, the guests are still to be received',
  stands_sent_service: 'the guests were asked to come',
  stands_done_service: 'the guests have used it',
  books_less: 'The market has taken it off what it owes you.',
  books_owes:
    'More was paid out to you than is yours now, so you owe the market the difference: it is taken off your next card sales.',
  notice_refundDue:
    'Send {amount} back to the buyer of order {order}, by {day}. Then give the transfer’s reference.',
  notice_orderPaid: 'Order {order} is paid. Take it and get ready.',
  notice_ticketOpened: 'A buyer writes about order {order}. Answer by {day}.',
  notice_reviewPublished: '“{product}” has a new review of {stars} stars. You can answer once.',
  notice_refundAccount:
    'The buyer has said to which account {amount} is to go. Look at it before you send it.',
  notice_orderCancelled: 'Order {order} was cancelled. Send nothing and receive nobody for it.',
  notice_visitCancelled:
    'The buyer has cancelled the visit of order {order}: receive nobody for it any more. Its goods stay as they are.',
  notice_visitAndGoodsCancelled:
    'The buyer has cancelled the visit and some goods of order {order}: receive nobody for it any more, and look which goods are left of it.',
  notice_visitCancelledInPart:
    'The buyer has cancelled some of the visit of order {order}: pieces of it left: {pieces}. Its goods stay as they are.',
  notice_staffCancelled:
    'Staff of the market have cancelled order {order}, all or part of it. Reason: {note}',
  notice_transferWaits: {
    one: '{count} transfer has come in that fits no order by itself. Please look at it.',
    other: '{count} transfers have come in that fit no order by themselves. Please look at them.',
  },
  notice_bankChanged:
    'The account that you are paid on was changed: {bank}, ending in {end}. If none of you did this, tell the department at once.',
  notice_paidOut: 'The market has sent {amount} of card sales to your account.',
  notice_payoutReversed:
    'The {amount} of card sales that the market sent did not arrive: {note}. The market still owes it to you and sends it with the next run. Please check your account number.',
  notice_other: 'Something needs a look.',
};
