import type { Translation } from '#app/i18n/messages.ts';
import type { channelFiles as vi } from '#app/i18n/vi/channel-files.ts';

export const channelFiles = {
  // why a cell of the seller's workbook stays empty
  unfilledCategory:
    'The platform’s category is missing. Choose it or fill in its number below, or choose it in the file afterwards.',
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
  catalogueOnlyChanges: 'Only products that are new or changed since the last file',
  catalogueChanged: 'Only products that are new or changed since the file {file}.',
  catalogueGone: 'No longer on sale: {titles}.',
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

  // filling a seller's workbook
  templateRefused: 'The file was not taken',
  templateFileHint:
    'Up to 10 MB. The market fills empty cells only; the rest of the file stays as it is, to the letter.',
  templateSend: 'Send the file',
  templateSending: 'Sending…',
  templatesTitle: 'Files sent before',
  templateUse: 'Use again',
  templateSentAt: 'sent {when}',
  templateChoose: 'Choose products',
  templateNoListings: 'Nothing is on sale yet. Only approved products can go to a platform.',
  templateQuestions: 'What this file does not say',
  questionWeightUnit: 'In which unit does the file want weights?',
  questionWeightUnitHint: 'Look at the help row of the file, or upload one product first.',
  weightUnit_g: 'Grams (g)',
  weightUnit_kg: 'Kilograms (kg)',
  questionShipping: 'Which deliveries should be switched on?',
  previewTitle: 'Preview',
  previewAgain: 'Save and look again',
  previewBusy: 'Looking…',
  previewSummary: { one: '{count} product goes into the file', other: '{count} products go into the file' },
  previewRows: { one: '{count} row', other: '{count} rows' },
  previewFiles: { one: 'in {count} file', other: 'in {count} files, because one upload takes {rows} rows' },
  previewLeftOver: {
    one: 'There is no room for {count} product',
    other: 'There is no room for {count} products',
  },
  previewLeftOverText:
    'This file holds goods of yours already and is nearly full. Download another empty template from the seller centre for the rest.',
  previewNothing: 'No product can go into the file yet.',
  previewUnfilled: { one: '{count} cell stays empty', other: '{count} cells stay empty' },
  previewComplete: 'Complete',
  previewOut: 'Not in the file',
  previewNotChosen: 'Not chosen',
  previewCells: 'Every cell that will be filled',
  previewRow: 'Row {row}',
  previewRowOfFile: 'File {file}, row {row}',
  fillAction: 'Make the file',
  fillBusy: 'Filling…',
} as const satisfies Translation<typeof vi>;
