/** The page on which a basket is ordered. */
import { checkout as en } from '#app/i18n/en/checkout.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { checkout as vi } from '#app/i18n/vi/checkout.ts';

export const checkoutMessages = joinMessages(vi, en);
