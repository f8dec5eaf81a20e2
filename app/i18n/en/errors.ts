import type { Translation } from '#app/i18n/messages.ts';
import type { errors as vi } from '#app/i18n/vi/errors.ts';

export const errors = {
  // every form
  secondFactorStale:
    'This opens somebody else’s account, so it needs a fresh code. Enter a code, then do it again.',
  required: 'This is empty. Please fill it in.',
  tooShort: 'Too short. At least {min} characters are needed.',
  otherProducer:
    'This is of {producer}, for whom you work too, and you are working for another producer now. Switch to {producer}, then open it again.',
  tooLongBy: 'Too long: {typed} of at most {max} characters. Please shorten it.',
  tooLong: 'Too long. At most {max} characters, please shorten it.',
  notDigits: 'Please write it in digits, for example {example}.',
  notAWholeNumber: 'Please enter a whole number, without decimals.',
  negativeNumber: 'This cannot be less than 0. Please take the minus sign away.',
  tooSmall: 'Too small. The least is {min}.',
  wholePieces: 'Give a whole number of pieces from 1 to {max}, for example 2.',
  tooBig: 'Too big. The most is {max}.',
  dayMissing: 'The day is missing. Write it like 31/12/2026.',
  notADate: 'This is not a date. Write it like 31/12/2026.',
  otherReasonUnsaid: 'You chose “Another reason”. Please write here which.',
  dayTooFar: 'This day is too far off. Write a day within the next year, or leave it empty.',
  monthWrong: 'This is not a month. Write it like 11/2026 (month/year).',
  notAMonth: 'This is not a month. Write it like 11/2026. The sheet below is this month’s.',
  dateInFuture: 'This date has not come yet. Please check it.',
  notAnEmail: 'This is not an e-mail address. Write it like name@example.vn.',
  notAPhone: 'This is not a phone number. A mobile number has 10 digits and starts with 0.',
  notAUrl: 'This is not a web address. Copy the whole line that starts with https://.',
  notANumber: 'Enter a number within what is allowed.',
  notInList: 'Please choose something from the list.',
  invalid: 'Something is not right here. Please check it.',
  mustAgree: 'Please tick this box, then press again.',
  mustChoose: 'Please choose one of these, then press again.',
  formExpired: 'This page has been open too long. Reload it and try again.',
  changedMeanwhile: 'Somebody has just changed this. Reload the page to see the new version, then go on.',
  lastOperator:
    'This is the only operator who can still sign in. Make somebody else an operator first, then erase.',
  wrongState: 'This cannot be done at the present step. Reload the page to see the new step.',
  notAllowed: 'This account may not do that. Please ask the person in charge.',
  tooManyRequests: 'Too many tries. Please wait {minutes} minutes and try again.',
  tooManyToday: 'Too many tries today. Please wait {hours} hours and try again.',
  uploadNoRoom:
    'Many files are being sent at once, so this one could not be taken. Wait a minute and send it again.',

  // accounts
  signInFailed: 'The phone number (or e-mail) or the password is not right. Please check both and try again.',
  wrongPassword: 'The present password is not right. Please type it again.',
  passwordTooShort:
    'This password is too short. It needs at least {min} characters; a few words are easy to keep in mind.',
  passwordTooCommon:
    'Many people use this password, so it is easy to guess. Put together a few words that only you know.',
  passwordAboutYou: 'This password is your name, phone number or e-mail. Please choose another.',
  passwordsDiffer: 'The two passwords differ. Please type them again.',
  codeWrong: 'This code is not right. Open the authenticator app and type the six digits that it shows now.',
  codeUsed: 'This code has been used. Wait for the next one and type that.',
  recoveryCodeWrong: 'This recovery code is not right or has been used. Try another one from your list.',
  linkExpired: 'This link has been used or is too old. Ask the person in charge for a new one.',
  phoneTaken: 'This phone number has an account already.',
  emailTaken: 'This e-mail has an account already.',
  contactNeeded: 'A phone number or an e-mail is needed to sign in.',
  personDisabled: 'This account is shut. Please ask the operator of the market.',
  memberIsStaff:
    'This account belongs to an official: those who review listings do not sell for a producer. Please use another number.',
  roleNeedsProducer: 'This role needs the code of a producer.',
  roleNeedsCommune: 'This role needs the code of a commune.',
  demoNotReady: 'The trial market is still being set up. Please try again in a minute.',

  // catalog: a producer's listings and their review
  tooManyDrafts:
    'There are {max} unfinished listings already. Submit or put away some before you start another.',
  underReview: 'This listing is waiting for review. Press “Take back to edit” if you want to go on writing.',
  stepChangedMeanwhile:
    'This part has just been saved somewhere else. What you wrote is still below: look it over and press Save again if you want to use it.',
  listingIncomplete: 'The listing still lacks {count} required items. See the list below and fill them in.',
  nothingChanged: 'Nothing differs from what is on sale. Change something first.',
  skuTaken: 'This code is already used for “{title}”. Choose another one.',
  skuTwice: 'Two sizes have the same code. Each one needs its own.',
  skuLetters: 'A code is made of letters, digits and - _ . (no spaces).',
  priceZero: 'Nothing is sold for 0 đồng. Enter the price, or leave it empty while there is none.',
  stockEmpty: 'Please enter how many are in stock; 0 when it is sold out.',
  soldOut: 'Only {left} of {product} left. Take fewer, or leave it out, then order again.',
  priceChanged: 'The price of {product} has just changed. Look at the new one, then order again.',
  notOnSale: 'This is not on sale any more. Take it out of the basket, then order again.',
  cartEmpty: 'Your basket is empty. Choose something first.',
  soldOutNow: '{product} has just sold out. Please choose something else.',
  cartFull: 'Your basket holds {max} kinds of goods, which is the most. Order first, or take some out.',
  cartChanged:
    'Your basket has changed in another window. Please look through the goods below and order again; what you have typed is still here.',
  leftOut: 'Something in your basket is no longer on sale and was set aside. Please look through the rest.',
  buyerPhone:
    'This is no phone number that we can call. Vietnamese numbers have 10 digits and begin with 0; write others with + and the country code, for example +33 6 12 34 56 78.',
  emailForAbroad: 'With a foreign number we write to you by e-mail. Please give your e-mail address.',
  latinLetters:
    'Please write this in Latin letters (a, b, c), as in your passport: they are what the carrier can read.',
  notABirthDate: 'This is no date of birth. Write it like 14/10/1990 (day, month, year).',
  notAdultYet:
    'Alcohol is sold only to those who are 18 on the day of the order. Go back to your basket and take it out.',
  communeUnclear: 'There are several places of that name. Please choose yours below.',
  communeUnknown:
    'We know no such commune or ward in Lào Cai. Please check the spelling; former names will do.',
  signedOutOrdering:
    'You have been signed out. What you typed is still here: go on to order without an account, or sign in again in another window and then go on.',
  deliveryCostChanged:
    'The delivery of {producer} costs ₫{amount} now, instead of the ₫{agreed} that you have just seen. Please look at the new total, then place your order.',
  deliveryFreeNow:
    'The delivery of {producer} is free now, instead of the ₫{agreed} that you have just seen. Please look at the new total, then place your order.',
  deliveryCostUnseen:
    'The delivery of {producer} costs ₫{amount}. Please look at the total, then place your order.',
  orderWordsChanged:
    'The seller has just changed the name, the size or the weight of something. This is the order as it stands now: please look it over, then place it.',
  policiesChanged: 'The market’s terms have just changed. Please read the new ones, then agree again.',
  notDeliveredSo: 'It cannot be delivered this way any more. Choose another.',
  adultsOnly: 'Alcohol is sold from 18 years on. Give your date of birth, or leave it out.',
  cannotPaySo: 'This way of paying cannot be used at the moment. Choose another.',
  cardNotReachable:
    'The page for paying by card could not be opened. No money was taken. Wait a minute and press again.',
  cardRefused:
    'The card provider does not open a page for this order. Call the market to pay in another way.',
  cardTooLittle: 'This amount is too small for a card. Choose a bank transfer.',
  findingNote: 'Write a few words: what you checked and what was done.',
  cannotGiveBack: 'This cannot be given back here any more. Load the page again to see how it stands.',
  dayNotYet: 'This day has not come yet. Give the day on which it was sent.',
  dayBeforePromise: 'This day is before the refund was promised. Check the day on the receipt.',
  disputeTooLittle:
    'The card’s bank has taken only ₫{left} of it for good, less than was promised. Send it to the card again, or by transfer.',
  mustSayForWhich:
    'This money has left, so it must stand in the books. Choose its order, or say how much of each of several, and press “Book it to the order”.',
  assignTooMuch:
    'Of this order at most ₫{left} can still go back, with what is promised of it. Book the rest to another order of the same payment.',
  claimTooMuch:
    'Only ₫{most} of this can be money that the buyer has twice. Say under “Of several orders” of which order the other ₫{rest} are, then press again.',
  claimInDispute:
    'The card’s bank holds money of this payment and has not decided, so nobody knows yet whether the buyer has it twice. Wait for the bank.',
  mustClaim:
    'This money has left the market’s account, so it must stand in the books. Press “Record that the buyer owes it back”; if they have paid it back already, record that in the next step.',
  mustGiveBack:
    'The market still holds ₫{amount} of this, which are the buyer’s, so words alone do not close it. Press “Give all of it back”, or give it back in Stripe’s pages first.',
  claimWaits: 'This still waits for the buyer. Record what they have paid, or write it off.',
  claimPaidTooMuch:
    'Only ₫{most} are still owed. Check the amount. If the buyer has really paid more, tick the box below: the rest waits here to be sent back to them.',
  claimReferenceShared:
    'Reference {reference} stands at another claim on the same buyer already, with ₫{amount}. If they paid both by one transfer, tick the box just below, and type above only what of it is for this one.',
  claimPaidOtherwise:
    'Reference {reference} is recorded already, with ₫{amount} or another day. Check the bank’s reference.',
  claimReferencePaid:
    'Reference {reference} is that of the buyer’s own payment of ₫{amount}. Give the reference under which the market sent the money back.',
  claimReferenceSentBack:
    'Reference {reference} is that of ₫{amount} that the market sent back to the buyer. Give the reference of the buyer’s payment.',
  referenceOfClaim:
    'Reference {reference} is recorded already for money that the buyer of order {order} has twice: their payment, or what was sent back to them. Each transfer has a reference of its own: check it on the bank statement.',
  referenceOfRefund:
    'Reference {reference} stands at refund {refund} already. Give the reference of this transfer.',
  referenceOfOtherRefund:
    'Reference {reference} stands at refund {refund} already. Give the reference of this transfer. If the bank sent both by one transfer, write a word behind it, for example “{reference} part 2”.',
  referenceOfPayout:
    'Reference {reference} is that of a payout to a producer. Give the reference of this transfer.',
  claimTurnedToBuyer:
    'Nothing was recorded: while you were typing this changed, and now the market owes the buyer ₫{amount}. If the buyer has really paid this as well, look at the sum, then press once more: it is to be sent back to them, too.',
  claimTurned:
    'Nothing was recorded: while you were typing, this changed, and now the buyer owes the market ₫{amount}. If you have sent money to the buyer, look at it again before you do more.',
  claimOpenChanged:
    'Nothing was recorded: ₫{amount} are open by now, not what your page showed. Look at it again, then press once more.',
  claimSentBackBefore:
    'This day is before the buyer had paid, on {date}. Check the day on the bank statement.',
  claimChanged:
    'The buyer has ₫{amount} twice by now, not what your page showed. Look at it again, then press once more.',
  claimOwedToBuyer: 'The market owes the buyer money of this, so there is nothing to write off.',
  writeOffOwn: 'You asked for this, so somebody else of the staff confirms it.',
  claimDayBefore:
    'This day is before the money went to the buyer, on {date}. Check the day on the bank statement.',
  claimNothing:
    'The buyer does not have this twice any more, so there is nothing to claim. Close it with a few words.',
  writeOffNotAsked: 'Nobody wants this written off any more. Say why first.',
  writeOffChanged: '₫{amount} are owed by now, not what your page showed. Look at it again, then confirm.',
  refundIsOwed:
    'The buyer is owed this: the order was cancelled, or the market has promised it. Send it to the card again, or by transfer.',
  assignPartWrong:
    'Each part must be whole đồng above 0, without a minus. Leave an order empty that has none; the parts must come to ₫{amount}.',
  assignSum: 'The parts come to ₫{sum}, but ₫{amount} went. Make them equal.',
  thereOnItsWay:
    'This is still on its way to the card, and may yet fail, so it cannot be closed. Wait: Stripe is asked every hour.',
  thereCameBack:
    'This money has come back to the account at Stripe, so it is not booked. Nothing else has to be done.',
  cardAway:
    'Stripe does not answer, so nobody knows what it has given back by now. Nothing was sent. Try again in a few minutes.',
  refundPendingThere:
    'From Stripe’s own pages ₫{pending} are on their way to the buyer’s card (since {date}), and nobody knows yet whether they arrive; only ₫{left} can be sent now. Nothing was sent. Wait: it stands under what does not agree, and Stripe is asked every hour.',
  refundGoneThere:
    'Of this money ₫{gone} went back in Stripe’s own pages and are not in the books yet; at most ₫{left} can still be sent. Book that first, under what does not agree.',
  refundBesideBanks:
    'The buyer paid ₫{paid} by card. Gone back to them: ₫{lost} taken by the card’s bank, ₫{card} to the card, ₫{transfers} by transfer. Only ₫{left} can still go back, so nothing was recorded. If you have really sent the money, tell the operator of the market: what is too much is claimed from the buyer by the way of the market, never by a call.',
  refundTakenMeanwhile:
    'The card’s bank has taken ₫{taken} of this for good and given it to the buyer: ₫{amount} are owed now. Nothing was recorded. If you have not sent anything, send that much and record it. If ₫{sent} have left already, tick this: all of it is recorded, and what is too much is claimed from the buyer.',
  refundLowered:
    'A part has gone back from Stripe’s own pages since you opened this page: ₫{amount} are owed now. Nothing was recorded. Look at the amount and do it again.',
  refundBookedElsewhere:
    'This money stands in the books already, for another order. Nothing was changed. Look at the refunds of its orders, then write down what you found.',
  cannotCancelNow: 'This order cannot be cancelled any more. Load the page again to see how far it is.',
  tooManyPieces: 'Only {left} pieces are left of it. Give a smaller number.',
  lessLeftThanCancelled:
    'Only ₫{left} of this order are left to give back, less than the pieces cost (₫{wanted}). Cancel the whole order: the rest of its money goes back.',
  refundTooMuch: 'At most ₫{left} can still be given back. Give a smaller amount.',
  tooManyUnpaidOrders:
    'Goods can be held for at most {max} unpaid orders of one buyer within 24 hours. You have {used} unpaid orders, and this checkout adds {more}. Please pay or cancel the waiting ones, or take something out of the basket, and order again.',
  tooManyUnpaidPieces:
    'At most {max} unpaid pieces can be held for one buyer within 24 hours. {used} are held for you, and this checkout adds {more}. Please pay or cancel the waiting orders, or take something out of the basket, and order again.',
  networkUnpaid:
    'There are too many unpaid orders from this network, so no more goods can be held for now. Please pay or cancel your waiting orders, or use another network (such as mobile data) and order again. Your basket is kept.',
  orderTriedOften:
    'Many people are trying to open this order. Please wait a minute and try again, or open it on the device you ordered with.',
  orderNotFound:
    'There is no order with this code and phone number. Check the code in the confirmation and the phone number you gave with the order.',
  eraseTooEarly:
    'An order is still on its way, money is still to go back, or a complaint (here or at the card’s bank) is open. Wait until that is done.',
  eraseRefundThere:
    'A refund to the card is on its way, or waits for the market to see which order it is of; should it not arrive, the buyer must be reached to send it again. Wait until that is done.',
  eraseRefundYoung:
    'The bank may still return what was refunded to the card, and the buyer must then be reached to send it again. Erasing is possible from {date}.',
  nothingToPayOut: 'Nothing is to be paid out by this day.',
  cutoffInFuture: 'The day must not be in the future. Choose today or an earlier one.',
  refundReferenceWrong:
    'A reference has letters or digits, up to {max} characters, and no web page or telephone number. Write the one in the bank’s message.',
  payoutReferenceWrong:
    'A reference is made of letters, digits, spaces, hyphens, slashes and full stops; up to {max} characters.',
  payoutReferenceUsed:
    'Reference {reference} stands at the payout of {name}. Look at the one of this payout again. If the bank paid the whole file under one reference, tick this.',
  payoutReferenceOfRun:
    'Reference {reference} stands in payout run {number}, and each file has its own at the bank. Look at it again. If the bank really used the same number twice, add the day of the transfer behind it.',
  payoutPaidOtherwise:
    'It was marked as paid with reference {reference}. If that is wrong, reverse it first.',
  payoutOwedNothing:
    'Nothing of it is owed any more: money went back after the run was made. Take it out of the run. If the bank has sent it already, tick that and record it again.',
  payoutNotOwed:
    'Only ₫{owed} of it are still owed: something was given back since the run was made. Take it out of the run. If the bank has sent it already, tick that and mark it again.',
  filedBefore:
    'What is still owed to {names} stood in the earlier file with the old amount, so it is not filed again. Ask the bank: if it was sent, mark it as sent; if not, do not send the old file, and take it out of the run to be paid in the next one.',
  nothingToFile: 'Nothing can be paid now: all of it is paid, or not owed any more. See each payout below.',
  payoutFileReversed:
    'A payout in this file was reversed and goes into another run: the bank would pay it twice. Please make the file again, then download it.',
  payoutFileChanged:
    'A name or an account of a producer has changed since the file was made. Please make it again, then download it.',
  payoutReversed: 'It was reversed. Its amount goes into the next run.',
  refundAccountUnseen:
    'Nothing was recorded. Since you opened this page the buyer was asked for an account and has given one. Open the page of this refund, look at the account, and record the transfer there.',
  refundAccountSince:
    'Since you opened this page the buyer has given an account. Look above, and choose where you sent the money.',
  refundInDispute:
    'The card’s bank is deciding about this money, or has given it to the buyer; a transfer would pay it a second time. If it was sent already, tick this.',
  refundUnderWay:
    'This refund is being sent to the card, and how that ends is not known yet. Send no transfer now: the buyer could get it twice. Look again in a few minutes.',
  refundProvenOtherwise: 'It was recorded as sent with reference {reference} already.',
  refundSettledMeanwhile:
    'Nothing was recorded by this press: the refund was settled while you had the page open. How it stands is said below.',
  settledMeanwhile:
    'Nothing was recorded by this press: it was settled while you had the page open. What you typed stands below.',
  stockChanged: 'The stock has just changed and is {stock} now. Check it and type the new number.',
  gtinLength: 'A barcode has 8, 12, 13 or 14 digits. Check the number under the bars, or leave this empty.',
  gtinCheckDigit: 'One digit of the barcode is wrong. Compare it with the packaging, or leave this empty.',
  tooManyPhotos: 'A listing takes {max} photos. Remove some.',
  labelFieldUnknown:
    'No field of a label is called “{field}”. Please reload the page and fill in the fields that are there.',
  tooManyVariants: 'A listing takes {max} sizes. Make two listings of it.',
  reviewDecided: 'Someone else has just decided about this listing. Open the review queue to see the result.',
  paperChecked:
    '{name} has just checked this paper and found it right. Open the list again before you decide otherwise.',
  paperRefused: '{name} has just refused this paper. Open the list again before you decide otherwise.',
  reviewWithdrawn:
    'The seller has just taken this listing back to edit it. It returns to the queue when it is submitted again.',
  claimsUnchecked:
    'Some words must be checked first. Look at each of them at the top, tick “I have checked”, then approve.',
  ownSubmission: 'You submitted this listing yourself, so you cannot approve it. Ask a colleague.',
  storyHasClaims:
    '“{found}” may not stand here. Leave out promises of a cure, star ratings and phone numbers.',

  // channels: a seller's own workbook
  templateXls:
    'This is an old Excel file (.xls). Download the .xlsx template and send that very file: {where}.',
  templateMacros:
    'This file holds macros, so it is not taken. Download the template and send that very .xlsx file: {where}.',
  templateEncrypted:
    'This file has a password. Remove it in Excel (File → Info → Protect) and send it again, or download a fresh template: {where}.',
  templateDamaged:
    'This file is damaged. Download the template again and send that very .xlsx file: {where}.',
  templateTooWide:
    'This file is too wide: more than {limit} columns. The platform’s template is much narrower: download an empty one and send that very .xlsx file: {where}.',
  templateTooLong:
    'This file is too long: more than {limit} rows. The platform’s template is much shorter: download an empty one and send that very .xlsx file: {where}.',
  templateTooBig:
    "This file is too large ({limit}). The platform's template is much smaller: download an empty one and send that very .xlsx file: {where}.",
  templateMerged:
    'The sheet “{sheet}” has merged cells ({range}) where products are to be filled in, and values in them would be lost. Unmerge the cells (Merge & Center) and send the file again, or download a fresh template: {where}.',
  templateNotWorkbook:
    'This is not an .xlsx workbook. Download the template and send that very .xlsx file, not saved as CSV: {where}.',
  feedIsWhole:
    'This file is always whole: the platform removes what it does not name. Leave updated_since out of the address.',
  templateOtherPlatform:
    'This is a template of {platform}, not of the platform chosen here. Download the right one: {where}. Or go back and choose {platform}.',
  askedJustNow:
    'The platform was asked at {asked}. It may be asked again from {again}: platforms count every call.',
  nothingToAsk: 'There is no product in this shop to ask about yet.',
  templateHashGone:
    'Row 2 of the file (Shopee hides it) has lost the template’s code, so Shopee would not take it. Download a fresh template and leave rows 1 and 2 alone: {where}.',
  templateUpdateFile:
    'This file is for changing goods that are listed already. Download the template for new products: {where}.',
  templateVersion:
    'This template says version “{found}”; the market can fill version {known}. Download a fresh one and do not delete row 2: {where}. If it stays so, tell the manager of the market.',
  templateUnknown:
    "The platform's own column keys (in row 1 or on a hidden sheet) are not in this file. Do not delete or copy them; download the template again: {where}.",
  noRefusedRows:
    'No row of this file has a reason. After the upload download the result file, the one with a column of reasons, that {platform} gives back, and send that very file: {where}.',
  resultXls:
    'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx and send it again, or download the .xlsx result file of {platform} again: {where}.',
  resultMacros:
    'This file holds macros, so it is not taken. Send the very .xlsx result file that {platform} gave back: {where}.',
  resultEncrypted:
    'This file has a password. Remove it in Excel (File → Info → Protect) and send it again, or download the result file of {platform} again: {where}.',
  resultDamaged:
    'This file is damaged. Download the result file of {platform} again and send that very file: {where}.',
  resultTooWide:
    'This file is too wide: more than {limit} columns, so it is no result file of {platform}. Download the result file again and send that very file: {where}.',
  resultTooLong:
    'This file is too long: more than {limit} rows, more than one upload. Download the result file of this one upload at {platform}: {where}.',
  resultTooBig:
    'This file is too large ({limit}). The result file of one upload is much smaller: download that one again at {platform}: {where}.',
  resultMerged:
    'The sheet “{sheet}” has merged cells ({range}), so its rows cannot be read one by one. Download the result file of {platform} again and send it as it is: {where}.',
  resultNotWorkbook:
    'This is not an .xlsx workbook. Download the result file of {platform} and send that very .xlsx file, not saved as CSV: {where}.',
  resultOtherPlatform:
    'This is a file of {other}, but the file that was handed in is for {platform}. Download the result file of {platform}: {where}.',
  resultUpdateFile:
    'This file is for changing goods that are listed already, not the result of this file of new ones. Download the right result file of {platform}: {where}.',
  resultVersion:
    'This file says version “{found}”; the market can read {known}. Download the result file of {platform} again and send it as it is: {where}. If it stays so, tell the market’s manager.',
  resultUnknown:
    'The column keys of {platform} are gone from this file, and no column of SKUs beside one of reasons has an SKU of yours, so nobody can tell which row is which product. Download the result file again and send it as it is: {where}. If a copy is all you have, head its columns “Seller SKU” and “Failed reason” and send it again.',
  resultMissing: 'Choose the .xlsx result file that {platform} gave back after the upload: {where}.',
  refusedTooMuch:
    'This file has too many refused rows, or their reasons are too long: {rows} rows and {letters} characters in all can be read at a time. Open the file, keep its head and the rows to look at first, delete the others and send it again; or download the result once more: {where}.',
  templateNoRoom:
    'The file store is full, so it was not saved. The file is still on your machine: try later, and tell the manager.',
  priceFarBelow:
    '{price} dong is less than half the market’s price ({own} dong). Is a zero missing? If it is right, tick the box under it and save again.',
  priceFarAbove:
    '{price} dong is more than three times the market’s price ({own} dong). Is there a zero too many? If it is right, tick the box under it and save again.',
  priceLosing:
    'At {price} dong each sale loses money: after the platform’s fees it takes {lowest} dong to lose none. If you still want this price, tick the box under it and save again.',
  priceLosingBeforeCarriage:
    'At {price} dong each sale loses money: after the platform’s fees it takes {lowest} dong (without carriage) to lose none. If you still want this price, tick the box under it and save again.',
  templateMissing: 'Choose the .xlsx file that you downloaded from the seller centre: {where}.',
  uploadCutOff: 'The upload broke off on the way. Please send the file again.',
  templateGone: 'This template is no longer here. Please send the file from the seller centre again.',
  allCameToStand:
    'The products that you ticked came onto {platform} while you were choosing. In a file they would be listed a second time, so none was made.',
  chosenPutAway:
    'No file was made: {titles} was put away since you opened this page. Choose another product.',
  chosenSuspended:
    'No file was made: {titles} was suspended since you opened this page. Choose another product.',
  chosenNotOnSale:
    'No file was made: {titles} is on sale no more since you opened this page. Choose another product.',
  allStandThere: 'All products are on {platform} already. To have one in the file once more, tick it.',
  templateAnswerMissing: 'Answer this one: without it that column stays empty for every product in the file.',
  categoriesToChoose:
    '{count} products have no category on {platform} yet. Choose it, or tick those that belong to the category of the file.',
  chooseListings: 'Tick at least one product.',
  nothingToFill:
    'None of the chosen products can be filled in. See the reason beside each one, mend it and try again.',

  // channels: shops on the platforms
  channelNotConnectable: 'Shops of this platform cannot be connected now. The platform’s page says why.',
  authorisationSignedOut:
    'You were signed out while you were at the platform, so the shop is not connected. Connect it once more.',
  authorisationExpired:
    'This connection is more than 10 minutes old, was used before, or was begun by someone else. Please start again.',
  clockWrong:
    'The market server’s clock is wrong, so {channel} does not accept the call. The fault is ours, not yours; the operator has been told. Please try again later.',
  authorisationRefused: '{channel} has not allowed it. Start again and agree on {channel}’s page.',
  chooseShops: 'Tick at least one shop of yours.',
  shopTaken: 'This shop is connected for another producer, who has to disconnect it first.',
  tooManyToPush: 'A push takes at most {max} products. Untick some and push in parts.',
  nothingReady:
    'The ticked products no longer meet what the platform asks. See what they lack, mend it and push again.',
  shopNotConnected: 'The shop is not connected, or its permission has ended. Connect it again, then push.',

  // register: bringing a workbook in
  importColumnUnknown:
    '“{column}” cannot be read. Write the letter of the column, an equals sign and its meaning, such as B=product.',
  nothingNewForChannel:
    'No product is new or changed since the last file. To make all of them again, untick “Only products that are new or changed”.',
  categoryMissing: 'Choose a category from the list, or type a word to look for one.',
  categoryUnknown: 'The platform has no such category. Choose one from the list.',
  fixNothingChosen: 'Tick at least one product.',
  templateCategory:
    'This is no category of {platform}. Choose one from the list of the file, or enter its number.',
  shopeeCategory:
    'Shopee’s category is a number, such as 100629. It is listed in the Seller Centre under Mass upload, in the category list.',
  importNoTable:
    'No product table was found in this file. It needs a heading row with “Tên sản phẩm” (product) and “Chủ thể” (producer). Check the file, or choose another sheet.',
  importAsOfMissing: 'Enter the day up to which this register speaks, for example 14/10/2024.',
  importColumnTwice: 'Columns {first} and {second} have the same meaning. Choose another for one of them.',
  importProductMissing: 'Say which column holds the product name.',
  importProducerMissing: 'Say which column holds the producer (cooperative, household or workshop).',
  importNoFile: 'Choose an .xlsx or .csv file on your computer.',
  targetCodeWrong:
    'A code has lower-case letters without marks, digits and hyphens (-), 60 characters at most. Write it like 205-2024.',
  importTargetTaken: 'There is a target with this code already. Choose another code.',
  importTargetNameTaken:
    'There is a target of this name already. Choose another name, with the day for example.',
  importTargetEmpty: 'There is no product to put into the target yet. Correct the rejected rows first.',
  taskEmpty: 'Pick at least one product.',
  dateInPast: 'The due day must be today or later.',
  feeKnown: 'This fee is there already. Record its new figure in the form beside this one.',
  feeOfNothing: 'Enter a percentage or an amount for each order.',
  notAPercent: 'Enter a percentage such as 2.5, with two digits after the point at most.',
  feeBeforeItsRow: 'The chosen figure begins on {date}. The first day must not be before it.',
  feeAfterItsRow:
    'The chosen figure holds up to {date}, and another one follows. Choose that one, or an earlier day.',
  rateTooBig: 'At most 100 per cent.',
  feeStillHolds: 'Another figure of this fee holds up to {date}. Choose a first day after it.',
  feeReplaces:
    'A figure of this fee holds from {date} already. Tick the box below if you mean to replace it; else choose another day.',
  taskChannelClosed: '{channel} has closed, so no products are to be brought there any more.',
  taskClosedBy: '{name} has closed this task before you did.',
  taskClosedBefore:
    'The task “{title}” was assigned before and is closed. To go on with it open it again on the page of tasks.',
  taskOpenAlready: 'Somebody has opened this task again before you did.',
  presenceChannelClosed: '{channel} has closed, so nothing new can be recorded there. Leave this link out.',
  seenAfterClosing:
    '{channel} has closed, so only what was seen there before {date} can be recorded. Change the day it was seen, or choose another channel.',
  linksMissing:
    'No link found. Open the product’s page on the platform, press Share → Copy link, and paste it here.',
  tooManyLinks: 'Paste at most {max} links at a time. Do it in several goes.',
  linkUnknownChannel:
    'This link is on no platform of the list. Copy it again from the product’s page on the platform.',
  linkSellersOwn:
    'Only a seller who is signed in can open this page; buyers cannot. Open the product on {channel} as a buyer does, press Share → Copy link, and paste it here.',
  linkNotProduct:
    'This link is not a product’s page: it is the front page or a search of {channel}. Open the product that is on sale on {channel}, press Share → Copy link, and paste it here.',
  linkNotProductLike:
    'This link is not a product’s page on {channel} but its front page, a search, a shop or a category. Open the product that is on sale, press Share → Copy link, and paste it here. A product’s page looks like {example}',
  movedNowhere: 'This is still the old address. Paste the address of the new page.',
  linkOfOther:
    'This page stands for “{name}” ({producer}) already. If one page sells both, tick it; if it was pasted by mistake, choose the right product or paste another link.',
  presenceRevoked:
    'Staff took this link back because it was recorded in error. If it is right after all, tell the commune officer or the department.',
  presenceUrlOtherChannel:
    'This address is not on {channel}, whose pages are at: {hosts}. Choose the right channel or copy the address again.',
  presenceNoPage:
    'This presence has no address, so it cannot be checked by itself. Record what you see by hand.',

  // open data
  unknownParameter: 'This address has no parameter “{name}”, or it stands there twice. It knows: {known}.',

  // media: photos
  photoEmpty: 'This photo file is empty. Please choose the photo again.',
  photoTooBig:
    'This photo is larger than {megabytes} MB. Send it to yourself by Zalo and save it: it will be lighter.',
  photoHeic:
    'HEIC photos of iPhones and Samsung phones cannot be used yet. iPhone: Settings → Camera → Formats → “Most Compatible”, then take it again. Samsung: Camera → Settings → switch “High efficiency pictures” off. A photo that you already have: send it to yourself by Zalo and save it.',
  photoGif: 'A moving GIF cannot be used. Please choose a photo taken with a phone (JPEG or PNG).',
  photoSvg: 'An SVG drawing cannot be used. Please choose a photo taken with a phone (JPEG or PNG).',
  photoTiff: 'A TIFF picture cannot be used. Save it as JPEG and send that.',
  photoRawCamera: 'This is a raw file of a camera. Choose the JPEG photo, or set the camera to JPEG.',
  photoPdf: 'This is a PDF, not a photo. Take a photo of the page with your phone and send that.',
  photoVideo: 'This is a video or a sound. Open it, take a screenshot of the best moment and send that.',
  photoOffice:
    'This is an office file or an archive, not a photo. Save the picture to your phone and choose it.',
  photoNotAPhoto: 'This file is not a photo. Choose a JPEG, PNG or WebP picture.',
  photoDamaged:
    'This photo is damaged or not complete. Open it to see whether it is whole, then choose or take it again.',
  photoTooManyPixels:
    'This picture has too many pixels. Take it in the usual size, or send it by Zalo and save it.',
  photoTooSmall: 'This picture is as small as an icon. Choose a photo taken with a phone.',
  photoTooHeavy:
    'The server cannot open this picture. Send it to yourself by Zalo and save it: then it will open.',
  photoNoRoom:
    'The photo store is full, so it was not saved. It is still on your phone: try later, and tell the manager.',
  photoInListing: 'This photo is in the listing already, so it was not added again.',
  photoQuota: 'You have {max} photos, which is the most. Remove some from drafts that you no longer use.',
  photoGone: 'One photo lay unused for so long that it was cleared away. Remove it and add it again.',
  photoCutOff: 'The connection broke before the photo had arrived. Send it again; what has arrived is kept.',
  photoKeyReused: 'This sending key belongs to another photo. Choose the photo again and send it.',
  tooManyFilesAtOnce: 'Too many photos at once. Send at most {max} at a time.',

  // papers
  refundProofMissing: 'There is no picture. Choose a screenshot of the transfer, or its receipt as a PDF.',
  paperMissing: 'There is no file. Choose the PDF or a photo of the paper.',
  paperTooBig:
    'This file is larger than {megabytes} MB. Scan it at the usual quality, or take a photo of each page.',
  paperNotTaken:
    'Only PDF and JPEG or PNG pictures are taken. Save a Word or Excel file as PDF and send that.',
  paperDamaged:
    'The end of this PDF is missing, so it cannot be opened. Download the original again and send that.',
  paperExpired: 'This paper is over. Send one that still holds, or look at the day on the paper again.',
  paperBytesQuota:
    'The papers fill all of the {max} MB that a producer has. Scan in a lower quality, or ask the department.',
  paperQuota: 'You have {max} papers, which is the most. Put away those that you no longer use.',
  paperNoRoom: 'The store of papers is full, so it was not saved. Tell the manager and send it again later.',

  // packs
  packAllBlocked:
    'Nothing can be sent to {channel} yet: {count} products have to be mended. Mend them by the reasons below, or tick those to send all the same.',
  packNothingNew:
    'Nothing is new since the last file for {channel}. Products that cannot go yet, because they have to be mended: {count}. Mend them by the reasons below, or tick those to send all the same.',
  changesUnknown:
    'No product is known to be new or changed, but of {count} nobody can tell: the file before did not record their star and its decision. To be sure, make the file of everything again. They are {titles}.',
  packEmpty: 'There is nothing to send. Choose everything, or wait until something changes.',
  packTooLarge:
    'The pack is larger than 4 GB, which many computers cannot open. Send only what changed, or fewer photos.',
  packNoRoom: 'The store of files is full, so it was not made. Tell the manager and try again later.',
  // money on bank accounts
  transferDecided: 'This money was dealt with already. Load the page again to see how.',
  orderUnknown: 'There is no order with this code. Check the code.',
  orderPaidAlready: 'This order is paid in full already. Choose another, or give the money back.',
  orderNotByTransfer: 'This order is not paid by bank transfer.',
  orderEnded: 'This order can take no late money any more. Give the money back to the buyer.',
  lateTooLittle: 'The late money is less than the order costs. Give it back to the buyer.',
  lateSoldOut: 'Only {left} of {product} left, too few for this order. Give the money back to the buyer.',
  transferOfNoOrder:
    'This money stands with no order yet. Put it to an order first, or send it back and note that you have.',
  byHandOtherAmount: '₫{amount} are still to be paid for this order. Write exactly what has come in.',
  byHandNotSure: 'Tick that you have seen the money on your account.',
  byHandOtherOrder: 'This order waits for no transfer any more. Load the page again.',
  pauseNoteHasContact:
    'Please leave out “{found}”. The market shows these words in its notice of your break, so no phone number, account number, link or mail address may stand in them; your public number is on your products’ pages already.',
  answerHasContact:
    'Please leave out “{found}”. Your answer stands in public below the buyer’s words, so no phone number, account number, link or mail address may stand in it; your public number is on your products’ pages already.',
  mailedTextHasLink:
    'Please leave out “{found}”. These words go out in a mail of the market, so no link or mail address may stand in them; a phone number may. If it is two words, put a blank after the full stop.',
  noteHasContact:
    'Please leave out “{found}”. These words are kept with the order and go out in a mail of the market, so no phone number, account number, link or mail address may stand in them; the producer’s public number is on the order’s page already.',
  producerCancels:
    'The producer is selling as usual and within their time, so they cancel it themselves. Please call them; staff cancel only for a producer who is suspended or has let the time go by, or where a card’s bank has taken money of the order.',
  accountOfCard:
    'A part of this money was paid by card, and the card takes nothing back. Choose the other one and name an account.',
  refundAccountTooLate:
    'No money waits to be sent any more, so where it goes cannot be changed. If you do not see it, call the producer, or ask the market on the order’s page.',
  bankUnknown: 'No bank chosen. Type a few letters of its name, then choose.',
  bankSeveral: 'Several banks have a name like this. Choose one of them below.',
  accountNumberWrong: 'An account number has letters and digits only, 19 at most. Check it.',
  accountHolderWrong:
    'Write the holder as the bank’s app shows it: capitals without marks, 50 characters at most.',
  providerSecretShort: 'The secret has at least {min} characters. Copy all of it from the provider’s page.',
  accountNotChecked: 'Scan the code and tick that the name which comes up is yours.',
  statementNoTable:
    'There is no table of movements in this file. It needs columns for the day, the text and money that came in.',
  statementOnlyUnread_amount:
    'No money could be read from this file. Row {row}: the amount “{text}” cannot be read. Download the statement from the bank again, or mend that cell and send the file anew.',
  statementOnlyUnread_day:
    'No money could be read from this file. Row {row}: the day “{text}” cannot be read. Write it like 27/11/2026 and send the file anew.',
  statementOnlyUnread_ahead:
    'No money could be read from this file. Row {row}: the day “{text}” has not come yet. Ask the bank on which day the money came in, mend that cell and send the file anew.',
  statementNoRows: 'No money came in according to this file.',
  statementTooLong: 'The file has more than {max} rows. Download fewer days.',
  statementEmpty:
    'This file is empty. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementTooLarge: 'The file is larger than {max} MB. Download fewer days.',
  statementTooManySheets:
    'The file has more than {max} sheets. Keep the one with the table of movements, or download the statement again from the bank.',
  statementLocked:
    'This Excel file has a password. Open it with the password from the bank, take the password off (File, Info, Protect workbook), save it and hand that in.',
  statementIsXls:
    'This is an old .xls file. Open it in Excel and save it as .xlsx. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementIsOtherSheet:
    'This is another kind of spreadsheet (.xlsb, .xlsm or .ods). Open it and save it as .xlsx. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementIsHtml:
    'This file is a web page, though it may be called .xls. Open it in Excel and save it as .xlsx. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementIsPdf:
    'This is a PDF; its table cannot be read here. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementIsImage:
    'This is a picture; amounts cannot be read from it. In the bank’s internet banking, under statement or transaction history, choose to download as Excel (.xlsx) or CSV; where the phone app has no such choice, open the bank’s website.',
  statementUnreadable:
    'This file cannot be read. Download the statement as Excel (.xlsx) or CSV; open an old .xls and save it as .xlsx.',
  statementNotUnicode:
    'This CSV file is saved in an old encoding: letters with marks would be read wrongly. Open it in Excel, choose “Save as” and then “CSV UTF-8” or “Excel workbook (.xlsx)”, and hand that in.',
  statementColumnsWrong:
    'Read by these columns, no money came in. Look again at the columns of the day and the amount.',
  columnChosenTwice: 'This column is chosen for something else already. Each has one of its own.',
  statementMissing: 'There is no file yet. Choose the statement that you downloaded from your bank.',
  statementNoAccount: 'There is no bank account yet. Add one first.',

  // orders, as their producer works on them
  ordersNoneChosen: 'No order is ticked. Tick some and press again.',
  tooManyOrders: 'At most {max} orders at a time. Do it in several steps.',
  orderPaidMeanwhile:
    'This order has just been paid, so it is not left out. To cancel it, use “Cancel this order” below.',
  orderDisputed:
    'Let no goods go and receive nobody: the card’s holder asks the card’s bank for the money of this order, and the bank has not decided yet. The order’s page will say what it decides.',
  orderDisputeLost:
    'Let no goods go and receive nobody: the card’s bank has taken the money of this order back, and it will not be paid to you. Cancel the order at the end of its page.',
  beforeItsDay:
    'The day wished for this order is {date}, which is still to come. If it was used earlier, tick this and press again; if not, wait until that day.',
  orderMoneyBack:
    'Do not go on with this order: all that was paid for it has gone back to the buyer, or is going back, so it will not be paid to you. Cancel the order at the end of its page, or ask the buyer; if they still want it, they order anew.',
  nothingLeftToRefund:
    'Nothing is left to refund: all that was paid for this order has gone back to its buyer, or is going back. Nothing was added by this.',
  cancelledBefore:
    'This order was cancelled before ({who}). Nothing was changed by this, and the new reason was not taken.',
  sentBefore:
    'This form was sent before, with other content. Look at the order as it is now, then cancel what is left.',
  orderMovedOn: 'This order has just moved on. Look at where it stands now.',
  serviceNotAccepted:
    'This booking has not been accepted yet. Accept the order first, then tell the buyer to come.',
  tooLateToUndo:
    'This step cannot be taken back any more. If it was a mistake, call the buyer and tell the staff.',
  nothingPacked: 'Nothing of a service is packed, so there is no label or slip to print.',
  notPrintable:
    'One of the orders is not paid, disputed, cancelled or finished, so it is not printed. Untick it.',
  idNotChecked:
    'There is alcohol in this order: look at a paper, then tick the box. Under 18: do not hand it over.',
  dayIsOver: '{date} is over. Choose today or a later day; what is typed is read as day/month/year.',
  notATime: 'Write a time like 8:30 or 17:00.',
  slotEndsFirst: 'The end must be after the beginning.',
  tooManySlots: 'There are {max} already, which is the most. Remove some that you do not need.',
  tooManyPoints: 'There are {max} already, which is the most. Remove some that you do not need.',
  pauseEndsFirst: 'The last day must not be before the first.',
  pauseTooLong: 'A break lasts at most {max} days. For longer, put the listings away.',
  shopPaused: '{producer} takes a break until the end of {date}. Leave their goods out, or order later.',
  trackingNumberShape:
    'A tracking number has letters, digits and dashes, and is no message. Copy it as it stands on the receipt; of a coach, give its phone number.',
  carrierShape:
    'Please leave out “{found}”. Give only the name of the carrier, such as “Viettel Post” or “Nhà xe Hà Sơn”: no sentence, no amount, account or link. A coach’s phone number goes into the field of the tracking number; write to the buyer on the order’s page.',
  placeLeadsAway:
    'Please leave out “{found}”. Mails of the market name this place, so give only its name, address, hours and, if needed, a phone number to call on arrival: no amount, account, Zalo or other page. For example “Chợ Bắc Hà, gian 12” and “8:00–17:00, gọi trước 0912 345 678”.',
} as const satisfies Translation<typeof vi>;
