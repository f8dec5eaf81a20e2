import type { Translation } from '#app/i18n/messages.ts';
import type { cli as vi } from '#app/i18n/vi/cli.ts';

export const cli = {
  nothingNewForChannel:
    'Since the last file no product is new or changed that can be filled in. --dry-run lists what is in the way; to make all of them again leave --only-changes out.',
  nothingToFill:
    'No product can be filled in. Run it with --dry-run to see the reason for each, mend it and try again.',
  allStandThere:
    'All products are on {platform} already. --dry-run lists them; to have one in the file once more add --even ID.',
  categoriesToChoose:
    '{count} products have no category on {platform} yet. --dry-run lists them; say it with --category ID=CATEGORY.',
  unfilledCategory:
    'The platform’s category is missing. Say it with --category ID=CATEGORY, or choose it in the filled file.',
  unfilledWeightUnit:
    'The file does not say whether weights are in grams or kg. Add --answers weightUnit=g or --answers weightUnit=kg.',
  unfilledStockColumn:
    'The file has several quantity columns (one for each warehouse). Say which one is meant with --answers stockColumn=COLUMN.',
  unfilledWhichSheet:
    'The file has several categories ({sheets}). Say which one this product has with --category ID=CATEGORY.',
  unfilledNearInList:
    '“{value}” is not in the file’s list. The list has “{near}”. If that is the one, add --category ID=CATEGORY.',
  unfilledNearSheet:
    'Category “{chosen}” was chosen. This file has the sheet “{near}”. If that is the one, add --category ID=CATEGORY; if not, download the template of the category that was chosen.',
  unfilledNoSheet:
    'Category “{chosen}” was chosen, but this file only has: {sheets}. Say another one with --category ID=CATEGORY, or download the template of that category.',
  packEmpty:
    'There is nothing to hand over: the producer has no goods on sale that the channel takes, or nothing is new since the last time (leave --only-changes out).',
  packAllBlocked:
    'Nothing can be sent to {channel} yet: {count} products have to be mended (see channel:readiness). To send one all the same add --even ID.',
  packNothingNew:
    'Nothing is new since the last file for {channel}. Products that cannot go yet, because they have to be mended: {count} (see channel:readiness). To send one all the same add --even ID.',
  packTooLarge:
    'Photos and papers are too much for one file. Use --images-only, or --only-changes for what is new.',
  contactNeeded: 'Needs --phone NUMBER or --email ADDRESS (or --id ID of an account that is there).',
  roleNeedsProducer: 'This role needs --producer CODE.',
  roleNeedsCommune: 'This role needs --commune CODE.',
  importNoTable:
    'No product table was found in this file: it needs a heading row with “Tên sản phẩm” (product) and “Chủ thể” (producer). For a file with several sheets add --sheet NAME.',
  importAsOfMissing:
    'The file does not say up to which day it speaks. Add --as-of DATE, such as --as-of 14/10/2024.',
  importProductMissing:
    'No column is known to hold the product name. Add --column LETTER=product, such as --column B=product.',
  importColumnTwice:
    'Columns {first} and {second} have the same meaning. Leave one out with --column {second}= (nothing after the sign).',
  importTargetTaken: 'There is a target with this code already. Choose another for --target.',
  importTargetNameTaken: 'There is a target of this name already. Choose another for --target-name.',
  targetCodeWrong:
    'The code of --target has lower-case letters without marks, digits and hyphens, 60 at most, such as 205-2024.',
} satisfies Translation<typeof vi>;
