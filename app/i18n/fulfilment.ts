/** Texts of a producer's orders: the list, one order, what is done with it. */
import { fulfilment as en } from '#app/i18n/en/fulfilment.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { fulfilment as vi } from '#app/i18n/vi/fulfilment.ts';

export const fulfilmentMessages = joinMessages(vi, en);
