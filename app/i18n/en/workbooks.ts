/** Filling the workbook that a producer downloads from a platform's seller centre. */
export const workbooks = {
  unfilledStockColumn:
    'The file has several quantity columns (one for each warehouse). Answer above which one is meant.',
  unfilledSizesApart:
    'The file has no column for sizes, so {count} sizes become {count} products, each named with its size. To join them, edit them on the platform afterwards.',
  unfilledInFile: 'In the file already, row {rows} (the same SKU), so it is not filled in again.',
  unfilledWhichSheet: 'The file has several categories ({sheets}). Choose one for this product below.',
  unfilledQuantity: 'It is not clear how much “{size}” holds in all. Fill this cell in the file yourself.',
  unfilledSeveral:
    'Several answers were given (“{value}”), but this cell takes one. Choose one from the column’s list.',
  unfilledOfFile:
    'No category chosen yet. Does this product belong to the category of this file, “{sheets}”?',
  unfilledNearInList:
    '“{value}” is not in the file’s list. The list has “{near}”. If that is the one, choose it below.',
  unfilledNearSheet:
    'Category “{chosen}” was chosen. This file has the sheet “{near}”. If that is the one, choose it below; if not, download the template of the category that was chosen.',
  unfilledNoSheet:
    'Category “{chosen}” was chosen, but this file only has: {sheets}. Choose again below, or download the template of that category.',

  title: 'Fill the {platform} file',
  whereTitle: 'Where the template is',
  whereUnconfirmed: 'The menu words are from experience; yours may differ a little.',
  stepDownload: 'On a computer, download the mass upload template: {where}.',
  stepDownload_lazada: 'Choose the right category before downloading: each category is a sheet of the file.',
  stepSend:
    'Send the very .xlsx file that you downloaded. Do not delete rows, rename columns or copy it to another file.',
  stepCheck: 'See which cells will be filled and which stay empty, then download the file.',
  stepUpload: "Upload the filled file. The goods appear on {platform} under your shop's name.",
  file: 'Template from {platform} (.xlsx)',

  category: 'Category on {platform}',
  categoryHintShopee:
    'The category is a number in the Seller Centre, such as 100629. Enter it once; the market remembers it.',
  categoryHintNumber:
    'The category is {platform}’s own number, as its seller centre shows it. Fill it in once, the market remembers it.',
  categoryHintList:
    'Choose one of the categories in the file. The market remembers it, except where it says for this file only.',
  categoryHintSheets:
    'Choose one of the categories in the file: a product without one does not go in. The market remembers it, except where it says for this file only.',
  categoryNone: 'Not chosen',
  categoryOfFile: 'For this file only. Pushed to the shop it stays in: {category}.',
  categoryElsewhere: '{category} (not in the file)',
  askedMark: 'No category yet',
  askedOfFile:
    'Does this product belong to the category of this file, “{category}”? If so, tick it and the market remembers. If not, leave it out.',
  askedWhichSheet:
    'To which category of the file does this product belong? Choose below; the market remembers.',
  askedLikely: 'The market’s guess is “{category}”.',
  askedLikelyHere: 'The market’s guess is “{category}”, which is in this file.',
  askedLikelyElsewhere: 'The market’s guess is “{category}”, which is not in this file.',
  askedNothingLikely: 'The market has no guess.',
  askedNote: {
    one: '{count} product has no category yet and is not ticked: this file takes goods of its own category only.',
    other:
      '{count} products have no category yet and are not ticked: this file takes goods of its own category only.',
  },
  questionStockColumn: 'Which warehouse takes the stock?',
  questionStockColumnHint: 'The file has a column for each warehouse. The others stay empty.',
  onlyChanges: 'Only products that are new or changed since the last file',
  onlyChangesHint: { one: '{count} product is new or changed', other: '{count} products are new or changed' },
  moreGoods: { one: 'and {count} more product', other: 'and {count} more products' },
  manyGoods: {
    one: 'The shop has {count} product.',
    other:
      'The shop has {count} products, shown page by page. Turning pages and filtering keep what you have ticked.',
  },
  outcome_all: { one: 'All ({count})', other: 'All ({count})' },
  outcome_out: { one: 'Cannot go in ({count})', other: 'Cannot go in ({count})' },
  outcome_noRoom: { one: 'No room in the file ({count})', other: 'No room in the file ({count})' },
  outcome_empty: { one: 'Goes in with empty cells ({count})', other: 'Go in with empty cells ({count})' },
  outcome_asked: { one: 'No category chosen ({count})', other: 'No category chosen ({count})' },
  outcome_complete: { one: 'Goes in complete ({count})', other: 'Go in complete ({count})' },
  outcome_notChosen: { one: 'Not chosen ({count})', other: 'Not chosen ({count})' },
  outcome_standing: { one: 'On the platform already ({count})', other: 'On the platform already ({count})' },
  outcome_unchanged: {
    one: 'Unchanged since the last file ({count})',
    other: 'Unchanged since the last file ({count})',
  },
  findLabel: 'Find by product name',
  find: 'Find',
  chooseAll: 'Choose everything that is not on the platform',
  chooseNone: 'Choose nothing',
  pagesLabel: 'Pages of products',
  pageBefore: 'Previous page',
  pageAfter: 'Next page',
  pageOf: 'Page {page} of {pages}',
  standingNote: {
    one: '{count} product is on {platform} already and is not ticked. In the file it would be listed a second time.',
    other:
      '{count} products are on {platform} already and are not ticked. In the file they would be listed a second time.',
  },
  stoodMeanwhile: {
    one: '{count} product came onto {platform} while you were choosing, so it is not in the file: it would be listed a second time.',
    other:
      '{count} products came onto {platform} while you were choosing, so they are not in the file: they would be listed a second time.',
  },
  goneMeanwhile: {
    one: '{count} product that was chosen is on sale no more and is not in the file',
    other: '{count} products that were chosen are on sale no more and are not in the file',
  },
  gone_archived: 'put away',
  gone_suspended: 'suspended',
  gone_notOnSale: 'on sale no more',
  cameMeanwhile: {
    one: '{count} product went on sale since you looked and is in the file too',
    other: '{count} products went on sale since you looked and are in the file too',
  },
  changedMeanwhile: {
    one: '{count} product has changed since you looked; the file has it as it is now',
    other: '{count} products have changed since you looked; the file has them as they are now',
  },
  change_price: 'price {from} → {to}',
  change_weight: 'weight {from} → {to}',
  weightUnknown: 'none',
  change_sizeAdded: 'size {size} added',
  change_sizesRemoved: { one: '{count} size removed', other: '{count} sizes removed' },
  change_category: 'the category on the platform was changed',
  change_content: 'words, pictures, papers, codes or measures were changed',
  pushedSince: {
    one: '{count} product in the file was pushed to {platform} after the file was made. Handed in, it would be listed a second time: make a new file.',
    other:
      '{count} products in the file were pushed to {platform} after the file was made. Handed in, they would be listed a second time: make a new file.',
  },
  standingInShop: 'In the shop “{shop}” already: {state}',
  standingInLostShop: 'Listed in the shop “{shop}” (disconnected). Last seen: {state}',
  standingByLink: 'Has a link already: {url}',
  unsure: 'Not known whether it changed',
  onlyChangesUnsure:
    'Of {count} nobody can tell, so they are left out: the file before did not record their star.',
  unchanged: 'Unchanged since the last file',
  sheetRow: '{sheet}, row {row}',
  sheetRowOfFile: 'File {file}, {sheet}, row {row}',
  madeNext:
    'Download it, then hand it in there: {where}. The names are from experience and may differ a little on your screen.',
  refusedLink: 'Did the platform give back errors?',
  refusedTitle: 'Rows that {platform} did not take',
  refusedOf: 'Of the file: {file}',
  refusedIntro:
    'After an upload the platform gives back a result file with the reason for every row that it did not take. Send that file here: the market finds the products by their SKU and says what to mend, and where.',
  refusedWhere: 'The result file is had at: {where}.',
  refusedUnconfirmed:
    'The names of menus and of the column of reasons are from experience; they were not tried against the real seller centre.',
  refusedFile: 'Result file of {platform} (.xlsx)',
  refusedFileHint: 'At most 10 MB. The market only reads the file; it neither keeps nor changes it.',
  refusedSend: 'Read the file',
  refusedRead: 'Read from {file}, {when}',
  refusedGoods: { one: '{count} product was not taken', other: '{count} products were not taken' },
  refusedNone: 'No row is of a product of yours.',
  refusedAt: 'Row {rows} of the file that was given back',
  refusedMore: {
    one: '{count} more reason of the platform for this product stands in the file alone.',
    other: '{count} more reasons of the platform for this product stand in the file alone.',
  },
  refusedUnderstood: 'How this file was read',
  refusedByHeadings:
    'The column keys of {platform} are gone from this file, so it was read by its headings. Please check that it is the result file of {platform}.',
  refusedSheet: 'Sheet “{sheet}”',
  refusedSkusAt: 'Products by the column: {columns}',
  refusedNoSkusAt: 'This sheet has no column of SKUs.',
  refusedReasonsAt: 'Reasons in the column: {columns}',
  refusedComments: 'Reasons in comments on cells.',
  refusedWrongRead:
    'If a column was taken for another, head the columns “Seller SKU” and “Failed reason” and send the file again.',
  refusedAgain: 'Once they are mended, make a new file with these products and upload it.',
  refusedWorkbook: 'Workbook to fill',
  refusedWorkbookHint:
    'The next page has these products ticked and no others. Look at them, then make the file.',
  refusedFillAgain: {
    one: 'Make a new file with this product',
    other: 'Make a new file with these {count} products',
  },
  refusedNoWorkbook:
    'The workbook that was used is no longer here. Send it again, then tick the products above.',
  refusedSendWorkbook: 'Send the workbook of {platform}',
  refusedUnknown: {
    one: '{count} row has a SKU that is not yours',
    other: '{count} rows have SKUs that are not yours',
  },
  refusedUnknownText:
    'The market cannot tell which products these are: the SKU may have changed since, or was typed into the file.',
  refusedUnknownRow: 'Sheet “{sheet}”, row {row}',
  refusedNoSku: 'no SKU',
} as const;
