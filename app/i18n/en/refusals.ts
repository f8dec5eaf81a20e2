import type { Translation } from '#app/i18n/messages.ts';
import type { refusals as vi } from '#app/i18n/vi/refusals.ts';

export const refusals = {
  title: 'The platform does not take this name. Mind its length and leave out unusual signs.',
  titleLong: 'The name is longer than the platform allows. Please shorten it.',
  titleShort: 'The name is too short. Add where it is from, its kind or its size.',
  titleSigns: 'The name has signs that the platform forbids. Leave out pictures and unusual signs.',
  descriptionShort: 'The description is too short. Say what it is made of, how to use it and how to keep it.',
  descriptionLong: 'The description is longer than the platform allows. Please shorten it.',
  hashtags: 'The description has too many words marked with #. Please take some out.',
  photos: 'The platform does not take the photos. Add or replace them with clear ones of the product.',
  photosFew: 'The platform wants more photos. Add at least one that shows the product clearly.',
  photosMany: 'There are more photos than the platform takes. Please take some out.',
  photoGone: 'The platform cannot use one of the photos. Replace it.',
  categoryWrong: 'The category cannot be used. Choose again, down to the smallest branch.',
  categoryClosed:
    'This category needs a licence. Hand in the paper in the platform’s seller centre, or choose another category.',
  categoryAlert:
    'The platform thinks that the product stands in a wrong category and will take it down unless that changes. Choose again.',
  categoryMissing: 'No category of the platform was chosen. Choose one.',
  attributeMissing: 'This category has mandatory questions that are not answered. Answer them.',
  attributeWrong:
    'The platform does not take one of the answers for this category. Choose or write it again.',
  brand: 'The platform does not take this brand. Change it, or leave it empty if it is not registered.',
  price: 'The price is outside what the platform allows. Please look at it again.',
  priceLow: 'The price is lower than the platform allows. Please look at it again.',
  priceHigh: 'The price is higher than the platform allows. Please look at it again.',
  stock: 'The stock is outside what the platform allows. Please look at it again.',
  gtin: 'The barcode is wrong, or the platform insists on one. Please look at it again.',
  gtinTaken: 'Another product on the platform has this barcode already. Please look at it again.',
  sizeLong: 'The name of a size is longer than the platform allows. Please shorten it.',
  sizeTwice: 'Two sizes have the same name. Please give them different ones.',
  skuTaken: 'The shop has this SKU already. Change it, or delete the old product there and push again.',
  skuSigns: 'The SKU has signs that the platform does not take. Use plain letters, digits and dashes only.',
  weightMissing: 'The platform needs the weight of the packed parcel. Weigh it and fill it in.',
  tooHeavy: 'The parcel is heavier than the platform carries. Divide it, or look at the weight again.',
  tooLarge: 'The parcel is too large, or one of its three sides is missing. Measure it and fill it in.',
  shipping:
    'The shop has no carrier switched on that takes this parcel. Switch one on in the seller centre, or look at the weight again.',
  policy:
    'The platform says that this may not be sold there: restricted goods, copies or somebody else’s mark. Read its own words.',
  policyWords:
    'The platform does not allow some words of the name or description, such as “the best” or a promise to cure. Take out those that it names.',
  review: 'The platform’s reviewers turned it down. Read their words and mend it.',
  notReady: 'The product no longer meets what the platform asks. See what is missing and add it.',
  busy: 'The platform did not answer after many tries. Push again in a few hours.',
  stop: 'The platform lets this shop add nothing more. See its notice in the seller centre.',
  removed:
    'The product was deleted in the shop. Push it again to sell it there, or leave it if it is not to be sold there any more.',
  suspended: 'The platform has locked this product. See the reason in its seller centre.',
  suspendedFor: 'The platform has locked this product, for the reason below.',
  exists: 'The shop has such a product already. Delete the old one there or change the SKU, then push again.',
  notThere:
    'The shop has no product with this SKU, so nothing was made that might stand there twice. Make the SKU the same here and there and push again, or push again and choose to make it anew.',
  paperGoesAlong:
    'This category wants a paper with the product. Give it to the market to keep and push again: the market sends it along.',
  atTitle:
    'The platform reports something about the name. Usual: too long or too short, unusual signs, words it does not allow. Look at the name and change it.',
  atDescription:
    'The platform reports something about the description. Usual: too short or too long, a phone number, a link or words it does not allow. Look at the description and change it.',
  atPhotos:
    'The platform reports something about the photos. Usual: none or too few, not square, too small or blurred, writing over them. Put in square, clear ones with nothing but the product.',
  atCategory:
    'The platform reports something about the category. Usual: none chosen, not the right kind of goods, not the smallest branch. Choose the category for this platform again.',
  atAttributes:
    'The platform reports something about what the category asks. Usual: a mandatory question without an answer, or an answer of another kind than it wants. Look at each question.',
  atBrand:
    'The platform reports something about the brand. Usual: none given, or one that is not registered there. If it insists on one, fill it in; if it does not take yours, change it or leave it empty.',
  atPapers:
    'The platform speaks of papers for this product. Usual: one is missing, has run out or cannot be read on its photo. Give it to the market to keep, and hand it in at the platform’s seller centre too.',
  atPrice:
    'The platform reports something about the price. Usual: none given, lower or higher than it allows, a zero too few or too many. Look at the price again.',
  atStock:
    'The platform reports something about the stock. Usual: it is 0, or more than the platform takes. Look at how many there are to sell.',
  atGtin:
    'The platform reports something about the barcode. Usual: a wrong digit, none given, or another product has it already. Compare it with the digits below the bars; goods without a barcode leave it empty.',
  atSku:
    'The platform reports something about the SKU. Usual: a product in the shop has it already, or it has signs that the platform does not take. See in the seller centre whether this product is there already; if not, change the SKU.',
  atSize:
    'The platform reports something about the name of a size. Usual: too long, or two sizes with one name. Look at the names of the sizes and change them.',
  atWeight:
    'The platform reports something about the weight. Usual: none given, or more than carriers take. Weigh the packed parcel and fill it in again.',
  atSides:
    'The platform reports something about the size of the parcel. Usual: one of length, width and height is missing, or it is larger than carriers take. Measure the packed parcel and fill it in again.',
  atShipping:
    'The platform reports something about shipping. Usual: the shop has no carrier switched on. Switch one on in the platform’s seller centre; if one is on, look at weight and size of the parcel again.',
  atSeveral: 'The platform’s words speak of several places of the product. Look at each of those below.',
  unknown:
    'The platform’s words name no place that the market recognises, so it is not known whether anything has to be mended. Send it again in a few hours; if it stays so, ask the support in the platform’s seller centre.',
} as const satisfies Translation<typeof vi>;
