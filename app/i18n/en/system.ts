import type { Translation } from '#app/i18n/messages.ts';
import type { system as vi } from '#app/i18n/vi/system.ts';

export const system = {
  switchProducer: 'Switch to another producer',
  notFoundTitle: 'There is no such page',
  notFoundText:
    'The address may be incomplete, or the page has been taken down. Search by name, or start again at the front of the market.',
  notOnSaleTitle: 'This is not on sale now',
  notOnSaleText:
    'The seller has put it away, or its sale is suspended. The page opens again when it is back on sale; meanwhile, have a look at other products.',
  notFoundAtDesk:
    'The address may be incomplete, or this item is no longer there. Go back to your area and open it from the list.',
  forbiddenTitle: 'This page is for somebody else',
  forbiddenText:
    'The account you are using cannot open this page. If it is your work, ask the person in charge for access, or sign in with another account.',
  badRequestTitle: 'That request was not right',
  badRequestText: 'The page could not make sense of what was sent. Go back, check it and send it again.',
  tooLargeTitle: 'That was too large',
  tooLargeText:
    'The page cannot take a file or text of that size. Go back, choose a smaller file or send the photos one by one.',
  tooManyTitle: 'Please wait a moment',
  tooManyText: 'There were too many requests in the last minutes. Wait a few minutes and try again.',
  awayTitle: 'The market is resting for a few minutes',
  awayText:
    'The market cannot read or save anything for the moment. What was saved is safe; what you just sent may not be saved. Please try again in a few minutes.',
  fullTitle: 'The market cannot keep files for now',
  fullText:
    'There is no room left, so what you just sent was not saved. What was saved is safe, and pages can be read as usual. Tell the manager and send it again later.',
  serverTitle: 'The server has a problem',
  serverText: 'The fault is ours, not yours. What was saved is safe. Please try again in a few minutes.',
  offlineTitle: 'No network',
  offlineText: 'This device has no connection. The page opens again when there is one; please try again.',
  goHome: 'To the front of the market',
  goProducts: 'See the products',
  goDesk: 'Back to my area',
  goAccount: 'To my own page',
  signInOther: 'Sign in with another account',
  tryAgain: 'Try again',
  reference: 'Error code, should you ask for help: {status}',
} as const satisfies Translation<typeof vi>;
