import type { Translation } from '#app/i18n/messages.ts';
import type { shop as vi } from '#app/i18n/vi/shop.ts';

export const shop = {
  // home
  inSeasonNow: 'In season now',
  allProducts: 'See all products',
  productsCount: { one: '{count} product', other: '{count} products' },
  emptyMarketTitle: 'Nothing on the stalls yet',
  emptyMarketText: 'No product has been approved so far. They appear here as soon as they are.',

  // lists
  productsTitle: 'Products',
  filterStars: '{stars} stars',

  // product
  sizes: 'Sizes and prices',
  soldOut: 'Sold out',
  inStock: 'In stock',
  stockLeft: '{stock} in stock',
  stockLow: 'Only {stock} left',
  notBuyingYet: 'This seller does not take orders here yet. To buy, contact the seller directly.',
  soldOutService: 'Fully booked: it cannot be booked on the market now.',
  soldOutGoods: 'Sold out: it cannot be ordered on the market now.',
  askSellerWhen: 'To learn when there will be some again, ask the seller directly.',
  askSeller: 'To ask about this product, contact the seller directly.',
  alsoSold: 'It is also sold elsewhere:',
  contactSeller: 'Contact the seller',
  noContactButSold:
    'The seller does not take orders here yet, and has published no contact. It is also sold elsewhere:',
  seeSoldAt: 'See where it is on sale',
  noContactVisit:
    'The seller does not take orders here yet, and has published no contact. You can ask for it there: {address}.',
  noContactLater:
    'The seller does not take orders here yet, and has published no contact. The seller has been reminded; please come back later.',
  producerVisit:
    'The seller has published no contact. You can ask for the goods there, at the address above.',
  producerLater: 'The seller has published no contact and has been reminded; please come back later.',
  call: 'Call {phone}',
  callShort: 'Call',
  writeSms: 'Send a text',
  writeZalo: 'Write on Zalo',
  writeMail: 'Send a mail',
  website: 'Website',
  photoOf: 'Photo {number} of {count}: {alt}',
  photoNumber: 'Photo {number} of {count}',
  enlarge: 'Enlarge the photo',
  photoBefore: 'Previous photo',
  photoAfter: 'Next photo',
  drawnPicture: 'A drawing, there is no photo yet',
  drawnNote: 'The seller has not sent photos; this is a drawing.',
  about: 'About this product',
  story: 'The story',
  season: 'Season',
  allYear: 'All year',
  origin: 'Origin',
  brand: 'Brand',
  group: 'OCOP product set',
  labelTitle: 'On the label',
  labelNote:
    'Stated by the seller, in the Vietnamese words of the label itself. Check the label on the package when it arrives.',
  recognitionTitle: 'OCOP recognition',
  recognitionNone: 'Today this product has no valid OCOP stars.',
  decision: 'Decision',
  decidedOn: 'Decided on',
  validUntil: 'Valid until the end of',
  issuer: 'Recognised by',
  issuerDistrict: 'District People’s Committee',
  issuerProvince: 'Provincial People’s Committee',
  issuerCentre: 'The ministry in charge',
  provenanceLink: 'Provenance page {code}',
  producer: 'Made by',
  madeIn: 'Made in',
  soldAt: 'Also on sale at',
  soldAtVerified: 'checked {date}',
  soldAtClaimed: 'as declared, not checked',
  soldAtNone: 'No other place of sale is known.',
  more: 'See also',
  variantWeight: '{weight} with packaging',

  // legal types
  type_cooperative: 'Cooperative',
  type_cooperative_group: 'Cooperative group',
  type_household: 'Household business',
  type_enterprise: 'Enterprise',
  type_unknown: 'OCOP producer',

  // age
  ageTitle: 'Are you 18 or older?',
  ageText: 'This page is about alcohol. Vietnamese law keeps people under 18 from seeing and buying it.',
  ageYes: 'I am 18 or older',
  ageNo: 'No, back to the market',
  ageNote: 'Your choice is kept on this device only, for 30 days.',
  alcoholWarning: 'Drinking can cause traffic accidents and harms unborn children and people under 18.',
  shopPausedTitle: 'The seller takes a break until the end of {day}',
  shopPausedWrites: '{producer} writes:',
} as const satisfies Translation<typeof vi>;
