/** Texts of a buyer's own page of an order: how it stands, how it is paid, what can be done. */
import { orderPage as en } from '#app/i18n/en/order-page.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { orderPage as vi } from '#app/i18n/vi/order-page.ts';

export const orderPageMessages = joinMessages(vi, en);
