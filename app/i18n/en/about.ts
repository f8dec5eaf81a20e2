import type { Translation } from '#app/i18n/messages.ts';
import type { about as vi } from '#app/i18n/vi/about.ts';

export const about = {
  marketTitle: 'About Chợ Phiên',
  marketDescription: 'What Chợ Phiên is, who sells here, what the market does and does not do.',
  marketText:
    'Chợ Phiên, the highland market day, is the online market of Lào Cai’s OCOP products. Cooperatives, cooperative groups, families and enterprises lay out their own goods; department staff look at each product before it appears.\n# What the market does\nIt shows products and says who made them, where, and which OCOP stars are valid. Sellers write a product once and take the same content to other platforms.\n# What it does not do yet\nIt takes no orders and no money. To buy, contact the seller, or buy on a platform named on the product page.\n# Photos and drawings\nA product without photos has a drawing. The product page always says that it is one.',
  ocopTitle: 'What are OCOP stars?',
  ocopDescription: 'Who gives OCOP stars, how long they are valid, and why you sometimes see none.',
  ocopText:
    'OCOP, “One Commune One Product”, is a national programme. Products are scored out of 100: from 50 points three stars, from 70 four, from 90 five (Decision 26/2026/QĐ-TTg).\n# Who recognises\nThe province recognises three and four stars, the ministry five. Until July 2025 districts recognised three stars, so many older decisions carry a district’s name.\n# For how long\nA certificate is valid for 36 months. Chợ Phiên draws stars only while the decision is valid on the very day you look. When it lapses the stars go by themselves until the product is recognised again.\n# Our sign is not the certification mark\nThe star on these pages is the market’s own sign. The OCOP Việt Nam certification mark is on the package of products whose recognition is valid.',
  sellingTitle: 'Sell at Chợ Phiên',
  sellingDescription: 'Who can sell at Chợ Phiên and how to begin.',
  sellingText:
    'OCOP producers of Lào Cai sell here: cooperatives, cooperative groups, household businesses, enterprises. Listing is free.\n# How to begin\n1. The department opens your account from the OCOP register; you sign in with your phone number.\n2. Take photos, enter prices and the label. One step at a time; stop whenever you like, nothing is lost.\n3. Send it in. Staff publish it, or return it with a note on what to change.\n# Take it to other platforms\nWrite once, then take it along: the market says what each product still lacks for each platform, fills the template that your shop downloaded from Shopee, TikTok Shop or Lazada, or lists by itself on Shopee, TikTok Shop, Lazada and Tiki once you connect a shop. When a platform turns something down, the market says why and where to mend it. The pack for the post office holds catalogue, photos and papers. The catalogues for Google and Facebook make themselves.\n# If you need help\nThe community digital team of your village can help with photos and each step.',
  openDataTitle: 'Open data',
  openDataDescription: 'Addresses of Chợ Phiên that machines can read.',
  openDataText:
    'The market’s public data is machine-readable and needs no key.\n# Products\n/api/v1/products lists what is on sale, in pages. /feeds/google.xml and /feeds/google.tsv hold the same in Google’s format.\n# Products on sale online\n/api/v1/onboarding gives the number of OCOP products on e-commerce platforms by date.\n# Description\n/api/v1/openapi.json describes these addresses. There is no personal data in them; contact numbers appear only where the seller allows it.',
  rankingTitle: 'How products are ordered',
  rankingDescription: 'By what Chợ Phiên orders products. Nobody pays to stand in front.',
  rankingText:
    'Nobody pays to be placed first, and there is no advertising.\n# The list of products\nWhat was published or published again most recently stands first. You can change that: lowest price, highest price, or by name.\n# Search\nProducts whose name begins with your words come first, then those with all the words in the name, then in the text. If you type Vietnamese marks, matches with the same marks come first. A search orders at most 240 products.\n# What does not appear\nProducts that are not approved, are paused or put away. Alcohol appears only when you declare that you are 18 or older.\n# OCOP stars\nStars do not change the order. You can filter by the stars that are valid today.',
  privacyTitle: 'Personal data',
  privacyDescription: 'What Chợ Phiên keeps about you, for what, and for how long.',
  privacyText:
    'You need no account to look around, and the market does not follow you.\n# Visitors\nThere are no trackers, no advertising and no calls to other servers. If you declare to be 18 or older, that choice stays in a cookie on your device for 30 days.\n# Sellers and staff\nWe keep a name, and a phone number or e-mail to sign in with. Each person has a key of their own; erasing destroys the key, and the data can never be read again. Passwords are kept as hashes only.\n# What is public\nThe seller’s name, place of business and place of production are public, as e-commerce rules require. Phone, Zalo and e-mail appear only where the seller allows it.\n# Photos\nThe place where a photo was taken and everything else hidden in it is removed before it is stored.\n# Your rights\nYou may see, correct and ask to erase your data: contact the operator of the market. This text describes what the system does; it is not yet a legally reviewed policy.',
  termsTitle: 'Terms of operation',
  termsDescription: 'The rules of Chợ Phiên for sellers and visitors.',
  termsText:
    'This sums up the rules that the system applies. The operator issues the legal terms when the market opens officially.\n# Sellers\nAnswer for their products, prices and label content. Changes to name, ingredients, origin, OCOP stars or claims are looked at by staff before they appear. Stock, photo descriptions, photo order and price cuts within the limit appear at once.\n# The market\nTakes a product down when an authority asks for it, and records every approval, return and take-down. History is never deleted.\n# Buying\nThe market takes no orders and no money yet: the sale is between you and the seller.\n# Alcohol\nOnly for people of 18 years or older.',
  complaintsTitle: 'Feedback and complaints',
  complaintsDescription: 'When something at Chợ Phiên is not right.',
  complaintsText:
    'Wrong information, a photo that is not of the goods, stars that do not match the package? Please tell us.\n# About a product\nCall the seller first: the number is on the product page where the seller allows it. If that does not help, tell the operator of the market, with the address of the page.\n# About OCOP stars\nScan the code on the package or open the page of origin: it gives decision, date and validity, to compare with the authority that issued it.\n# About your data\nSee the page on personal data.',
  contactOperator: 'This demonstration has no real operator.',
} as const satisfies Translation<typeof vi>;
