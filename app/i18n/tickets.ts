/** Texts of questions, complaints, returns and reviews, for buyers, producers and staff. */
import { tickets as en } from '#app/i18n/en/tickets.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { tickets as vi } from '#app/i18n/vi/tickets.ts';

export const ticketMessages = joinMessages(vi, en);
