/** The basket: buying from the product page, the basket's own page, its mark in the head of every page. */
import { cart as en } from '#app/i18n/en/cart.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { cart as vi } from '#app/i18n/vi/cart.ts';

export const cartMessages = joinMessages(vi, en);
