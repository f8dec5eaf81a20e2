/** Texts of orders at the department's desk. */
import { watchedOrders as en } from '#app/i18n/en/watched-orders.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { watchedOrders as vi } from '#app/i18n/vi/watched-orders.ts';

export const watchedOrderMessages = joinMessages(vi, en);
