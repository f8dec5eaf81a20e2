/** Texts of what buyers say of goods. */
import { buyersSay as en } from '#app/i18n/en/buyers-say.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { buyersSay as vi } from '#app/i18n/vi/buyers-say.ts';

export const buyersSayMessages = joinMessages(vi, en);
