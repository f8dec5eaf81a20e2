/** Texts of what is printed for orders and for the stall. */
import { orderPapers as en } from '#app/i18n/en/order-papers.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { orderPapers as vi } from '#app/i18n/vi/order-papers.ts';

export const orderPaperMessages = joinMessages(vi, en);
