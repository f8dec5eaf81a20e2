/** Texts of a producer's bank account. */
import { bank as en } from '#app/i18n/en/bank.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { bank as vi } from '#app/i18n/vi/bank.ts';

export const bankMessages = joinMessages(vi, en);
