/** Texts of the mails to buyers. */
import { mails as en } from '#app/i18n/en/mails.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { mails as vi } from '#app/i18n/vi/mails.ts';

export const mailMessages = joinMessages(vi, en);
