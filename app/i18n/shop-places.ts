/** Texts of producers, places and the map. */
import { shopPlaces as en } from '#app/i18n/en/shop-places.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { shopPlaces as vi } from '#app/i18n/vi/shop-places.ts';

export const shopPlacesMessages = joinMessages(vi, en);
