import type { Translation } from '#app/i18n/messages.ts';
import type { bulkFix as vi } from '#app/i18n/vi/bulk-fix.ts';

export const bulkFix = {
  title: 'Fix once for many products',
  intro:
    'Where many products lack the same thing, fill it in here once. Products on sale go through review, as when you edit them one by one.',
  panelIntro: 'Several products lack the same thing. Fill it in once for all of them.',
  nav: 'What is missing',
  what_brand: 'Brand',
  what_weight: 'Weight',
  what_package: 'Parcel size',
  what_setCode: 'OCOP product set',
  what_category: '{channel} category',
  products: { one: '{count} product', other: '{count} products' },
  lackedBy: { one: 'Missing in {count} product', other: 'Missing in {count} products' },
  lackedBySizes: {
    one: 'Missing in {count} product (sizes: {sizes})',
    other: 'Missing in {count} products (sizes: {sizes})',
  },
  groupsOfSizes: 'By name of the size',
  groupsOfSets: 'By product set',
  groupCount: '{name} ({count})',
  noName: 'No name yet',
  noSet: 'No product set chosen',
  brandHint: 'The name printed on the packaging. If there is none, the producer’s name.',
  weightHint:
    'Weigh one parcel ready to be sent, packaging included. Sizes of one name usually weigh the same.',
  packageHint: 'Measure the box or bag ready to be sent. Sides that were measured already stay as they are.',
  setHint: 'Choose one for all only where the products really belong to one set.',
  items: 'Fill it in for these',
  itemsHint: 'Untick what is different.',
  itemsHintKinds: 'Only what the proposed category fits is ticked. Tick more if they belong there too.',
  kinds: 'By the category proposed for each product',
  noKind: 'Nothing proposed',
  noKindTitle: 'The market finds no category of {channel} that fits these products',
  noKindText:
    'Look for the kind of goods above, choose a category, then tick the products that belong to it.',
  itemSize: '{title} – {size}',
  draftMark: 'Not published',
  openMark: 'Being edited: kept in the draft, which you submit when it is done.',
  more: 'There are more. They follow when these are saved.',
  save: 'Save for the ticked products',
  saving: 'Saving…',
  waiting: {
    one: '{count} more product lacks it, but is in review and cannot be changed now.',
    other: '{count} more products lack it, but are in review and cannot be changed now.',
  },
  doneTitle: { one: 'Saved for {count} product', other: 'Saved for {count} products' },
  doneWaiting: {
    one: '{count} product on sale went to review. Its readiness changes once it is approved.',
    other: '{count} products on sale went to review. Their readiness changes once they are approved.',
  },
  doneDraft: {
    one: '{count} product is kept in its draft.',
    other: '{count} products are kept in their drafts.',
  },
  refusedTitle: { one: '{count} product needs a look', other: '{count} products need a look' },
  refusedNotSaved: 'Not saved.',
  refusedSaved: 'Saved in the draft, but not submitted.',
  open: 'Open it',
  noneTitle: 'No more than one product lacks the same thing',
  noneText: 'What single products lack stands under readiness.',
  returned: {
    one: '{count} product was filled in, and staff sent it back. Open it, read their note, mend it and hand it in again:',
    other:
      '{count} products were filled in, and staff sent them back. Open each, read the note, mend it and hand it in again:',
  },
  nothingLeft: 'Nothing lacks it any more',
  nothingLeftText: 'Products in review change their readiness once they are approved.',
  backToReadiness: 'Back to readiness',
} as const satisfies Translation<typeof vi>;
