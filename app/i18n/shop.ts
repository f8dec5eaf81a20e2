/** Texts of the storefront. */
import { shop as en } from '#app/i18n/en/shop.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { shop as vi } from '#app/i18n/vi/shop.ts';

export const shopMessages = joinMessages(vi, en);
