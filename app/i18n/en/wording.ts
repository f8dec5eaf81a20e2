import type { Translation } from '#app/i18n/messages.ts';
import type { wording as vi } from '#app/i18n/vi/wording.ts';

export const wording: Translation<typeof vi> = {
  title: 'Written for each platform',
  intro:
    'What is left empty is taken from the market: name, description and price. Fill in only what should differ.',
  channels: 'Platform',
  showChannel: 'Show',
  ownTitle: 'Name on {channel}',
  marketHas: 'On the market: {text}',
  ownDescription: 'Description on {channel}',
  ownBrand: 'Brand on {channel}',
  ownPrefix: 'Words in front of the name',
  ownPrefixHint:
    'Left empty, the market adds the stars while they are valid. Type a dash “-” to add nothing.',
  priceAdd: 'Added to the price',
  priceAddHint:
    'Per cent, such as 10 for a price one tenth higher there, to make up for the platform’s fees.',
  ownPrice: 'Price there of {size}',
  ownPriceHint: '{price} on the market. Left empty, the percentage counts.',
  priceFrom: '{channel} takes prices from {min} up.',
  priceBetween: '{channel} takes prices from {min} to {max}.',
  priceMeant: '{price} is right, keep it',
  priceOfPage: '{channel} sends buyers to the market’s own page, so the price there is always the market’s.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  preview: 'What {channel} will see',
  leftOutTitle: 'Left out of what {channel} gets',
  leftOutOfTitle: 'Of the name: {pieces}',
  leftOutOfDescription: 'Of the description: {pieces}',
  leftOutWhy:
    'Platforms refuse phone numbers, links and pictures within the text. On the market it stands as you wrote it.',
  previewRefused:
    'Nothing is missing by the rules, but {channel} does not take it as it is: the reason stands at the top of the page.',
  previewOk: 'Ready for {channel}.',
  previewLeft_blocking: 'To be mended before it can go on {channel}',
  previewLeft_warning: 'Advised, not compulsory',
  noBrand: 'No brand',
  categoryTitle: 'Category on {channel}',
  categoryIs: 'Chosen: {category}',
  categoryNone: 'No category of {channel} was chosen. Until then the product cannot be pushed.',
  categoryChoose: 'Choose the category',
  categoryChange: 'Change the category',
  questionsNeedShop: 'Once your shop is connected, the market can ask {channel} what this category needs.',
  toShop: 'Connect a {channel} shop',
  questionsAsked: 'The market is asking {channel} what this category needs. Reload the page in a minute.',
  questionsNone: '{channel} asks for nothing more in this category.',
  questionsMissing: {
    one: '{channel} insists on the answer below. Fill it in, then the product can be pushed.',
    other: '{channel} insists on the {count} answers below. Fill them in, then the product can be pushed.',
  },
  questionsRemembered:
    'Filled in as you last answered in this category. Look at it, and change what differs.',
  questionsOptional: { one: '{count} more question', other: '{count} more questions' },
  questionsAt: 'As {channel} said on {day}.',
  chooseOne: 'Choose one',
  chooseSeveral: 'choose one or more',
  saveAnswers: 'Save the answers',
  answersSaved: 'Saved. The next product in this category begins with these answers.',
  refusedTitle: '{channel} did not take it',
};
