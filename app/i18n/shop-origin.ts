/** Texts of the provenance page. */
import { shopOrigin as en } from '#app/i18n/en/shop-origin.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { shopOrigin as vi } from '#app/i18n/vi/shop-origin.ts';

export const shopOriginMessages = joinMessages(vi, en);
