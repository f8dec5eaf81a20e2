import type { Translation } from '#app/i18n/messages.ts';
import type { shopHome as vi } from '#app/i18n/vi/shop-home.ts';

export const shopHome = {
  homeTitle: 'Chợ Phiên: OCOP goods from the Lào Cai highlands',
  homeDescription:
    'OCOP goods of Lào Cai from highland cooperatives and families: tea, rice, honey, brocade. Who made it, in which village, and OCOP stars that are valid today.',
  heroTitle: 'The highland market, open day and night',
  heroText:
    'Tea, rice, honey, brocade from the cooperatives and families of Lào Cai. Each says who made it, in which village, and until when its OCOP stars are valid.',
  goMarket: 'Visit the market',
  sellHere: 'Sell here',
  newArrivals: 'New arrivals',
  byGroup: 'Browse by category',
  allInSeason: 'See everything in season',
  homeMapTitle: 'Each from its own village',
  homeMapText: 'Press a commune on the map to see what is made there.',
  trustStarTitle: 'Every star is valid',
  trustStarText:
    'OCOP stars show only while the decision behind them is valid. When it lapses the stars go by themselves.',
  trustMakerTitle: 'Meet the maker',
  trustMakerText:
    'Ask about wholesale prices or a pick-up day: the seller’s number is here when they allow it.',
  trustPlaceTitle: 'Know where it is from',
  trustPlaceText: 'Each product has a provenance page; scan the code on the package to open it.',
} as const satisfies Translation<typeof vi>;
