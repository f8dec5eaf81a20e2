import type { Translation } from '#app/i18n/messages.ts';
import type { wording as vi } from '#app/i18n/vi/wording.ts';

export const wording: Translation<typeof vi> = {
  title: 'Written for each platform',
  intro:
    'What is left empty is taken from the market: name, description and price. Fill in only what should differ.',
  channels: 'Platform',
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
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  preview: 'What {channel} will see',
  previewOk: 'Ready for {channel}.',
  previewLeft: 'Still to mend',
  noBrand: 'No brand',
};
