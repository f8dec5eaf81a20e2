import type { Translation } from '#app/i18n/messages.ts';
import type { channels as vi } from '#app/i18n/vi/channels.ts';

export const channels = {
  // what is missing and how to mend it
  fixAlcohol:
    'Alcohol does not go to this channel. It is sold here only, to buyers who have declared that they are 18.',
  fixService: 'This channel takes goods only, no tourism services.',
  fixTitleMissing: 'There is no product name yet. Please fill it in.',
  fixTitleLong: 'The name has {actual} characters. Shorten it to {max} at most.',
  fixTitleShort:
    'The name has only {actual} characters. Say more, at least {min}: kind of goods, place, weight.',
  fixTitleContacts: 'The name holds “{found}”. Take phone numbers, links and social networks out of it.',
  fixDescriptionMissing: 'There is no description yet. Write a few sentences about the product.',
  fixDescriptionLong: 'The description has {actual} characters. Shorten it to {max} at most.',
  fixDescriptionShort:
    'The description has {actual} characters. Write at least {min}: what it is made of, how to use and keep it.',
  fixDescriptionContacts:
    'The description holds “{found}”. The platform blocks goods with phone numbers, links or social networks: take it out.',
  fixClaims: '“{found}” reads like a promise to cure. Food may not be described so: take it out.',
  fixLink: 'The address of the product page is wrong. Please tell the market’s staff.',
  fixPhotoMissing: 'There is no photo yet. Take at least one real photo of the product.',
  fixPhotoSmall:
    'The cover photo has a side of {actual} pixels. This channel needs {min}: take it again and send the original.',
  fixPhotoSmallSoon:
    'The cover photo has a side of {actual} pixels. From 31 Jan 2027 this channel refuses less than {min}: replace it.',
  fixPhotoFew: 'There are {actual} photos. Add some up to {min}: front, back, label, the goods as served.',
  fixVariantCode: 'The code of this size is wrong. Please tell the market’s staff.',
  fixVariantNameMissing: 'This size has no name. Name it by weight or size, such as “Box of 100 g”.',
  fixVariantNames: 'Two sizes are both called “{actual}”. Give them different names, such as their weights.',
  fixVariantNameLong: 'The name of this size has {actual} characters. Shorten it to {max} at most.',
  fixVariantCount: 'There are {actual} sizes. This channel takes {max} in one product: split it.',
  fixSkuLong: 'The SKU has {actual} characters. Shorten it to {max} at most.',
  fixPrice: 'The price must be a whole number of dong above 0.',
  fixStock: 'The stock must be a whole number, 0 or more.',
  fixGtin:
    'Barcode {actual} has a wrong check digit or is for use inside a shop only. Look at the pack again, or leave it empty.',
  fixBrandLong: 'The brand has {actual} characters, this channel takes {max}. Please shorten it.',
  fixProductSet:
    'No OCOP product set is chosen. Choose one, so that the channel puts the goods in the right place.',
  fixWeightMissing: 'The weight with packing is missing. Weigh one pack and fill in the grams.',
  fixWeightRange:
    'A weight of {actual} g is outside what the platform takes ({min}–{max} g). Weigh it again.',
  fixPackageMissing: 'The size of the parcel is missing. Measure length, width and height in cm.',

  // why a cell of the seller's workbook stays empty
  unfilledCategory:
    'The platform’s category number is missing. Fill it in below, or choose it in the file afterwards.',
  unfilledWeightUnit:
    'The file does not say whether weights are in grams or kg. Please answer the question above.',
  unfilledSwitchWord:
    'It is not clear which word of the file switches this delivery on. Switch it on in the file.',
  unfilledCompulsory:
    'The platform demands this column, but the market knows no value for it. Fill it in the file.',
  unfilledNotInList: '“{value}” is not in the file’s list. Choose from the list of that column.',
  unfilledTaken: 'The file already holds “{value}” here; it was kept.',
  unfilledMorePhotos: {
    one: 'The file has no column for the last photo. It is not sent.',
    other: 'The file has no column for the last {count} photos. They are not sent.',
  },

  // the market's own catalogue file
  catalogueSheet: 'Products',
  catalogueTitle: 'Product catalogue: {of}',
  catalogueAsOf: 'As of {when}. One row per size.',
  columnTitle: 'Product name',
  columnTitleEn: 'Name in English',
  columnVariant: 'Size',
  columnCode: 'Size code',
  columnSku: 'SKU',
  columnGtin: 'Barcode (GTIN)',
  columnProducer: 'Producer',
  columnPlace: 'Commune or ward',
  columnSet: 'OCOP product set',
  columnStars: 'Stars',
  columnPrice: 'Price (VND)',
  columnStock: 'In stock',
  columnWeight: 'Weight (g)',
  columnLength: 'Length (cm)',
  columnWidth: 'Width (cm)',
  columnHeight: 'Height (cm)',
  columnBrand: 'Brand',
  columnDescription: 'Description',
  columnIngredients: 'Ingredients',
  columnQuantity: 'Net quantity',
  columnUsage: 'Use and storage',
  columnExpiry: 'Best before',
  columnDeclaration: 'Declaration no.',
  columnLink: 'Product page',
  columnPhoto: 'Photo {number}',

  // what a feed says about itself
  feedTitle: 'Chợ Phiên Lào Cai',
  feedDescription: 'OCOP products of Lào Cai on sale at Chợ Phiên',
} as const satisfies Translation<typeof vi>;
