/** Texts of the mails to buyers. */
import { mails as en } from '#app/i18n/en/mails.ts';
import { joinMessages, type Translate } from '#app/i18n/messages.ts';
import { mails as vi } from '#app/i18n/vi/mails.ts';

export const mailMessages = joinMessages(vi, en);

/** Gives them in a buyer's language. */
export type MailWords = Translate<(typeof mailMessages)['vi']>;
