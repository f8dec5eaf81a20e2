import type { Translation } from '#app/i18n/messages.ts';
import type { categories as vi } from '#app/i18n/vi/categories.ts';

export const categories = {
  title: 'Category on {channel}',
  intro:
    'Every platform sorts goods into categories of its own. Choose the one that fits best; for the next product of the same OCOP set the market proposes it again.',
  channelsNav: 'Category on each platform',
  chosenMark: 'Chosen',
  missingMark: 'Not chosen',
  saved: 'Saved. The {channel} file and the next push use this category.',
  next: 'Next: {channel}',
  now: 'Chosen now',
  goneTitle: 'The chosen category is no longer in the platform’s list',
  goneText: '“{category}” is gone, or takes no goods. Choose another one.',
  search: 'Look for a category',
  searchHint: 'Type a word or two, with or without marks. For example: mật ong.',
  searchAction: 'Search',
  choose: 'Choose a category',
  chooseHint: 'Proposals only remind you. Which one is right is for you to say.',
  becauseRemembered: 'You chose it last time for the same product set.',
  becauseTitle: 'Because the product’s name says “{words}”.',
  becauseSet: 'Because the product belongs to the set “{set}”.',
  nothingFound: 'No category has “{words}” in it. Try another, shorter word.',
  hasMore: 'There are many more. Type another word to narrow them down.',
  nothingProposed: 'There is no proposal for this product. Type the kind of goods into the search box above.',
  save: 'Use this category',
  saving: 'Saving…',
  noTreeTitle: 'The market has no categories of {channel} yet',
  noTreeText:
    'They come by themselves once you connect a shop, or send in the template from the seller centre. Do one of the two, then come back.',
  noTreePlatform:
    'They come by themselves once you connect a shop. Connect it, wait a minute, then come back.',
  connect: 'Connect a shop',
  sendTemplate: 'Send in a template',
  typed: 'Or enter the category number',
  typedHint: 'It stands in the template and in the platform’s seller centre. For example: 100629.',
  backToReadiness: 'Back to readiness',
} as const satisfies Translation<typeof vi>;
