/** The texts of signing in and of a person's own account. */
import { account as en } from '#app/i18n/en/account.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { account as vi } from '#app/i18n/vi/account.ts';

export const accountMessages = joinMessages(vi, en);
