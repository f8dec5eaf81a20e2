import type { Translation } from '#app/i18n/messages.ts';
import type { channelFixes as vi } from '#app/i18n/vi/channel-fixes.ts';

export const channelFixes = {
  // what is missing and how to mend it
  fixAlcohol:
    'Alcohol does not go to this channel. It is sold here only, to buyers who have declared that they are 18.',
  fixAlcoholLicence:
    'Alcohol needs a licence to make or sell it. Send the licence under Papers and wait until staff have seen it; then ask the platform, as some take no alcohol.',
  fixAlcoholCare:
    'Alcohol may be sold only to adults and paid only without cash. Switch cash on delivery off for this product on the platform.',
  fixHealthRegistration: 'A health food needs its registration certificate. Send it under Papers.',
  fixDisclaimer:
    'Add this sentence to the Vietnamese description: “Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh” (this food is not a medicine and does not replace one).',
  fixCosmeticDeclaration: 'A cosmetic needs its declaration form. Send it under Papers.',
  fixFresh:
    'Fresh goods: platforms often ask for a food safety paper. Send the certificate or the commitment under Papers, and switch on same-day delivery only.',
  fixCategoryPapers:
    'People at Tiki look at the papers that a category must have, and may ask for proof of the brand (a trademark certificate or a distribution contract). See at Tiki’s seller centre which ones this category needs. A food safety paper, declaration, test report or trademark certificate is best sent under Papers beforehand.',
  fixFoodPapers:
    'There is no food safety paper. Send the certificate, the commitment or the self-declaration under Papers, as the platform may ask.',
  fixPaperPutAway:
    'The paper that this product must have was put away, so it goes to no platform. Under Papers open “Papers put away” and press “Use again”, or send another one.',
  fixPaperEnding: 'The paper for this product ends on {actual}. Get a new one and send it under Papers.',
  fixPaperEnded:
    'The food safety paper for this product ended on {actual}, so it may not be sold on platforms. Get a new one and send it under Papers.',
  fixPaperRefused:
    'Staff did not accept the food safety paper for this product, so it may not be sold on platforms. Read their note under Papers and send another one.',
  fixPraise:
    'The words “{found}” are praise that needs proof, and marketplaces tend to turn it down. Take them out and describe the taste and the making instead.',
  fixUses:
    'The words “{found}” speak of a use to health. Write them only if that use has been declared; otherwise take them out.',
  fixStarClaim:
    'The name or description says OCOP {actual} stars, which the product does not hold today. Take the stars out; the market adds them while they are valid.',
  fixTitleFormatting:
    'The name has “{found}”. This channel takes no emoji, strange characters or repeated letters: take it out.',
  fixDescriptionFormatting:
    'The description has “{found}”. This channel takes no emoji, strange characters or repeated letters: take it out.',
  fixCapitals:
    'The description is all in capitals. This channel does not take it: write it in small letters.',
  fixPriceLeast: 'This channel takes prices from {min} dong up; the price is {actual} dong.',
  fixPriceAsPage:
    'This channel sends buyers to our own page, so its price must be the one there. Take back the price or percentage of its own.',
  fixPriceShare:
    'The price on this channel is only {actual}% of the market’s own; the channel takes {min}% and more. Check whether a 0 is missing.',
  fixPriceRange: 'The price of {actual} đồng is outside what this channel takes ({min}–{max} đồng).',
  fixStockRange: 'The stock is {actual}. This channel takes {min} to {max}.',
  fixSkuMissing: 'This size has no SKU. Give it a short code, for example CHE-100.',
  fixSkuShape:
    'The SKU “{actual}” has blanks or strange characters, or is longer than 50. Use plain letters, digits and hyphens.',
  fixWeightLeast:
    'The weight of {actual} g cannot be right. Weigh one parcel and enter its weight, at least {min} g.',
  fixPackageSum:
    'Length, width and height add up to {actual} cm. This channel takes {max} cm at most: split it into smaller parcels.',
  fixBrandMissing: 'There is no brand. Enter the name on the pack; if there is none, the producer’s name.',
  fixCategory: 'The platform’s category has not been chosen. Choose it once; the market remembers.',
  fixService: 'This channel takes goods only, no tourism services.',
  fixTitleMissing: 'There is no product name yet. Please fill it in.',
  fixTitleLong: 'The name has {actual} characters. Shorten it to {max} at most.',
  fixTitleShort:
    'The name has only {actual} characters. Say more, at least {min} characters: kind of goods, place, weight.',
  fixTitlePictographs:
    'The name has “{found}”. Pictures are taken out of the name on the market; out of a name written for this platform, or words before it, you take them yourself.',
  fixTitleContacts: 'The name holds “{found}”. Take phone numbers, links and social networks out of it.',
  fixDescriptionMissing: 'There is no description yet. Write a few sentences about the product.',
  fixDescriptionLong: 'The description has {actual} characters. Shorten it to {max} at most.',
  fixDescriptionShort:
    'The description has {actual} characters. Write at least {min} characters: what it is made of, how to use and keep it.',
  fixDescriptionContacts:
    'The description holds “{found}”. The platform blocks goods with phone numbers, links or social networks: take it out.',
  fixClaims: '“{found}” reads like a promise to cure. Food may not be described so: take it out.',
  fixLink: 'The address of the product page is wrong. Please tell the market’s staff.',
  fixPhotoMissing: 'There is no photo yet. Take at least one real photo of the product.',
  fixPhotoSmall:
    'The cover photo has a side of {actual} pixels. This channel needs {min} pixels: take it again and send the original.',
  fixPhotoSmallSoon:
    'The cover photo has a side of {actual} pixels. From 31 Jan 2027 this channel refuses less than {min} pixels: replace it.',
  fixPhotoFew:
    'Photos so far: {actual}. Add some, to make {min} photos: front, back, label, the goods as served.',
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
  fixBrandLong: 'The brand has {actual} characters, this channel takes at most {max}. Please shorten it.',
  fixProductSet:
    'No OCOP product set is chosen. Choose one, so that the channel puts the goods in the right place.',
  fixWeightMissing: 'The weight with packing is missing. Weigh one pack and fill in the grams.',
  fixWeightRange:
    'A weight of {actual} g is outside what the platform takes ({min}–{max} g). Weigh it again.',
  fixPackageMissing: 'The size of the parcel is missing. Measure length, width and height in cm.',
} as const satisfies Translation<typeof vi>;
